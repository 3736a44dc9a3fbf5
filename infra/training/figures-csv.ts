import { countOf, groupsAt } from './count-at.js';
import { INDICATOR_CODES } from './group.js';
import { LOCATOR, METHOD, NOTE, SOURCE } from './marks.js';
import type { Member } from './members.js';
import { type CellPlace, placesOf } from './places-of.js';
import { percentage, RATE_CODES, RATES } from './rates.js';
import type { Submission } from './submissions.js';
import { DIMENSIONS } from './table.js';

const HEADER = ['INDICATOR', 'REPORTER', 'TIME_PERIOD', ...DIMENSIONS, 'OBS_VALUE', 'DENOMINATOR', 'METHOD', 'SOURCE', 'LOCATOR', 'NOTE_EN', 'NOTE_RU'];
const MARKS = [METHOD, SOURCE, LOCATOR, `"${NOTE.en}"`, `"${NOTE.ru}"`];

/**
 * The figures.csv of a training member: a row for every cell of its tables that somebody is in, counts before rates, sorted by
 * indicator, year and table. A count without a row is a zero, a rate without one a rate of nobody, as domain.yaml says. Totals
 * are left empty, as people write them; a rate names its denominator, without which the rules hide it.
 */
export function figuresCsv(member: Member, { years, population }: Submission): string {
  const cellsOf = (kind: 'counts' | 'rates') => placesOf(member.tables.filter((table) => table.kind === kind)).map((place) => ({ place, groups: groupsAt(member.code, place, population) }));
  const rowAt = (code: string, year: number, place: CellPlace, value: number | string, denominator: number | '') =>
    [code, member.code, year, ...DIMENSIONS.map((dimension) => (place[dimension] === '_T' ? '' : place[dimension])), value, denominator, ...MARKS];
  const [counted, rated] = [cellsOf('counts'), cellsOf('rates')];
  const counts = INDICATOR_CODES.flatMap((code) => years.flatMap((year) => counted.flatMap(({ place, groups }) => {
    const value = countOf(groups, code, year);
    return value === 0 ? [] : [rowAt(code, year, place, value, '')];
  })));
  const rates = RATE_CODES.flatMap((code) => years.flatMap((year) => rated.flatMap(({ place, groups }) => {
    const among = countOf(groups, RATES[code].among, year);
    return among === 0 ? [] : [rowAt(code, year, place, percentage(countOf(groups, RATES[code].of, year), among), among)];
  })));
  return [HEADER, ...counts, ...rates].map((row) => `${row.join(',')}\n`).join('');
}
