import type { Move } from './move.js';

/** The move that changes a sum by so much (1 or -1) and goes nowhere further than another, nor the other way; undefined where none is found. */
export type PartFinder = (by: 1 | -1, within: Move) => Move | undefined;

/** Steps of one count in the parts of a move: so far, so often. */
type Steps = readonly (readonly [step: number, times: number])[];

/**
 * A move as a sum of smaller ones, each made several times and none against another: as far as any of them goes, all tables
 * between lie within what the whole move keeps to. A count whose steps leave no gap takes all values between. What takes no part in
 * changing the sum is left out.
 */
export function compound(move: Move, pushed: readonly number[], part: PartFinder): Move {
  const left = new Map(move.quantities.map((quantity, at) => [quantity, move.by[at] as number]));
  const steps = new Map<number, (readonly [number, number])[]>();
  const stepOf = ({ quantities, by }: Move): number => quantities.reduce((sum, quantity, at) => sum + (pushed.includes(quantity) ? (by[at] as number) : 0), 0);
  for (let open = stepOf(move); open !== 0;) {
    const rest: Move = { quantities: [...left.keys()], by: [...left.values()] };
    const found = part(open > 0 ? 1 : -1, rest);
    const times = found ? Math.min(...found.quantities.map((quantity, at) => Math.floor((left.get(quantity) ?? 0) / (found.by[at] as number)))) : 0;
    // Where no part is found, the rest is one.
    const [{ quantities, by }, often] = found && times > 0 && stepOf(found) !== 0 ? [found, times] : [rest, 1];
    quantities.forEach((quantity, at) => {
      const step = by[at] as number;
      const after = (left.get(quantity) as number) - often * step;
      if (after === 0) left.delete(quantity);
      else left.set(quantity, after);
      steps.set(quantity, [...(steps.get(quantity) ?? []), [step, often]]);
    });
    open = stepOf({ quantities: [...left.keys()], by: [...left.values()] });
  }
  const all = [...steps].sort(([one], [other]) => one - other);
  return {
    quantities: all.map(([quantity]) => quantity),
    by: all.map(([, of]) => of.reduce((sum, [step, times]) => sum + step * times, 0)),
    isSmooth: all.map(([, of]) => leavesNoGap(of)),
  };
}

/** True where some of the steps, each as often as wanted up to its number, make up every number from 1 to all of them. */
function leavesNoGap(steps: Steps): boolean {
  let reached = 0;
  for (const [step, times] of steps.map(([by, often]) => [Math.abs(by), often] as const).sort(([one], [other]) => one - other)) {
    if (step > reached + 1) return false;
    reached += step * times;
  }
  return true;
}
