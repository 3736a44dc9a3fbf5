import { Directive, Field, ObjectType } from 'type-graphql';
import { type Reason, REASONS } from '../access/reasons.js';
import type { Bilingual } from '../dictionary/bilingual.js';
import type { Figure } from '../dictionary/figure.js';
import { CountryCode } from './country-code.js';
import type { Language } from './enums.js';
import { inLanguage, LanguageArgument } from './language-argument.js';

/** How a release notes why a figure is not shown in it. */
export interface RefusalNote {
  /** Path of the rule in access.yaml, or the column of figures.csv by which the country closed this very figure; null where it is told. */
  readonly rule: string | null;
  /** The nearest audience to apply for; null where there is none, and for another state. */
  readonly applyFor: string | null;
}

/** What a refusal is told from: the note and the figure's place, never its measures. */
export type RefusedFigure = RefusalNote & Pick<Figure, 'reporter' | 'missing' | 'embargoUntil'>;

/** The reasons by which a rule leaves a figure out. */
const REFUSING = ['NOT_FOR_AUDIENCE', 'EMBARGOED', 'SUPPRESSED'] as const satisfies readonly Reason[];

@Directive('@shareable')
@ObjectType('Refusal', { description: 'Why a rule of the country keeps an observation from whoever asks, and what can be done about it. Nothing in it depends on the value.' })
export class RefusalType {
  private constructor(
    private readonly reason: (typeof REFUSING)[number],
    private readonly path: string,
    private readonly figure: RefusedFigure,
  ) {}

  /** The refusal of a figure; null where none of the country's rules refused it. */
  static of({ reporter, missing, embargoUntil, rule, applyFor }: RefusedFigure): RefusalType | null {
    const reason = REFUSING.find((each) => each === missing);
    return reason === undefined || rule === null ? null : new RefusalType(reason, rule, { reporter, missing, embargoUntil, rule, applyFor });
  }

  @Field(() => String, { description: 'The reason, as in `missing`: NOT_FOR_AUDIENCE, EMBARGOED or SUPPRESSED.' })
  get code(): string { return this.reason; }

  @Field(() => CountryCode, { description: 'The country whose rule it is.' })
  get country(): string { return this.figure.reporter; }

  @Field(() => String, { description: "Path of the rule in the country's access.yaml, such as audiences.public.open[0].dimensions; EMBARGO_TIME or CONF_STATUS where the country closed this very figure." })
  get rule(): string { return this.path; }

  @Field(() => String, { nullable: true, description: 'The nearest audience to apply for, which may see more of it; null where there is none.' })
  get applyFor(): string | null { return this.figure.applyFor; }

  @Field(() => String, { nullable: true, description: 'The end of an embargo, ISO 8601 in UTC.' })
  get until(): string | null { return this.reason === 'EMBARGOED' ? this.figure.embargoUntil : null; }

  @Field(() => String, { description: 'The reason and what can be done about it, in a sentence.' })
  explanation(@LanguageArgument() language: Language): string {
    const until = this.until === null ? '' : `: ${this.until}`;
    return `${inLanguage(REASONS[this.reason].text, language)}${until}${inLanguage(advice(this.applyFor), language)}.`;
  }
}

/** What to apply for: it may show more, and never promises that it does. */
function advice(applyFor: string | null): Bilingual {
  if (applyFor === null) return { en: '', ru: '' };
  return { en: `; to see more, apply to the country for access as ${applyFor}`, ru: `; чтобы увидеть больше, запросите у страны доступ аудитории ${applyFor}` };
}
