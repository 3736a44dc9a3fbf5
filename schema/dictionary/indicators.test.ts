import { describe, expect, it } from '@jest/globals';
import { STOCK_OR_FLOW } from './codelists/stock-or-flow.js';
import { UNIT } from './codelists/unit.js';
import { BREAKDOWN_IDS } from './dimension.js';
import { type IndicatorDefinition, TOPICS } from './indicator.js';
import { INDICATORS } from './indicators.js';
import { BARRIER } from './indicators/barriers.js';
import { BEHAVIOUR } from './indicators/behaviour.js';
import { CONTEXT } from './indicators/context.js';
import { HIV } from './indicators/hiv.js';
import { MIGRATION } from './indicators/migration.js';
import { SERVICES } from './indicators/services.js';
import { TESTING } from './indicators/testing.js';
import { TREATMENT } from './indicators/treatment.js';

const FLAT = [...CONTEXT, ...MIGRATION, ...HIV, ...TESTING, ...TREATMENT, ...BEHAVIOUR, ...BARRIER, ...SERVICES];

/** Codes of the indicators that break a rule; a test that fails shows them. */
function breaking(rule: (indicator: IndicatorDefinition) => boolean): string[] {
  return FLAT.filter((indicator) => !rule(indicator)).map(({ code }) => code);
}

function twice(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

function isSubset<Item>(some: readonly Item[], all: readonly Item[]): boolean {
  return some.every((each) => all.includes(each)) && twice(some.map(String)).length === 0;
}

describe('codes of indicators', () => {
  it('are unique, in shouting snake case, and all in the dictionary in reading order', () => {
    expect(twice(FLAT.map(({ code }) => code))).toEqual([]);
    expect(breaking(({ code }) => /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(code))).toEqual([]);
    expect([...INDICATORS.keys()]).toEqual(FLAT.map(({ code }) => code));
  });
});

describe('texts of indicators', () => {
  it('stand in both languages, the Russian ones in Cyrillic and the English ones not', () => {
    const english = /^[^\p{Script=Cyrillic}]*[A-Za-z]{3}[^\p{Script=Cyrillic}]*$/u;
    const russian = /\p{Script=Cyrillic}{3}/u;
    expect(breaking(({ name, definition }) => english.test(name.en) && english.test(definition.en))).toEqual([]);
    expect(breaking(({ name, definition }) => russian.test(name.ru) && russian.test(definition.ru))).toEqual([]);
  });

  it('define in full sentences, and name without a full stop', () => {
    expect(breaking(({ definition }) => definition.en.endsWith('.') && definition.ru.endsWith('.'))).toEqual([]);
    expect(breaking(({ name }) => !name.en.endsWith('.') && !name.ru.endsWith('.'))).toEqual([]);
  });

  it('tell every two indicators apart, in either language', () => {
    for (const text of ['name', 'definition'] as const) {
      expect(twice(FLAT.map((indicator) => indicator[text].en.toLowerCase()))).toEqual([]);
      expect(twice(FLAT.map((indicator) => indicator[text].ru.toLowerCase()))).toEqual([]);
    }
  });
});

describe('what an indicator is made of', () => {
  it('is known to the dictionary: topic, units, stock or flow, breakdowns', () => {
    expect(breaking(({ topic }) => TOPICS.includes(topic))).toEqual([]);
    expect(breaking(({ units }) => isSubset(units, [...UNIT.keys()]))).toEqual([]);
    expect(breaking(({ stockOrFlow }) => isSubset(stockOrFlow, [...STOCK_OR_FLOW.keys()]))).toEqual([]);
    expect(breaking(({ breakdowns }) => isSubset(breakdowns, BREAKDOWN_IDS))).toEqual([]);
  });

  it('adds up only over breakdowns that it has, and never over key populations, which overlap', () => {
    expect(breaking(({ additiveOver, breakdowns }) => isSubset(additiveOver, breakdowns))).toEqual([]);
    expect(breaking(({ additiveOver }) => !additiveOver.includes('KEY_POPULATION'))).toEqual([]);
    expect(breaking(({ additiveOver, units }) => additiveOver.length === 0 || units[0] === 'PERSONS')).toEqual([]);
  });

  it('is bounded by other indicators of the same unit, and in no circle', () => {
    expect(breaking(({ boundedBy, units }) => boundedBy.every((bound) => INDICATORS.get(bound)?.units[0] === units[0]))).toEqual([]);
    const above = (code: string): string[] => (INDICATORS.get(code)?.boundedBy ?? []).flatMap((bound) => [bound, ...above(bound)]);
    expect(breaking(({ code }) => !above(code).includes(code))).toEqual([]);
  });

  it('is, as a share, a percentage of an indicator that has the breakdown which it divides', () => {
    const shares = FLAT.filter(({ shareOf }) => shareOf !== undefined);
    expect(shares.length).toBeGreaterThan(10);
    expect(breaking(({ shareOf, units }) => shareOf === undefined || units.every((unit) => unit === 'PERCENT'))).toEqual([]);
    expect(breaking(({ shareOf, breakdowns }) => shareOf === undefined || breakdowns.includes(shareOf.over))).toEqual([]);
    expect(breaking(({ shareOf }) => shareOf === undefined || INDICATORS.get(shareOf.indicator)?.breakdowns.includes(shareOf.over) === true)).toEqual([]);
  });

  it('names framework, year and number of every reference, and none twice', () => {
    const complete = ({ framework, year, number }: IndicatorDefinition['references'][number]): boolean =>
      framework.length > 0 && Number.isInteger(year) && year >= 2010 && year <= 2030 && number.trim() === number && number.length > 0;
    expect(breaking(({ references }) => references.every(complete))).toEqual([]);
    expect(breaking(({ references }) => twice(references.map((each) => JSON.stringify(each))).length === 0)).toEqual([]);
  });
});
