import { describe, expect, it } from '@jest/globals';
import { type EnumTypeDefinitionNode, Kind, parse } from 'graphql';
import { MissingReasonEnum, StockOrFlowEnum } from '../graph/index.js';
import { AREA, BASIS, type Codelist, CONFIDENTIALITY_STATUS, CONTRACT_SDL, KEY_POPULATION, LAW_AREA, LEGAL_STATUS, METHOD, MISSING_REASON, MISSING_REASON_IDS, OBSERVATION_STATUS, POPULATION, SEX, STOCK_OR_FLOW, TRANSMISSION, UNIT,  } from '../index.js';

const CODELISTS: Readonly<Record<string, Codelist>> = {
  AREA, BASIS, CONFIDENTIALITY_STATUS, KEY_POPULATION, LAW_AREA, LEGAL_STATUS, METHOD, MISSING_REASON, OBSERVATION_STATUS,
  POPULATION, SEX, STOCK_OR_FLOW, TRANSMISSION, UNIT,
};
const CYRILLIC = /\p{Script=Cyrillic}/u;

function contractEnum(name: string): string[] {
  const node = parse(CONTRACT_SDL).definitions.find((each): each is EnumTypeDefinitionNode => each.kind === Kind.ENUM_TYPE_DEFINITION && each.name.value === name);
  return (node?.values ?? []).map((value) => value.name.value);
}

describe.each(Object.entries(CODELISTS))('the codelist %s', (_name, list) => {
  const codes = [...list.values()];

  it('names every code in English and in Russian', () => {
    for (const { id, name } of codes) {
      expect([id, name.en]).toEqual([id, expect.stringMatching(/^[^\p{Script=Cyrillic}]*[A-Za-z0-9][^\p{Script=Cyrillic}]*$/u)]);
      expect([id, name.ru]).toEqual([id, expect.stringMatching(CYRILLIC)]);
    }
  });

  it('gives no two codes the same name', () => {
    expect(new Set(codes.map(({ name }) => name.en)).size).toBe(codes.length);
    expect(new Set(codes.map(({ name }) => name.ru)).size).toBe(codes.length);
  });

  it('leads from every code up to one without a parent', () => {
    for (const start of codes) {
      const seen = new Set<string>();
      for (let id: string | undefined = start.id; id !== undefined; id = list.get(id)?.parent) {
        expect(list.has(id)).toBe(true);
        expect([start.id, seen.has(id)]).toEqual([start.id, false]);
        seen.add(id);
      }
    }
  });
});

describe('areas', () => {
  const places = [...AREA.values()].filter(({ id }) => !id.startsWith('_'));

  it('are ISO 3166-2 codes of the six members, or of a training member, and lie in the whole country', () => {
    for (const { id, parent } of places) expect([id, parent]).toEqual([expect.stringMatching(/^(KZ|KG|RU|TJ|TM|UZ|XN|XS|XE)-[A-Z0-9]{1,3}$/), '_T']);
  });

  it('say that they are fictional where the country is, and nowhere else', () => {
    for (const { id, name } of places) {
      expect([id, name.en.endsWith('(fictional)'), name.ru.endsWith('(вымышленная область)')]).toEqual([id, id.startsWith('X'), id.startsWith('X')]);
    }
    for (const code of ['XN', 'XS', 'XE']) expect(places.filter(({ id }) => id.startsWith(`${code}-`))).toHaveLength(3);
  });
});

describe('areas of law that are answered with a number', () => {
  it('say of what, in both languages; the others have no unit', () => {
    for (const { id, answers, unit } of LAW_AREA.values()) {
      expect([id, unit]).toEqual([id, answers === 'NUMBER' ? { en: expect.stringMatching(/^(%|[a-zA-Z].*)$/), ru: expect.stringMatching(/^%$|\p{Script=Cyrillic}/u) } : undefined]);
    }
  });
});

describe('reasons for a missing figure', () => {
  it('are the same in the codelist, in its type, in the GraphQL enum and in the contract', () => {
    expect([...MISSING_REASON.keys()]).toEqual([...MISSING_REASON_IDS]);
    expect(Object.entries(MissingReasonEnum)).toEqual(MISSING_REASON_IDS.map((id) => [id, id]));
    expect(contractEnum('MissingReason')).toEqual([...MISSING_REASON_IDS]);
  });

  it('each go with an SDMX status that says "missing"', () => {
    for (const { id, observationStatus } of MISSING_REASON.values()) {
      expect([id, OBSERVATION_STATUS.get(observationStatus)?.name.en]).toEqual([id, expect.stringMatching(/^Missing/)]);
    }
  });
});

describe('what a period means', () => {
  it('is the same in the codelist, in the GraphQL enum and in the contract', () => {
    expect(Object.entries(StockOrFlowEnum)).toEqual([...STOCK_OR_FLOW.keys()].map((id) => [id, id]));
    expect(contractEnum('StockOrFlow')).toEqual([...STOCK_OR_FLOW.keys()]);
  });
});
