import type { SystemBuilder } from '../system/system-builder.js';

/** One count never exceeds another in the same cell: suppressed ≤ on ART ≤ diagnosed, positive ≤ tested, a sub-population ≤ its total. */
export function neverExceeds(builder: SystemBuilder, smaller: string, larger: string): void {
  if (!builder.has(`${smaller} ≤ ${larger}`)) builder.bound(`${smaller} ≤ ${larger}`, { parts: [[larger, 1], [smaller, -1]], atLeast: 0 });
}

/** The same count under two names: two indicators, or this country's cell and another member's mirror of it. */
export function sameCount(builder: SystemBuilder, one: string, other: string): void {
  builder.sum([[one, 1], [other, -1]]);
}

/** Ever registered until now = ever registered until then + new in between. */
export function cumulative(builder: SystemBuilder, { now, earlier, added }: { readonly now: string; readonly earlier: string; readonly added: string }): void {
  builder.sum([[now, 1], [earlier, -1], [added, -1]]);
}
