import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FieldDefinitionNode, Kind, Lexer, print, Source, TokenKind } from 'graphql';
import { judge, type Verdict } from './allow-list.js';
import { contractOf } from './contract.js';
import { KAZAKHSTAN, replaced, servedSdl, withOwnFields } from './members.fixture.js';

const SERVED = await servedSdl(KAZAKHSTAN);
const TYPE = 'type Kazakhstan implements Country @key(fields: "code") {';

const swap = (from: string, to: string): string => replaced(SERVED, from, to);
const added = (text: string): string => `${SERVED}\n${text}`;
const own = (fields: string): string => withOwnFields(KAZAKHSTAN, SERVED, fields);
const verdictOn = (sdl: string): Verdict => judge(KAZAKHSTAN, sdl);

function reasonFor(sdl: string): string {
  const verdict = verdictOn(sdl);
  if (verdict.accepted) throw new Error(`It was accepted, with ${verdict.ownFields.map(print).join(', ')}`);
  return verdict.reason;
}

function ownFieldsOf(sdl: string): readonly FieldDefinitionNode[] {
  const verdict = verdictOn(sdl);
  if (!verdict.accepted) throw new Error(`It was refused: ${verdict.reason}`);
  return verdict.ownFields;
}

const onName = (directive: string): string => swap('): String @shareable\n', `): String @shareable ${directive}\n`);
const onOwnType = (directive: string): string => swap(TYPE, TYPE.replace('{', `${directive} {`));
const only = 'only @key and @shareable may be used';
const differs = (type: string, verb: 'has' | 'lacks', part: string): string => `${type} differs from the contract: it ${verb} ${JSON.stringify(part)}`;

describe('the contract as served', () => {
  it('is accepted with everything that the federation library appends', () => {
    expect(SERVED).toContain('union _Entity = Kazakhstan');
    expect(SERVED).toContain('directive @federation__override');
    expect(verdictOn(SERVED)).toEqual({ accepted: true, ownFields: [] });
  });

  it('is accepted without it, and in another order', () => {
    const bare = contractOf(KAZAKHSTAN);
    expect(verdictOn(print(bare))).toEqual({ accepted: true, ownFields: [] });
    expect(verdictOn(print({ ...bare, definitions: [...bare.definitions].reverse() }))).toEqual({ accepted: true, ownFields: [] });
  });

  it('is accepted with other descriptions, and with the link specification linked as well', () => {
    expect(verdictOn(swap('"""Who stands behind the figures."""', '"""<b>Someone</b>"""'))).toEqual({ accepted: true, ownFields: [] });
    expect(verdictOn(added('extend schema @link(url: "https://specs.apollo.dev/link/v1.0")'))).toEqual({ accepted: true, ownFields: [] });
  });

  it('is refused from another member, whose type it is not', () => {
    expect(judge({ type: 'Kyrgyzstan', rootField: 'kyrgyzstan', nameEn: 'Kyrgyzstan' }, SERVED)).toEqual({
      accepted: false, reason: 'It adds the root field kazakhstan; its own is kyrgyzstan',
    });
  });

  it.each(['Kazakhstan', 'Query', 'Country', 'CountryCode', 'ObservationFilter', 'MissingReason'])('is refused without %s', (type) => {
    const document = contractOf(KAZAKHSTAN);
    const definitions = document.definitions.filter((definition) => !('name' in definition && definition.name?.value === type));
    expect(definitions).toHaveLength(document.definitions.length - 1);
    expect(reasonFor(print({ ...document, definitions }))).toBe(`It lacks the contract's type ${type}`);
  });
});

