import { CountryCode, IndicatorType, inLanguage, Language, LanguageArgument, MissingReasonEnum } from '@serai/schema/graph';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { CellChange, Changes } from '../../region/changes.js';
import type { HeadlineNumber, HeadlinePart } from '../../region/headline-numbers.js';
import type { RegionalAnswer } from '../../regional/reading.js';
import { AgeOfFigureType } from './age-type.js';
import { AmountType } from './amount-type.js';
import { figureOf } from './figures-of.js';
import { RegionalFigureType } from './regional-figure-type.js';
import { SumOfCountriesType } from './sum-type.js';
import { ReadReleaseType, ViewType } from './view-type.js';

export enum CellChangeKind { APPEARED = 'APPEARED', CHANGED = 'CHANGED', VANISHED = 'VANISHED' }

registerEnumType(CellChangeKind, {
  name: 'CellChangeKind', description: 'How a cell is not as it was.',
  valuesConfig: { APPEARED: { description: 'It was not there.' }, CHANGED: { description: 'Something else is told of it.' }, VANISHED: { description: 'It is there no longer.' } },
});

@ObjectType('HeadlinePart', { description: 'What one country gives to a headline number: its newest figure.' })
class PartType {
  constructor(private readonly part: HeadlinePart) {}

  @Field(() => CountryCode, { description: 'The country.' })
  get country(): string { return this.part.country; }

  @Field(() => AmountType, { description: 'What it tells, or why nothing.' })
  get amount(): AmountType { return new AmountType(this.part.amount); }

  @Field(() => RegionalFigureType, { nullable: true, description: 'The figure.' })
  get figure(): RegionalFigureType | null { return figureOf(this.part.figure); }

  @Field(() => Boolean, { description: 'True where the figure is of a part of the people only, such as citizens, and so a least.' })
  get isPart(): boolean { return this.part.isPart; }

  @Field(() => MissingReasonEnum, { nullable: true, description: 'Why there is no figure of all the people, where it is of a part only.' })
  get lacks(): MissingReasonEnum | null { return this.part.lacks && MissingReasonEnum[this.part.lacks]; }

  @Field(() => AgeOfFigureType, { nullable: true, description: 'How old it is.' })
  get age(): AgeOfFigureType | null { return AgeOfFigureType.of(this.part.age); }
}

@ObjectType('HeadlineNumber', { description: 'A number of the first page.' })
class HeadlineType {
  constructor(private readonly number: HeadlineNumber) {}

  @Field(() => ID, { description: 'Which.' })
  get id(): string { return this.number.headline.id; }

  @Field(() => String, { description: 'Its name.' })
  name(@LanguageArgument() language: Language): string { return inLanguage(this.number.headline.name, language); }

  @Field(() => IndicatorType, { description: 'The indicator that it is made from.' })
  get indicator(): IndicatorType { return IndicatorType.of(this.number.headline.indicator); }

  @Field(() => SumOfCountriesType, { nullable: true, description: 'The countries together; null for a rate, which does not add up.' })
  get sum(): SumOfCountriesType | null { return this.number.sum && new SumOfCountriesType(this.number.sum); }

  @Field(() => Int, { description: 'How many countries tell it.' })
  get told(): number { return this.number.told; }

  @Field(() => Int, { description: 'How many were asked.' })
  get asked(): number { return this.number.asked; }

  @Field(() => AgeOfFigureType, { nullable: true, description: 'Age of the youngest figure.' })
  get freshest(): AgeOfFigureType | null { return AgeOfFigureType.of(this.number.freshest); }

  @Field(() => AgeOfFigureType, { nullable: true, description: 'Age of the oldest.' })
  get oldest(): AgeOfFigureType | null { return AgeOfFigureType.of(this.number.oldest); }

  @Field(() => [String], { description: 'In what the figures differ: period, population, method and so on.' })
  differs(@LanguageArgument() language: Language): string[] { return this.number.differs.map((text) => inLanguage(text, language)); }

  @Field(() => [PartType], { description: 'Each country.' })
  get parts(): PartType[] { return this.number.parts.map((part) => new PartType(part)); }
}

@ObjectType('CellChange', { description: 'A cell of a headline indicator that is not as it was.' })
class CellChangeType {
  constructor(private readonly change: CellChange) {}

  @Field(() => CellChangeKind, { description: 'How.' })
  get kind(): CellChangeKind { return CellChangeKind[this.change.kind]; }

  @Field(() => CountryCode, { description: 'The country.' })
  get country(): string { return this.change.country; }

  @Field(() => RegionalFigureType, { nullable: true, description: 'What was told then.' })
  get before(): RegionalFigureType | null { return figureOf(this.change.before); }

  @Field(() => RegionalFigureType, { nullable: true, description: 'What is told now.' })
  get after(): RegionalFigureType | null { return figureOf(this.change.after); }
}

@ObjectType('RegionChanges', { description: 'What changed in the headline indicators since a date.' })
class ChangesType {
  constructor(private readonly changes: Changes) {}

  @Field(() => String, { description: 'Since when, ISO 8601 in UTC.' })
  get since(): string { return this.changes.since; }

  @Field(() => [ReadReleaseType], { description: 'Releases published since.' })
  get releases(): readonly ReadReleaseType[] { return this.changes.releases; }

  @Field(() => [CellChangeType], { description: 'Cells that appeared, changed or vanished.' })
  get cells(): CellChangeType[] { return this.changes.cells.map((cell) => new CellChangeType(cell)); }

  @Field(() => [CountryCode], { description: 'Countries that did not answer for both moments.' })
  get notCompared(): readonly string[] { return this.changes.notCompared; }
}

@ObjectType('RegionView', { description: 'The first page of a region: its headline numbers, how many countries report each, how fresh they are, and what changed.' })
export class RegionViewType extends ViewType {
  constructor(answer: RegionalAnswer, private readonly numbers: readonly HeadlineNumber[], private readonly changed: Changes | null) { super(answer); }

  @Field(() => [HeadlineType], { description: 'The headline numbers.' })
  get headlines(): HeadlineType[] { return this.numbers.map((number) => new HeadlineType(number)); }

  @Field(() => ChangesType, { nullable: true, description: 'What changed; null where no date was given.' })
  get changes(): ChangesType | null { return this.changed && new ChangesType(this.changed); }
}
