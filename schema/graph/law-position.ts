import { Ctx, Directive, Field, ObjectType } from 'type-graphql';
import { LAW_AREA } from '../dictionary/codelists/law-area.js';
import type { Law } from '../dictionary/figure.js';
import { scorecardAreaOf } from '../dictionary/scorecard.js';
import { Language } from './enums.js';
import { inLanguage, LanguageArgument } from './language-argument.js';
import { type SourceContext, SourceType } from './source.js';

@Directive('@shareable')
@ObjectType('LawPosition', { description: "A country's position in one area of law or practice, so that countries can be compared." })
export class LawPositionType {
  constructor(private readonly law: Law) {}

  @Field(() => String, { description: 'Area of law or practice: a code of the dictionary that reads as a statement, such as HIV_DEPORTATION.' })
  get area(): string {
    return this.law.area;
  }

  @Field(() => String, { nullable: true, description: 'The statement that the area stands for.' })
  statement(@LanguageArgument() language: Language): string | null {
    const area = LAW_AREA.get(this.law.area);
    return area ? inLanguage(area.name, language) : null;
  }

  @Field(() => String, { nullable: true, description: 'Area of the essential HIV care package for which it is evidence: A commitment, B legal aspects, C finance, D service delivery.' })
  get scorecardArea(): string | null {
    return scorecardAreaOf(this.law.area) ?? null;
  }

  @Field(() => String, { description: 'For whom it holds.' })
  get population(): string {
    return this.law.population;
  }

  @Field(() => String, { description: 'For people from which country; _T for all.' })
  get origin(): string {
    return this.law.origin;
  }

  @Field(() => String, { description: 'YES, NO, PARTLY, SIGNED (a treaty signed but not ratified), _U, or a number.' })
  get answer(): string {
    return this.law.answer;
  }

  @Field(() => String, { nullable: true, description: 'Unit of a numeric answer.' })
  unit(@LanguageArgument() language: Language): string | null {
    const unit = LAW_AREA.get(this.law.area)?.unit;
    return unit ? inLanguage(unit, language) : null;
  }

  @Field(() => String, { description: 'One line on what the source says.' })
  detail(@LanguageArgument() language: Language): string {
    return inLanguage({ en: this.law.detailEn, ru: this.law.detailRu }, language);
  }

  @Field(() => String, { description: 'SDMX period as of which it holds, or _U.' })
  get asOf(): string {
    return this.law.asOf;
  }

  @Field(() => SourceType, { description: 'Where it is written.' })
  source(@Ctx() context: SourceContext): Promise<SourceType> {
    return context.country.source(this.law.source, this.law.locator);
  }
}