describe('fields of its own', () => {
  it('are accepted and returned, arguments, defaults and descriptions with them', () => {
    const fields = ownFieldsOf(own(`
      "Beds in clinics (2024), область"
      beds(kind: String = "day", language: Language = EN, filter: ObservationFilter, codes: [CountryCode!] = "KZ", most: Int! = 5): [Float!]
      centres: [[Release!]]
    `));
    expect(fields.map(print)).toEqual([
      '"Beds in clinics (2024), область"\nbeds(kind: String = "day", language: Language = EN, filter: ObservationFilter, codes: [CountryCode!] = ["KZ"], most: Int! = 5): [Float!]',
      'centres: [[Release!]]',
    ]);
  });

  it('may be a hundred, and no more', () => {
    const fields = (count: number): string => Array.from({ length: count }, (_, index) => `own${index}: Int`).join('\n');
    expect(ownFieldsOf(own(fields(100)))).toHaveLength(100);
    expect(reasonFor(own(fields(200)))).toBe('It has 200 fields of its own; at most 100');
  });

  it('may have ten arguments, and no more', () => {
    const args = (count: number): string => Array.from({ length: count }, (_, index) => `a${index}: Int`).join(', ');
    expect(ownFieldsOf(own(`x(${args(10)}): Int`))).toHaveLength(1);
    expect(reasonFor(own(`x(${args(11)}): Int`))).toBe('Kazakhstan.x has 11 arguments; at most 10');
  });

  it('keep their descriptions as plain words of a sane length', () => {
    const description = (text: string): string | undefined => ownFieldsOf(own(`${text} x: Int`))[0]?.description?.value;
    expect(description('"Beds, day\'s end: 5–7 %"')).toBe("Beds, day's end: 5–7 %");
    expect(description('"<script>alert(1)</script> [a](javascript:b) ![i](x) `c` **d** #e"')).toBe('script alert(1) /script a (javascript:b) ! i (x) c d e');
    expect(description(String.raw`"""a \""" type Query { stolen: Int } @inaccessible """`)).toBe('a type Query stolen: Int inaccessible');
    expect(description(String.raw`"a\u0000\u001b[31m\u202eb\u200b\ufeffc\\"`)).toBe('a 31m b c');
    expect(description(`"a${'\u0301'.repeat(50)}b"`)).toBe('a\u0301\u0301b');
    expect(description('"<>"')).toBeUndefined();
    expect(description(`"${'x'.repeat(300)}"`)).toBe('x'.repeat(300));
    expect(description(`"${'x'.repeat(400_000)}"`)).toBe(`${'x'.repeat(299)}…`);
  });

  it('keep the descriptions of arguments in the same way', () => {
    const [field] = ownFieldsOf(own('x("""<b>bold</b>""" a: Int): Int'));
    expect(field?.arguments?.map(({ description }) => description)).toEqual([{ kind: Kind.STRING, value: 'b bold /b' }]);
  });

  it.each([
    ['non-null', 'x: Int!', 'Kazakhstan.x is not nullable; everything that crosses a subgraph must be'],
    ['non-null list', 'x: [Int]!', 'Kazakhstan.x is not nullable; everything that crosses a subgraph must be'],
    ['beginning with an underscore', '_x: Int', 'Kazakhstan._x begins with an underscore'],
    ['of introspection', '__typename: String', 'Kazakhstan.__typename begins with an underscore'],
    ['of the prototype', '__proto__: Int', 'Kazakhstan.__proto__ begins with an underscore'],
    ['named as what every object has', 'constructor: Int', 'Kazakhstan.constructor has a name that programs keep for themselves'],
    ['with a name of a megabyte', `${'x'.repeat(400_000)}: Int`, `Kazakhstan.${'x'.repeat(60)}… has a name longer than 60 characters`],
    ['of no type', 'x: Nothing', "Kazakhstan.x names the type Nothing, which is not the contract's"],
    ['of introspection types', 'x: __Schema', "Kazakhstan.x names the type __Schema, which is not the contract's"],
    ['of federation types', 'x: _Any', "Kazakhstan.x names the type _Any, which is not the contract's"],
    ['of prefixed federation types', 'x: federation__FieldSet', "Kazakhstan.x names the type federation__FieldSet, which is not the contract's"],
    ["of another country's type", 'x: Kyrgyzstan', "Kazakhstan.x names the type Kyrgyzstan, which is not the contract's"],
    ['back to the root', 'x: Query', "Kazakhstan.x leads back to Query; a country's own fields hold what is its own"],
    ['back to all countries', 'x: [Country]', "Kazakhstan.x leads back to Country; a country's own fields hold what is its own"],
    ['back to itself', 'x: [Kazakhstan!]', "Kazakhstan.x leads back to Kazakhstan; a country's own fields hold what is its own"],
    ['of an input type', 'x: ObservationFilter', 'Kazakhstan.x is of the input type ObservationFilter'],
    ['that takes an output type', 'x(a: Observation): Int', 'Kazakhstan.x(a:) takes the output type Observation'],
    ['that takes no type', 'x(a: Nothing): Int', "Kazakhstan.x(a:) names the type Nothing, which is not the contract's"],
    ['overriding', 'x: Int @override(from: "secretariat")', 'Kazakhstan.x uses @override(from: "secretariat")'],
    ['shareable', 'x: Int @shareable', 'Kazakhstan.x uses @shareable'],
    ['deprecated', 'x: Int @deprecated', 'Kazakhstan.x uses @deprecated'],
    ['hidden by an argument', 'x(a: Int @inaccessible): Int', 'Kazakhstan.x uses @inaccessible'],
    ['with an underscored argument', 'x(__proto__: Int): Int', 'Kazakhstan.x.__proto__ begins with an underscore'],
    ['with an argument twice', 'x(a: Int, a: String): Int', 'Kazakhstan.x.a is defined twice'],
    ['twice', 'x: Int x: String', 'Kazakhstan.x is defined twice'],
    ['that is the contract\'s, once more', 'custody: Custody', 'Kazakhstan has "custody: Custody" twice'],
    ['that is the contract\'s, with another type', 'custody: String', differs('Kazakhstan', 'has', 'custody: String')],
    ['with a default of another type', 'x(a: Int = "one"): Int', 'Kazakhstan.x(a:) has the default "one", which its type does not take'],
    ['with a default too large', 'x(a: Int = 99999999999): Int', 'Kazakhstan.x(a:) has the default 99999999999, which its type does not take'],
    ['with a default of null where none may be', 'x(a: Int! = null): Int', 'Kazakhstan.x(a:) has the default null, which its type does not take'],
    ['with a default that its enum lacks', 'x(a: Language = KZ): Int', 'Kazakhstan.x(a:) has the default KZ, which its type does not take'],
    ['with an object as default', 'x(a: ObservationFilter = {sex: ["F"]}): Int', 'Kazakhstan.x(a:) has a default that is not a plain value'],
    ['with an object as the default of a scalar', 'x(a: CountryCode = {__proto__: {}}): Int', 'Kazakhstan.x(a:) has a default that is not a plain value'],
    ['with a long default', `x(a: String = "${'x'.repeat(300)}"): Int`, 'Kazakhstan.x(a:) has a default that is too long or holds odd characters'],
    ['with markup as default', 'x(a: String = "<b>"): Int', 'Kazakhstan.x(a:) has a default that is too long or holds odd characters'],
    ['of deep lists', 'x: [[[[[Int]]]]]', 'Kazakhstan.x is a list 5 deep; at most 2'],
    ['of very deep lists', `x: ${'['.repeat(3_000)}Int${']'.repeat(3_000)}`, 'Kazakhstan.x is a list 3000 deep; at most 2'],
    ['of lists too deep to parse', `x: ${'['.repeat(9_000)}Int${']'.repeat(9_000)}`, 'Its SDL cannot be parsed'],
    ['that takes deep lists', 'x(a: [[[Int]]]): Int', 'Kazakhstan.x(a:) is a list 3 deep; at most 2'],
    ['with a lookalike name', 'с\u043ede: Int', 'Its SDL cannot be parsed'],
  ])('are refused %s', (_, fields, reason) => {
    expect(reasonFor(own(fields))).toBe(reason);
  });
});

