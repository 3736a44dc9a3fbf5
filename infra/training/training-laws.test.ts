import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { BREAKDOWNS, type BreakdownId, INDICATORS } from '@serai/schema';
import { COMMITTED, type CommittedMember, keyOf, type Place, placeOf, SUBMISSIONS } from './committed.fixture.js';

const INDICATOR_CODES = ['HIV_TESTED', 'HIV_NEW_DIAGNOSES', 'PLHIV_REGISTERED', 'ON_ART', 'VIRALLY_SUPPRESSED'];
const RATE_CODES = ['ART_COVERAGE', 'VIRAL_SUPPRESSION_SHARE'];
/** Parts of these add up to their total; key populations overlap. */
const ADDITIVE: readonly BreakdownId[] = ['AREA', 'ORIGIN', 'DESTINATION', 'LEGAL_STATUS', 'SEX', 'AGE'];
/** What the dictionary says, and what follows from the definitions: who is diagnosed was tested. */
const BOUNDS = [
  ['VIRALLY_SUPPRESSED', 'ON_ART'],
  ['ON_ART', 'PLHIV_REGISTERED'],
  ['HIV_NEW_DIAGNOSES', 'HIV_TESTED'],
] as const;

/** Every submission of every member, to be named in a test. */
const ALL = Object.entries(SUBMISSIONS).flatMap(([code, submissions]) => submissions.map((member, index) => ({ code, number: index + 1, member })));

/** Every count and period of the domain. */
function slicesOf({ periods }: CommittedMember) {
  return INDICATOR_CODES.flatMap((indicator) => periods.map((period) => ({ indicator, period })));
}

/** Cells that a member declares: of its counts, and of its rates. */
function cellsOf(member: CommittedMember, kind: 'counts' | 'rates'): ReadonlySet<string> {
  return new Set(member.tablesOf(kind).flatMap((table) => member.placesOf(table).flatMap((place) => table.indicators.flatMap((indicator) => table.periods.map((period) => keyOf(indicator, String(period), place))))));
}

/** Every cell for which a law does not hold, as text. */
function broken(member: CommittedMember, places: readonly Place[], holds: (value: (place: Place) => number, place: Place) => boolean): string[] {
  return slicesOf(member).flatMap(({ indicator, period }) => {
    const value = (place: Place): number => member.value(indicator, period, place);
    return places.filter((place) => !holds(value, place)).map((place) => keyOf(indicator, period, place));
  });
}

describe.each(Object.entries(COMMITTED))('the training member %s', (_code, member) => {
  const cells = cellsOf(member, 'counts').size + cellsOf(member, 'rates').size;

  it('has a domain of 3,000 to 4,500 cells', () => {
    expect(cells).toBeGreaterThanOrEqual(3_000);
    expect(cells).toBeLessThanOrEqual(4_500);
  });

  it('is counted so in the README', () => {
    const text = readFileSync(new URL('../../training/README.md', import.meta.url), 'utf8');
    expect(text).toContain(` | ${cells.toLocaleString('en')} | ${member.rows.length.toLocaleString('en')} | `);
  });
});

