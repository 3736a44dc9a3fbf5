import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { BREAKDOWNS, type BreakdownId, INDICATORS } from '@serai/schema';
import { COMMITTED, type CommittedMember, keyOf, type Place, placeOf } from './committed.fixture.js';

const INDICATOR_CODES = ['HIV_TESTED', 'HIV_NEW_DIAGNOSES', 'PLHIV_REGISTERED', 'ON_ART', 'VIRALLY_SUPPRESSED'];
const PERIODS = ['2021', '2022', '2023', '2024'];
/** Parts of these add up to their total; key populations overlap. */
const ADDITIVE: readonly BreakdownId[] = ['AREA', 'ORIGIN', 'DESTINATION', 'LEGAL_STATUS', 'SEX', 'AGE'];
/** What the dictionary says, and what follows from the definitions: who is diagnosed was tested. */
const BOUNDS = [
  ['VIRALLY_SUPPRESSED', 'ON_ART'],
  ['ON_ART', 'PLHIV_REGISTERED'],
  ['HIV_NEW_DIAGNOSES', 'HIV_TESTED'],
] as const;

/** Every indicator and period of the domain. */
const SLICES = INDICATOR_CODES.flatMap((indicator) => PERIODS.map((period) => ({ indicator, period })));

/** Every cell for which a law does not hold, as text. */
function broken(member: CommittedMember, places: readonly Place[], holds: (value: (place: Place) => number, place: Place) => boolean): string[] {
  return SLICES.flatMap(({ indicator, period }) => {
    const value = (place: Place): number => member.value(indicator, period, place);
    return places.filter((place) => !holds(value, place)).map((place) => keyOf(indicator, period, place));
  });
}