describe('directives', () => {
  it.each([
    ['override', onName('@override(from: "secretariat")'), `Kazakhstan uses @override(from: "secretariat"); ${only}`],
    ['override by its full name', onName('@federation__override(from: "country-kg")'), `Kazakhstan uses @federation__override(from: "country-kg"); ${only}`],
    ['inaccessible', onName('@inaccessible'), `Kazakhstan uses @inaccessible; ${only}`],
    ['inaccessible on the type', onOwnType('@federation__inaccessible'), `Kazakhstan uses @federation__inaccessible; ${only}`],
    ['interfaceObject', onOwnType('@interfaceObject'), `Kazakhstan uses @interfaceObject; ${only}`],
    ['external', onName('@external'), `Kazakhstan uses @external; ${only}`],
    ['provides', onName('@provides(fields: "code")'), `Kazakhstan uses @provides(fields: "code"); ${only}`],
    ['requires', onName('@requires(fields: "code")'), `Kazakhstan uses @requires(fields: "code"); ${only}`],
    ['tag', onName('@tag(name: "a")'), `Kazakhstan uses @tag(name: "a"); ${only}`],
    ['authenticated', onName('@authenticated'), `Kazakhstan uses @authenticated; ${only}`],
    ['requiresScopes', onName('@requiresScopes(scopes: [["a"]])'), `Kazakhstan uses @requiresScopes(scopes: [["a"]]); ${only}`],
    ['policy', onName('@policy(policies: [["a"]])'), `Kazakhstan uses @policy(policies: [["a"]]); ${only}`],
    ['extends', onOwnType('@extends'), `Kazakhstan uses @extends; ${only}`],
    ['one of its own', `${onName('@mine')}\ndirective @mine on FIELD_DEFINITION`, 'It defines a directive of its own, @mine'],
    ['one of its own, undefined', onName('@mine'), `Kazakhstan uses @mine; ${only}`],
    ['one in a prefix of federation', onName('@federation__mine'), `Kazakhstan uses @federation__mine; ${only}`],
    ['aliased @key', onOwnType('@k(fields: "name")'), `Kazakhstan uses @k(fields: "name"); ${only}`],
    ['another key', onOwnType('@key(fields: "name")'), differs('Kazakhstan', 'has', '@key(fields: "name")')],
    ['the key once more', onOwnType('@key(fields: "code")'), 'Kazakhstan has "@key(fields: \\"code\\")" twice'],
    ['a key that does not resolve', swap('@key(fields: "code")', '@key(fields: "code", resolvable: false)'), differs('Kazakhstan', 'has', '@key(fields: "code", resolvable: false)')],
    ['a key of another form', swap('@key(fields: "code")', '@key(fields: """code""")'), differs('Kazakhstan', 'has', '@key(fields: """code""")')],
    ['no key', swap(' @key(fields: "code") {', ' {'), differs('Kazakhstan', 'lacks', '@key(fields: "code")')],
    ['a key on another type', swap('type Release @shareable', 'type Release @shareable @key(fields: "id")'), differs('Release', 'has', '@key(fields: "id")')],
    ['a key on the interface', swap('interface Country {', 'interface Country @key(fields: "code") {'), differs('Country', 'has', '@key(fields: "code")')],
    ['shareable on its type', onOwnType('@shareable'), differs('Kazakhstan', 'has', '@shareable')],
    ['shareable with an argument', swap('type Release @shareable', 'type Release @shareable(x: 1)'), differs('Release', 'has', '@shareable(x: 1)')],
    ['shareable on a root field', swap('kazakhstan: Kazakhstan\n', 'kazakhstan: Kazakhstan @shareable\n'), differs('Query', 'has', 'kazakhstan: Kazakhstan @shareable')],
    ['shareable on its Query', swap('type Query {', 'type Query @shareable {'), differs('Query', 'has', '@shareable')],
    ['no shareable where it belongs', swap('): String @shareable\n', '): String\n'), differs('Kazakhstan', 'has', 'name(language: Language = EN): String')],
    ['one on an argument', swap('after: String', 'after: String @inaccessible'), `Kazakhstan uses @inaccessible; ${only}`],
    ['one on an enum value', swap('  WITHDRAWN\n', '  WITHDRAWN @inaccessible\n'), `MissingReason uses @inaccessible; ${only}`],
    ['one on an input field', swap('sex: [String!]', 'sex: [String!] @inaccessible'), `ObservationFilter uses @inaccessible; ${only}`],
    ['one on a scalar', swap('scalar CountryCode', 'scalar CountryCode @specifiedBy(url: "http://a")'), `CountryCode uses @specifiedBy(url: "http://a"); ${only}`],
    ['one on an enum', swap('enum Language {', 'enum Language @inaccessible {'), `Language uses @inaccessible; ${only}`],
    ['one on the interface', swap('interface Country {', 'interface Country @inaccessible {'), `Country uses @inaccessible; ${only}`],
    ['one on _Entity', swap('union _Entity', 'union _Entity @inaccessible'), `_Entity uses @inaccessible; ${only}`],
    ['one on _Any', swap('scalar _Any', 'scalar _Any @tag(name: "a")'), `_Any uses @tag(name: "a"); ${only}`],
    ['one on _Service', swap('sdl: String\n', 'sdl: String @override(from: "secretariat")\n'), `_Service uses @override(from: "secretariat"); ${only}`],
    ["one on federation's scalar", swap('scalar federation__FieldSet', 'scalar federation__FieldSet @inaccessible'), `federation__FieldSet uses @inaccessible; ${only}`],
    ["one on federation's enum value", swap('  SECURITY\n', '  SECURITY @inaccessible\n'), `link__Purpose uses @inaccessible; ${only}`],
    ["one on federation's root field", swap('_service: _Service!', '_service: _Service! @override(from: "secretariat")'), `Query uses @override(from: "secretariat"); ${only}`],
    ['one on an extension of Query', swap('extend type Query {', 'extend type Query @inaccessible {'), `Query uses @inaccessible; ${only}`],
    ['one in a directive definition', swap('directive @key(fields: federation__FieldSet!', 'directive @key(fields: federation__FieldSet! @inaccessible'), 'The definition of @key uses @inaccessible'],
    ['a directive definition twice', added('directive @key(fields: String) on OBJECT'), 'It defines the directive @key twice'],
    ['a very long one', onName(`@mine(a: "${'x'.repeat(400_000)}")`), `Kazakhstan uses @mine(a: "${'x'.repeat(273)}…`],
    ['one with characters that steer a terminal', onName('@mine(a: """\u202ea\u2028b""")'), `Kazakhstan uses @mine(a: """ a b"""); ${only}`],
  ])('are refused: %s', (_, sdl, reason) => {
    expect(reasonFor(sdl)).toBe(reason);
  });
});

