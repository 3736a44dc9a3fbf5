import { LAW_AREA } from '@serai/schema';
import { CountryCode, IndicatorType, inLanguage, Language, LanguageArgument, MissingReasonEnum } from '@serai/schema/graph';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { CitedSource, FactLine, FactPosition, FactSection, FactSheet } from '../../fact-sheet/fact-sheet.js';
import type { RegionalAnswer } from '../../regional/reading.js';
import { figuresOf } from './figures-of.js';
import { RegionalFigureType } from './regional-figure-type.js';
import { RegionalLawType } from './regional-law-type.js';
import { ViewType } from './view-type.js';

export enum FactSheetSectionId {
  CONTEXT = 'CONTEXT', MIGRATION = 'MIGRATION', REGULATION = 'REGULATION', ACCESS = 'ACCESS', HIV = 'HIV', MIGRANTS = 'MIGRANTS', VULNERABILITY = 'VULNERABILITY',
}

registerEnumType(FactSheetSectionId, {
  name: 'FactSheetSectionId', description: 'A section of the fact sheet, in the order of the workshop of 2018.',
  valuesConfig: {
    CONTEXT: { description: 'Country context, with the treaties ratified.' }, MIGRATION: { description: 'Migrating population.' },
    REGULATION: { description: 'Regulation of entry, stay and work, and the rights of migrants.' }, ACCESS: { description: 'Access to health information and care.' },
    HIV: { description: 'HIV situation.' }, MIGRANTS: { description: 'HIV and the risk of HIV among migrants.' }, VULNERABILITY: { description: 'Main factors of vulnerability.' },
  },
});

@ObjectType('FactSheetLine', { description: 'An indicator on the sheet.' })
class LineType {
  constructor(private readonly line: FactLine) {}

  @Field(() => IndicatorType, { description: 'The indicator.' })
  get indicator(): IndicatorType { return IndicatorType.of(this.line.indicator); }

  @Field(() => MissingReasonEnum, { nullable: true, description: 'Why nothing is told; null where something is.' })
  get missing(): MissingReasonEnum | null { return this.line.missing && MissingReasonEnum[this.line.missing]; }

  @Field(() => [RegionalFigureType], { description: 'All figures of it that belong to the section, totals first, then the newest.' })
  get figures(): RegionalFigureType[] { return figuresOf(this.line.figures); }
}

@ObjectType('FactSheetPosition', { description: 'An area of law or practice on the sheet.' })
class PositionType {
  constructor(private readonly position: FactPosition) {}

  @Field(() => String, { description: 'The area.' })
  get area(): string { return this.position.area; }

  @Field(() => String, { description: 'The statement that it stands for.' })
  statement(@LanguageArgument() language: Language): string {
    const area = LAW_AREA.get(this.position.area);
    return area ? inLanguage(area.name, language) : this.position.area;
  }

  @Field(() => [RegionalLawType], { description: 'Every position on record.' })
  get positions(): RegionalLawType[] { return this.position.positions.map((law) => new RegionalLawType(law)); }
}

@ObjectType('FactSheetSection', { description: 'A section of the fact sheet.' })
class SectionType {
  constructor(private readonly part: FactSection) {}

  @Field(() => FactSheetSectionId, { description: 'Which.' })
  get id(): FactSheetSectionId { return FactSheetSectionId[this.part.section.id]; }

  @Field(() => String, { description: 'Title.' })
  title(@LanguageArgument() language: Language): string { return inLanguage(this.part.section.title, language); }

  @Field(() => [LineType], { description: 'Figures, indicator by indicator.' })
  get lines(): LineType[] { return this.part.lines.map((line) => new LineType(line)); }

  @Field(() => [PositionType], { description: 'Law and practice, area by area.' })
  get laws(): PositionType[] { return this.part.laws.map((position) => new PositionType(position)); }
}

@ObjectType('FactSheetSource', { description: 'A document that the sheet is made from.' })
class CitedSourceType {
  constructor(private readonly cited: CitedSource) {}

  @Field(() => Int, { description: 'Its number on the sheet, in the order of first use.' })
  get number(): number { return this.cited.number; }

  @Field(() => ID, { description: 'Id in the catalogue of sources.' })
  get id(): string { return this.cited.source.id; }

  @Field(() => String, { description: 'Title.' })
  title(@LanguageArgument() language: Language): string { return inLanguage(this.cited.source.title, language); }

  @Field(() => String, { description: 'Publishing organisation.' })
  get publisher(): string { return this.cited.source.publisher; }

  @Field(() => Int, { description: 'Year of publication.' })
  get year(): number { return this.cited.source.year; }
}

@ObjectType('FactSheetView', { description: 'The fact sheet of a country as the workshop of 2018 printed it, made from its data.' })
export class FactSheetViewType extends ViewType {
  constructor(answer: RegionalAnswer, private readonly sheet: FactSheet) { super(answer); }

  @Field(() => CountryCode, { description: 'The country.' })
  get country(): string { return this.sheet.country; }

  @Field(() => String, { description: 'Its name.' })
  name(@LanguageArgument() language: Language): string { return inLanguage(this.sheet.name, language); }

  @Field(() => [SectionType], { description: 'The sections, in order.' })
  get sections(): SectionType[] { return this.sheet.sections.map((section) => new SectionType(section)); }

  @Field(() => [CitedSourceType], { description: 'Every document used.' })
  get sources(): CitedSourceType[] { return this.sheet.sources.map((cited) => new CitedSourceType(cited)); }
}
