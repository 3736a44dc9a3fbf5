import type { Need } from '../system/linked-system.js';

/** Whole numbers one after another, both ends included. */
export type Stretch = readonly [from: number, to: number];

/** True where values are as many as a need asks for, and as high and as low. The stretches are in ascending order and do not touch. */
export function isEnough({ values, reach, floor }: Pick<Need, 'values' | 'reach' | 'floor'>, stretches: readonly Stretch[]): boolean {
  const [lowest, highest] = [stretches[0]?.[0] ?? Infinity, stretches.at(-1)?.[1] ?? -Infinity];
  return highest >= reach && lowest <= floor && stretches.reduce((sum, [from, to]) => sum + to - from + 1, 0) >= values;
}

/** The same numbers in ascending stretches that do not touch. */
export function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: [number, number][] = [];
  for (const [from, to] of [...stretches].sort((one, other) => one[0] - other[0])) {
    const last = result.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
