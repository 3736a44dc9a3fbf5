/** The two queries that a newcomer is shown: in GraphiQL, on the console and in the README. */
export const EXAMPLE_QUERIES = [
  {
    title: 'HIV among citizens of Turkmenistan, whoever reports it',
    text: `query AmongCitizensOfTurkmenistan {
  countries(codes: ["KZ", "RU"]) {
    name
    observations(filter: {
      indicators: ["HIV_DIAGNOSES_CUMULATIVE"]
      origin: ["TM"]
      sex: ["_T"]
    }) {
      nodes { period value source { locator } }
    }
  }
  turkmenistan {
    observations(filter: {
      indicators: ["HIV_DIAGNOSES_CUMULATIVE"]
      population: ["_T"]
    }) {
      nodes { period value missing note source { locator } }
    }
  }
}`,
  },
  {
    title: 'Who has ratified the convention on the rights of migrant workers?',
    text: `query Ratified {
  countries {
    name
    laws(areas: ["RATIFIED_MIGRANT_WORKERS_CONVENTION_1990"]) {
      answer asOf detail source { title locator }
    }
  }
}`,
  },
] as const;
