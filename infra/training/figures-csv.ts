import { countOf, groupsAt } from './count-at.js';
import { type CountedGroup, INDICATOR_CODES, YEARS } from './group.js';
import { LOCATOR, METHOD, NOTE, SOURCE } from './marks.js';
import type { Member } from './members.js';
import { placesOf } from './places-of.js';
import { DIMENSIONS } from './table.js';

const HEADER = ['INDICATOR', 'REPORTER', 'TIME_PERIOD', ...DIMENSIONS, 'OBS_VALUE', 'METHOD', 'SOURCE', 'LOCATOR', 'NOTE_EN', 'NOTE_RU'];
const MARKS = [METHOD, SOURCE, LOCATOR, `"${NOTE.en}"`, `"${NOTE.ru}"`];

/**
 * The figures.csv of a training member: a row for every cell of its tables that somebody is in, sorted by indicator,
 * year and table. A cell that has no row is a zero, as domain.yaml says. Totals are left empty, as people write them.
 */
export function figuresCsv(member: Member, population: readonly CountedGroup[]): string {
  const cells = placesOf(member).map((place) => ({ place, groups: groupsAt(member.code, place, population) }));
  const rows = INDICATOR_CODES.flatMap((indicator) => YEARS.flatMap((year) => cells.flatMap(({ place, groups }) => {
    const value = countOf(groups, indicator, year);
    const codes = DIMENSIONS.map((dimension) => (place[dimension] === '_T' ? '' : place[dimension]));
    return value === 0 ? [] : [[indicator, member.code, year, ...codes, value, ...MARKS]];
  })));
  return [HEADER, ...rows].map((row) => `${row.join(',')}\n`).join('');
}
