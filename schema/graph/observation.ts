import { Arg, Ctx, Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { Figure } from '../dictionary/figure.js';
import { CountryCode } from './country-code.js';
import { Language, MissingReasonEnum, StockOrFlowEnum } from './enums.js';
import { type HidingPort, HidingType } from './hiding.js';
import { IndicatorType } from './indicator.js';
import { inLanguage, LanguageArgument } from './language-argument.js';
import { type RefusalNote, RefusalType } from './refusal.js';
import { type SourceContext, SourceType } from './source.js';

/** A figure as a release holds it. */
export interface ReleasedFigure extends Figure, RefusalNote {
  readonly id: string;
  /** Id of the release. */
  readonly release: string;
  /** Protection applied to this very value; NONE where it stands as it is. */
  readonly protection: string;
}

const code = (description: string) => ({ description });

@Directive('@shareable')
@ObjectType('Observation', {
  description: 'One cell of the cube: where it is (dimensions), what is told (measures) and how to read it (attributes). It has a value, or bounds, or a reason why it is missing.',
})
export class ObservationType {
  constructor(private readonly figure: ReleasedFigure) {}

  @Field(() => ID, { description: 'Stable id of the cell and its source: the same in every release that holds it.' })
  get id(): string { return this.figure.id; }

  @Field(() => IndicatorType, { description: 'What is counted.' })
  get indicator(): IndicatorType { return IndicatorType.of(this.figure.indicator); }

  @Field(() => CountryCode, { description: 'The country that reports the figure, which need not be where the people come from.' })
  get reporter(): string { return this.figure.reporter; }

  @Field(() => String, code('ISO 3166-2 code of a first-level subdivision, _T for the whole country, _O for places named in the note.'))
  get area(): string { return this.figure.area; }

  @Field(() => String, code('SDMX time period: 2017, 2017-S1, 2017-Q3, 2017-09, a date, a range such as 2012-01-01/P5Y; _U where the source gives none.'))
  get period(): string { return this.figure.period; }

  @Field(() => StockOrFlowEnum, { description: 'What the period means.' })
  get stockOrFlow(): StockOrFlowEnum { return StockOrFlowEnum[this.figure.stockOrFlow]; }

  @Field(() => String, code('Whom it is about.'))
  get population(): string { return this.figure.population; }

  @Field(() => String, code('Country that people come from: ISO 3166-1 alpha-2, a group such as G_CA5, _T total, _U unknown.'))
  get origin(): string { return this.figure.origin; }

  @Field(() => String, code('Country that people go to, coded as origin is.'))
  get destination(): string { return this.figure.destination; }

  @Field(() => String, code('By what origin or destination was told: CITIZENSHIP, BIRTH, RESIDENCE, ETHNICITY, _U.'))
  get basis(): string { return this.figure.basis; }

  @Field(() => String, code('REGULAR, IRREGULAR, … or _T.'))
  get legalStatus(): string { return this.figure.legalStatus; }

  @Field(() => String, code('PWID, MSM, SW, TG, PRISONER, … or _T. Key populations overlap: their sum is not the total.'))
  get keyPopulation(): string { return this.figure.keyPopulation; }

  @Field(() => String, code('F, M, _T, _U (SDMX CL_SEX).'))
  get sex(): string { return this.figure.sex; }

  @Field(() => String, code('SDMX age: Y15T49, Y_LT15, Y_GE60, _T, _U.'))
  get age(): string { return this.figure.age; }

  @Field(() => String, code('Route of HIV transmission, or _T.'))
  get transmission(): string { return this.figure.transmission; }

  @Field(() => String, code('Unit of measure. Values are in this very unit.'))
  get unit(): string { return this.figure.unit; }

  @Field(() => Float, { nullable: true, description: 'The value; null where only bounds are told, or where it is missing.' })
  get value(): number | null { return this.figure.value; }

  @Field(() => Float, { nullable: true, description: 'Lower bound: of a range, of an uncertainty interval, or of "at least".' })
  get lower(): number | null { return this.figure.lower; }

  @Field(() => Float, { nullable: true, description: 'Upper bound: of a range, of an uncertainty interval, or of "up to".' })
  get upper(): number | null { return this.figure.upper; }

  @Field(() => Float, { nullable: true, description: 'Numerator of a share or rate, where told.' })
  get numerator(): number | null { return this.figure.numerator; }

  @Field(() => Float, { nullable: true, description: 'Denominator of a share or rate, where told.' })
  get denominator(): number | null { return this.figure.denominator; }

  @Field(() => Int, { nullable: true, description: 'Size of the sample of a survey, where told.' })
  get sampleSize(): number | null { return this.figure.sampleSize; }

  @Field(() => String, code('SDMX CL_OBS_STATUS 2.2: A normal, E estimated, L not collected, Q suppressed, …'))
  get status(): string { return this.figure.status; }

  @Field(() => String, code('SDMX CL_CONF_STATUS 1.2: F free for publication, …'))
  get confidentiality(): string { return this.figure.confidentiality; }

  @Field(() => String, code('Protection applied to this very value; NONE where it stands as it is.'))
  get protection(): string { return this.figure.protection; }

  @Field(() => MissingReasonEnum, { nullable: true, description: 'Why there is neither value nor bounds.' })
  get missing(): MissingReasonEnum | null { return this.figure.missing === null ? null : MissingReasonEnum[this.figure.missing]; }

  @Field(() => RefusalType, { nullable: true, description: "The refusal, where one of the country's rules keeps the observation from whoever asks." })
  get refusal(): RefusalType | null { return RefusalType.of(this.figure); }

  @Field(() => HidingType, { nullable: true, description: "Why disclosure control hides it from an audience: for the country's own stewards, who are told its value; null to everybody else, and where it is not hidden." })
  hiding(@Arg('audience', () => String, { description: 'public, researcher, secretariat, or partner: with the code of a country.' }) audience: string, @Ctx() context: { readonly country: HidingPort }): Promise<HidingType | null> {
    return context.country.hiding({ id: this.figure.id, release: this.figure.release }, audience);
  }

  @Field(() => String, { nullable: true, description: 'Time until which the figure is under embargo, ISO 8601 in UTC.' })
  get embargoUntil(): string | null { return this.figure.embargoUntil; }

  @Field(() => String, code('How it came about: REGISTERED, SENTINEL_SURVEY, ESTIMATE, MODEL, SYNTHETIC, …'))
  get method(): string { return this.figure.method; }

  @Field(() => SourceType, { description: 'Where it is published.' })
  source(@Ctx() context: SourceContext): Promise<SourceType> {
    return context.country.source(this.figure.source, this.figure.locator);
  }

  @Field(() => String, { nullable: true, description: 'What the dimensions cannot say.' })
  note(@LanguageArgument() language: Language): string | null {
    const { noteEn, noteRu } = this.figure;
    return noteEn === null || noteRu === null ? null : inLanguage({ en: noteEn, ru: noteRu }, language);
  }

  @Field(() => ID, { description: 'The release that it was read from.' })
  get release(): string { return this.figure.release; }
}
