import {
  type ConstDirectiveNode, type DefinitionNode, type DocumentNode, type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, type ObjectTypeExtensionNode, parse,
  print, type TypeDefinitionNode, type TypeNode, visit,
} from 'graphql';
import { contractOf } from './contract.js';
import type { Member } from './member.js';

/** What a member's SDL comes to: fields of its own beside the contract's, or the reason why it is refused. */
export type Verdict = { readonly accepted: true; readonly ownFields: readonly FieldDefinitionNode[] } | { readonly accepted: false; readonly reason: string };

/** Longest SDL that is looked at, in characters. */
const LONGEST_SDL = 500_000;
/** Fields of its own that a member may have. */
const MOST_OWN_FIELDS = 100;

/** Types with which federation describes itself in the SDL; their definitions are never passed on. */
const FEDERATION_TYPES = /^(_Any|_Entity|_Service|link__\w+|federation__\w+|_FieldSet)$/;
/** Directives that federation defines in the SDL; defining them is harmless, using any but the two allowed is not. */
const FEDERATION_DIRECTIVES = /^(link|key|shareable|federation__\w+)$/;
const FEDERATION_ROOT_FIELDS = new Set(['_service', '_entities']);
const BUILT_IN_SCALARS = new Set(['Int', 'Float', 'String', 'Boolean', 'ID']);

class Refusal extends Error {}

/**
 * The registry's allow-list. A member's SDL is hostile input: what it may hold is its own type
 * with the contract's fields and fields of its own, its own root field, the contract's value
 * types, `@key` and `@shareable`; nothing else. Pure.
 */
export function judge(member: Pick<Member, 'type' | 'rootField' | 'nameEn'>, sdl: string): Verdict {
  try {
    return { accepted: true, ownFields: ownFieldsOf(member, sdl) };
  } catch (error) {
    if (error instanceof Refusal) return { accepted: false, reason: error.message };
    throw error;
  }
}

function ownFieldsOf(member: Pick<Member, 'type' | 'rootField' | 'nameEn'>, sdl: string): readonly FieldDefinitionNode[] {
  if (sdl.length > LONGEST_SDL) refuse(`Its SDL is longer than ${LONGEST_SDL} characters`);
  const served = withoutDescriptions(read(sdl));
  const contract = new Map<string, TypeDefinitionNode>();
  for (const definition of withoutDescriptions(contractOf(member)).definitions) {
    if (isTypeDefinition(definition)) contract.set(definition.name.value, definition);
  }

  const seen = new Set<string>();
  let ownFields: readonly FieldDefinitionNode[] = [];
  for (const definition of served.definitions) {
    if (definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION) {
      checkSchema(definition);
    } else if (definition.kind === Kind.DIRECTIVE_DEFINITION) {
      if (!FEDERATION_DIRECTIVES.test(definition.name.value)) refuse(`It defines a directive of its own, @${definition.name.value}`);
    } else if (definition.kind === Kind.OBJECT_TYPE_EXTENSION && definition.name.value === 'Query') {
      checkRootExtension(definition, member.rootField);
    } else if (isTypeDefinition(definition)) {
      const name = definition.name.value;
      if (FEDERATION_TYPES.test(name)) continue;
      if (seen.has(name)) refuse(`It defines ${name} twice`);
      seen.add(name);
      const expected = contract.get(name);
      if (!expected) refuse(`It defines the type ${name}, which is neither its own nor the contract's`);
      if (name === 'Query') checkRoot(definition, expected as ObjectTypeDefinitionNode, member.rootField);
      else if (name === member.type) ownFields = checkOwnType(definition, expected as ObjectTypeDefinitionNode, contract);
      else checkSame(definition, expected);
    } else {
      refuse(`It holds ${describe(definition)}, which the contract does not allow`);
    }
  }
  for (const name of contract.keys()) {
    if (!seen.has(name)) refuse(`It lacks the contract's type ${name}`);
  }
  return ownFields;
}

function refuse(reason: string): never {
  throw new Refusal(reason);
}

function read(sdl: string): DocumentNode {
  try {
    return parse(sdl, { noLocation: true, maxTokens: 50_000 });
  } catch {
    return refuse('Its SDL cannot be parsed');
  }
}

function withoutDescriptions(document: DocumentNode): DocumentNode {
  return visit(document, { enter: (node) => ('description' in node && node.description ? { ...node, description: undefined } : undefined) });
}

const TYPE_KINDS = new Set<string>([
  Kind.SCALAR_TYPE_DEFINITION, Kind.OBJECT_TYPE_DEFINITION, Kind.INTERFACE_TYPE_DEFINITION, Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION, Kind.INPUT_OBJECT_TYPE_DEFINITION,
]);

function isTypeDefinition(definition: DefinitionNode): definition is TypeDefinitionNode {
  return TYPE_KINDS.has(definition.kind);
}

function describe(definition: DefinitionNode): string {
  const kind = definition.kind.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return 'name' in definition && definition.name ? `the ${kind} of ${definition.name.value}` : `a ${kind}`;
}

type SchemaNode = Extract<DefinitionNode, { kind: Kind.SCHEMA_DEFINITION | Kind.SCHEMA_EXTENSION }>;

