import { inLanguage, Language, LanguageArgument } from '@serai/schema/graph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Mirror, MirrorLine } from '../../mirror/mirror.js';
import { type Verdict, VERDICTS } from '../../mirror/verdict.js';
import { placeName } from '../../regional/place-name.js';
import type { RegionalAnswer } from '../../regional/reading.js';
import { AlignmentType } from './alignment-type.js';
import { AmountType } from './amount-type.js';
import { CorridorLineType } from './corridor-line-type.js';
import { enumOf } from './enum-of.js';
import { figuresOf } from './figures-of.js';
import { RegionalFigureType } from './regional-figure-type.js';
import { ViewType } from './view-type.js';

export const VerdictEnum = enumOf('Verdict', 'What comes of setting both ends of a corridor side by side.', VERDICTS);

@ObjectType('MirrorLine', { description: 'One cell of a corridor as both ends report it, judged.' })
export class MirrorLineType extends CorridorLineType {
  constructor(private readonly judged: MirrorLine, private readonly answer: RegionalAnswer) { super(judged); }

  @Field(() => String, { description: 'Country or group that people come from.' })
  get origin(): string { return this.judged.cell.origin; }

  @Field(() => String, { description: 'Country or group that people go to.' })
  get destination(): string { return this.judged.cell.destination; }

  @Field(() => String, { description: 'Name of the origin.' })
  originName(@LanguageArgument() language: Language): string { return inLanguage(placeName(this.answer, this.judged.cell.origin), language); }

  @Field(() => String, { description: 'Name of the destination.' })
  destinationName(@LanguageArgument() language: Language): string { return inLanguage(placeName(this.answer, this.judged.cell.destination), language); }

  @Field(() => VerdictEnum, { description: 'The verdict.' })
  get verdict(): Verdict { return this.judged.verdict; }

  @Field(() => String, { description: 'Why, with the figures that it rests on.' })
  reason(@LanguageArgument() language: Language): string { return inLanguage(this.judged.reason, language); }

  @Field(() => Boolean, { description: 'The end without a figure says itself that it has none.' })
  get declared(): boolean { return this.judged.declared; }

  @Field(() => [RegionalFigureType], { description: 'The two figures that were compared: first that of the destination, then that of the origin; none where nothing was.' })
  get compared(): RegionalFigureType[] {
    const { pair, total, exceeding, verdict } = this.judged;
    if (pair) return figuresOf([pair.destination, pair.origin]);
    return total && exceeding ? figuresOf(verdict === 'DESTINATION_HIGHER' ? [exceeding, total] : [total, exceeding]) : [];
  }

  @Field(() => AlignmentType, { nullable: true, description: 'In what the two figures are alike.' })
  get alignment(): AlignmentType | null { return this.judged.pair && new AlignmentType(this.judged.pair.alignment); }

  @Field(() => AmountType, { description: 'The destination’s figure less the origin’s; withheld where one of the two is kept back.' })
  get difference(): AmountType { return new AmountType(this.judged.difference); }

  @Field(() => AmountType, { description: 'The destination’s figure by the origin’s; withheld where one of the two is kept back.' })
  get ratio(): AmountType { return new AmountType(this.judged.ratio); }
}

@ObjectType('VerdictCount', { description: 'How many lines have a verdict.' })
export class VerdictCountType {
  @Field(() => VerdictEnum, { description: 'The verdict.' })
  verdict!: Verdict;

  @Field(() => Int, { description: 'How many lines.' })
  lines!: number;
}

@ObjectType('MirrorView', { description: 'What both ends of corridors report, set side by side and judged.' })
export class MirrorViewType extends ViewType {
  constructor(answer: RegionalAnswer, private readonly mirrored: Mirror) { super(answer); }

  @Field(() => Int, { description: 'How many lines there are in all.' })
  get total(): number { return this.mirrored.total; }

  @Field(() => [VerdictCountType], { description: 'How many lines have each verdict.' })
  get verdicts(): VerdictCountType[] { return [...this.mirrored.verdicts].map(([verdict, lines]) => ({ verdict, lines })); }

  @Field(() => [MirrorLineType], { description: 'The most telling first: silence declared beside figures from abroad, then disagreement, other silence, what cannot be compared, agreement.' })
  get lines(): MirrorLineType[] { return this.mirrored.lines.map((line) => new MirrorLineType(line, this.answer)); }
}