describe.each(ALL)('what $code submitted at time $number', ({ code, number, member }) => {
  it('covers a year more each time, holds rates beside counts, and no row outside its domain or twice', () => {
    expect(member.domain.country).toBe(code);
    expect(member.periods).toEqual(['2021', '2022', '2023', '2024'].slice(0, number + 1));
    const [counts, rates] = [cellsOf(member, 'counts'), cellsOf(member, 'rates')];
    expect(counts.size).toBe(member.places.length * slicesOf(member).length);
    expect(rates.size).toBeGreaterThanOrEqual(15 * RATE_CODES.length * member.periods.length);
    const rows = member.rows.map((row) => keyOf(row['INDICATOR'] ?? '', row['TIME_PERIOD'] ?? '', placeOf(row)));
    expect(rows.filter((row) => !counts.has(row) && !rates.has(row))).toEqual([]);
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('is told in codes of the dictionary', () => {
    const unknown = member.places.flatMap((place) => Object.values(BREAKDOWNS).filter(({ id, lookUp }) => place[id] !== '_T' && !lookUp(place[id])).map(({ id }) => `${id} ${place[id]}`));
    expect(unknown).toEqual([]);
  });

  it('says of every figure and every table that it is synthetic', () => {
    const marks = { METHOD: 'SYNTHETIC', SOURCE: 'SERAI-SYNTHETIC', LOCATOR: 'seeded set 2026-11', NOTE_EN: 'Synthetic, about nobody.', NOTE_RU: 'Синтетические данные, ни о ком.' };
    expect(member.rows.filter((row) => row['REPORTER'] !== code || Object.entries(marks).some(([column, mark]) => row[column] !== mark))).toEqual([]);
    for (const table of member.domain.tables) {
      expect(table).toMatchObject({ method: marks.METHOD, source: marks.SOURCE, locator: marks.LOCATOR, note: { en: marks.NOTE_EN, ru: marks.NOTE_RU } });
    }
  });

  it('has rows for counts that are not zero, in whole numbers', () => {
    expect(member.tablesOf('counts').map(({ indicators }) => indicators)).toEqual(member.tablesOf('counts').map(() => INDICATOR_CODES));
    const counts = member.rows.filter((row) => INDICATOR_CODES.includes(row['INDICATOR'] ?? ''));
    expect(counts.length).toBeGreaterThan(1_500);
    expect(counts.filter((row) => !/^[1-9]\d*$/.test(row['OBS_VALUE'] ?? '') || row['DENOMINATOR'] !== '')).toEqual([]);
  });

  it('has a row for every rate, with its denominator: what the two counts beside it give, printed to a tenth, half up', () => {
    const rated = member.tablesOf('rates').flatMap((table) => member.placesOf(table));
    const wrong = RATE_CODES.flatMap((indicator) => member.periods.flatMap((period) => rated.filter((place) => {
      const { numerator = '', denominator = '' } = INDICATORS.get(indicator)?.ratioOf ?? {};
      const [of, among] = [member.value(numerator, period, place), member.value(denominator, period, place)];
      const { OBS_VALUE: printed = '', DENOMINATOR: told } = member.row(indicator, period, place) ?? {};
      const tenths = Number(printed.replace('.', ''));
      // In whole numbers: printed - ½ ≤ 1000 × of ÷ among < printed + ½.
      return !(among > 0 && told === String(among) && /^\d+\.\d$/.test(printed) && (2 * tenths - 1) * among <= 2_000 * of && 2_000 * of < (2 * tenths + 1) * among);
    }).map((place) => keyOf(indicator, period, place))));
    expect(wrong).toEqual([]);
  });

  it.each(BOUNDS)('keeps every %s within %s', (less, more) => {
    const exceeding = member.periods.flatMap((period) => member.places.filter((place) => member.value(less, period, place) > member.value(more, period, place)).map((place) => keyOf(less, period, place)));
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
    for (const table of member.tablesOf('counts')) {
      const parts = (table.dimensions[id] ?? []).filter((each) => each !== '_T');
      if (parts.length === 0) continue;
      expect(table.dimensions[id]).toContain('_T');
      const totals = member.placesOf(table).filter((place) => place[id] === '_T');
      expect(broken(member, totals, (value, place) => parts.reduce((sum, part) => sum + value({ ...place, [id]: part }), 0) === value(place))).toEqual([]);
    }
  });

  it('counts thousands in the margins of testing, and often a handful in the cells', () => {
    const nowhere = placeOf({});
    for (const period of member.periods) expect(member.value('HIV_TESTED', period, nowhere)).toBeGreaterThan(5_000);
    const small = slicesOf(member).flatMap(({ indicator, period }) => member.places.filter((place) => member.value(indicator, period, place) <= 20));
    expect(small.length).toBeGreaterThan(375 * member.periods.length);
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
  it.each([0, 1, 2] as const)(`is what ${origin} counts among emigrants in ${destination} and submits at the same time, cell by cell (%s)`, (submission) => {
    const [here, there] = [SUBMISSIONS[destination][submission], SUBMISSIONS[origin][submission]];
    const known = new Set(there.places.map((place) => keyOf('', '', place)));
    const mirrored = here.places
      .filter((place) => place.ORIGIN === origin && place.AREA === '_T')
      .map((place) => ({ place, mirror: { ...place, POPULATION: 'EMIGRANT', ORIGIN: '_T', DESTINATION: destination } }))
      .filter(({ mirror }) => known.has(keyOf('', '', mirror)));
    expect(mirrored).toHaveLength(common);
    const told = slicesOf(here).flatMap(({ indicator, period }) => mirrored.map(({ place, mirror }) => ({ cell: keyOf(indicator, period, place), here: here.value(indicator, period, place), there: there.value(indicator, period, mirror) })));
    expect(told.filter((each) => each.here !== each.there)).toEqual([]);
    expect(told.some((each) => each.here > 0)).toBe(true);
  });
});