describe('the schema and its links', () => {
  const link = (values: string): string => swap('@link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])', `@link(${values})`);
  const federation = 'url: "https://specs.apollo.dev/federation/v2.3"';
  const notFederation = (address: string): string => `It links ${JSON.stringify(address)}, which is not the federation specification`;
  const onlyTwo = 'from the federation specification; only @key and @shareable may be';

  it('may be without a link, or with another version of federation', () => {
    expect(verdictOn(swap('extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])', '')).accepted).toBe(true);
    expect(verdictOn(link('url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"]')).accepted).toBe(true);
  });

  it.each([
    ['an aliasing import', link(`${federation}, import: [{name: "@key", as: "@k"}]`), `It imports {name: "@key", as: "@k"} ${onlyTwo}`],
    ['an import of override', link(`${federation}, import: ["@key", "@override"]`), `It imports "@override" ${onlyTwo}`],
    ['an import of a type', link(`${federation}, import: ["FieldSet"]`), `It imports "FieldSet" ${onlyTwo}`],
    ['an import that is no list', link(`${federation}, import: "@override"`), `It imports "@override" ${onlyTwo}`],
    ['as:', link(`${federation}, as: "f"`), 'It links the federation specification with as:'],
    ['for:', link(`${federation}, for: SECURITY`), 'It links the federation specification with for:'],
    ['two addresses', link(`${federation}, url: "https://specs.apollo.dev/federation/v2.9"`), 'It links a specification with url: twice'],
    ['two imports', link(`${federation}, import: ["@key"], import: ["@override"]`), 'It links a specification with import: twice'],
    ['no address', link('import: ["@key"]'), notFederation('')],
    ['another specification', link('url: "https://specs.apollo.dev/cost/v0.1"'), notFederation('https://specs.apollo.dev/cost/v0.1')],
    ['a specification elsewhere', link('url: "https://evil.test/federation/v2.3"'), notFederation('https://evil.test/federation/v2.3')],
    ['a specification that only begins right', link('url: "https://specs.apollo.dev/federation/v2.3/../../evil"'), notFederation('https://specs.apollo.dev/federation/v2.3/../../evil')],
    ['federation 3', link('url: "https://specs.apollo.dev/federation/v3.0"'), notFederation('https://specs.apollo.dev/federation/v3.0')],
    ['a second link', added('extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])'), 'It links the federation specification twice'],
    ['a second link that imports override', added('extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@override"])'), `It imports "@override" ${onlyTwo}`],
    ['composeDirective', added('extend schema @composeDirective(name: "@mine")'), 'It uses @composeDirective on its schema'],
    ['a tag', added('extend schema @federation__tag(name: "a")'), 'It uses @federation__tag on its schema'],
    ['a mutation root', added('extend schema { mutation: Mutation } type Mutation { a: Int }'), 'It has a mutation root Mutation; the contract has Query only'],
    ['a subscription root', swap('schema {\n  query: Query\n', 'schema { query: Query subscription: Query\n'), 'It has a subscription root Query; the contract has Query only'],
    ['a renamed query root', swap('schema {\n  query: Query\n', 'schema { query: Root\n'), 'It has a query root Root; the contract has Query only'],
    ['a second schema', added('schema { query: Query }'), 'It names its query root twice'],
  ])('are refused with %s', (_, sdl, reason) => {
    expect(reasonFor(sdl)).toBe(reason);
  });
});

