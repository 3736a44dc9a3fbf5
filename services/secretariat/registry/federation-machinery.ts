import { type ConstArgumentNode, type ConstDirectiveNode, type ConstValueNode, type DefinitionNode, type DirectiveDefinitionNode, Kind, OperationTypeNode, parse, print, type TypeDefinitionNode } from 'graphql';
import { refuse } from './refusal.js';

/** Directives that federation defines in the SDL; defining them is harmless, using any but the two allowed is not. */
const FEDERATION_DIRECTIVES = /^(link|key|shareable|federation__\w+)$/;
const LINKED_SPECIFICATION = /^https:\/\/specs\.apollo\.dev\/(federation|link)\/v\d+\.\d+$/;
const ALLOWED_SPECIFICATIONS = /^https:\/\/specs\.apollo\.dev\/(federation\/v2\.\d{1,2}|link\/v1\.0)$/;

/** Types with which federation describes itself in the SDL, as its libraries write them; never passed on. `_Entity` names the member's own type. */
const MACHINERY = definitionsOf(`
  scalar _Any
  scalar _FieldSet
  scalar link__Import
  enum link__Purpose { SECURITY EXECUTION }
  scalar federation__FieldSet
  scalar federation__Scope
  scalar federation__Policy
  scalar federation__ContextFieldValue
  type _Service { sdl: String }
  union _Entity = Member
  type Query { _entities(representations: [_Any!]!): [_Entity]! _service: _Service! }
`);

function definitionsOf(sdl: string): ReadonlyMap<string, TypeDefinitionNode> {
  return new Map(parse(sdl, { noLocation: true }).definitions.map((definition) => [(definition as TypeDefinitionNode).name.value, definition as TypeDefinitionNode]));
}

/** Federation's own definition of this type, for a member with this type; undefined where federation has none. */
export function machineryType(name: string, memberType: string): TypeDefinitionNode | undefined {
  const definition = MACHINERY.get(name);
  if (name === 'Query') return undefined;
  return definition?.kind === Kind.UNION_TYPE_DEFINITION
    ? { ...definition, types: [{ kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: memberType } }] }
    : definition;
}

type RootFields = Extract<TypeDefinitionNode, { kind: Kind.OBJECT_TYPE_DEFINITION }>['fields'];

/** Federation's root fields, of those with these names. */
export function machineryRootFields(names: ReadonlySet<string>): NonNullable<RootFields> {
  const query = MACHINERY.get('Query');
  return query?.kind === Kind.OBJECT_TYPE_DEFINITION ? (query.fields ?? []).filter(({ name }) => names.has(name.value)) : [];
}

/** Refuses a directive definition that is not federation's. */
export function checkDirectiveDefinition(definition: DirectiveDefinitionNode): void {
  if (!FEDERATION_DIRECTIVES.test(definition.name.value)) refuse(`It defines a directive of its own, @${definition.name.value}`);
  for (const argument of definition.arguments ?? []) {
    for (const directive of argument.directives ?? []) refuse(`The definition of @${definition.name.value} uses ${print(directive)}`);
  }
}

type SchemaNode = Extract<DefinitionNode, { kind: Kind.SCHEMA_DEFINITION | Kind.SCHEMA_EXTENSION }>;

/** All that is said of the schema: it may name Query as its root, once, and link the federation specification, once, importing the two directives under their own names. */
export function checkSchemas(schemas: readonly SchemaNode[]): void {
  const linked = new Set<string>();
  let roots = 0;
  for (const schema of schemas) {
    for (const { operation, type } of schema.operationTypes ?? []) {
      if (operation !== OperationTypeNode.QUERY || type.name.value !== 'Query') refuse(`It has a ${operation} root ${type.name.value}; the contract has Query only`);
      roots += 1;
      if (roots > 1) refuse('It names its query root twice');
    }
    for (const directive of schema.directives ?? []) {
      const specification = checkLink(directive);
      if (linked.has(specification)) refuse(`It links the ${specification} specification twice`);
      linked.add(specification);
    }
  }
}

/** Which specification this links, `federation` or `link`. */
function checkLink(directive: ConstDirectiveNode): string {
  if (directive.name.value !== 'link') refuse(`It uses @${directive.name.value} on its schema`);
  const values = argumentValues(directive.arguments ?? []);
  const url = values.get('url');
  const address = url?.kind === Kind.STRING ? url.value : '';
  if (!ALLOWED_SPECIFICATIONS.test(address)) refuse(`It links ${JSON.stringify(address.slice(0, 200))}, which is not the federation specification`);
  for (const name of values.keys()) {
    if (name !== 'url' && name !== 'import') refuse(`It links the federation specification with ${name}:`);
  }
  checkImport(values.get('import'));
  return LINKED_SPECIFICATION.exec(address)?.[1] ?? '';
}

function argumentValues(nodes: readonly ConstArgumentNode[]): ReadonlyMap<string, ConstValueNode> {
  const values = new Map<string, ConstValueNode>();
  for (const { name, value } of nodes) {
    if (values.has(name.value)) refuse(`It links a specification with ${name.value}: twice`);
    values.set(name.value, value);
  }
  return values;
}

function checkImport(imported: ConstValueNode | undefined): void {
  if (!imported) return;
  for (const item of imported.kind === Kind.LIST ? imported.values : [imported]) {
    if (item.kind !== Kind.STRING || !/^@(key|shareable)$/.test(item.value)) {
      refuse(`It imports ${print(item)} from the federation specification; only @key and @shareable may be`);
    }
  }
}
