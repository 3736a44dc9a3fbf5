import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

@Directive('@shareable')
@ObjectType('Source', { description: 'The published document that a figure or position is taken from, and where in it.' })
export class SourceType {
  @Field(() => ID, { description: 'Id in the catalogue of sources.' })
  id!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { description: 'Publishing organisation.' })
  publisher!: string;

  @Field(() => Int, { description: 'Year of publication.' })
  year!: number;

  @Field(() => String, { nullable: true, description: 'Where in the document: annex, section, table, footnote.' })
  locator!: string | null;
}

/** Whoever looks up the documents that figures and positions name. */
export interface SourcePort {
  source(id: string, locator: string): Promise<SourceType>;
}

/** The part of the GraphQL context that a type with a source reads. */
export interface SourceContext {
  readonly country: SourcePort;
}
