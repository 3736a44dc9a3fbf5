import { CountryCode, inLanguage, Language, LanguageArgument } from '@serai/schema/graph';
import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import type { CountryCascade, CountryStage, Percentage, Told } from '../../cascade/country-cascade.js';
import type { Stage } from '../../cascade/stages.js';
import type { Against } from '../../cascade/targets.js';
import { AmountType } from './amount-type.js';
import { figureOf, figuresOf } from './figures-of.js';
import { RegionalFigureType } from './regional-figure-type.js';

export enum CascadeStageId { PLHIV = 'PLHIV', STATUS_KNOWN = 'STATUS_KNOWN', ON_ART = 'ON_ART', SUPPRESSED = 'SUPPRESSED' }

registerEnumType(CascadeStageId, {
  name: 'CascadeStageId', description: 'A stage of the cascade of HIV care.',
  valuesConfig: {
    PLHIV: { description: 'People living with HIV, estimated.' }, STATUS_KNOWN: { description: 'Those who know it; counted as those on the register.' },
    ON_ART: { description: 'Those who receive antiretroviral therapy.' }, SUPPRESSED: { description: 'Those whose viral load is suppressed.' },
  },
});

export enum CascadePercentageKind { REPORTED = 'REPORTED', COMPUTED = 'COMPUTED' }

registerEnumType(CascadePercentageKind, {
  name: 'CascadePercentageKind', description: 'Where a percentage comes from.',
  valuesConfig: { REPORTED: { description: 'The country reports it as it stands.' }, COMPUTED: { description: 'It was computed from two counts of the country.' } },
});

@ObjectType('CascadeAgainstTarget', { description: 'A percentage held against a target of UNAIDS.' })
export class AgainstType {
  constructor(private readonly against: Against) {}

  @Field(() => Float, { description: 'The target for this very denominator, in percent: of those on therapy 90 or 95; of all people with HIV 81 on therapy, 72.9 suppressed and so on.' })
  get target(): number { return this.against.target; }

  @Field(() => Boolean, { nullable: true, description: 'Whether it is met; null where what is known does not decide.' })
  get met(): boolean | null { return this.against.met; }
}

export const againstOf = (targets: readonly Against[]): AgainstType[] => targets.map((each) => new AgainstType(each));

@ObjectType('CascadePercentage', { description: 'A stage as a percentage, reported by the country or computed from two of its counts.' })
class PercentageType {
  constructor(private readonly percentage: Percentage) {}

  @Field(() => CascadePercentageKind, { description: 'Reported or computed.' })
  get kind(): CascadePercentageKind { return CascadePercentageKind[this.percentage.kind]; }

  @Field(() => CascadeStageId, { nullable: true, description: 'Of whom it is a percentage; null where the source chooses, and the note of the figure may say.' })
  get of(): CascadeStageId | null { return this.percentage.of && CascadeStageId[this.percentage.of]; }

  @Field(() => AmountType, { nullable: true, description: 'The percentage; null where the two counts do not match, so that nothing is divided.' })
  get percent(): AmountType | null { return this.percentage.percent && new AmountType(this.percentage.percent); }

  @Field(() => RegionalFigureType, { nullable: true, description: 'The figure, where the country reports the percentage itself.' })
  get reported(): RegionalFigureType | null { return figureOf(this.percentage.reported); }

  @Field(() => RegionalFigureType, { nullable: true, description: 'The count above the line, where it is computed.' })
  get numerator(): RegionalFigureType | null { return figureOf(this.percentage.numerator); }

  @Field(() => RegionalFigureType, { nullable: true, description: 'The count below the line, where it is computed.' })
  get denominator(): RegionalFigureType | null { return figureOf(this.percentage.denominator); }

  @Field(() => [String], { description: 'Why the two counts were not divided: what does not match.' })
  doesNotMatch(@LanguageArgument() language: Language): string[] { return this.percentage.doesNotMatch.map((text) => inLanguage(text, language)); }

  @Field(() => [AgainstType], { description: 'Against 90-90-90 and against 95-95-95.' })
  get against(): AgainstType[] { return againstOf(this.percentage.against); }
}

@ObjectType('CascadeCount', { description: 'The newest figure of a country, and the others that it tells of the same.' })
class CountType {
  constructor(private readonly told: Told) {}

  @Field(() => AmountType, { description: 'What it tells, or why nothing.' })
  get amount(): AmountType { return new AmountType(this.told.amount); }

  @Field(() => RegionalFigureType, { nullable: true, description: 'The figure; null where the country has none, not even one that says why.' })
  get figure(): RegionalFigureType | null { return figureOf(this.told.figure); }

  @Field(() => [RegionalFigureType], { description: 'All figures of the same, the newest first.' })
  get figures(): RegionalFigureType[] { return figuresOf(this.told.figures); }
}

/** What a stage is, in a country and in the region. */
@ObjectType()
export abstract class StageType {
  protected abstract readonly described: Stage;

  @Field(() => CascadeStageId, { description: 'The stage.' })
  get id(): CascadeStageId { return CascadeStageId[this.described.id]; }

  @Field(() => String, { description: 'Name of the stage.' })
  name(@LanguageArgument() language: Language): string { return inLanguage(this.described.name, language); }
}

@ObjectType('CascadeStage', { description: 'A stage of the cascade in one country.' })
class CountryStageType extends StageType {
  constructor(private readonly stage: CountryStage) { super(); }

  protected override get described(): Stage { return this.stage.stage; }

  @Field(() => CountType, { description: 'How many people.' })
  get count(): CountType { return new CountType(this.stage.count); }

  @Field(() => [PercentageType], { description: 'As percentages: the reported one first.' })
  get percentages(): PercentageType[] { return this.stage.percentages.map((each) => new PercentageType(each)); }

  @Field(() => [String], { description: 'Populations for which the country does tell this stage, where it has nothing for the one asked.' })
  get toldFor(): readonly string[] { return this.stage.toldFor; }
}

@ObjectType('CountryCascade', { description: 'The cascade of one country.' })
export class CountryCascadeType {
  constructor(private readonly cascade: CountryCascade) {}

  @Field(() => CountryCode, { description: 'The country.' })
  get country(): string { return this.cascade.country; }

  @Field(() => [CountryStageType], { description: 'The four stages, in order.' })
  get stages(): CountryStageType[] { return this.cascade.stages.map((stage) => new CountryStageType(stage)); }

  @Field(() => CountType, { description: 'Late HIV diagnosis, percent of new diagnoses; it stands beside the cascade.' })
  get lateDiagnosis(): CountType { return new CountType(this.cascade.lateDiagnosis); }
}
