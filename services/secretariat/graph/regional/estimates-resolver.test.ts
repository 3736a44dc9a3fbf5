import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from 'graphql';
import { publishedAnswer } from '../../regional/published.fixture.js';
import type { RegionalQuestion } from '../../regional/regional-port.js';
import { secretariatSchema } from '../secretariat-schema.js';

const FIELDS = `asOf releases { id } silent { country } estimates {
  origin destination keyPopulation size { value lower upper missing confidentiality } simulation { draws seed mean percentiles { percent value } }
  inputs { factor missing halfOpen { id } keptBack { id } candidates { lower upper isFlow isRegister figures { id reporter source { locator } } } }
  assumptions { name lower upper isDefault why whyRu: why(language: RU) } sensitivity { factor lower upper }
  registered { id value } published { id lower upper } comparison { verdict explanation explanationRu: explanation(language: RU) stockNeeded { lower upper } }
}`;

interface Answer {
  readonly estimates: { readonly estimates: readonly Readonly<Record<string, unknown>>[] } | null;
}

let schema: Awaited<ReturnType<typeof secretariatSchema>>['schema'];
beforeAll(async () => {
  ({ schema } = await secretariatSchema([]));
});

async function ask(given: string, fields = FIELDS): Promise<{ data: Answer | null; message: string | undefined; code: unknown; questions: RegionalQuestion[] }> {
  const questions: RegionalQuestion[] = [];
  const regional = { answer: async (question: RegionalQuestion) => (questions.push(question), publishedAnswer()) };
  const { data, errors } = await graphql({ schema, contextValue: { regional }, source: `{ estimates${given} { ${fields} } }` });
  return { data: JSON.parse(JSON.stringify(data ?? null)) as Answer | null, message: errors?.[0]?.message, code: (errors?.[0]?.originalError as { code?: string } | undefined)?.code, questions };
}

describe('estimates', () => {
  it('are made from one question to the two countries, with every number led back to its figure', async () => {
    const { data, questions, message } = await ask('(origin: "KG", destination: "KZ", draws: 500)');
    expect(message).toBeUndefined();
    expect(questions).toEqual([{ countries: ['KG', 'KZ'], training: false, filter: { indicators: expect.arrayContaining(['MIGRANTS', 'HIV_PREVALENCE']) }, laws: null, asOf: null }]);
    expect(data?.estimates).toMatchObject({
      estimates: [{
        origin: 'KG', destination: 'KZ', keyPopulation: null, size: { value: null, lower: 24, upper: 309, missing: null, confidentiality: 'F' }, simulation: { draws: 500, seed: 1 },
        inputs: [{ factor: 'STOCK', candidates: [{ figures: [{ id: 'KG-31', reporter: 'KG', source: { locator: expect.stringContaining('Annex 4') } }] }, { figures: [{ id: 'KZ-24', reporter: 'KZ' }] }] }, { factor: 'PREVALENCE' }],
        published: [{ id: 'KZ-103' }], comparison: { verdict: 'HOLDS', explanationRu: expect.stringContaining('Исходные данные') },
      }],
    });
  });

  it('are of every other member where no origin is named, also of those about whom nothing is known', async () => {
    const { data, questions } = await ask('(destination: "KZ", keyPopulation: "SW", asOf: { date: "2026-11-20" })', 'estimates { origin comparison { verdict } }');
    expect(questions[0]).toMatchObject({ countries: null, asOf: { date: '2026-11-20', releases: [] } });
    expect(data?.estimates?.estimates.map(({ origin, comparison }) => [origin, (comparison as { verdict: string }).verdict])).toEqual([
      ['KG', 'HOLDS'], ['RU', 'INSUFFICIENT'], ['TJ', 'INSUFFICIENT'], ['TM', 'INSUFFICIENT'], ['UZ', 'INSUFFICIENT'],
    ]);
  });

  it.each([
    ['(origin: "KZ", destination: "KZ")', 'A corridor leads from one country to another: origin and destination are both KZ'],
    ['(origin: "KG", destination: "KZ", keyPopulation: "PWD")', 'keyPopulation: there is no key population "PWD". Did you mean PWUD or PWID?'],
    ['(destination: "KX")', 'destination: KX is not among the members, which are KG, KZ, RU, TJ, TM, UZ. Did you mean KG or KZ?'],
    ['(destination: "XN")', 'destination: XN is not among the members, which are KG, KZ, RU, TJ, TM, UZ. Training members, which are fictional, are there with training: true'],
    ['(destination: "KZ", draws: 5)', 'draws must lie between 100 and 100000'],
    ['(destination: "KZ", assumptions: [{ name: MOBILITY, lower: 2, upper: 1 }])', 'assumptions: MOBILITY from 2 to 1 is no interval of factors. Write the lesser end first, and nothing negative'],
    ['(destination: "KZ", assumptions: [{ name: LIKENESS, lower: 1, upper: 1e308 }])', 'assumptions: LIKENESS from 1 to 1e+308: an end is 0 or lies between 0.001 and 1000'],
    ['(destination: "KZ", assumptions: [{ name: LIKENESS, lower: 1e-308, upper: 1 }])', 'assumptions: LIKENESS from 1e-308 to 1: an end is 0 or lies between 0.001 and 1000'],
    ['(destination: "KZ", assumptions: [{ name: MOBILITY, lower: 1, upper: 1 }, { name: MOBILITY, lower: 1, upper: 1 }])', 'assumptions: MOBILITY is given twice. Give it once'],
  ])('are refused for what cannot be understood: %s', async (given, message) => {
    expect(await ask(given)).toMatchObject({ data: { estimates: null }, code: 'INVALID_ARGUMENT', message });
  });
});
