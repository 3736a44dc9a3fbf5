import type { Move } from './move.js';

/** The move that changes a sum by so much and goes nowhere further than another, nor the other way; undefined where none is found. */
export type PartFinder = (by: number, within: Move) => Move | undefined;

/** A move as a sum of smaller ones, each made several times and none against another: as far as any of them goes, all tables between lie within what the whole keeps to. */
export type Split = readonly { readonly part: Move; readonly times: number }[];

/** Larger parts are not looked for: what is left is one. */
const LARGEST_PART = 4;

/** Splits a move by what it does to the sum of some quantities, into parts as small as are found. What takes no part in changing the sum is left out. */
export function split(move: Move, pushed: readonly number[], part: PartFinder): Split {
  const left = new Map(move.quantities.map((quantity, at) => [quantity, move.by[at] as number]));
  const parts: { readonly part: Move; readonly times: number }[] = [];
  let size = 1;
  for (let rest = whole(left), open = changeOf(rest, pushed); open !== 0; rest = whole(left), open = changeOf(rest, pushed)) {
    const isSplit = size <= LARGEST_PART && size < Math.abs(open);
    const found = isSplit ? part(Math.sign(open) * size, rest) : rest;
    const times = found && changeOf(found, pushed) !== 0 ? Math.min(...found.quantities.map((quantity, at) => Math.floor((left.get(quantity) ?? 0) / (found.by[at] as number)))) : 0;
    if (!found || times <= 0) {
      size += 1;
      continue;
    }
    parts.push({ part: found, times });
    found.quantities.forEach((quantity, at) => {
      const after = (left.get(quantity) as number) - times * (found.by[at] as number);
      if (after === 0) left.delete(quantity);
      else left.set(quantity, after);
    });
  }
  return parts;
}

/** The move that a split adds up to. A count whose steps leave no gap takes all values between. */
export function compound(parts: Split): Move {
  const steps = new Map<number, (readonly [step: number, times: number])[]>();
  for (const { part: { quantities, by }, times } of parts) quantities.forEach((quantity, at) => steps.set(quantity, [...(steps.get(quantity) ?? []), [by[at] as number, times]]));
  const all = [...steps].sort(([one], [other]) => one - other);
  return {
    quantities: all.map(([quantity]) => quantity),
    by: all.map(([, of]) => of.reduce((sum, [step, times]) => sum + step * times, 0)),
    isSmooth: all.map(([, of]) => leavesNoGap(of)),
  };
}

/** For each change of the sum that some parts of a split make together, one move that makes it. */
export function sumsOfParts(parts: Split, pushed: readonly number[]): readonly Move[] {
  const made = new Map<number, ReadonlyMap<number, number>>([[0, new Map()]]);
  for (const { part, times } of parts) {
    const step = changeOf(part, pushed);
    for (let time = 0; time < times; time += 1) {
      for (const [change, move] of [...made]) if (!made.has(change + step)) made.set(change + step, plus(move, part));
    }
  }
  made.delete(0);
  return [...made.values()].map((move) => whole(new Map([...move].sort(([one], [other]) => one - other))));
}

/** By how much a move changes the sum of some quantities. */
function changeOf({ quantities, by }: Move, pushed: readonly number[]): number {
  return quantities.reduce((sum, quantity, at) => sum + (pushed.includes(quantity) ? (by[at] as number) : 0), 0);
}

function plus(move: ReadonlyMap<number, number>, { quantities, by }: Move): ReadonlyMap<number, number> {
  const sum = new Map(move);
  quantities.forEach((quantity, at) => sum.set(quantity, (sum.get(quantity) ?? 0) + (by[at] as number)));
  return sum;
}

function whole(by: ReadonlyMap<number, number>): Move {
  return { quantities: [...by.keys()], by: [...by.values()] };
}

/** True where some of the steps, each as often as wanted up to its number, make up every number from 1 to all of them. */
function leavesNoGap(steps: readonly (readonly [step: number, times: number])[]): boolean {
  let reached = 0;
  for (const [step, times] of steps.map(([by, often]) => [Math.abs(by), often] as const).sort(([one], [other]) => one - other)) {
    if (step > reached + 1) return false;
    reached += step * times;
  }
  return true;
}
