/** The two queries that a newcomer is shown: in GraphiQL, on the console and in the README. */
export const EXAMPLE_QUERIES = [
  {
    title: 'HIV among citizens of Turkmenistan, whoever reports it',
    text: `query AmongCitizensOfTurkmenistan {
  countries(codes: ["KZ", "RU"]) {
    name
    observations(filter: { indicators: ["HIV_DIAGNOSES_CUMULATIVE"], origin: ["TM"], sex: ["_T"] }) {
      nodes { period value source { locator } }
    }
  }
  turkmenistan {
    observations(filter: { indicators: ["HIV_DIAGNOSES_CUMULATIVE"], population: ["_T"] }) {
      nodes { period value missing note source { locator } }
    }
  }
}`,
  },
  {
    title: 'Are foreigners deported because of HIV?',
    text: `query Deportation {
  countries {
    name
    laws(areas: ["HIV_DEPORTATION"]) {
      population origin answer detail asOf source { locator }
    }
  }
}`,
  },
] as const;
