import { inLanguage, Language, LanguageArgument } from '@serai/schema/graph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { type Contradiction, type Kind, KINDS } from '../../contradictions/contradiction.js';
import { CONTRADICTION_RULES } from '../../contradictions/rules.js';
import { sentenceFor } from '../../contradictions/sentence.js';
import type { RegionalAnswer } from '../../regional/reading.js';
import { AmountType } from './amount-type.js';
import { enumOf } from './enum-of.js';
import { figuresOf } from './figures-of.js';
import { RegionalFigureType } from './regional-figure-type.js';
import { ViewType } from './view-type.js';

export const KindEnum = enumOf('ContradictionKind', 'Where a contradiction comes from.', KINDS);

@ObjectType('Contradiction', { description: 'Two figures that cannot both be right as printed.' })
export class ContradictionType {
  constructor(private readonly found: Contradiction, private readonly answer: RegionalAnswer) {}

  @Field(() => ID, { description: 'The rule that found it.' })
  get rule(): string { return this.found.rule; }

  @Field(() => String, { description: 'What the rule holds.' })
  law(@LanguageArgument() language: Language): string {
    const law = CONTRADICTION_RULES.find(({ name }) => name === this.found.rule)?.law;
    return law ? inLanguage(law, language) : '';
  }

  @Field(() => KindEnum, { description: 'Where it comes from.' })
  get kind(): Kind { return this.found.kind; }

  @Field(() => Boolean, { description: 'The two figures are of two countries.' })
  get betweenCountries(): boolean { return this.found.one.reporter !== this.found.other.reporter; }

  @Field(() => RegionalFigureType, { description: 'The one figure.' })
  get one(): RegionalFigureType { return new RegionalFigureType(this.found.one); }

  @Field(() => RegionalFigureType, { description: 'The other; the same where a figure contradicts the numerator and denominator printed with it.' })
  get other(): RegionalFigureType { return new RegionalFigureType(this.found.other); }

  @Field(() => [RegionalFigureType], { description: 'Figures that it rests on besides, or that repeat one of the two.' })
  get more(): RegionalFigureType[] { return figuresOf(this.found.more); }

  @Field(() => AmountType, { nullable: true, description: 'What the other figures make of the one, where that was reckoned.' })
  get implied(): AmountType | null { return this.found.implied && new AmountType(this.found.implied); }

  @Field(() => String, { description: 'One sentence why.' })
  why(@LanguageArgument() language: Language): string { return inLanguage(sentenceFor(this.found, this.answer), language); }
}

@ObjectType('ContradictionsView', { description: 'Figures for the same thing that disagree by more than they are printed with.' })
export class ContradictionsViewType extends ViewType {
  constructor(answer: RegionalAnswer, private readonly all: readonly Contradiction[], private readonly page: { readonly first: number; readonly skip: number }) { super(answer); }

  @Field(() => Int, { description: 'How many there are in all.' })
  get total(): number { return this.all.length; }

  @Field(() => [ContradictionType], { description: 'Between countries first, then within one, then of arithmetic alone.' })
  get contradictions(): ContradictionType[] { return this.all.slice(this.page.skip, this.page.skip + this.page.first).map((found) => new ContradictionType(found, this.answer)); }
}
