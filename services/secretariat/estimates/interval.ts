/** What a number may be: not less than `lower`, not more than `upper`. Neither is negative. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** Product of numbers that are not negative: least of all times least, most times most (Moore, Interval Analysis, §2). */
export function product(factors: readonly Interval[]): Interval {
  return factors.reduce(({ lower, upper }, factor) => ({ lower: lower * factor.lower, upper: upper * factor.upper }), { lower: 1, upper: 1 });
}

/** The narrowest interval that holds all of these; there is at least one. */
export function hull(intervals: readonly Interval[]): Interval {
  return { lower: Math.min(...intervals.map(({ lower }) => lower)), upper: Math.max(...intervals.map(({ upper }) => upper)) };
}

/** In whole persons, none left out. */
export function outwards({ lower, upper }: Interval): Interval {
  return { lower: Math.floor(lower), upper: Math.ceil(upper) };
}

export function middle({ lower, upper }: Interval): number {
  return (lower + upper) / 2;
}
