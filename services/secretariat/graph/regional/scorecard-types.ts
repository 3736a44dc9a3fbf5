import { CountryCode, inLanguage, Language, LanguageArgument } from '@serai/schema/graph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Evidence, Mark } from '../../laws/scorecard.js';
import { figuresOf } from './figures-of.js';
import { RegionalFigureType } from './regional-figure-type.js';
import { LawStanding, RegionalLawType } from './regional-law-type.js';

@ObjectType('ScorecardEvidence', { description: 'An area of law, or a figure that surveillance should give, with what is on record of it.' })
class EvidenceType {
  constructor(private readonly evidence: Evidence) {}

  @Field(() => String, { description: 'What it is.' })
  name(@LanguageArgument() language: Language): string { return inLanguage(this.evidence.name, language); }

  @Field(() => String, { nullable: true, description: 'Code of the area of law, in sections A to D.' })
  get area(): string | null { return this.evidence.area; }

  @Field(() => String, { nullable: true, description: 'Code of the indicator, in section E.' })
  get indicator(): string | null { return this.evidence.indicator; }

  @Field(() => LawStanding, { nullable: true, description: 'In favour of migrants, partly or against.' })
  get standing(): LawStanding | null { return this.evidence.standing && LawStanding[this.evidence.standing]; }

  @Field(() => String, { nullable: true, description: 'Why that answer serves migrants.' })
  because(@LanguageArgument() language: Language): string | null { return this.evidence.favour && inLanguage(this.evidence.favour.because, language); }

  @Field(() => String, { nullable: true, description: 'Where that is said.' })
  get saidIn(): string | null { return this.evidence.favour?.source ?? null; }

  @Field(() => [RegionalLawType], { description: 'The positions that count.' })
  get positions(): RegionalLawType[] { return this.evidence.positions.map((law) => new RegionalLawType(law)); }

  @Field(() => [RegionalFigureType], { description: 'The figures that count.' })
  get figures(): RegionalFigureType[] { return figuresOf(this.evidence.figures); }
}

@ObjectType('ScorecardMark', { description: 'The mark of one country in one section of the essential package, with its evidence. Without evidence there is no mark.' })
export class MarkType {
  constructor(private readonly mark: Mark) {}

  @Field(() => CountryCode, { description: 'The country.' })
  get country(): string { return this.mark.country; }

  @Field(() => String, { description: 'Section: A, B, C, D or E.' })
  get section(): string { return this.mark.section.id; }

  @Field(() => String, { description: 'Name of the section.' })
  name(@LanguageArgument() language: Language): string { return inLanguage(this.mark.section.name, language); }

  @Field(() => Int, { nullable: true, description: 'The mark, 0 to 100; null without evidence.' })
  get percent(): number | null { return this.mark.percent; }

  @Field(() => Int, { description: 'How many areas are in favour.' })
  get inFavour(): number { return this.mark.inFavour; }

  @Field(() => Int, { description: 'How many are partly.' })
  get partly(): number { return this.mark.partly; }

  @Field(() => Int, { description: 'How many are against.' })
  get against(): number { return this.mark.against; }

  @Field(() => Int, { description: 'For how many nothing on record decides.' })
  get withoutEvidence(): number { return this.mark.withoutEvidence; }

  @Field(() => [EvidenceType], { description: 'What the mark was made from.' })
  get evidence(): EvidenceType[] { return this.mark.evidence.map((each) => new EvidenceType(each)); }
}