describe('types and root fields', () => {
  const neither = (type: string): string => `It defines the type ${type}, which is neither its own nor the contract's`;
  const holds = (what: string): string => `It holds ${what}, which the contract does not allow`;
  const extra = (field: string): string => `It adds the root field ${field}; its own is kazakhstan`;

  it.each([
    ['a field added to a value type', swap('type PageInfo @shareable {', 'type PageInfo @shareable { x: Int'), differs('PageInfo', 'has', 'x: Int')],
    ['a field removed from a value type', swap('  """Whether there is more."""\n  hasNextPage: Boolean!\n', ''), differs('PageInfo', 'lacks', 'hasNextPage: Boolean!')],
    ['a field made nullable', swap('totalCount: Int!', 'totalCount: Int'), differs('ObservationPage', 'has', 'totalCount: Int')],
    ['a field made non-null', swap('endCursor: String\n', 'endCursor: String!\n'), differs('PageInfo', 'has', 'endCursor: String!')],
    ['a field of another type', swap('totalCount: Int!', 'totalCount: String!'), differs('ObservationPage', 'has', 'totalCount: String!')],
    ['a field of its own type made non-null', swap('contractVersion: String\n', 'contractVersion: String!\n'), differs('Kazakhstan', 'has', 'contractVersion: String!')],
    ['an argument changed', swap('first: Int', 'first: Int!'), differs('Kazakhstan', 'has', 'observations(after: String, asOf: AsOf, filter: ObservationFilter, first: Int!): ObservationPage')],
    ['an argument added', swap('first: Int', 'first: Int, token: String'), differs('Kazakhstan', 'has', 'observations(after: String, asOf: AsOf, filter: ObservationFilter, first: Int, token: String): ObservationPage')],
    ['an argument removed', swap('"""End cursor of the page before."""\n    after: String', ''), differs('Kazakhstan', 'has', 'observations(asOf: AsOf, filter: ObservationFilter, first: Int): ObservationPage')],
    ['an argument with a default', swap('first: Int', 'first: Int = 5000'), differs('Kazakhstan', 'has', 'observations(after: String, asOf: AsOf, filter: ObservationFilter, first: Int = 5000): ObservationPage')],
    ['an enum value added', swap('  WITHDRAWN\n', '  WITHDRAWN\n  LOST\n'), differs('MissingReason', 'has', 'LOST')],
    ['an enum value removed', swap('"""Withdrawn by the country"""\n  WITHDRAWN\n', ''), differs('MissingReason', 'lacks', 'WITHDRAWN')],
    ['an enum value twice', swap('  WITHDRAWN\n', '  WITHDRAWN\n  WITHDRAWN\n'), 'MissingReason has "WITHDRAWN" twice'],
    ['an input field added', swap('sex: [String!]', 'sex: [String!] x: Int'), differs('ObservationFilter', 'has', 'x: Int')],
    ['an input field required', swap('sex: [String!]', 'sex: [String!]!'), differs('ObservationFilter', 'has', 'sex: [String!]!')],
    ['an input field with a default', swap('sex: [String!]', 'sex: [String!] = ["F"]'), differs('ObservationFilter', 'has', 'sex: [String!] = ["F"]')],
    ['an input field removed', swap('"""Sexes. Any of the list; left out: any."""\n  sex: [String!]', ''), differs('ObservationFilter', 'lacks', 'sex: [String!]')],
    ['a value type of another kind', swap('scalar CountryCode', 'enum CountryCode { KZ }'), differs('CountryCode', 'has', 'EnumTypeDefinition CountryCode')],
    ['its own type as an interface', swap('type Kazakhstan implements Country', 'interface Kazakhstan implements Country'), 'Its Kazakhstan is not an object type'],
    ['its Query as an interface', swap('type Query {', 'interface Query {'), 'Its Query is not an object type'],
    ["its own type without the contract's interface", swap(' implements Country ', ' '), differs('Kazakhstan', 'lacks', 'implements Country')],
    ['a second interface', swap('implements Country ', 'implements Country & Other '), differs('Kazakhstan', 'has', 'implements Other')],
    ['the interface twice', swap('implements Country ', 'implements Country & Country '), 'Kazakhstan has "implements Country" twice'],
    ['an interface for a value type', swap('type Release @shareable', 'type Release implements Country @shareable'), differs('Release', 'has', 'implements Country')],
    ["another country's type", added('type Kyrgyzstan @key(fields: "code") { code: CountryCode! }'), neither('Kyrgyzstan')],
    ["another country's type extended", added('extend type Kyrgyzstan @key(fields: "code") { code: CountryCode! }'), holds('the object type extension of Kyrgyzstan')],
    ["another's root field", swap('kazakhstan: Kazakhstan\n', 'kazakhstan: Kazakhstan kyrgyzstan: Kazakhstan\n'), extra('kyrgyzstan')],
    ["the secretariat's root field", swap('kazakhstan: Kazakhstan\n', 'kazakhstan: Kazakhstan countries: [Country!]\n'), extra('countries')],
    ['an extra root field', swap('kazakhstan: Kazakhstan\n', 'kazakhstan: Kazakhstan x: Int\n'), extra('x')],
    ['its root field twice', swap('kazakhstan: Kazakhstan\n', 'kazakhstan: Kazakhstan kazakhstan: Kazakhstan\n'), 'Query has "kazakhstan: Kazakhstan" twice'],
    ['its root field non-null', swap('kazakhstan: Kazakhstan\n', 'kazakhstan: Kazakhstan!\n'), differs('Query', 'has', 'kazakhstan: Kazakhstan!')],
    ['its root field with an argument', swap('kazakhstan: Kazakhstan\n', 'kazakhstan(a: Int): Kazakhstan\n'), differs('Query', 'has', 'kazakhstan(a: Int): Kazakhstan')],
    ["federation's root field with another type", swap('_service: _Service!', '_service: Kazakhstan'), differs('Query', 'has', '_service: Kazakhstan')],
    ["federation's root field in Query with another type", swap('kazakhstan: Kazakhstan\n', 'kazakhstan: Kazakhstan _entities: Int\n'), differs('Query', 'has', '_entities: Int')],
    ['an extra root field in an extension', swap('  _service: _Service!', '  _service: _Service! x: Int'), "It extends Query with x; only federation's own root fields may stand there"],
    ['its root field once more in an extension', added('extend type Query { kazakhstan: Kazakhstan }'), "It extends Query with kazakhstan; only federation's own root fields may stand there"],
    ['an extension of Query with an interface', swap('extend type Query {', 'extend type Query implements Country {'), differs('Query', 'has', 'implements Country')],
    ['Query twice', added('type Query { kazakhstan: Kazakhstan }'), 'It defines Query twice'],
    ['its own type twice', added('type Kazakhstan { x: Int }'), 'It defines Kazakhstan twice'],
    ['a Mutation', added('type Mutation { a: Int }'), neither('Mutation')],
    ['a Subscription', added('type Subscription { a: Int }'), neither('Subscription')],
    ['a type of its own', added('type Mine { a: Int }'), neither('Mine')],
    ['a union of its own', added('union Mine = Release | Source'), neither('Mine')],
    ['a scalar of its own', added('scalar Mine'), neither('Mine')],
    ['an input of its own', added('input Mine { a: Int }'), neither('Mine')],
    ['an interface of its own', added('interface Mine { a: Int }'), neither('Mine')],
    ['an enum of its own', added('enum Mine { A }'), neither('Mine')],
    ['a built-in scalar', added('scalar String'), neither('String')],
    ['a type in a prefix of federation', added('type federation__Mine { a: Int }'), neither('federation__Mine')],
    ['a type in a prefix of the supergraph', added('scalar join__FieldSet'), neither('join__FieldSet')],
    ['an introspection type', added('type __Schema { a: Int }'), neither('__Schema')],
    ['a type with a lookalike name', added('type K\u0430zakhstan { a: Int }'), 'Its SDL cannot be parsed'],
    ["federation's scalar as a type", swap('scalar _Any', 'type _Any { a: Int }'), differs('_Any', 'has', 'ObjectTypeDefinition _Any')],
    ["another's type among its entities", swap('union _Entity = Kazakhstan', 'union _Entity = Kazakhstan | Release'), differs('_Entity', 'has', '| Release')],
    ['an extension of its own type', added('extend type Kazakhstan { x: Int }'), holds('the object type extension of Kazakhstan')],
    ['an extension of the interface', added('extend interface Country { x: Int }'), holds('the interface type extension of Country')],
    ['an extension of an input', added('extend input ObservationFilter { x: Int }'), holds('the input object type extension of ObservationFilter')],
    ['an extension of an enum', added('extend enum Language { KZ }'), holds('the enum type extension of Language')],
    ['an extension of a scalar', added('extend scalar CountryCode @inaccessible'), holds('the scalar type extension of CountryCode')],
    ['an extension of a union', added('extend union _Entity = Release'), holds('the union type extension of _Entity')],
    ['a query', added('query Steal { countries { code } }'), holds('the operation definition of Steal')],
    ['a query without a name', added('{ countries { code } }'), holds('the operation definition')],
    ['a fragment', added('fragment F on Query { kazakhstan { code } }'), holds('the fragment definition of F')],
  ])('are refused: %s', (_, sdl, reason) => {
    expect(reasonFor(sdl)).toBe(reason);
  });
});

