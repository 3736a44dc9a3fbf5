import {
  astFromValue, type ConstValueNode, type FieldDefinitionNode, getNamedType, type GraphQLInputType, type GraphQLSchema, type InputValueDefinitionNode, isInputType, isLeafType, isOutputType,
  Kind, print, type StringValueNode, typeFromAST, type TypeNode, valueFromAST,
} from 'graphql';
import { plainWords } from './plain-text.js';
import { refuse } from './refusal.js';

/** Fields of its own that a member may have. */
const MOST_FIELDS = 100;
/** Arguments that one of them may have. */
const MOST_ARGUMENTS = 10;
/** How deep lists may stand in lists. */
const DEEPEST_LIST = 2;
const LONGEST_NAME = 60;
const LONGEST_DESCRIPTION = 300;
const LONGEST_DEFAULT = 200;

export interface OwnFieldRules {
  /** The contract as a schema. */
  readonly schema: GraphQLSchema;
  readonly allowedTypes: ReadonlySet<string>;
  /** Of these, the ones that lead to countries or to the root: there a country would speak for others, or without end. */
  readonly leadingBack: ReadonlySet<string>;
}

/**
 * A member's fields of its own, written anew from what was checked: name, arguments, types,
 * defaults, and descriptions as plain words. They go into the supergraph, so nothing of the
 * member's nodes does. Refuses what does not fit.
 */
export function checkOwnFields(type: string, fields: readonly FieldDefinitionNode[], rules: OwnFieldRules): readonly FieldDefinitionNode[] {
  if (fields.length > MOST_FIELDS) refuse(`It has ${fields.length} fields of its own; at most ${MOST_FIELDS}`);
  checkNames(type, fields);
  return fields.map((field) => checkField(`${type}.${field.name.value}`, field, rules));
}

function checkNames(where: string, nodes: readonly (FieldDefinitionNode | InputValueDefinitionNode)[]): void {
  const seen = new Set<string>();
  for (const { name: { value: name } } of nodes) {
    const at = `${where}.${name.slice(0, LONGEST_NAME)}`;
    if (name.length > LONGEST_NAME) refuse(`${at}… has a name longer than ${LONGEST_NAME} characters`);
    if (name.startsWith('_')) refuse(`${at} begins with an underscore`);
    if (name in Object.prototype) refuse(`${at} has a name that programs keep for themselves`);
    if (seen.has(name)) refuse(`${at} is defined twice`);
    seen.add(name);
  }
}

function checkField(at: string, field: FieldDefinitionNode, rules: OwnFieldRules): FieldDefinitionNode {
  const given = field.arguments ?? [];
  for (const directive of [...(field.directives ?? []), ...given.flatMap((each) => each.directives ?? [])]) refuse(`${at} uses ${print(directive)}`);
  if (given.length > MOST_ARGUMENTS) refuse(`${at} has ${given.length} arguments; at most ${MOST_ARGUMENTS}`);
  checkNames(at, given);
  if (field.type.kind === Kind.NON_NULL_TYPE) refuse(`${at} is not nullable; everything that crosses a subgraph must be`);
  const name = checkType(at, field.type, rules);
  if (rules.leadingBack.has(name)) refuse(`${at} leads back to ${name}; a country's own fields hold what is its own`);
  const type = rules.schema.getType(name);
  if (!isOutputType(type)) refuse(`${at} is of the input type ${name}`);
  return {
    kind: Kind.FIELD_DEFINITION,
    name: { kind: Kind.NAME, value: field.name.value },
    ...described(field.description),
    arguments: given.map((argument) => checkArgument(`${at}(${argument.name.value}:)`, argument, rules)),
    type: field.type,
  };
}

function checkArgument(at: string, argument: InputValueDefinitionNode, rules: OwnFieldRules): InputValueDefinitionNode {
  const name = checkType(at, argument.type, rules);
  const type = typeFromAST(rules.schema, argument.type);
  if (!isInputType(type)) refuse(`${at} takes the output type ${name}`);
  return {
    kind: Kind.INPUT_VALUE_DEFINITION,
    name: { kind: Kind.NAME, value: argument.name.value },
    ...described(argument.description),
    type: argument.type,
    ...(argument.defaultValue && { defaultValue: checkDefault(at, argument.defaultValue, type) }),
  };
}

/** Name of the type at the bottom; refuses what is not the contract's, and lists in lists in lists. */
function checkType(at: string, type: TypeNode, { allowedTypes }: OwnFieldRules): string {
  let node = type;
  let lists = 0;
  while (node.kind !== Kind.NAMED_TYPE) {
    if (node.kind === Kind.LIST_TYPE) lists += 1;
    node = node.type;
  }
  if (lists > DEEPEST_LIST) refuse(`${at} is a list ${lists} deep; at most ${DEEPEST_LIST}`);
  if (!allowedTypes.has(node.name.value)) refuse(`${at} names the type ${node.name.value}, which is not the contract's`);
  return node.name.value;
}

/** The default written anew: a plain value that the type takes, strings without anything odd. */
function checkDefault(at: string, value: ConstValueNode, type: GraphQLInputType): ConstValueNode {
  if (value.kind === Kind.LIST || value.kind === Kind.OBJECT || !isLeafType(getNamedType(type))) refuse(`${at} has a default that is not a plain value`);
  const coerced = valueFromAST(value, type);
  if (coerced === undefined) refuse(`${at} has the default ${print(value).slice(0, LONGEST_DEFAULT)}, which its type does not take`);
  const anew = astFromValue(coerced, type) as ConstValueNode | null | undefined;
  const text = anew ? print(anew) : '';
  if (!anew || text.length > LONGEST_DEFAULT || !/^[\p{L}\p{N}\p{M} "[\]_.,:+-]*$/u.test(text)) refuse(`${at} has a default that is too long or holds odd characters`);
  return anew;
}

function described(description: StringValueNode | undefined): { description?: StringValueNode } {
  const value = plainWords(description?.value ?? '', LONGEST_DESCRIPTION);
  return value === '' ? {} : { description: { kind: Kind.STRING, value } };
}
