import { graphql, type GraphQLSchema, parse } from 'graphql';
import { type BuildSchemaOptions, buildSchema, createResolversMap } from 'type-graphql';

/** Federation version and directives that a subgraph of ours declares; the registry allows a member no others. */
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';

/** How a type is found again by its key: `{ Kazakhstan: (reference) => … }`. */
export type References = Readonly<Record<string, (reference: { readonly code: string }) => unknown>>;

export interface SubgraphOptions {
  readonly resolvers: BuildSchemaOptions['resolvers'];
  readonly orphanedTypes?: NonNullable<BuildSchemaOptions['orphanedTypes']>;
  readonly references: References;
}

/** Builds a federation subgraph from type-graphql classes. Apollo's part is loaded only here: commands do without, and start sooner. */
export async function buildSubgraph({ resolvers, orphanedTypes, references }: SubgraphOptions): Promise<GraphQLSchema> {
  const { buildSubgraphSchema, printSubgraphSchema } = await import('@apollo/subgraph');
  const schema = await buildSchema({ resolvers, ...(orphanedTypes && { orphanedTypes }), validate: false });
  const resolversMap = createResolversMap(schema) as Record<string, Record<string, unknown>>;
  for (const [type, resolve] of Object.entries(references)) {
    resolversMap[type] = { ...resolversMap[type], __resolveReference: resolve };
  }
  return buildSubgraphSchema([{ typeDefs: parse(`${LINK}\n\n${printSubgraphSchema(schema)}`), resolvers: resolversMap as never }]);
}

/** The SDL that a subgraph serves to whoever composes it. */
export async function printSubgraphSdl(schema: GraphQLSchema): Promise<string> {
  const result = await graphql({ schema, source: '{ _service { sdl } }' });
  const sdl = (result.data as { _service?: { sdl?: string } } | null | undefined)?._service?.sdl;
  if (sdl === undefined) throw new Error(`The schema does not print itself: ${result.errors?.[0]?.message}`);
  return sdl;
}