describe('text that is not what it seems', () => {
  it.each([
    ['nothing', '', 'Its SDL cannot be parsed'],
    ['no GraphQL', '<html>', 'Its SDL cannot be parsed'],
    ['megabytes', `${SERVED}${' '.repeat(2_000_000)}`, 'Its SDL is longer than 500000 characters'],
    ['very many tokens', added('scalar A '.repeat(30_000)), 'Its SDL cannot be parsed'],
    ['deeply nested values', onName(`@mine(a: ${'['.repeat(20_000)}${']'.repeat(20_000)})`), 'Its SDL cannot be parsed'],
    ['a NUL in a comment', added('# \u0000'), 'Its SDL holds control characters'],
    ['a NUL in a description', swap('"""Who stands behind the figures."""', '"""\u0000"""'), 'Its SDL holds control characters'],
    ['a lone surrogate', added('# \ud800'), 'Its SDL cannot be parsed'],
  ])('is refused: %s', (_, sdl, reason) => {
    expect(reasonFor(sdl)).toBe(reason);
  });

  it('is refused within a second of computing, however it is made up', () => {
    const worst = [
      own(Array.from({ length: 5_000 }, (_, index) => `f${index}: Int`).join(' ')),
      own(`x(${Array.from({ length: 5_000 }, (_, index) => `a${index}: Int`).join(' ')}): Int`),
      swap('  WITHDRAWN\n', Array.from({ length: 15_000 }, (_, index) => `V${index}`).join(' ')),
      own(`"${'<'.repeat(490_000 - SERVED.length)}" x: Int!`),
    ];
    for (const sdl of worst) {
      const before = process.cpuUsage();
      expect(reasonFor(sdl)).not.toBe('Its SDL cannot be parsed');
      expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_000);
    }
  });

  it('never makes it throw, and never gets anything odd through', () => {
    const tokens = tokensOf(SERVED);
    const token = fc.oneof(fc.constantFrom(...tokens), fc.constantFrom('@override(from: "secretariat")', '@inaccessible', 'x: Int', '_x', '!', '[', 'extend', 'Kyrgyzstan', '"""d"""', '(a: Int = 1)'));
    const edit = fc.record({ at: fc.nat(tokens.length - 1), remove: fc.nat(2), insert: fc.array(token, { maxLength: 3 }) });
    const counts = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const edited = [...tokens];
        for (const { at, remove, insert } of edits) edited.splice(at, remove, ...insert);
        const verdict = verdictOn(edited.join(' '));
        counts[verdict.accepted ? 'accepted' : 'refused'] += 1;
        if (!verdict.accepted) return verdict.reason.length > 0 && verdict.reason.length <= 300 && !verdict.reason.startsWith('Its SDL cannot be judged');
        return verdict.ownFields.every((field) => field.type.kind !== Kind.NON_NULL_TYPE && (field.directives ?? []).length === 0 && !field.name.value.startsWith('_'));
      }),
      { numRuns: 500 },
    );
    expect(counts.refused).toBeGreaterThan(300);
    expect(counts.accepted).toBeGreaterThan(0);
  });
});

function tokensOf(sdl: string): string[] {
  const lexer = new Lexer(new Source(sdl));
  const tokens: string[] = [];
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) tokens.push(sdl.slice(token.start, token.end));
  return tokens;
}
