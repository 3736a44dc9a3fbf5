import { BREAKDOWN_IDS, type BreakdownId, COORDINATE, isAnchored, isTotal } from '@serai/schema';
import type { Reading } from './reading.js';

/** Which people and places a view is asked about: a code of each breakdown; what is left out is the total. */
export type Choice = Readonly<Partial<Record<BreakdownId, string>>>;

/** By what origin was told is never asked for: where it differs, the view says so. */
const ALWAYS_OPEN: readonly BreakdownId[] = ['BASIS'];

/** True for a figure about exactly those who are chosen; breakdowns that are open may have any code. */
export function isChosen(reading: Reading, choice: Choice, open: readonly BreakdownId[] = []): boolean {
  return BREAKDOWN_IDS.every((id) => {
    if (ALWAYS_OPEN.includes(id) || open.includes(id)) return true;
    const code = choice[id];
    return code === undefined ? isTotal(reading, id) : reading[COORDINATE[id]] === code;
  });
}

/** False where a country cannot report the choice at all: another country's emigrants, immigrants into another country. */
export function mayReport(country: string, choice: Choice): boolean {
  const ends = ['ORIGIN', 'DESTINATION'] as const;
  return ends.every((end) => choice[end] === undefined || choice[end] === country || !isAnchored(end, choice.POPULATION ?? '_T'));
}
