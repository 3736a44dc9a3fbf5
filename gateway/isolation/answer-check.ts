import {
  type DocumentNode, type FragmentDefinitionNode, getNamedType, type GraphQLNamedType, type GraphQLOutputType, type GraphQLSchema, isCompositeType, isEnumType, isListType,
  isNonNullType, isObjectType, Kind, type SelectionSetNode,
} from 'graphql';

/** Whether a value is what was asked for, all the way down. */
export type AnswerCheck = (value: unknown) => boolean;

/** The country that is asked, as the registry knows it. */
export interface AskedCountry {
  readonly code: string;
  readonly type: string;
}

/** Largest and smallest whole number of GraphQL's Int. */
const INT_LIMIT = 2_147_483_647;

/**
 * Compiles a check of a country's answer to this operation. The engine merges an answer into the
 * whole as it comes, names and all, so nothing may stand in it that was not asked for: no other
 * root field, no key that every object inherits, no other country's code or type; and every value
 * must be of the type that the schema tells. `schema` is the country's subgraph.
 */
export function answerCheck(document: DocumentNode, schema: GraphQLSchema, country: AskedCountry): AnswerCheck {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const root = schema.getQueryType();
  if (!operation || !root) return () => false;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const check = objectCheck([{ selections: operation.selectionSet, type: root }], { schema, country, fragments });
  return (value) => value !== null && value !== undefined && check(value);
}

interface Compiling {
  readonly schema: GraphQLSchema;
  readonly country: AskedCountry;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

interface Selected {
  readonly selections: SelectionSetNode;
  readonly type: GraphQLNamedType;
}

/** What was asked under one name; asked twice, both selections. */
interface AskedField {
  readonly name: string;
  readonly parent: GraphQLNamedType;
  readonly type: GraphQLOutputType | undefined;
  readonly selected: Selected[];
}

function objectCheck(selected: readonly Selected[], compiling: Compiling): AnswerCheck {
  const asked = new Map<string, AskedField>();
  for (const each of selected) collect(each, compiling, asked);
  const checks = new Map([...asked].map(([key, field]) => [key, fieldCheck(field, compiling)]));
  return (value) => {
    if (typeof value !== 'object' || Array.isArray(value)) return false;
    for (const key of Object.keys(value as object)) {
      const check = checks.get(key);
      if (!check?.((value as Readonly<Record<string, unknown>>)[key])) return false;
    }
    return true;
  };
}

function collect({ selections, type }: Selected, compiling: Compiling, into: Map<string, AskedField>): void {
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) {
      const name = selection.name.value;
      const fieldType = 'getFields' in type && !('isOneOf' in type) ? type.getFields()[name]?.type : undefined;
      const key = selection.alias?.value ?? name;
      const field = into.get(key) ?? { name, parent: type, type: fieldType, selected: [] };
      into.set(key, field);
      if (selection.selectionSet && fieldType) field.selected.push({ selections: selection.selectionSet, type: getNamedType(fieldType) });
    } else {
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : compiling.fragments.get(selection.name.value);
      const condition = fragment?.typeCondition && compiling.schema.getType(fragment.typeCondition.name.value);
      if (fragment) collect({ selections: fragment.selectionSet, type: condition ?? type }, compiling, into);
    }
  }
}

function fieldCheck({ name, parent, type, selected }: AskedField, compiling: Compiling): AnswerCheck {
  const { country } = compiling;
  // A subgraph's abstract types have one type behind them: the country's own.
  const concrete = isObjectType(parent) ? parent.name : country.type;
  if (name === '__typename') return (value) => value === concrete;
  if (name === 'code' && concrete === country.type) return (value) => value === country.code;
  if (!type) return () => false;
  const named = getNamedType(type);
  return wrapped(type, isCompositeType(named) ? objectCheck(selected, compiling) : leafCheck(named));
}

function wrapped(type: GraphQLOutputType, inner: AnswerCheck): AnswerCheck {
  if (isNonNullType(type)) {
    const check = wrapped(type.ofType, inner);
    return (value) => value !== null && check(value);
  }
  if (isListType(type)) {
    const check = wrapped(type.ofType, inner);
    return (value) => value === null || (Array.isArray(value) && value.every(check));
  }
  return (value) => value === null || inner(value);
}

function leafCheck(type: GraphQLNamedType): AnswerCheck {
  if (isEnumType(type)) return (value) => typeof value === 'string' && type.getValue(value) !== undefined;
  switch (type.name) {
    case 'Int':
      return (value) => Number.isInteger(value) && Math.abs(value as number) <= INT_LIMIT;
    case 'Float':
      return (value) => Number.isFinite(value);
    case 'Boolean':
      return (value) => typeof value === 'boolean';
    default:
      return (value) => typeof value === 'string';
  }
}
