import { LAW_AREA, scorecardAreaOf } from '@serai/schema';
import { CountryCode, inLanguage, Language, LanguageArgument, MissingReasonEnum } from '@serai/schema/graph';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { LawCell, LawRow } from '../../laws/comparison.js';
import { FAVOUR } from '../../laws/favour.js';
import { MARKING_RULE, type Mark } from '../../laws/scorecard.js';
import type { RegionalAnswer } from '../../regional/reading.js';
import { RegionalLawType } from './regional-law-type.js';
import { MarkType } from './scorecard-types.js';
import { ViewType } from './view-type.js';

export enum LawAgreement { NO_POSITION = 'NO_POSITION', ELSEWHERE = 'ELSEWHERE', AGREE = 'AGREE', DIFFER_BY_PEOPLE = 'DIFFER_BY_PEOPLE', DIFFER_BY_TIME = 'DIFFER_BY_TIME', CONTRADICT = 'CONTRADICT' }

registerEnumType(LawAgreement, {
  name: 'LawAgreement', description: 'How the positions of a country in one area stand to each other.',
  valuesConfig: {
    NO_POSITION: { description: 'No position is on record.' }, ELSEWHERE: { description: 'All describe the countries that its emigrants go to, not its own law.' }, AGREE: { description: 'All give one answer.' }, DIFFER_BY_PEOPLE: { description: 'Answers differ, each for other people.' },
    DIFFER_BY_TIME: { description: 'Answers for the same people differ, at different times.' }, CONTRADICT: { description: 'Answers for the same people at the same time differ.' },
  },
});

@ObjectType('LawCell', { description: 'A country in one area of law: every position that is on record.' })
class LawCellType {
  constructor(private readonly cell: LawCell) {}

  @Field(() => CountryCode, { description: 'The country.' })
  get country(): string { return this.cell.country; }

  @Field(() => String, { nullable: true, description: 'The one answer that all its own positions give; null where there is none, or several.' })
  get answer(): string | null { return this.cell.answer; }

  @Field(() => LawAgreement, { description: 'How the positions stand to each other.' })
  get agreement(): LawAgreement { return LawAgreement[this.cell.agreement]; }

  @Field(() => MissingReasonEnum, { nullable: true, description: 'Why there is no position: none is on record, or the country did not answer.' })
  get missing(): MissingReasonEnum | null {
    if (!this.cell.answered) return MissingReasonEnum.COUNTRY_UNAVAILABLE;
    return this.cell.positions.length === 0 ? MissingReasonEnum.NOT_COLLECTED : null;
  }

  @Field(() => [RegionalLawType], { description: 'Every position, with its people, its time and its source.' })
  get positions(): RegionalLawType[] { return this.cell.positions.map((law) => new RegionalLawType(law)); }
}

@ObjectType('LawRow', { description: 'One area of law over all countries.' })
class LawRowType {
  constructor(private readonly row: LawRow) {}

  @Field(() => String, { description: 'The area: a code that reads as a statement.' })
  get area(): string { return this.row.area; }

  @Field(() => String, { description: 'The statement that it stands for.' })
  statement(@LanguageArgument() language: Language): string {
    const area = LAW_AREA.get(this.row.area);
    return area ? inLanguage(area.name, language) : this.row.area;
  }

  @Field(() => String, { nullable: true, description: 'Section of the scorecard for which it is evidence, A to D.' })
  get section(): string | null { return scorecardAreaOf(this.row.area) ?? null; }

  @Field(() => String, { nullable: true, description: 'The answer that serves migrants, YES or NO; null where the package asks for none, and the area is not marked.' })
  get favourable(): string | null { return FAVOUR.get(this.row.area)?.answer ?? null; }

  @Field(() => [LawCellType], { description: 'Each country.' })
  get cells(): LawCellType[] { return this.row.cells.map((cell) => new LawCellType(cell)); }
}

@ObjectType('LawsView', { description: 'Law and practice compared, and the scorecard against the essential HIV care package for migrants.' })
export class LawsViewType extends ViewType {
  constructor(answer: RegionalAnswer, private readonly rows: readonly LawRow[], private readonly marks: readonly Mark[]) { super(answer); }

  @Field(() => [LawRowType], { description: 'The comparison: areas × countries.' })
  get areas(): LawRowType[] { return this.rows.map((row) => new LawRowType(row)); }

  @Field(() => [MarkType], { description: 'The scorecard, sections A to E of each country that answered. It is made from all areas, whichever are compared.' })
  get scorecard(): MarkType[] { return this.marks.map((mark) => new MarkType(mark)); }

  @Field(() => String, { description: 'How the scorecard marks.' })
  markingRule(@LanguageArgument() language: Language): string { return inLanguage(MARKING_RULE, language); }
}
