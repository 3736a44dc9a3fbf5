import type { Amount } from '../regional/amount.js';
import type { Reading, RegionalAnswer } from '../regional/reading.js';
import { type AssumptionName, assumptionsOf } from './assumption.js';
import { compare, type Comparison } from './comparison.js';
import { keyPopulationInput, prevalenceInput, stockInput, toldOf } from './corridor-inputs.js';
import { type Interval, outwards } from './interval.js';
import type { Corridor } from './observed-input.js';
import { intervalOf, type Sensitivity, sensitivityOf, simulate, type Simulation, type SizeModel } from './size-model.js';

/** What whoever asks may choose. */
export interface EstimateOptions {
  /** Assumptions other than the usual. */
  readonly assumptions: ReadonlyMap<AssumptionName, Interval>;
  readonly seed: number;
  readonly draws: number;
}

/** How many people with HIV, or of a key population, there are among the migrants of a corridor, and what is known of that otherwise. */
export interface Estimate {
  readonly corridor: Corridor;
  readonly model: SizeModel;
  /** All that the inputs leave open, in whole persons; a reason where an input is not known to whoever asks. */
  readonly size: Amount;
  readonly simulation: Simulation | null;
  readonly sensitivity: readonly Sensitivity[];
  /** What the destination counts. */
  readonly registered: readonly Reading[];
  /** What was estimated before, as the destination tells it. */
  readonly published: readonly Reading[];
  readonly comparison: Comparison;
}

/**
 * Estimates a size by triangulation: migrant stock × prevalence or key-population share in the country of origin,
 * adjusted for under-registration and mobility. What is kept back from whoever asks goes into nothing; where all that
 * is known of an input is kept back, there is no estimate, and it says of which input.
 *
 * Source: "Size estimation and needs assessment of foreign migrants living with HIV in Kazakhstan", 2025, Description.
 */
export function estimateOf(answer: RegionalAnswer, corridor: Corridor, { assumptions, seed, draws }: EstimateOptions): Estimate {
  const share = corridor.keyPopulation === null ? prevalenceInput(answer, corridor) : keyPopulationInput(answer, corridor);
  const model = { stock: stockInput(answer, corridor), share, assumptions: assumptionsOf(assumptions) };
  const told = toldOf(answer, corridor);
  const comparison = compare(model, told.published);
  const missing = hiddenFirst([model.stock.missing, share.missing]);
  const beside = { corridor, model, ...told, comparison };
  if (missing !== null) return { ...beside, size: { kind: 'MISSING', reason: missing }, simulation: null, sensitivity: [] };
  return { ...beside, size: { kind: 'BOUNDS', ...outwards(intervalOf(model)) }, simulation: simulate(model, { seed, draws }), sensitivity: sensitivityOf(model) };
}

type Missing = SizeModel['stock']['missing'];

/** That something is kept back goes before that nobody collects it. */
function hiddenFirst(reasons: readonly Missing[]): Missing {
  const missing = reasons.filter((reason) => reason !== null);
  return missing.find((reason) => reason === 'SUPPRESSED' || reason === 'NOT_FOR_AUDIENCE' || reason === 'EMBARGOED') ?? missing[0] ?? null;
}