/** The schema may name Query as its root and link the federation specification, importing the two directives under their own names. */
function checkSchema(schema: SchemaNode): void {
  for (const { operation, type } of schema.operationTypes ?? []) {
    if (operation !== 'query' || type.name.value !== 'Query') refuse(`It has a ${operation} root ${type.name.value}; the contract has Query only`);
  }
  for (const directive of schema.directives ?? []) {
    if (directive.name.value !== 'link') refuse(`It uses @${directive.name.value} on its schema`);
    const values = new Map(directive.arguments?.map(({ name, value }) => [name.value, value]));
    const url = values.get('url');
    const address = url?.kind === Kind.STRING ? url.value : '';
    if (!/^https:\/\/specs\.apollo\.dev\/(federation\/v2\.\d+|link\/v1\.0)$/.test(address)) refuse(`It links ${JSON.stringify(address)}, which is not the federation specification`);
    for (const name of values.keys()) {
      if (name !== 'url' && name !== 'import') refuse(`It links the federation specification with ${name}:`);
    }
    const imported = values.get('import');
    for (const item of imported?.kind === Kind.LIST ? imported.values : []) {
      if (item.kind !== Kind.STRING || !/^@(key|shareable)$/.test(item.value)) {
        refuse(`It imports ${print(item)} from the federation specification; only @key and @shareable may be`);
      }
    }
  }
}

function checkRoot(definition: TypeDefinitionNode, expected: ObjectTypeDefinitionNode, rootField: string): void {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) refuse('Its Query is not an object type');
  const extra = definition.fields?.find(({ name }) => name.value !== rootField && !FEDERATION_ROOT_FIELDS.has(name.value));
  if (extra) refuse(`It adds the root field ${extra.name.value}; its own is ${rootField}`);
  const own = definition.fields?.filter(({ name }) => name.value === rootField) ?? [];
  checkSame({ ...definition, fields: own }, expected);
}

/** Federation's own root fields may stand in an extension of Query, nothing else. */
function checkRootExtension(extension: ObjectTypeExtensionNode, rootField: string): void {
  if (extension.interfaces?.length) refuse('Its Query implements an interface');
  for (const directive of extension.directives ?? []) refuse(`Its Query uses ${print(directive)}`);
  const extra = extension.fields?.find(({ name }) => !FEDERATION_ROOT_FIELDS.has(name.value));
  if (extra) refuse(`It adds the root field ${extra.name.value}; its own is ${rootField}`);
}

function checkOwnType(definition: TypeDefinitionNode, expected: ObjectTypeDefinitionNode, contract: ReadonlyMap<string, unknown>): readonly FieldDefinitionNode[] {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) refuse(`Its ${definition.name.value} is not an object type`);
  const contractFields = new Set(expected.fields?.map(({ name }) => name.value));
  checkSame({ ...definition, fields: definition.fields?.filter(({ name }) => contractFields.has(name.value)) ?? [] }, expected);

  const own = definition.fields?.filter(({ name }) => !contractFields.has(name.value)) ?? [];
  if (own.length > MOST_OWN_FIELDS) refuse(`It has ${own.length} fields of its own; at most ${MOST_OWN_FIELDS}`);
  for (const field of own) {
    const at = `${definition.name.value}.${field.name.value}`;
    if (field.name.value.startsWith('_')) refuse(`${at} begins with an underscore`);
    for (const directive of [...(field.directives ?? []), ...(field.arguments ?? []).flatMap((each) => each.directives ?? [])]) {
      refuse(`${at} uses ${print(directive)}`);
    }
    for (const type of [field.type, ...(field.arguments ?? []).map((each) => each.type)]) {
      const name = namedType(type);
      if (!BUILT_IN_SCALARS.has(name) && !contract.has(name)) refuse(`${at} names the type ${name}, which is not the contract's`);
      if (name === 'Query') refuse(`${at} leads back to Query`);
    }
    if (field.type.kind === Kind.NON_NULL_TYPE) refuse(`${at} is not nullable; everything that crosses a subgraph must be`);
  }
  return own;
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

/** Refuses a definition that differs from the contract's in anything but descriptions and order. */
function checkSame(served: TypeDefinitionNode, expected: TypeDefinitionNode): void {
  const name = expected.name.value;
  const forbidden = directivesIn(served).find((directive) => !['key', 'shareable'].includes(directive.name.value));
  if (forbidden) refuse(`${name} uses ${print(forbidden)}; only @key and @shareable may be used`);
  const [servedParts, expectedParts] = [partsOf(served), partsOf(expected)];
  for (const part of servedParts) {
    if (!expectedParts.has(part)) refuse(`${name} differs from the contract: it has ${JSON.stringify(part.slice(0, 200))}`);
  }
  for (const part of expectedParts) {
    if (!servedParts.has(part)) refuse(`${name} differs from the contract: it lacks ${JSON.stringify(part.slice(0, 200))}`);
  }
}

function directivesIn(definition: TypeDefinitionNode): readonly ConstDirectiveNode[] {
  const found: ConstDirectiveNode[] = [];
  visit(definition, { Directive: (node) => void found.push(node as ConstDirectiveNode) });
  return found;
}

/** A type definition as a set of texts, one for each thing it says, so that order does not matter. */
function partsOf(definition: TypeDefinitionNode): ReadonlySet<string> {
  const parts = new Set<string>([`${definition.kind} ${definition.name.value}`]);
  for (const directive of definition.directives ?? []) parts.add(print(directive));
  if ('interfaces' in definition) for (const each of definition.interfaces ?? []) parts.add(`implements ${each.name.value}`);
  if ('types' in definition) for (const each of definition.types ?? []) parts.add(`| ${each.name.value}`);
  if ('values' in definition) for (const each of definition.values ?? []) parts.add(print(each));
  if ('fields' in definition) for (const each of definition.fields ?? []) parts.add(partOfField(each));
  return parts;
}

function partOfField(field: NonNullable<Extract<TypeDefinitionNode, { fields?: unknown }>['fields']>[number]): string {
  if (field.kind !== Kind.FIELD_DEFINITION) return print(field);
  const sorted = [...(field.arguments ?? [])].sort((a, b) => (a.name.value < b.name.value ? -1 : 1));
  return print({ ...field, arguments: sorted }).replaceAll(/\s+/g, ' ');
}
