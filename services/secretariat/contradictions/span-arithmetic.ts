import type { Amount } from '../regional/amount.js';
import type { NumberSpan } from '../regional/printed-span.js';

/** The sum of what several figures may stand for. */
export function sumOfSpans(spans: readonly NumberSpan[]): NumberSpan {
  return spans.reduce<NumberSpan>(([least, most], [lower, upper]) => [least + lower, most + upper], [0, 0]);
}

/** What a quotient of figures that are not negative may be, times a scale. */
export function quotient([least, most]: NumberSpan, [lower, upper]: NumberSpan, scale = 1): NumberSpan {
  return [(scale * Math.max(0, least)) / upper, lower > 0 ? (scale * most) / lower : Infinity];
}

/** A span with so much leeway to either side, as a share of it. */
export function withLeeway([least, most]: NumberSpan, share: number): NumberSpan {
  return [least * (1 - share), most * (1 + share)];
}

/** A span as an amount: a value where it is one number. */
export function amountOfSpan([least, most]: NumberSpan): Amount {
  if (least === most) return { kind: 'VALUE', value: withoutNoise(least) };
  return { kind: 'BOUNDS', lower: Number.isFinite(least) ? withoutNoise(least) : null, upper: Number.isFinite(most) ? withoutNoise(most) : null };
}

/** Twelve digits: more than any figure has, and fewer than binary fractions leave behind. */
function withoutNoise(number: number): number {
  return Number(number.toPrecision(12));
}
