import type { LinkedSystem, Range } from '../system/linked-system.js';

const MOST_ROUNDS = 50;

/**
 * What each relation alone tells of each of its quantities, again and again until nothing narrows any more: the cheap
 * part of an audit, in whole numbers. The true value of every quantity lies in its range, and what lies outside it is impossible.
 */
export function propagatedRanges({ quantities, relations }: LinkedSystem, isHidden: (item: number) => boolean): readonly Range[] {
  const from = quantities.map(({ item, hidden, shown }) => (item === null || isHidden(item) ? hidden : shown).from);
  const to = quantities.map(({ item, hidden, shown }) => (item === null || isHidden(item) ? hidden : shown).to);
  for (let round = 0, narrowed = true; narrowed && round < MOST_ROUNDS; round += 1) {
    narrowed = false;
    for (const { terms } of relations) {
      // Σ of the least and of the most that each term can be; infinite ones are counted apart.
      const least = ends(terms.map(({ quantity, times }) => times * ((times > 0 ? from : to)[quantity] as number)));
      const most = ends(terms.map(({ quantity, times }) => times * ((times > 0 ? to : from)[quantity] as number)));
      for (const { quantity, times } of terms) {
        const own = [times * ((times > 0 ? from : to)[quantity] as number), times * ((times > 0 ? to : from)[quantity] as number)] as const;
        // times × quantity = −(all others).
        const high = -without(least, own[0]);
        const low = -without(most, own[1]);
        const [newFrom, newTo] = times > 0 ? [Math.ceil(low / times), Math.floor(high / times)] : [Math.ceil(high / times), Math.floor(low / times)];
        if (newFrom > (from[quantity] as number)) [from[quantity], narrowed] = [newFrom, true];
        if (newTo < (to[quantity] as number)) [to[quantity], narrowed] = [newTo, true];
      }
    }
  }
  return quantities.map((_each, index) => ({ from: (from[index] as number) + 0, to: (to[index] as number) + 0 }));
}

interface Ends {
  readonly finite: number;
  readonly infinite: number;
  readonly sign: number;
}

function ends(parts: readonly number[]): Ends {
  const infinite = parts.filter((part) => !Number.isFinite(part));
  return { finite: parts.reduce((sum, part) => sum + (Number.isFinite(part) ? part : 0), 0), infinite: infinite.length, sign: Math.sign(infinite[0] ?? 0) };
}

function without({ finite, infinite, sign }: Ends, own: number): number {
  const isInfinite = !Number.isFinite(own);
  return infinite - Number(isInfinite) > 0 ? sign * Infinity : finite - (isInfinite ? 0 : own);
}
