import { CountryCode, inLanguage, Language, LanguageArgument } from '@serai/schema/graph';
import { Field, ObjectType } from 'type-graphql';
import type { Cascade, RegionalPercentage, RegionalStage } from '../../cascade/cascade.js';
import type { Stage } from '../../cascade/stages.js';
import type { RegionalAnswer } from '../../regional/reading.js';
import { AmountType } from './amount-type.js';
import { againstOf, AgainstType, CascadeStageId, CountryCascadeType, StageType } from './country-cascade-types.js';
import { figuresOf } from './figures-of.js';
import { RegionalFigureType } from './regional-figure-type.js';
import { SumOfCountriesType } from './sum-type.js';
import { ViewType } from './view-type.js';

@ObjectType('RegionalCascadePercentage', { description: 'A percentage of several countries together, made from those alone whose own two counts match.' })
class RegionalPercentageType {
  constructor(private readonly percentage: RegionalPercentage) {}

  @Field(() => CascadeStageId, { description: 'Of whom.' })
  get of(): CascadeStageId { return CascadeStageId[this.percentage.of]; }

  @Field(() => AmountType, { nullable: true, description: 'The percentage; null where no country has two counts that match.' })
  get percent(): AmountType | null { return this.percentage.percent && new AmountType(this.percentage.percent); }

  @Field(() => AmountType, { description: 'Above the line, those countries together.' })
  get numerator(): AmountType { return new AmountType(this.percentage.numerator.amount); }

  @Field(() => AmountType, { description: 'Below the line, the same countries together.' })
  get denominator(): AmountType { return new AmountType(this.percentage.denominator.amount); }

  @Field(() => [CountryCode], { description: 'The countries in it.' })
  get countries(): readonly string[] { return this.percentage.countries; }

  @Field(() => [CountryCode], { description: 'The countries that are not in it.' })
  get without(): readonly string[] { return this.percentage.without; }

  @Field(() => [AgainstType], { description: 'Against 90-90-90 and against 95-95-95.' })
  get against(): AgainstType[] { return againstOf(this.percentage.against); }

  @Field(() => [RegionalFigureType], { description: 'The figures that it was made from.' })
  get figures(): RegionalFigureType[] { return figuresOf(this.percentage.figures); }
}

@ObjectType('RegionalCascadeStage', { description: 'A stage of the cascade over all countries asked.' })
class RegionalStageType extends StageType {
  constructor(private readonly stage: RegionalStage) { super(); }

  protected override get described(): Stage { return this.stage.stage; }

  @Field(() => SumOfCountriesType, { description: "The countries' newest counts together." })
  get sum(): SumOfCountriesType { return new SumOfCountriesType(this.stage.sum); }

  @Field(() => [RegionalFigureType], { description: 'The figures that were added.' })
  get figures(): RegionalFigureType[] { return figuresOf(this.stage.figures); }

  @Field(() => [String], { description: 'In what the figures differ that were added.' })
  differs(@LanguageArgument() language: Language): string[] { return this.stage.differs.map((text) => inLanguage(text, language)); }

  @Field(() => [RegionalPercentageType], { description: 'As percentages.' })
  get percentages(): RegionalPercentageType[] { return this.stage.percentages.map((each) => new RegionalPercentageType(each)); }
}

@ObjectType('CascadeView', { description: 'The cascade of HIV care for one population: people living with HIV, who know it, on therapy, with suppressed viral load; late diagnosis beside it.' })
export class CascadeViewType extends ViewType {
  constructor(answer: RegionalAnswer, private readonly cascade: Cascade) { super(answer); }

  @Field(() => [CountryCascadeType], { description: 'Each country, those that did not answer too.' })
  get countries(): CountryCascadeType[] { return this.cascade.countries.map((each) => new CountryCascadeType(each)); }

  @Field(() => [RegionalStageType], { description: 'All countries together.' })
  get region(): RegionalStageType[] { return this.cascade.region.map((stage) => new RegionalStageType(stage)); }

  @Field(() => [String], { description: 'What to bear in mind.' })
  notes(@LanguageArgument() language: Language): string[] { return this.cascade.notes.map((text) => inLanguage(text, language)); }
}
