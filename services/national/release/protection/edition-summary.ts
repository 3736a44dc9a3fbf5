import type { Summary } from '../../disclosure/summary.js';

/** What a certificate says of the pattern of an edition, beside hashes and names. */
export interface EditionSummary extends Omit<Summary, 'solved' | 'attackers' | 'solver'> {
  /** Earlier releases that attackers were taken to have kept. */
  readonly releasesKnown: number;
  /** Counts that earlier releases or other members leave less open than the rules now ask for: nothing can take them back. */
  readonly lostBefore: number;
}

export const NOTHING_HIDDEN: EditionSummary = {
  items: 0, primary: 0, secondary: 0, known: 0, value: 0, hiddenValue: 0, narrowest: null, needs: 0, unprotected: 0, releasesKnown: 0, lostBefore: 0,
};

/** Two parts of one edition as one. */
export function addUp(one: EditionSummary, other: EditionSummary): EditionSummary {
  const narrowest = [one.narrowest, other.narrowest].filter((each) => each !== null);
  return {
    items: one.items + other.items, primary: one.primary + other.primary, secondary: one.secondary + other.secondary, known: one.known + other.known,
    value: one.value + other.value, hiddenValue: one.hiddenValue + other.hiddenValue, narrowest: narrowest.length === 0 ? null : Math.min(...narrowest),
    needs: one.needs + other.needs, unprotected: one.unprotected + other.unprotected,
    releasesKnown: Math.max(one.releasesKnown, other.releasesKnown), lostBefore: one.lostBefore + other.lostBefore,
  };
}
