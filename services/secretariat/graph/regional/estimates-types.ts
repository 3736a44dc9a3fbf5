import { CountryCode, inLanguage, Language, LanguageArgument, MissingReasonEnum } from '@serai/schema/graph';
import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { type Assumption, ASSUMPTION_NAMES, type AssumptionName } from '../../estimates/assumption.js';
import type { Comparison, ComparisonVerdict } from '../../estimates/comparison.js';
import type { Estimate } from '../../estimates/estimate.js';
import type { Candidate, ObservedInput, ObservedName } from '../../estimates/observed-input.js';
import type { FactorName, Sensitivity, Simulation } from '../../estimates/size-model.js';
import type { RegionalAnswer } from '../../regional/reading.js';
import { AmountType } from './amount-type.js';
import { enumOf } from './enum-of.js';
import { figuresOf } from './figures-of.js';
import { RegionalFigureType } from './regional-figure-type.js';
import { ViewType } from './view-type.js';

const ASSUMED: Readonly<Record<AssumptionName, { readonly en: string }>> = {
  UNDER_REGISTRATION: { en: 'Migrants present for each one on a register.' },
  MOBILITY: { en: 'Share of those counted during a year who are there at one time.' },
  LIKENESS: { en: 'How many times the share among those who left is the share that was found.' },
};
const OBSERVED: Readonly<Record<ObservedName, { readonly en: string }>> = {
  STOCK: { en: 'Migrants from the origin in the destination.' },
  PREVALENCE: { en: 'Share of people with HIV, found at the origin or among those who left.' },
  KEY_POPULATION_SHARE: { en: 'Share of the key population at the origin.' },
};

export const EstimateAssumptionEnum = enumOf('EstimateAssumptionName', 'A factor that no figure tells.', ASSUMED);
export const EstimateFactorEnum = enumOf<FactorName>('EstimateFactor', 'What an estimate is a product of.', { ...OBSERVED, ...ASSUMED });
export const EstimateVerdictEnum = enumOf<ComparisonVerdict>('EstimateVerdict', 'How what the inputs come to stands to what is published.', {
  HOLDS: { en: 'What is published lies within.' },
  OVERLAPS: { en: 'What is published lies within in part.' },
  APART: { en: 'The two have nothing in common.' },
  NOTHING_PUBLISHED: { en: 'The destination tells no estimate.' },
  INSUFFICIENT: { en: 'No figure tells of one of the inputs.' },
  WITHHELD: { en: 'One of the inputs is kept back from whoever asks.' },
});

@InputType('EstimateAssumptionInput', { description: 'An assumption other than the usual one.' })
export class EstimateAssumptionInput {
  @Field(() => EstimateAssumptionEnum, { description: 'Which.' })
  name!: AssumptionName;

  @Field(() => Float, { description: 'At least this; not negative.' })
  lower!: number;

  @Field(() => Float, { description: 'At most this.' })
  upper!: number;
}

@ObjectType('EstimateCandidate', { description: 'One way to know an input, from the figures that it was made from.' })
export class EstimateCandidateType {
  constructor(private readonly candidate: Candidate) {}

  @Field(() => Float, { description: 'Least that it leaves open; shares are parts of one.' })
  get lower(): number { return this.candidate.interval.lower; }

  @Field(() => Float, { description: 'Most that it leaves open.' })
  get upper(): number { return this.candidate.interval.upper; }

  @Field(() => Boolean, { description: 'A flow: times the share who are there at one time.' })
  get isFlow(): boolean { return this.candidate.isFlow; }

  @Field(() => Boolean, { description: 'Counted by a register: times those whom it misses.' })
  get isRegister(): boolean { return this.candidate.isRegister; }

  @Field(() => [RegionalFigureType], { description: 'The figures: one, or the two of a product or quotient.' })
  get figures(): RegionalFigureType[] { return figuresOf(this.candidate.readings); }
}

@ObjectType('EstimateInput', { description: 'An input of which figures tell, all of them side by side.' })
export class EstimateInputType {
  constructor(private readonly input: ObservedInput) {}

  @Field(() => EstimateFactorEnum, { description: 'Which.' })
  get factor(): FactorName { return this.input.name; }

  @Field(() => [EstimateCandidateType], { description: 'What it is computed with; each is as likely as the others.' })
  get candidates(): EstimateCandidateType[] { return this.input.candidates.map((candidate) => new EstimateCandidateType(candidate)); }

  @Field(() => [RegionalFigureType], { description: 'Figures that name one end alone, such as "up to", with which nothing can be computed.' })
  get halfOpen(): RegionalFigureType[] { return figuresOf(this.input.halfOpen); }

  @Field(() => [RegionalFigureType], { description: 'Figures that are kept back from whoever asks; nothing is computed from them.' })
  get keptBack(): RegionalFigureType[] { return figuresOf(this.input.keptBack); }

  @Field(() => MissingReasonEnum, { nullable: true, description: 'Why nothing is known of it.' })
  get missing(): MissingReasonEnum | null { return this.input.missing === null ? null : MissingReasonEnum[this.input.missing]; }
}

@ObjectType('EstimateAssumption', { description: 'A factor that no figure tells: an interval, and why it is taken.' })
export class EstimateAssumptionType {
  constructor(private readonly assumption: Assumption) {}

  @Field(() => EstimateAssumptionEnum, { description: 'Which.' })
  get name(): AssumptionName { return this.assumption.name; }

  @Field(() => Float, { description: 'At least this.' })
  get lower(): number { return this.assumption.interval.lower; }

  @Field(() => Float, { description: 'At most this.' })
  get upper(): number { return this.assumption.interval.upper; }

