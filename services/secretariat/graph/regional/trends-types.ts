import { CountryCode, IndicatorType, inLanguage, Language, LanguageArgument } from '@serai/schema/graph';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { RegionalAnswer } from '../../regional/reading.js';
import type { Change } from '../../trends/definition.js';
import { methodOf, type TrendPoint, type TrendSegment } from '../../trends/segments.js';
import type { TrendSeries } from '../../trends/trends.js';
import { AmountType } from './amount-type.js';
import { figuresOf } from './figures-of.js';
import { RegionalFigureType } from './regional-figure-type.js';
import { ViewType } from './view-type.js';

export enum TrendChangeKind {
  METHOD = 'METHOD', DEFINITION = 'DEFINITION', SOURCE = 'SOURCE', BASIS = 'BASIS', STOCK_OR_FLOW = 'STOCK_OR_FLOW', UNIT = 'UNIT', PERIOD_LENGTH = 'PERIOD_LENGTH', BREAK = 'BREAK',
}

registerEnumType(TrendChangeKind, {
  name: 'TrendChangeKind', description: 'In what two neighbouring figures of a series differ.',
  valuesConfig: {
    METHOD: { description: 'Another method.' }, DEFINITION: { description: 'Another definition, or a value that was estimated, forecast or imputed.' }, SOURCE: { description: 'Another source.' },
    BASIS: { description: 'Origin told by something else, such as birth instead of citizenship.' }, STOCK_OR_FLOW: { description: 'Another meaning of the period.' },
    UNIT: { description: 'Another unit.' }, PERIOD_LENGTH: { description: 'Counted over another length of time, or since another day.' },
    BREAK: { description: 'A time series break that the source reports (SDMX CL_OBS_STATUS B).' },
  },
});

@ObjectType('TrendChange', { description: 'A difference between two neighbouring figures of a series.' })
class ChangeType {
  constructor(private readonly change: Change) {}

  @Field(() => TrendChangeKind, { description: 'What differs.' })
  get what(): TrendChangeKind { return TrendChangeKind[this.change.what]; }

  @Field(() => String, { description: 'What it was.' })
  before(@LanguageArgument() language: Language): string { return inLanguage(this.change.before, language); }

  @Field(() => String, { description: 'What it is from here on.' })
  after(@LanguageArgument() language: Language): string { return inLanguage(this.change.after, language); }
}

const changesOf = (changes: readonly Change[]): ChangeType[] => changes.map((change) => new ChangeType(change));

@ObjectType('TrendPoint', { description: 'A figure on the time axis; no line goes through one that is missing.' })
class PointType {
  constructor(private readonly point: TrendPoint) {}

  @Field(() => String, { description: 'SDMX time period.' })
  get period(): string { return this.point.figure.period; }

  @Field(() => AmountType, { description: 'What is told, or why nothing.' })
  get amount(): AmountType { return new AmountType(this.point.amount); }

  @Field(() => RegionalFigureType, { description: 'The figure.' })
  get figure(): RegionalFigureType { return new RegionalFigureType(this.point.figure); }

  @Field(() => [ChangeType], { description: 'What is marked here though the line goes on: another source.' })
  get changes(): ChangeType[] { return changesOf(this.point.changes); }
}

@ObjectType('TrendSegment', { description: 'Points through which one line may be drawn: one method, one definition, no break. Lines of two segments are never joined.' })
class SegmentType {
  constructor(private readonly segment: TrendSegment) {}

  @Field(() => [PointType], { description: 'The points, oldest first.' })
  get points(): PointType[] { return this.segment.points.map((point) => new PointType(point)); }

  @Field(() => String, { description: 'How its figures came about.' })
  method(@LanguageArgument() language: Language): string { return inLanguage(methodOf(this.segment), language); }

  @Field(() => [ChangeType], { description: 'What changed against the segment before; empty for the first.' })
  get begins(): ChangeType[] { return changesOf(this.segment.begins); }
}

@ObjectType('TrendSeries', { description: 'The time series of one country about the same people in the same corridor.' })
class SeriesType {
  constructor(private readonly series: TrendSeries) {}

  @Field(() => CountryCode, { description: 'The country that reports it.' })
  get country(): string { return this.series.country; }

  @Field(() => String, { description: 'Whom it is about.' })
  get population(): string { return this.series.population; }

  @Field(() => String, { description: 'Country that people come from.' })
  get origin(): string { return this.series.origin; }

  @Field(() => String, { description: 'Country that people go to.' })
  get destination(): string { return this.series.destination; }

  @Field(() => String, { description: 'Legal status.' })
  get legalStatus(): string { return this.series.legalStatus; }

  @Field(() => String, { description: 'Key population.' })
  get keyPopulation(): string { return this.series.keyPopulation; }

  @Field(() => String, { description: 'Sex.' })
  get sex(): string { return this.series.sex; }

  @Field(() => String, { description: 'Age.' })
  get age(): string { return this.series.age; }

  @Field(() => [SegmentType], { description: 'Its segments, by when they begin.' })
  get segments(): SegmentType[] { return this.series.segments.map((segment) => new SegmentType(segment)); }

  @Field(() => [RegionalFigureType], { description: 'Figures without a period: no place in the series is theirs.' })
  get undated(): RegionalFigureType[] { return figuresOf(this.series.undated); }
}

@ObjectType('TrendsView', { description: 'An indicator over time, by country and corridor.' })
export class TrendsViewType extends ViewType {
  constructor(answer: RegionalAnswer, private readonly code: string, private readonly trends: readonly TrendSeries[]) { super(answer); }

  @Field(() => IndicatorType, { description: 'The indicator.' })
  get indicator(): IndicatorType { return IndicatorType.of(this.code); }

  @Field(() => [SeriesType], { description: 'One series for each country and corridor that has any figure, missing ones included.' })
  get series(): SeriesType[] { return this.trends.map((series) => new SeriesType(series)); }
}
