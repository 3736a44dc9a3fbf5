import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { graphql, type GraphQLSchema } from 'graphql';
import { buildSchema, Query, Resolver } from 'type-graphql';
import { parseRules } from '../access/parse-rules.js';
import { AccessRulesType } from './access-rules.js';

const RULES = `
country: XN
alreadyPublished: [REPORT-2018]
audiences:
  steward:
    terms: { version: 2026-11, en: Steward., ru: Хранителю. }
    protection: { minimumCount: 1, zeros: shown, wholeGroup: show, dominance: none }
    open:
      - topics: [hiv, testing]
        indicators: [ON_ART]
        dimensions: { SEX: all, AGE: [Y15T24], AREA: none, KEY_POPULATION: { codes: [PWID, SW], notBy: [ORIGIN] } }
        periods: { from: 1987, undated: yes }
  secretariat:
    terms: { version: 2026-11, en: Cite the release., ru: Ссылайтесь на выпуск. }
    protection: { minimumCount: 5, zeros: small, wholeGroup: hide, dominance: { largest: 1, percent: 80 } }
    open:
      - { indicators: [HIV_TESTED], periods: { from: 2015-Q2, to: 2024-02 }, embargo: { until: 2027-01-31T09:00:00Z } }
      - { indicators: [HIV_TESTED], periods: { from: 2015-Q2, to: 2023 }, embargo: { monthsAfterPeriod: 6 } }
  researcher:
    terms: { version: 2026-11, en: Link it with nothing., ru: Ни с чем не связывайте. }
    protection: { minimumCount: 5, zeros: small, wholeGroup: hide, dominance: none }
    open: []
  partner:XS:
    terms: { version: 2026-12, en: By agreement., ru: По соглашению. }
    protection: { minimumCount: 10, zeros: small, wholeGroup: hide, dominance: none }
    open: []
`;

/** The rules of a text, in force. */
function inForce(text: string) {
  const parsed = parseRules(text);
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults, null, 1));
  return new AccessRulesType({ rules: parsed.rules, version: 'a1b2' });
}

async function schemaOf(rules: AccessRulesType): Promise<GraphQLSchema> {
  @Resolver()
  class RulesResolver {
    @Query(() => AccessRulesType)
    rules(): AccessRulesType {
      return rules;
    }
  }
  return buildSchema({ resolvers: [RulesResolver], validate: false });
}

async function ask(selection: string): Promise<Record<string, unknown>> {
  const { data, errors } = await graphql({ schema: await schemaOf(inForce(RULES)), source: `{ rules ${selection} }` });
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
  return JSON.parse(JSON.stringify(data?.['rules'])) as Record<string, unknown>;
}

describe('access rules as the graph shows them', () => {
  it('name the country, their version and what already stands in print', async () => {
    expect(await ask('{ country version alreadyPublished }')).toEqual({ country: 'XN', version: 'a1b2', alreadyPublished: ['REPORT-2018'] });
  });

  it('have the nested audiences from public to steward, then partners', async () => {
    expect(await ask('{ audiences { audience } }')).toEqual({ audiences: ['public', 'researcher', 'secretariat', 'steward', 'partner:XS'].map((audience) => ({ audience })) });
  });

  it('show protection and terms as they are in the file', async () => {
    const { audiences } = await ask('{ audiences { termsVersion terms(language: RU) cacheableOutside protection { minimumCount zeros wholeGroup dominance { largest percent } } } }');
    expect((audiences as unknown[])[2]).toEqual({
      termsVersion: '2026-11', terms: 'Ссылайтесь на выпуск.', cacheableOutside: false,
      protection: { minimumCount: 5, zeros: 'small', wholeGroup: 'hide', dominance: { largest: 1, percent: 80 } },
    });
    expect((audiences as unknown[])[4]).toMatchObject({ termsVersion: '2026-12', protection: { minimumCount: 10, dominance: null } });
  });

  it('list what is open: topics by their indicators, dimensions that are broken down, days and embargoes', async () => {
    const { audiences } = await ask('{ audiences { opens { indicators topics dimensions { dimension codes notBy } periodFrom periodTo undated embargoUntil embargoMonths } } }');
    const [, researcher, secretariat, steward] = audiences as readonly { opens: readonly Record<string, unknown>[] }[];
    expect(researcher?.opens).toEqual([]);
    expect(secretariat?.opens).toEqual([
      { indicators: ['HIV_TESTED'], topics: [], dimensions: [], periodFrom: '2015-04-01', periodTo: '2024-02-29', undated: false, embargoUntil: '2027-01-31T09:00:00Z', embargoMonths: null },
      { indicators: ['HIV_TESTED'], topics: [], dimensions: [], periodFrom: '2015-04-01', periodTo: '2023-12-31', undated: false, embargoUntil: null, embargoMonths: 6 },
    ]);
    expect(steward?.opens[0]).toMatchObject({
      topics: ['hiv', 'testing'], periodFrom: '1987-01-01', periodTo: null, undated: true, embargoUntil: null, embargoMonths: null,
      indicators: expect.arrayContaining(['HIV_NEW_DIAGNOSES', 'HIV_TESTED', 'ON_ART']),
      dimensions: [
        { dimension: 'KEY_POPULATION', codes: ['PWID', 'SW'], notBy: ['ORIGIN'] }, { dimension: 'SEX', codes: null, notBy: [] }, { dimension: 'AGE', codes: ['Y15T24'], notBy: [] },
      ],
    });
  });

  it('explain themselves in English unless told, and in Russian', async () => {
    const { audiences } = await ask('{ audiences { explanation ru: explanation(language: RU) } }');
    const [everybody] = audiences as readonly { explanation: string[]; ru: string[] }[];
    expect(everybody).toEqual({
      explanation: ['XN, as public', 'Sees, as published: every figure from REPORT-2018.', 'Does not see anything else: no rule opens it.'],
      ru: ['XN, аудитория public', 'Видит как опубликованное: все данные из REPORT-2018.', 'Больше не видит ничего: этого не открывает ни одно правило.'],
    });
  });

  it('give a nested audience that the file leaves out its entry, in which nothing is open, protected or agreed', async () => {
    const { audiences } = await ask('{ audiences { audience protection { minimumCount } cacheableOutside terms termsVersion opens { undated } } }');
    expect((audiences as unknown[])[0]).toEqual({ audience: 'public', protection: null, cacheableOutside: false, terms: null, termsVersion: null, opens: [] });
  });

  it('let answers to the public alone be kept outside, where the file says so', async () => {
    const open = RULES.replace('  researcher:', '  public:\n    terms: { version: a, en: a, ru: a }\n    protection: { minimumCount: 9, zeros: small, wholeGroup: hide, dominance: none }\n    cacheableOutside: yes\n    open: []\n  researcher:');
    expect(inForce(open).audiences.map(({ cacheableOutside }) => cacheableOutside)).toEqual([true, false, false, false, false]);
  });
});