  @Field(() => Boolean, { description: 'Taken because nothing else was given.' })
  get isDefault(): boolean { return this.assumption.isDefault; }

  @Field(() => String, { description: 'Why it is taken, and from where.' })
  why(@LanguageArgument() language: Language): string { return inLanguage(this.assumption.why, language); }
}

@ObjectType('EstimatePercentile', { description: 'A percentile of a simulation.' })
export class EstimatePercentileType {
  @Field(() => Float, { description: 'Percent of the draws that are not above it.' })
  percent!: number;

  @Field(() => Float, { description: 'The value.' })
  value!: number;
}

@ObjectType('EstimateSimulation', { description: 'The result drawn many times over (Monte Carlo); the same for the same seed.' })
export class EstimateSimulationType {
  constructor(private readonly simulation: Simulation) {}

  @Field(() => Int, { description: 'How many times.' })
  get draws(): number { return this.simulation.draws; }

  @Field(() => Int, { description: 'The seed.' })
  get seed(): number { return this.simulation.seed; }

  @Field(() => Float, { description: 'The mean.' })
  get mean(): number { return this.simulation.mean; }

  @Field(() => [EstimatePercentileType], { description: '2.5, 25, 50, 75 and 97.5 percent.' })
  get percentiles(): readonly EstimatePercentileType[] { return this.simulation.percentiles; }
}

@ObjectType('EstimateSensitivity', { description: 'What the result comes to with one factor at its ends and all others in their middle.' })
export class EstimateSensitivityType {
  constructor(private readonly sensitivity: Sensitivity) {}

  @Field(() => EstimateFactorEnum, { description: 'The factor.' })
  get factor(): FactorName { return this.sensitivity.factor; }

  @Field(() => Float, { description: 'The result with it at its least.' })
  get lower(): number { return this.sensitivity.lower; }

  @Field(() => Float, { description: 'The result with it at its most.' })
  get upper(): number { return this.sensitivity.upper; }
}

@ObjectType('EstimateComparison', { description: 'How far the inputs go towards the estimate that is published.' })
export class EstimateComparisonType {
  constructor(private readonly comparison: Comparison) {}

  @Field(() => EstimateVerdictEnum, { description: 'How the two stand to each other.' })
  get verdict(): ComparisonVerdict { return this.comparison.verdict; }

  @Field(() => AmountType, { nullable: true, description: 'How many migrants it would take to come to what is published, at the shares known here.' })
  get stockNeeded(): AmountType | null { return this.comparison.stockNeeded && new AmountType({ kind: 'BOUNDS', ...this.comparison.stockNeeded }); }

  @Field(() => String, { description: 'The same in words, and where the inputs do not suffice.' })
  explanation(@LanguageArgument() language: Language): string { return inLanguage(this.comparison.text, language); }
}

@ObjectType('Estimate', { description: 'How many people with HIV, or of a key population, there are among the migrants of a corridor.' })
export class EstimateType {
  constructor(private readonly estimate: Estimate) {}

  @Field(() => CountryCode, { description: 'Country that they come from.' })
  get origin(): string { return this.estimate.corridor.origin; }

  @Field(() => CountryCode, { description: 'Country where they are.' })
  get destination(): string { return this.estimate.corridor.destination; }

  @Field(() => String, { nullable: true, description: 'The key population; null for people with HIV.' })
  get keyPopulation(): string | null { return this.estimate.corridor.keyPopulation; }

  @Field(() => AmountType, { description: 'All that the inputs leave open, in persons.' })
  get size(): AmountType { return new AmountType(this.estimate.size); }

  @Field(() => EstimateSimulationType, { nullable: true, description: 'What of that is likely; null where there is nothing to compute with.' })
  get simulation(): EstimateSimulationType | null { return this.estimate.simulation && new EstimateSimulationType(this.estimate.simulation); }

  @Field(() => [EstimateInputType], { description: 'What it is computed from.' })
  get inputs(): EstimateInputType[] { return [this.estimate.model.stock, this.estimate.model.share].map((input) => new EstimateInputType(input)); }

  @Field(() => [EstimateAssumptionType], { description: 'What is assumed besides.' })
  get assumptions(): EstimateAssumptionType[] { return ASSUMPTION_NAMES.map((name) => new EstimateAssumptionType(this.estimate.model.assumptions[name])); }

  @Field(() => [EstimateSensitivityType], { description: 'What each factor does to the result, the strongest first.' })
  get sensitivity(): EstimateSensitivityType[] { return this.estimate.sensitivity.map((each) => new EstimateSensitivityType(each)); }

  @Field(() => [RegionalFigureType], { description: 'What the registers of the destination count.' })
  get registered(): RegionalFigureType[] { return figuresOf(this.estimate.registered); }

  @Field(() => [RegionalFigureType], { description: 'What was estimated before, as the destination tells it.' })
  get published(): RegionalFigureType[] { return figuresOf(this.estimate.published); }

  @Field(() => EstimateComparisonType, { description: 'The two held against each other.' })
  get comparison(): EstimateComparisonType { return new EstimateComparisonType(this.estimate.comparison); }
}

@ObjectType('EstimatesView', { description: 'Sizes of groups among migrants, by triangulation.' })
export class EstimatesViewType extends ViewType {
  constructor(answer: RegionalAnswer, private readonly made: readonly Estimate[]) {
    super(answer);
  }

  @Field(() => [EstimateType], { description: 'By origin, in order of its code.' })
  get estimates(): EstimateType[] { return this.made.map((estimate) => new EstimateType(estimate)); }
}
