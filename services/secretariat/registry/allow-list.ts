import {
  buildASTSchema, type DefinitionNode, type DirectiveDefinitionNode, type DocumentNode, type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode, parse, type TypeDefinitionNode,
} from 'graphql';
import { contractOf } from './contract.js';
import { checkDirectiveDefinition, checkSchemas, machineryRootFields, machineryType } from './federation-machinery.js';
import type { Member } from './member.js';
import { checkOwnFields } from './own-fields.js';
import { plainText } from './plain-text.js';
import { Refusal, refuse } from './refusal.js';
import { checkSame } from './same-definition.js';

/** What a member's SDL comes to: fields of its own beside the contract's, or the reason why it is refused. */
export type Verdict = { readonly accepted: true; readonly ownFields: readonly FieldDefinitionNode[] } | { readonly accepted: false; readonly reason: string };

/** Longest SDL that is looked at, in characters. */
const LONGEST_SDL = 500_000;
/** The contract has some two thousand. */
const MOST_TOKENS = 20_000;
/** Longest reason given, in characters: it repeats text of the member's. */
const LONGEST_REASON = 300;
/** Characters that no text holds, and that databases and terminals stumble over. */
const CONTROL_CHARACTERS = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/u;

const BUILT_IN_SCALARS = ['Int', 'Float', 'String', 'Boolean', 'ID'];

type Judged = Pick<Member, 'type' | 'rootField' | 'nameEn'>;

/**
 * The registry's allow-list. A member's SDL is hostile input: what it may hold is its own type
 * with the contract's fields and fields of its own, its own root field, the contract's value
 * types, `@key` and `@shareable`; nothing else. Pure, and never throws: what cannot be judged is
 * refused.
 */
export function judge(member: Judged, sdl: string): Verdict {
  try {
    return { accepted: true, ownFields: ownFieldsOf(member, sdl) };
  } catch (error) {
    const reason = error instanceof Refusal ? error.message : `Its SDL cannot be judged: ${String(error)}`;
    return { accepted: false, reason: plainText(reason, LONGEST_REASON) };
  }
}

function ownFieldsOf(member: Judged, sdl: string): readonly FieldDefinitionNode[] {
  if (sdl.length > LONGEST_SDL) refuse(`Its SDL is longer than ${LONGEST_SDL} characters`);
  if (CONTROL_CHARACTERS.test(sdl)) refuse('Its SDL holds control characters');
  const contract = contractOf(member);
  const { schemas, directives, types, rootExtensions } = sorted(read(sdl));
  checkSchemas(schemas);
  checkUnique('the directive @', directives);
  directives.forEach(checkDirectiveDefinition);
  rootExtensions.forEach(checkRootExtension);
  checkUnique('', types);
  return checkTypes(member, contract, types);
}

function checkTypes(member: Judged, contract: DocumentNode, types: readonly TypeDefinitionNode[]): readonly FieldDefinitionNode[] {
  const expectedTypes = new Map(contract.definitions.filter(isTypeDefinition).map((definition) => [definition.name.value, definition]));
  let ownFields: readonly FieldDefinitionNode[] = [];
  for (const definition of types) {
    const name = definition.name.value;
    const expected = expectedTypes.get(name) ?? machineryType(name, member.type);
    if (!expected) refuse(`It defines the type ${name}, which is neither its own nor the contract's`);
    if (name === 'Query') checkRoot(definition, expected as ObjectTypeDefinitionNode, member.rootField);
    else if (name === member.type) ownFields = checkOwnType(definition, expected as ObjectTypeDefinitionNode, contract);
    else checkSame(definition, expected);
    expectedTypes.delete(name);
  }
  for (const name of expectedTypes.keys()) refuse(`It lacks the contract's type ${name}`);
  return ownFields;
}

function read(sdl: string): DocumentNode {
  try {
    return parse(sdl, { noLocation: true, maxTokens: MOST_TOKENS });
  } catch {
    return refuse('Its SDL cannot be parsed');
  }
}

