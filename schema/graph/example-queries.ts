/** The two queries that a newcomer is shown: in GraphiQL, on the console and in the README. */
export const EXAMPLE_QUERIES = [
  {
    title: 'New HIV diagnoses, wherever a country published them',
    text: `query NewDiagnoses {
  countries {
    name
    observations(filter: { indicators: ["HIV_NEW_DIAGNOSES"] }) {
      totalCount
      nodes { period population origin value lower upper missing source { title locator } }
    }
  }
}`,
  },
  {
    title: 'Which countries deport foreigners because of HIV?',
    text: `query Deportation {
  countries {
    name
    custody
    laws(areas: ["HIV_DEPORTATION"]) { population origin answer detail asOf source { locator } }
  }
}`,
  },
] as const;
