import { createHash } from 'node:crypto';
import { composeServices, type ServiceDefinition } from '@theguild/federation-composition';
import { type DocumentNode, type FieldDefinitionNode, Kind, visit } from 'graphql';
import { contractOf } from './contract.js';
import { type Member, subgraphName } from './member.js';

/** Name of the secretariat's own subgraph. */
export const SECRETARIAT = 'secretariat';

/** A member, and the fields of its own that the allow-list let through. */
export interface ComposedMember {
  readonly member: Pick<Member, 'code' | 'type' | 'rootField' | 'nameEn' | 'url'>;
  readonly ownFields: readonly FieldDefinitionNode[];
}

export interface Supergraph {
  readonly version: string;
  readonly sdl: string;
}

export interface SecretariatSubgraph {
  readonly url: string;
  readonly typeDefs: DocumentNode;
}

/**
 * What is composed. What stands in it of a member is the contract, written by us, and the fields
 * of its own that were let through, written anew: nothing else of the member's. A member that is
 * down or was never seen has its place all the same, so that its absence is a null with a reason.
 */
export function subgraphsOf(secretariat: SecretariatSubgraph, members: readonly ComposedMember[]): ServiceDefinition[] {
  return [
    { name: SECRETARIAT, url: secretariat.url, typeDefs: withRootDescriptions(secretariat.typeDefs) },
    ...members.map(({ member, ownFields }) => ({ name: subgraphName(member), url: member.url, typeDefs: memberTypeDefs(member, ownFields) })),
  ];
}

/** Composes the supergraph; throws when it does not compose. Pure. */
export function compose(secretariat: SecretariatSubgraph, members: readonly ComposedMember[]): Supergraph {
  const result = composeServices(subgraphsOf(secretariat, members).map((subgraph) => ({ ...subgraph, typeDefs: copyOf(subgraph.typeDefs) })));
  if (!result.supergraphSdl) {
    throw new Error(`The supergraph does not compose: ${result.errors?.map(({ message }) => message).join('; ')}`);
  }
  return { sdl: result.supergraphSdl, version: createHash('sha256').update(result.supergraphSdl).digest('hex').slice(0, 16) };
}

/** The root types of the whole say what they are: type-graphql gives them no description. */
const QUERY_DESCRIPTION = 'What the hub answers: all member countries at once, one of them, and the dictionary. Every figure comes from a release of the country that it names.';

const MUTATION_DESCRIPTION = "What can be changed in the hub: one's own applications for access. No country's data, and nothing of a country's.";

function withRootDescriptions(document: DocumentNode): DocumentNode {
  const descriptions = new Map([['Query', QUERY_DESCRIPTION], ['Mutation', MUTATION_DESCRIPTION]]);
  return visit(document, {
    ObjectTypeDefinition: (node) => {
      const value = descriptions.get(node.name.value);
      return value === undefined ? undefined : { ...node, description: { kind: Kind.STRING, value } };
    },
  });
}

/** A copy for the composer, which writes into the definitions that it is given. */
function copyOf(document: DocumentNode): DocumentNode {
  return { ...document, definitions: document.definitions.map((definition) => ({ ...definition })) };
}

function memberTypeDefs(member: ComposedMember['member'], ownFields: readonly FieldDefinitionNode[]): DocumentNode {
  return visit(contractOf(member), {
    ObjectTypeDefinition: (node) =>
      node.name.value === member.type && node.kind === Kind.OBJECT_TYPE_DEFINITION ? { ...node, fields: [...(node.fields ?? []), ...ownFields] } : undefined,
  });
}
