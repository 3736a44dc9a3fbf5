import { Directive, Field, ObjectType } from 'type-graphql';
import type { AccessRules, AudienceRules } from '../access/access-rules.js';
import type { AudienceId } from '../access/audience.js';
import { explain } from '../access/explain.js';
import { AccessOpeningType } from './access-opening.js';
import { AccessProtectionType } from './access-protection.js';
import type { Language } from './enums.js';
import { inLanguage, LanguageArgument } from './language-argument.js';

@Directive('@shareable')
@ObjectType('AudienceAccess', {
  description: 'What one audience may see of a country, under which protection and terms. A nested audience that the rules leave out sees what already stands in print and nothing else: nothing is opened to it, and it has neither protection nor terms.',
})
export class AudienceAccessType {
  private readonly own: AudienceRules | undefined;

  constructor(
    private readonly rules: AccessRules,
    private readonly id: AudienceId,
  ) {
    this.own = rules.audiences.find((each) => each.id === id);
  }

  @Field(() => String, { description: 'public, researcher, secretariat, steward, or partner: with the code of a country.' })
  get audience(): string { return this.id; }

  @Field(() => AccessProtectionType, { nullable: true, description: 'How its values are protected; null where the rules leave the audience out.' })
  get protection(): AccessProtectionType | null { return this.own ? new AccessProtectionType(this.own.protection) : null; }

  @Field(() => Boolean, { description: 'Whether answers may be kept outside the country; only those to public ever may.' })
  get cacheableOutside(): boolean { return this.own?.cacheableOutside ?? false; }

  @Field(() => String, { nullable: true, description: 'Terms of use that it accepts; null where the rules leave the audience out.' })
  terms(@LanguageArgument() language: Language): string | null { return this.own ? inLanguage(this.own.terms, language) : null; }

  @Field(() => String, { nullable: true, description: 'Version of the terms; null where the rules leave the audience out.' })
  get termsVersion(): string | null { return this.own?.terms.version ?? null; }

  @Field(() => [AccessOpeningType], { description: 'What is open to it; nothing else is, but what already stands in print.' })
  get opens(): AccessOpeningType[] { return (this.own?.open ?? []).map((opening) => new AccessOpeningType(opening)); }

  @Field(() => [String], { description: 'All of it in plain words, line by line.' })
  explanation(@LanguageArgument() language: Language): string[] {
    const lines = explain(this.rules, this.id);
    return [...(lines?.[language] ?? [])];
  }
}
