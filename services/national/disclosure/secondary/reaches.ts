import type { Reach } from '../moves/steps.js';
import type { LinkedSystem, Need } from '../system/linked-system.js';

/** How often a move by one has to be possible, up and down, so that a need is met; all upwards first. None where the values leave no room. */
export function reaches({ quantities, values, reach, floor }: Need, system: LinkedSystem): readonly Reach[] {
  const truth = quantities.reduce((sum, quantity) => sum + (system.quantities[quantity]?.value ?? 0), 0);
  const lowest = quantities.reduce((sum, quantity) => sum + (system.quantities[quantity]?.hidden.from ?? 0), 0);
  const leastUp = Math.max(0, Number.isFinite(reach) ? reach - truth : 0);
  const leastDown = Math.max(0, Number.isFinite(floor) ? truth - floor : 0);
  const mostDown = Math.min(truth - lowest, Math.max(leastDown, values - 1));
  if (leastDown > mostDown) return [];
  const downs = new Set([leastDown, mostDown, Math.floor((leastDown + mostDown) / 2)]);
  return [...downs].map((down) => ({ down, up: Math.max(leastUp, values - 1 - down) })).filter(({ up, down }) => up + down > 0);
}
