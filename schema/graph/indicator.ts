import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { IndicatorDefinition } from '../dictionary/indicator.js';
import { INDICATORS } from '../dictionary/indicators.js';
import { Language, StockOrFlowEnum } from './enums.js';
import { inLanguage, LanguageArgument } from './language-argument.js';

@Directive('@shareable')
@ObjectType('Reference', { description: 'Where an international framework has the same indicator. Numbers change meaning between years, so the year belongs to it.' })
export class ReferenceType {
  @Field(() => String, { description: 'Framework, such as UNAIDS GAM or WHO HIV SI.' })
  framework!: string;

  @Field(() => Int, { description: 'Year of the edition of the framework.' })
  year!: number;

  @Field(() => String, { description: 'Number or code of the indicator in it.' })
  number!: string;
}

@Directive('@shareable')
@ObjectType('Indicator', { description: 'An entry of the dictionary: what is counted, in which unit, and which breakdowns make sense for it.' })
export class IndicatorType {
  constructor(private readonly entry: IndicatorDefinition) {}

  /** The dictionary's entry for a code that a release holds. */
  static of(code: string): IndicatorType {
    const entry = INDICATORS.get(code);
    if (!entry) throw new Error(`A release holds the indicator ${code}, which the dictionary does not have`);
    return new IndicatorType(entry);
  }

  @Field(() => ID, { description: 'Stable code; never reused with another meaning.' })
  get code(): string {
    return this.entry.code;
  }

  @Field(() => String, { description: 'Topic of a fact sheet that it belongs to.' })
  get topic(): string {
    return this.entry.topic;
  }

  @Field(() => String, { description: 'Name.' })
  name(@LanguageArgument() language: Language): string {
    return inLanguage(this.entry.name, language);
  }

  @Field(() => String, { description: 'Definition.' })
  definition(@LanguageArgument() language: Language): string {
    return inLanguage(this.entry.definition, language);
  }

  @Field(() => String, { description: 'The unit in which it is usually given.' })
  get unit(): string {
    return this.entry.units[0];
  }

  @Field(() => StockOrFlowEnum, { description: 'What its period usually means.' })
  get stockOrFlow(): StockOrFlowEnum {
    return StockOrFlowEnum[this.entry.stockOrFlow[0]];
  }

  @Field(() => [String], { description: 'Dimensions that it may be broken down by.' })
  get breakdowns(): readonly string[] {
    return this.entry.breakdowns;
  }

  @Field(() => [String], { description: 'Breakdowns whose parts add up to their total.' })
  get additiveOver(): readonly string[] {
    return this.entry.additiveOver;
  }

  @Field(() => [ID], { description: 'Indicators that it never exceeds in the same cell.' })
  get boundedBy(): readonly string[] {
    return this.entry.boundedBy;
  }

  @Field(() => [ReferenceType], { description: 'Where international frameworks have it.' })
  get references(): readonly ReferenceType[] {
    return this.entry.references;
  }
}
