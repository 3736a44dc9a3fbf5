import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { SourceDocument } from '../dictionary/figure.js';
import type { Language } from './enums.js';
import { inLanguage, LanguageArgument } from './language-argument.js';

@Directive('@shareable')
@ObjectType('Source', { description: 'The published document that a figure or position is taken from, and where in it.' })
export class SourceType {
  constructor(
    private readonly document: SourceDocument,
    private readonly place: string,
  ) {}

  @Field(() => ID, { description: 'Id in the catalogue of sources.' })
  get id(): string {
    return this.document.id;
  }

  @Field(() => String, { description: 'Title.' })
  title(@LanguageArgument() language: Language): string {
    return inLanguage({ en: this.document.titleEn, ru: this.document.titleRu }, language);
  }

  @Field(() => String, { description: 'Publishing organisation.' })
  get publisher(): string {
    return this.document.publisher;
  }

  @Field(() => Int, { description: 'Year of publication.' })
  get year(): number {
    return this.document.year;
  }

  @Field(() => String, { nullable: true, description: 'Where in the document: annex, section, table, footnote.' })
  get locator(): string | null {
    return this.place || null;
  }
}

/** Whoever looks up the documents that figures and positions name. */
export interface SourcePort {
  source(id: string, locator: string): Promise<SourceType>;
}

/** The part of the GraphQL context that a type with a source reads. */
export interface SourceContext {
  readonly country: SourcePort;
}
