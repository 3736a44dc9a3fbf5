import { type GraphQLField, type GraphQLNamedType, type GraphQLOutputType, type GraphQLSchema, getNamedType, isObjectType, isRequiredArgument } from 'graphql';

/** Root fields of the secretariat that read no country. */
const NO_VIEWS: ReadonlySet<string> = new Set(['countries', 'country', 'indicators', 'viewer', 'applications', '_service', '_entities']);

/** Arguments that a view cannot do without, by name and then by type. */
const ARGUMENTS: Readonly<Record<string, string>> = { indicator: '"HIV_NEW_DIAGNOSES"', origin: '"UZ"', destination: '"RU"', country: '"KZ"', since: '"2026-01-01"' };

const DEEPEST = 7;

/** A query for every regional view of a schema that asks for all that the view tells, by root field; with these arguments, by name, where the view takes them. */
export function viewQueries(schema: GraphQLSchema, given: Readonly<Record<string, string>> = {}): ReadonlyMap<string, string> {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !NO_VIEWS.has(name));
  return new Map(fields.map((field) => [field.name, `{ ${field.name}${argumentsOf(field, given)} ${selection(field.type, [])} }`]));
}

function argumentsOf({ args }: GraphQLField<unknown, unknown>, given: Readonly<Record<string, string>>): string {
  const required = args.filter((argument) => isRequiredArgument(argument) || argument.name in given).map(({ name, type }) => `${name}: ${given[name] ?? ARGUMENTS[name] ?? exampleOf(type.toString())}`);
  return required.length > 0 ? `(${required.join(', ')})` : '';
}

function exampleOf(type: string): string {
  const one = type.includes('CountryCode') ? '"KZ"' : type.includes('Boolean') ? 'true' : /Int|Float/.test(type) ? '1' : '"2026-01-01"';
  return type.startsWith('[') ? `[${one}]` : one;
}

/** Every field that asks for no argument, down to the leaves; a type within itself is left out. */
function selection(type: GraphQLOutputType, above: readonly GraphQLNamedType[]): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const inner = Object.values(named.getFields())
    .filter((field) => !field.args.some(isRequiredArgument) && !above.includes(getNamedType(field.type)) && above.length < DEEPEST)
    .map((field) => `${field.name} ${selection(field.type, [...above, named])}`);
  return `{ ${inner.length > 0 ? inner.join(' ') : '__typename'} }`;
}