interface Sorted {
  readonly schemas: Extract<DefinitionNode, { kind: Kind.SCHEMA_DEFINITION | Kind.SCHEMA_EXTENSION }>[];
  readonly directives: DirectiveDefinitionNode[];
  readonly types: TypeDefinitionNode[];
  readonly rootExtensions: ObjectTypeExtensionNode[];
}

/** The definitions by what they are; refuses what no member's SDL may hold. */
function sorted(document: DocumentNode): Sorted {
  const result: Sorted = { schemas: [], directives: [], types: [], rootExtensions: [] };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION) result.schemas.push(definition);
    else if (definition.kind === Kind.DIRECTIVE_DEFINITION) result.directives.push(definition);
    else if (definition.kind === Kind.OBJECT_TYPE_EXTENSION && definition.name.value === 'Query') result.rootExtensions.push(definition);
    else if (isTypeDefinition(definition)) result.types.push(definition);
    else refuse(`It holds ${describe(definition)}, which the contract does not allow`);
  }
  return result;
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
  return 'name' in definition && definition.name ? `the ${kind} of ${definition.name.value}` : `the ${kind}`;
}

function checkUnique(what: string, definitions: readonly { readonly name: { readonly value: string } }[]): void {
  const seen = new Set<string>();
  for (const { name } of definitions) {
    if (seen.has(name.value)) refuse(`It defines ${what}${name.value} twice`);
    seen.add(name.value);
  }
}

/** Query holds the member's root field, and federation's own two if it lists them. */
function checkRoot(definition: TypeDefinitionNode, expected: ObjectTypeDefinitionNode, rootField: string): void {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) refuse('Its Query is not an object type');
  const machinery = machineryRootFields(new Set(definition.fields?.map(({ name }) => name.value)));
  const allowed = new Set([rootField, ...machinery.map(({ name }) => name.value)]);
  const extra = definition.fields?.find(({ name }) => !allowed.has(name.value));
  if (extra) refuse(`It adds the root field ${extra.name.value}; its own is ${rootField}`);
  checkSame(definition, { ...expected, fields: [...(expected.fields ?? []), ...machinery] });
}

/** Federation's own root fields may stand in an extension of Query, nothing else. */
function checkRootExtension(extension: ObjectTypeExtensionNode): void {
  const machinery = machineryRootFields(new Set(extension.fields?.map(({ name }) => name.value)));
  const extra = extension.fields?.find(({ name }) => !machinery.some((each) => each.name.value === name.value));
  if (extra) refuse(`It extends Query with ${extra.name.value}; only federation's own root fields may stand there`);
  const expected: ObjectTypeDefinitionNode = { kind: Kind.OBJECT_TYPE_DEFINITION, name: extension.name, fields: machinery };
  checkSame({ ...extension, kind: Kind.OBJECT_TYPE_DEFINITION }, expected);
}

function checkOwnType(definition: TypeDefinitionNode, expected: ObjectTypeDefinitionNode, contract: DocumentNode): readonly FieldDefinitionNode[] {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) refuse(`Its ${definition.name.value} is not an object type`);
  const type = definition.name.value;
  const contractFields = new Set(expected.fields?.map(({ name }) => name.value));
  checkSame({ ...definition, fields: definition.fields?.filter(({ name }) => contractFields.has(name.value)) ?? [] }, expected);
  const own = definition.fields?.filter(({ name }) => !contractFields.has(name.value)) ?? [];
  if (own.length === 0) return [];
  const contractTypes = contract.definitions.filter(isTypeDefinition).map(({ name }) => name.value);
  return checkOwnFields(type, own, {
    schema: buildASTSchema(contract, { assumeValid: true, assumeValidSDL: true }),
    allowedTypes: new Set([...BUILT_IN_SCALARS, ...contractTypes]),
    leadingBack: new Set(['Query', 'Country', type]),
  });
}
