import { type Amount, spanOf } from '../regional/amount.js';
import { STAGE_IDS, type StageId } from './stages.js';

/** The two sets of targets of UNAIDS, each a percentage of the stage before: 90-90-90 for 2020, 95-95-95 for 2025. */
export const TARGETS = [90, 95] as const;

/** A percentage against a target: what it should be, and whether it is; null where what is known does not decide. */
export interface Against {
  readonly target: number;
  readonly met: boolean | null;
}

/** What the target for each step asks of a stage as a percentage of an earlier one: of all people with HIV, 90 × 90 % on therapy is 81 %. */
export function targetOf(step: (typeof TARGETS)[number], stage: StageId, of: StageId): number {
  const steps = STAGE_IDS.indexOf(stage) - STAGE_IDS.indexOf(of);
  return Math.round(100 * (step / 100) ** steps * 10) / 10;
}

/** Holds a percentage against both sets of targets; against none where it is not known, or not said of whom it is a share. */
export function against(percent: Amount, stage: StageId, of: StageId | null): Against[] {
  if (of === null || percent.kind === 'MISSING') return [];
  const [least, most] = spanOf(percent);
  return TARGETS.map((step) => {
    const target = targetOf(step, stage, of);
    return { target, met: least >= target ? true : most < target ? false : null };
  });
}
