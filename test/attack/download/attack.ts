import type { Highs } from 'highs';
import type { Edition } from './download.js';
import type { Names } from './identify.js';
import { type Breach, Knowledge } from './knowledge.js';
import type { Target } from './targets.js';

export interface Attack {
  readonly editions: readonly Edition[];
  readonly names: Names;
  readonly targets: readonly Target[];
  readonly highs: Highs;
  /** Which targets, of those that narrowing leaves open, linear programmes are spent on. */
  readonly picked: (targets: readonly Target[]) => readonly Target[];
}

/**
 * The targets that these editions tell too much of. Of a count that other members tell, or leave as little open if its own country
 * tells nothing, its country tells too much of nothing: what stands in print, nobody takes back.
 */
export function attack({ editions, names, targets, highs, picked }: Attack): readonly Breach[] {
  const knowledge = new Knowledge(editions, names);
  const breaches = knowledge.breaches(targets.filter((target) => !knowledge.isInPrint(target)), highs, picked);
  const members = [...new Set(editions.map(({ member }) => member))];
  return members.flatMap((member) => {
    const own = breaches.filter((breach) => breach.member === member);
    if (own.length === 0 || members.length === 1) return own;
    const others = new Knowledge(editions.map((edition) => (edition.member === member ? untold(edition) : edition)), names);
    const inPrint = new Set(others.breaches(own, highs, (all) => all).map(keyOf));
    return own.filter((breach) => !inPrint.has(keyOf(breach)));
  });
}

/** As if its country had told nothing. */
function untold(edition: Edition): Edition {
  return { ...edition, cells: edition.cells.map((cell) => ({ ...cell, value: null })) };
}

function keyOf({ release, place }: Target): string {
  return `${release} ${place}`;
}
