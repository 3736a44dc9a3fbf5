import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { AREA, type BreakdownId, countryCode, type Figure, FIGURE_KEY, INDICATORS, POPULATION, TRANSMISSION } from '@serai/schema';
import { type InputFile, readSubmission } from './submission.js';

const FOLDER = new URL('../../../../infra/countries/', import.meta.url);
const COUNTRIES = { KZ: 'kazakhstan', KG: 'kyrgyzstan', RU: 'russian-federation', TJ: 'tajikistan', TM: 'turkmenistan', UZ: 'uzbekistan' };

const file = (name: string): InputFile => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') });
const figures = Object.entries(COUNTRIES).flatMap(([code, folder]) => {
  const result = readSubmission({ figures: file(`${folder}/figures.csv`), laws: file(`${folder}/laws.csv`), sources: file('sources.csv') }, code);
  return 'faults' in result ? [] : result.figures;
});

/** A figure in one line, to show when it breaks a rule. */
const show = ({ reporter, indicator, period, source, locator, value }: Figure): string => `${reporter} ${indicator} ${period} = ${value ?? ''} (${source}, ${locator})`;

/** Half a unit of the last digit that is printed. */
const rounding = (printed: number): number => 0.5 * 10 ** -(String(printed).split('.')[1] ?? '').length;

describe('numbers', () => {
  it('in percent lie between 0 and 100, unless they are changes or balances', () => {
    const bounded = figures.filter(({ indicator, unit }) => unit === 'PERCENT' && INDICATORS.get(indicator)?.unbounded === false);
    expect(bounded.length).toBeGreaterThan(100);
    expect(bounded.filter(({ value, lower, upper }) => [value, lower, upper].some((each) => each !== null && (each < 0 || each > 100))).map(show)).toEqual([]);
  });

  it('that are given with numerator and denominator are their ratio', () => {
    const ratios = figures.filter(({ value, numerator, denominator, unit }) => value !== null && numerator !== null && denominator !== null && unit === 'PERCENT');
    expect(ratios.length).toBeGreaterThan(2);
    expect(ratios.filter(({ value, numerator, denominator }) => Math.abs(value as number - (100 * (numerator as number)) / (denominator as number)) > rounding(value as number)).map(show)).toEqual([]);
  });
});

describe('the table of remittances between Russia and Central Asia', () => {
  const FIVE = ['KZ', 'KG', 'TJ', 'TM', 'UZ'];
  const table = new Map(figures.filter(({ reporter, locator }) => reporter === 'RU' && locator.includes('§2, Table 1')).map((figure) => [`${figure.indicator} ${figure.population} ${figure.origin}`, figure.value as number]));
  const cell = (indicator: string, population: string, origin: string): number => table.get(`REMITTANCES_${indicator} ${population} ${origin}`) ?? NaN;

  it.each(['RECEIVED', 'SENT', 'BALANCE'])('adds up: %s in total is the sum of the five countries', (indicator) => {
    for (const population of ['_T', 'IMMIGRANT']) {
      expect(FIVE.reduce((sum, origin) => sum + cell(indicator, population, origin), 0)).toBeCloseTo(cell(indicator, population, 'G_CA5'), 1);
    }
  });

  it.each([...FIVE, 'G_CA5'])('balances: %s received less sent, and non-residents are part of all', (origin) => {
    for (const population of ['_T', 'IMMIGRANT']) {
      expect(cell('RECEIVED', population, origin) - cell('SENT', population, origin)).toBeCloseTo(cell('BALANCE', population, origin), 1);
    }
    for (const indicator of ['RECEIVED', 'SENT']) expect(cell(indicator, 'IMMIGRANT', origin)).toBeLessThanOrEqual(cell(indicator, '_T', origin));
  });
});

describe('shares of one total', () => {
  const FIELD: Partial<Record<BreakdownId, keyof Figure>> = { POPULATION: 'population', ORIGIN: 'origin', DESTINATION: 'destination', SEX: 'sex', AGE: 'age', TRANSMISSION: 'transmission', AREA: 'area', LEGAL_STATUS: 'legalStatus' };
  const LISTS = [POPULATION, TRANSMISSION, AREA];
  const parentOf = (id: string): string | undefined => LISTS.map((list) => list.get(id)?.parent).find((parent) => parent !== undefined) ?? countryCode(id)?.parent;
  const isWithin = (id: string, other: string): boolean => parentOf(id) === other || (parentOf(id) !== undefined && isWithin(parentOf(id) as string, other));

  /** Totals whose shares exceed 100 in print, and why they stay. */
  const PRINTED_SO = [
    // Annex 8, §2, para 1: 79.9 % to Russia and 20.8 % to Kazakhstan. Printed so; the note says that they exceed 100.
    'UZ MIGRANTS_SHARE_BY_DESTINATION 2015',
  ];

  const groups = new Map<string, { code: string; value: number }[]>();
  for (const figure of figures) {
    const over = INDICATORS.get(figure.indicator)?.shareOf?.over;
    const field = over && FIELD[over];
    // Key populations overlap: their shares need not add up.
    if (!field || figure.value === null) continue;
    const total = FIGURE_KEY.filter((part) => part !== field).map((part) => figure[part]).join('|');
    const key = `${figure.reporter} ${figure.indicator} ${figure.period} ${total}`;
    groups.set(key, [...(groups.get(key) ?? []), { code: figure[field] as string, value: figure.value }]);
  }
  const told = [...groups].filter(([, shares]) => shares.length > 1);

  it('do not exceed 100 beyond their rounding, codes inside another code not counted twice', () => {
    const exceeding = told.filter(([, shares]) => {
      const top = shares.filter(({ code }) => !shares.some((other) => isWithin(code, other.code)));
      return top.reduce((sum, { value }) => sum + value, 0) > 100 + top.reduce((sum, { value }) => sum + rounding(value), 0);
    });
    expect(told.length).toBeGreaterThan(5);
    expect(exceeding.map(([key]) => key.split(' ', 3).join(' '))).toEqual(PRINTED_SO);
  });

  it('of a route of transmission are not less than those of the routes inside it', () => {
    const torn = told.flatMap(([key, shares]) => shares.filter(({ code, value }) => {
      const inside = shares.filter((other) => parentOf(other.code) === code);
      return inside.reduce((sum, part) => sum + part.value - rounding(part.value), 0) > value + rounding(value);
    }).map(({ code }) => `${key} ${code}`));
    expect(told.some(([, shares]) => shares.some(({ code }) => code === 'HETEROSEXUAL'))).toBe(true);
    expect(torn).toEqual([]);
  });
});
