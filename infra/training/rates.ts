import type { IndicatorCode } from './group.js';

/** Rates that stand beside the counts that they are of (`ratioOf` of the dictionary), both at the same place. */
export const RATES = {
  ART_COVERAGE: { of: 'ON_ART', among: 'PLHIV_REGISTERED' },
  VIRAL_SUPPRESSION_SHARE: { of: 'VIRALLY_SUPPRESSED', among: 'ON_ART' },
} as const satisfies Readonly<Record<string, { readonly of: IndicatorCode; readonly among: IndicatorCode }>>;

export const RATE_CODES = Object.keys(RATES) as readonly (keyof typeof RATES)[];

/** A percentage as it is printed: to one decimal, half up. Of nobody there is none: `among` is 1 or more. */
export function percentage(of: number, among: number): string {
  const tenths = Math.floor((2_000 * of + among) / (2 * among));
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