describe.each(Object.entries(COMMITTED))('the training member %s', (code, member) => {
  it('has a domain of 3,000 to 4,500 cells, and no row outside it or twice', () => {
    expect(member.domain.country).toBe(code);
    const cells = new Set(member.domain.tables.flatMap((table) => member.placesOf(table).flatMap((place) => table.indicators.flatMap((indicator) => table.periods.map((period) => keyOf(indicator, String(period), place))))));
    expect(cells.size).toBeGreaterThanOrEqual(3_000);
    expect(cells.size).toBeLessThanOrEqual(4_500);
    expect(cells.size).toBe(member.places.length * SLICES.length);
    const rows = member.rows.map((row) => keyOf(row['INDICATOR'] ?? '', row['TIME_PERIOD'] ?? '', placeOf(row)));
    expect(rows.filter((row) => !cells.has(row))).toEqual([]);
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('is counted so in the README', () => {
    const text = readFileSync(new URL('../../training/README.md', import.meta.url), 'utf8');
    const [cells, rows] = [member.places.length * SLICES.length, member.rows.length].map((count) => count.toLocaleString('en'));
    expect(text).toContain(` | ${cells} | ${rows} | `);
  });

  it('is told in codes of the dictionary', () => {
    const unknown = member.places.flatMap((place) => Object.values(BREAKDOWNS).filter(({ id, lookUp }) => place[id] !== '_T' && !lookUp(place[id])).map(({ id }) => `${id} ${place[id]}`));
    expect(unknown).toEqual([]);
  });

  it('says of every figure and every table that it is synthetic', () => {
    const marks = { METHOD: 'SYNTHETIC', SOURCE: 'SERAI-SYNTHETIC', LOCATOR: 'seeded set 2026-11', NOTE_EN: 'Synthetic, about nobody.', NOTE_RU: 'Синтетические данные, ни о ком.' };
    expect(member.rows.filter((row) => row['REPORTER'] !== code || Object.entries(marks).some(([column, mark]) => row[column] !== mark))).toEqual([]);
    for (const table of member.domain.tables) {
      expect(table).toMatchObject({ method: marks.METHOD, source: marks.SOURCE, locator: marks.LOCATOR, note: { en: marks.NOTE_EN, ru: marks.NOTE_RU }, absent: 'zero' });
    }
  });

  it('has rows for what is not zero, in whole numbers', () => {
    expect(member.rows.filter((row) => !/^[1-9]\d*$/.test(row['OBS_VALUE'] ?? ''))).toEqual([]);
  });

  it.each(BOUNDS)('keeps every %s within %s', (less, more) => {
    const exceeding = PERIODS.flatMap((period) => member.places.filter((place) => member.value(less, period, place) > member.value(more, period, place)).map((place) => keyOf(less, period, place)));
    expect(exceeding).toEqual([]);
  });

  it('keeps a part within its total, key populations too', () => {
    const known = new Set(member.places.map((place) => keyOf('', '', place)));
    const wholes = (place: Place): Place[] => {
      const everybody: Place[] = place.POPULATION === 'IMMIGRANT' ? [{ ...place, POPULATION: '_T', ORIGIN: '_T', BASIS: '_T' }] : [];
      return [...everybody, ...[...ADDITIVE, 'KEY_POPULATION'].map((id) => ({ ...place, [id]: '_T' }))].filter((whole) => known.has(keyOf('', '', whole)));
    };
    expect(member.places.filter((place) => wholes(place).length > 0).length).toBeGreaterThan(140);
    expect(broken(member, member.places, (value, place) => wholes(place).every((whole) => value(place) <= value(whole)))).toEqual([]);
  });

  it.each(ADDITIVE)('adds up by %s in every table that is broken down by it', (id) => {
    for (const table of member.domain.tables) {
      const parts = (table.dimensions[id] ?? []).filter((each) => each !== '_T');
      if (parts.length === 0) continue;
      expect(table.dimensions[id]).toContain('_T');
      const totals = member.placesOf(table).filter((place) => place[id] === '_T');
      expect(broken(member, totals, (value, place) => parts.reduce((sum, part) => sum + value({ ...place, [id]: part }), 0) === value(place))).toEqual([]);
    }
  });

  it('counts thousands in the margins of testing, and often a handful in the cells', () => {
    const nowhere = placeOf({});
    for (const period of PERIODS) expect(member.value('HIV_TESTED', period, nowhere)).toBeGreaterThan(5_000);
    const small = SLICES.flatMap(({ indicator, period }) => member.places.filter((place) => member.value(indicator, period, place) <= 20));
    expect(small.length).toBeGreaterThan(1_500);
  });
});

describe('the bounds that are tested', () => {
  it('are all that the dictionary knows between these indicators', () => {
    const known = INDICATOR_CODES.flatMap((code) => (INDICATORS.get(code)?.boundedBy ?? []).filter((bound) => INDICATOR_CODES.includes(bound)).map((bound) => `${code} ${bound}`));
    expect(BOUNDS.map((pair) => pair.join(' '))).toEqual(expect.arrayContaining(known));
  });
});

describe.each([
  // Their common places: sex by age (21) and key population by legal status (12) share one; Eastmark tells fewer of its immigrants.
  { destination: 'XN', origin: 'XS', common: 32 },
  { destination: 'XN', origin: 'XE', common: 32 },
  { destination: 'XE', origin: 'XS', common: 12 },
] as const)('what $destination counts among immigrants from $origin', ({ destination, origin, common }) => {
  it(`is what ${origin} counts among emigrants in ${destination}, cell by cell`, () => {
    const [here, there] = [COMMITTED[destination], COMMITTED[origin]];
    const known = new Set(there.places.map((place) => keyOf('', '', place)));
    const mirrored = here.places
      .filter((place) => place.ORIGIN === origin && place.AREA === '_T')
      .map((place) => ({ place, mirror: { ...place, POPULATION: 'EMIGRANT', ORIGIN: '_T', DESTINATION: destination } }))
      .filter(({ mirror }) => known.has(keyOf('', '', mirror)));
    expect(mirrored).toHaveLength(common);
    const told = SLICES.flatMap(({ indicator, period }) => mirrored.map(({ place, mirror }) => ({ cell: keyOf(indicator, period, place), here: here.value(indicator, period, place), there: there.value(indicator, period, mirror) })));
    expect(told.filter((each) => each.here !== each.there)).toEqual([]);
    expect(told.some((each) => each.here > 0)).toBe(true);
  });
});
