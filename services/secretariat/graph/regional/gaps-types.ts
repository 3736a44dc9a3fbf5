import { CountryCode, IndicatorType, MissingReasonEnum } from '@serai/schema/graph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { GapCell, GapIndicator } from '../../gaps/gaps.js';
import type { ReasonCount } from '../../gaps/reasons.js';
import type { RegionalAnswer } from '../../regional/reading.js';
import { AgeOfFigureType } from './age-type.js';
import { figureOf, figuresOf } from './figures-of.js';
import { RegionalFigureType } from './regional-figure-type.js';
import { ViewType } from './view-type.js';

@ObjectType('GapReason', { description: 'How many figures are missing for one reason.' })
class ReasonCountType {
  constructor(private readonly count: ReasonCount) {}

  @Field(() => MissingReasonEnum, { description: 'The reason.' })
  get reason(): MissingReasonEnum { return MissingReasonEnum[this.count.reason]; }

  @Field(() => Int, { description: 'How many figures.' })
  get figures(): number { return this.count.figures; }
}

@ObjectType('GapCell', { description: 'What one country tells of one indicator, in all or broken down by one dimension.' })
class GapCellType {
  constructor(private readonly cell: GapCell) {}

  @Field(() => CountryCode, { description: 'The country.' })
  get country(): string { return this.cell.country; }

  @Field(() => String, { nullable: true, description: 'The dimension by which figures are broken down, such as SEX; null for any figure at all.' })
  get breakdown(): string | null { return this.cell.breakdown; }

  @Field(() => Int, { description: 'How many figures tell a value or bounds.' })
  get told(): number { return this.cell.told; }

  @Field(() => Int, { description: 'How many figures tell the breakdown as shares of a total only.' })
  get toldAsShares(): number { return this.cell.toldAsShares; }

  @Field(() => MissingReasonEnum, { nullable: true, description: 'Why nothing is told; null where something is.' })
  get missing(): MissingReasonEnum | null { return this.cell.missing && MissingReasonEnum[this.cell.missing]; }

  @Field(() => Boolean, { description: 'True where the country says so itself; false where its release has no such figure.' })
  get declared(): boolean { return this.cell.declared; }

  @Field(() => [ReasonCountType], { description: 'All the reasons for which figures are missing.' })
  get reasons(): ReasonCountType[] { return this.cell.reasons.map((each) => new ReasonCountType(each)); }

  @Field(() => RegionalFigureType, { nullable: true, description: 'The newest figure that tells something.' })
  get newest(): RegionalFigureType | null { return figureOf(this.cell.newest); }

  @Field(() => AgeOfFigureType, { nullable: true, description: 'How old that is.' })
  get age(): AgeOfFigureType | null { return AgeOfFigureType.of(this.cell.age); }

  @Field(() => [RegionalFigureType], { description: 'The figures that say why nothing is told, with their sources.' })
  get evidence(): RegionalFigureType[] { return figuresOf(this.cell.evidence); }
}

@ObjectType('GapIndicator', { description: 'One indicator over all countries.' })
class GapIndicatorType {
  constructor(private readonly gap: GapIndicator) {}

  @Field(() => IndicatorType, { description: 'The indicator.' })
  get indicator(): IndicatorType { return IndicatorType.of(this.gap.indicator); }

  @Field(() => [GapCellType], { description: 'Countries × breakdowns; of each country the cell for any figure at all first.' })
  get cells(): GapCellType[] { return this.gap.cells.map((cell) => new GapCellType(cell)); }

  @Field(() => [CountryCode], { description: 'Countries that tell a figure of it.' })
  get toldBy(): readonly string[] { return this.gap.toldBy; }

  @Field(() => Boolean, { nullable: true, description: 'True where no country that answered has a figure of it; null where one keeps back whether it has.' })
  get collectedByNobody(): boolean | null { return this.gap.collectedByNobody; }

  @Field(() => RegionalFigureType, { nullable: true, description: 'The newest figure of all countries.' })
  get newest(): RegionalFigureType | null { return figureOf(this.gap.newest); }

  @Field(() => AgeOfFigureType, { nullable: true, description: 'How old that is.' })
  get age(): AgeOfFigureType | null { return AgeOfFigureType.of(this.gap.age); }
}

@ObjectType('GapsView', { description: 'What is missing: countries × indicators × breakdowns, with the reason for each empty cell.' })
export class GapsViewType extends ViewType {
  constructor(answer: RegionalAnswer, private readonly gaps: readonly GapIndicator[]) { super(answer); }

  @Field(() => [GapIndicatorType], { description: 'Each indicator asked for.' })
  get indicators(): GapIndicatorType[] { return this.gaps.map((gap) => new GapIndicatorType(gap)); }

  @Field(() => [IndicatorType], { description: 'Indicators of which no country that answered has a figure.' })
  get collectedByNobody(): IndicatorType[] { return this.gaps.filter((gap) => gap.collectedByNobody === true).map(({ indicator }) => IndicatorType.of(indicator)); }
}
