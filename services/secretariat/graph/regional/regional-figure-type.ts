import { CountryCode, IndicatorType, inLanguage, Language, LanguageArgument, MissingReasonEnum, StockOrFlowEnum } from '@serai/schema/graph';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { Reading, ReadingSource } from '../../regional/reading.js';

@ObjectType('RegionalSource', { description: 'Where a figure or position that a view was made from is written.' })
export class RegionalSourceType {
  constructor(private readonly source: ReadingSource) {}

  @Field(() => ID, { description: 'Id in the catalogue of sources.' })
  get id(): string { return this.source.id; }

  @Field(() => String, { description: 'Title.' })
  title(@LanguageArgument() language: Language): string { return inLanguage(this.source.title, language); }

  @Field(() => String, { description: 'Publishing organisation.' })
  get publisher(): string { return this.source.publisher; }

  @Field(() => Int, { description: 'Year of publication.' })
  get year(): number { return this.source.year; }

  @Field(() => String, { nullable: true, description: 'Where in the document: annex, section, table, footnote.' })
  get locator(): string | null { return this.source.locator; }
}

/** A figure of a country within a view: enough to read it, and to find it again in the country's release. */
@ObjectType('RegionalFigure', { description: 'A figure of a country that a view was made from, with its source and the release that it was read from. It has a value, or bounds, or a reason why it is missing.' })
export class RegionalFigureType {
  constructor(private readonly reading: Reading) {}

  @Field(() => ID, { description: 'Id of the observation in the country.' })
  get id(): string { return this.reading.id; }

  @Field(() => ID, { description: 'The release that it was read from.' })
  get release(): string { return this.reading.release; }

  @Field(() => CountryCode, { description: 'The country that reports it.' })
  get reporter(): string { return this.reading.reporter; }

  @Field(() => IndicatorType, { description: 'What is counted.' })
  get indicator(): IndicatorType { return IndicatorType.of(this.reading.indicator); }

  @Field(() => String, { description: 'SDMX time period, or _U.' })
  get period(): string { return this.reading.period; }

  @Field(() => StockOrFlowEnum, { description: 'What the period means.' })
  get stockOrFlow(): StockOrFlowEnum { return StockOrFlowEnum[this.reading.stockOrFlow]; }

  @Field(() => String, { description: 'Subdivision, _T for the whole country.' })
  get area(): string { return this.reading.area; }

  @Field(() => String, { description: 'Whom it is about.' })
  get population(): string { return this.reading.population; }

  @Field(() => String, { description: 'Country that people come from.' })
  get origin(): string { return this.reading.origin; }

  @Field(() => String, { description: 'Country that people go to.' })
  get destination(): string { return this.reading.destination; }

  @Field(() => String, { description: 'By what origin or destination was told.' })
  get basis(): string { return this.reading.basis; }

  @Field(() => String, { description: 'Legal status.' })
  get legalStatus(): string { return this.reading.legalStatus; }

  @Field(() => String, { description: 'Key population.' })
  get keyPopulation(): string { return this.reading.keyPopulation; }

  @Field(() => String, { description: 'Sex.' })
  get sex(): string { return this.reading.sex; }

  @Field(() => String, { description: 'Age.' })
  get age(): string { return this.reading.age; }

  @Field(() => String, { description: 'Route of transmission.' })
  get transmission(): string { return this.reading.transmission; }

  @Field(() => String, { description: 'Unit of measure.' })
  get unit(): string { return this.reading.unit; }

  @Field(() => Float, { nullable: true, description: 'The value.' })
  get value(): number | null { return this.reading.value; }

  @Field(() => Float, { nullable: true, description: 'Lower bound.' })
  get lower(): number | null { return this.reading.lower; }

  @Field(() => Float, { nullable: true, description: 'Upper bound.' })
  get upper(): number | null { return this.reading.upper; }

  @Field(() => Float, { nullable: true, description: 'Numerator of a share or rate, where told.' })
  get numerator(): number | null { return this.reading.numerator; }

  @Field(() => Float, { nullable: true, description: 'Denominator of a share or rate, where told.' })
  get denominator(): number | null { return this.reading.denominator; }

  @Field(() => Int, { nullable: true, description: 'Size of the sample of a survey.' })
  get sampleSize(): number | null { return this.reading.sampleSize; }

  @Field(() => String, { description: 'SDMX CL_OBS_STATUS 2.2.' })
  get status(): string { return this.reading.status; }

  @Field(() => String, { description: 'SDMX CL_CONF_STATUS 1.2.' })
  get confidentiality(): string { return this.reading.confidentiality; }

  @Field(() => MissingReasonEnum, { nullable: true, description: 'Why there is neither value nor bounds.' })
  get missing(): MissingReasonEnum | null { return this.reading.missing === null ? null : MissingReasonEnum[this.reading.missing]; }

  @Field(() => String, { description: 'How it came about.' })
  get method(): string { return this.reading.method; }

  @Field(() => RegionalSourceType, { description: 'Where it is published.' })
  get source(): RegionalSourceType { return new RegionalSourceType(this.reading.source); }

  @Field(() => String, { nullable: true, description: 'What the dimensions cannot say.' })
  note(@LanguageArgument() language: Language): string | null { return this.reading.note && inLanguage(this.reading.note, language); }
}
