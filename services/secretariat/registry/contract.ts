import { CONTRACT_SDL } from '@serai/schema';
import { type DocumentNode, Kind, parse, visit } from 'graphql';
import type { Member } from './member.js';

const TEMPLATE = parse(CONTRACT_SDL, { noLocation: true });

/** Names of the contract's types, the member's own type aside. */
export const CONTRACT_TYPES: ReadonlySet<string> = new Set(
  TEMPLATE.definitions.flatMap((definition) => ('name' in definition && definition.name && definition.name.value !== 'Member' ? [definition.name.value] : [])),
);

/** The contract as this member is to serve it: with its own type and its own root field. */
export function contractOf(member: Pick<Member, 'type' | 'rootField' | 'nameEn'>): DocumentNode {
  return visit(TEMPLATE, {
    ObjectTypeDefinition: (node) =>
      node.name.value === 'Member'
        ? { ...node, description: { kind: Kind.STRING, value: `${member.nameEn}, answered by its own service.` }, name: { ...node.name, value: member.type } }
        : undefined,
    NamedType: (node) => (node.name.value === 'Member' ? { ...node, name: { ...node.name, value: member.type } } : undefined),
    FieldDefinition: (node) =>
      node.name.value === 'member'
        ? {
            ...node,
            description: { kind: Kind.STRING, value: `${member.nameEn}; null with an error that says why when it does not answer.` },
            name: { ...node.name, value: member.rootField },
            type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: member.type } },
          }
        : undefined,
  });
}
