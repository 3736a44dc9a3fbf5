import { type Figure, figureKey } from '@serai/schema';
import { type CellTable, NO_MEASURES } from '../../access/cell-table.js';
import { type Claim, countTable, type CountTable } from './count-claims.js';
import type { Count } from './count.js';
import { type MirrorPlace, type MirrorRelease, placeText } from './mirror-release.js';

/**
 * The counts of a release, and beside them those that only another member tells and that are sums of its own: ages in other
 * bands, say. Where a number is not what one's own counts give, it is another register's, and tells of them by no
 * relation. Pure.
 */
export function mirroredCounts(table: CellTable, mirrors: readonly MirrorRelease[]): CountTable {
  const own = countTable(table);
  if (own.broken.length > 0) return own;
  const candidates = candidatesOf(own, mirrors);
  for (;;) {
    if (candidates.size === 0) return own;
    const all = countTable(table, candidates.values());
    if (all.broken.length === 0) {
      const made = madeOf(own, all.claims);
      for (const key of candidates.keys()) if (!made.has(key)) candidates.delete(key);
      break;
    }
    for (const { parts } of all.broken) for (const [key] of parts) candidates.delete(key);
  }
  const all = countTable(table, candidates.values());
  // What holds among one's own counts is known all the same, however others sort them.
  return { ...all, claims: [...new Map([...own.claims, ...all.claims].map((claim) => [textOf(claim), claim])).values()] };
}

/** Told by others, among people of whom the country has counts, and no count of its own. */
function candidatesOf({ counts }: CountTable, mirrors: readonly MirrorRelease[]): Map<string, Count> {
  const beside = new Map<string, Map<string, Figure>>();
  const people = ({ indicator, population, origin, destination }: MirrorPlace): string => [indicator, population, origin, destination].join('|');
  const own = new Set<string>();
  for (const { figure } of counts.values()) {
    const kinds = beside.get(people(figure)) ?? new Map<string, Figure>();
    beside.set(people(figure), kinds.set(`${figure.method}|${figure.source}`, figure));
    own.add(placeText(figure));
  }
  const candidates = new Map<string, Count>();
  for (const { place, value } of mirrors.flatMap(({ cells }) => cells)) {
    if (value === null || !Number.isSafeInteger(value) || value < 0 || own.has(placeText(place))) continue;
    for (const like of beside.get(people(place))?.values() ?? []) {
      const figure = { ...like, ...NO_MEASURES, ...place, value };
      candidates.set(figureKey(figure), { key: figureKey(figure), figure, value });
    }
  }
  return candidates;
}

/** What follows from one's own counts by sums, one after the other. */
function madeOf({ counts }: CountTable, claims: readonly Claim[]): ReadonlySet<string> {
  const made = new Set<string>();
  for (let more = true; more;) {
    more = false;
    for (const { parts, isSum } of claims) {
      const [key, other] = isSum ? parts.flatMap(([part]) => (counts.has(part) || made.has(part) ? [] : [part])) : [];
      if (key === undefined || other !== undefined) continue;
      made.add(key);
      more = true;
    }
  }
  return made;
}

function textOf({ parts, isSum }: Claim): string {
  return `${isSum} ${parts.map(([key, times]) => `${times} ${key}`).join('\n')}`;
}
