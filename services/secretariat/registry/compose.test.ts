import { describe, expect, it } from '@jest/globals';
import { federateSubgraphs, ROUTER_COMPATIBILITY_VERSION_ONE } from '@wundergraph/composition';
import {
  buildASTSchema, type ConstDirectiveNode, type FieldDefinitionNode, type GraphQLSchema, Kind, lexicographicSortSchema, type ObjectTypeDefinitionNode, parse, print, printSchema, visit,
} from 'graphql';
import { judge } from './allow-list.js';
import { compose, type ComposedMember, SECRETARIAT, subgraphsOf, type Supergraph } from './compose.js';
import { contractOf } from './contract.js';
import type { Enrolment } from './member.js';
import { KAZAKHSTAN, KYRGYZSTAN, NORTHMARK, secretariatOf, servedSdl, TAJIKISTAN, withOwnFields } from './members.fixture.js';

const MEMBERS = [KAZAKHSTAN, KYRGYZSTAN, TAJIKISTAN];
const SECRETARIAT_SUBGRAPH = await secretariatOf(MEMBERS);
const GRAPHS = new Map([[KAZAKHSTAN, 'COUNTRY_KZ'], [KYRGYZSTAN, 'COUNTRY_KG'], [TAJIKISTAN, 'COUNTRY_TJ']]);

const plain = (member: Enrolment): ComposedMember => ({ member, ownFields: [] });

async function serving(member: Enrolment, fields: string): Promise<ComposedMember> {
  const verdict = judge(member, withOwnFields(member, await servedSdl(member), fields));
  if (!verdict.accepted) throw new Error(verdict.reason);
  return { member, ownFields: verdict.ownFields };
}

function typeIn(supergraph: Supergraph, name: string): ObjectTypeDefinitionNode {
  const found = parse(supergraph.sdl).definitions.find((definition): definition is ObjectTypeDefinitionNode => definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === name);
  if (!found) throw new Error(`There is no type ${name}`);
  return found;
}

const argumentOf = (directive: ConstDirectiveNode, name: string): string | undefined => {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.ENUM || value?.kind === Kind.STRING ? value.value : undefined;
};

function graphsOf(node: ObjectTypeDefinitionNode | FieldDefinitionNode, directive: 'join__type' | 'join__field'): (string | undefined)[] {
  return (node.directives ?? []).filter(({ name }) => name.value === directive).map((each) => argumentOf(each, 'graph'));
}

/** Field name → the subgraphs that may resolve it. A field without join__field is resolved by all subgraphs of its type. */
function owners(type: ObjectTypeDefinitionNode): Record<string, (string | undefined)[]> {
  return Object.fromEntries((type.fields ?? []).map((field) => {
    const graphs = graphsOf(field, 'join__field');
    return [field.name.value, graphs.length > 0 ? graphs : graphsOf(type, 'join__type')];
  }));
}

describe('the supergraph of the secretariat and three members', () => {
  const supergraph = compose(SECRETARIAT_SUBGRAPH, MEMBERS.map(plain));

  it.each(MEMBERS)("resolves $type's fields in its own subgraph only, its code and name also in the secretariat's, and who is a training member in the secretariat's alone", (member) => {
    const graph = GRAPHS.get(member);
    const { code, name, training, ...others } = owners(typeIn(supergraph, member.type));
    expect(Object.keys(others).sort()).toEqual(['accessLog', 'accessRules', 'contractVersion', 'custody', 'laws', 'observations', 'releases', 'viewer']);
    for (const graphs of Object.values(others)) expect(graphs).toEqual([graph]);
    expect(training).toEqual(['SECRETARIAT']);
    expect(code?.toSorted()).toEqual([graph, 'SECRETARIAT'].sort());
    expect(name?.toSorted()).toEqual([graph, 'SECRETARIAT'].sort());
  });

  it.each(MEMBERS)('knows $type by its code and nothing else, there and in the secretariat', (member) => {
    const joins = (typeIn(supergraph, member.type).directives ?? []).filter(({ name }) => name.value === 'join__type');
    expect(joins.map((each) => [argumentOf(each, 'graph'), argumentOf(each, 'key')]).toSorted()).toEqual([[GRAPHS.get(member), 'code'], ['SECRETARIAT', 'code']].sort());
  });

  it('gives every root field to one subgraph', () => {
    expect(owners(typeIn(supergraph, 'Query'))).toMatchObject({
      kazakhstan: ['COUNTRY_KZ'], kyrgyzstan: ['COUNTRY_KG'], tajikistan: ['COUNTRY_TJ'], countries: ['SECRETARIAT'], country: ['SECRETARIAT'], indicators: ['SECRETARIAT'],
    });
  });

  it('lets the secretariat alone have something changed', () => {
    expect(owners(typeIn(supergraph, 'Mutation'))).toEqual({ applyForAccess: ['SECRETARIAT'], withdrawApplication: ['SECRETARIAT'] });
  });

  it('names the subgraphs and their addresses', () => {
    const graphs = [...supergraph.sdl.matchAll(/@join__graph\(name: "([^"]+)", url: "([^"]+)"\)/g)].map(([, name, url]) => [name, url]);
    expect(graphs.toSorted()).toEqual([
      [SECRETARIAT, 'http://secretariat.test/graphql'], ...MEMBERS.map((member) => [`country-${member.code.toLowerCase()}`, member.url]),
    ].toSorted());
  });

  it('has a version that changes with it, and only with it', async () => {
    expect(compose(SECRETARIAT_SUBGRAPH, MEMBERS.map(plain)).version).toBe(supergraph.version);
    expect(compose(SECRETARIAT_SUBGRAPH, [await serving(KAZAKHSTAN, 'beds: Int'), plain(KYRGYZSTAN), plain(TAJIKISTAN)]).version).not.toBe(supergraph.version);
  });

  it('leaves what it was composed of as it was', () => {
    const before = print(SECRETARIAT_SUBGRAPH.typeDefs);
    expect(before).toContain('extend type Query {');
    compose(SECRETARIAT_SUBGRAPH, MEMBERS.map(plain));
    expect(print(SECRETARIAT_SUBGRAPH.typeDefs)).toBe(before);
  });

  it('holds addresses and names as text, whatever is in them', () => {
    const odd = { ...KAZAKHSTAN, url: 'http://kz.test/"})\ntype', nameEn: 'Kaz"""\n} type Stolen { a: Int }' };
    const schema = parse(compose(SECRETARIAT_SUBGRAPH, [plain(odd), plain(KYRGYZSTAN), plain(TAJIKISTAN)]).sdl);
    const named = schema.definitions.flatMap((definition) => ('name' in definition && definition.name ? [definition.name.value] : []));
    expect(named).toContain('Kazakhstan');
    expect(named).not.toContain('Stolen');
  });
});

describe("members' own fields", () => {
  it('stand in the type of the member that has them, resolved by it alone', async () => {
    const supergraph = compose(SECRETARIAT_SUBGRAPH, [
      await serving(KAZAKHSTAN, '"Beds <b>now</b>" beds(kind: String = "day", filter: ObservationFilter): Int'), await serving(KYRGYZSTAN, 'beds: [Release!]'), plain(TAJIKISTAN),
    ]);
    expect(owners(typeIn(supergraph, 'Kazakhstan'))['beds']).toEqual(['COUNTRY_KZ']);
    expect(owners(typeIn(supergraph, 'Kyrgyzstan'))['beds']).toEqual(['COUNTRY_KG']);
    expect(owners(typeIn(supergraph, 'Tajikistan'))).not.toHaveProperty('beds');
    expect(typeIn(supergraph, 'Kazakhstan').fields?.find(({ name }) => name.value === 'beds')?.description?.value).toBe('Beds b now /b');
    expect(supergraph.sdl).not.toContain('<b>');
  });

  it("cannot say whether a member is a training member: that is the secretariat's to say", async () => {
    const pretending = await serving(NORTHMARK, 'training: Boolean');
    const secretariat = await secretariatOf([KAZAKHSTAN, NORTHMARK]);
    expect(() => compose(secretariat, [plain(KAZAKHSTAN), pretending])).toThrow('The supergraph does not compose: Non-shareable field "Northmark.training"');
    expect(owners(typeIn(compose(secretariat, [plain(KAZAKHSTAN), plain(NORTHMARK)]), 'Northmark'))['training']).toEqual(['SECRETARIAT']);
  });

  it('change nothing else of the supergraph', async () => {
    const without = parse(compose(SECRETARIAT_SUBGRAPH, MEMBERS.map(plain)).sdl);
    const supergraph = compose(SECRETARIAT_SUBGRAPH, [await serving(KAZAKHSTAN, 'beds: Int'), plain(KYRGYZSTAN), plain(TAJIKISTAN)]);
    const stripped = visit(parse(supergraph.sdl), { FieldDefinition: ({ name }) => (name.value === 'beds' ? null : undefined) });
    const definitions = (document: typeof without): string[] => document.definitions.map((each) => JSON.stringify({ ...each, loc: undefined }, (key, value: unknown) => (key === 'loc' ? undefined : value)));
    expect(supergraph.sdl).toContain('beds');
    expect(definitions(stripped)).toEqual(definitions(without));
  });

  it('that the secretariat answers itself do not compose', async () => {
    const secretariat = { ...SECRETARIAT_SUBGRAPH, typeDefs: parse(`${print(SECRETARIAT_SUBGRAPH.typeDefs)}\nextend type Kazakhstan { beds: Int }`) };
    expect(() => compose(secretariat, MEMBERS.map(plain))).not.toThrow();
    const own = await serving(KAZAKHSTAN, 'beds: Int');
    expect(() => compose(secretariat, [own, plain(KYRGYZSTAN), plain(TAJIKISTAN)])).toThrow('The supergraph does not compose: Non-shareable field "Kazakhstan.beds"');
  });
});

describe('another composer, given the same subgraphs', () => {
  it.each([
    ['the contract alone', async () => MEMBERS.map(plain)],
    ['with own fields', async () => [
      await serving(KAZAKHSTAN, '"Beds" beds(kind: String = "day", language: Language = EN): Int releasesOf(codes: [CountryCode!] = "KZ"): [[Release!]]'),
      await serving(KYRGYZSTAN, 'beds(filter: ObservationFilter): [Observation]'), plain(TAJIKISTAN),
    ]],
  ])('composes the same client schema: %s', async (_, members) => {
    const composed = await members();
    const subgraphs = subgraphsOf(SECRETARIAT_SUBGRAPH, composed).map(({ name, url, typeDefs }) => ({ name, url: url ?? '', definitions: typeDefs }));
    const result = federateSubgraphs({ subgraphs, version: ROUTER_COMPATIBILITY_VERSION_ONE });
    if (!result.success) throw new Error(result.errors.map(({ message }) => message).join('\n'));
    const theirs = described(result.federatedGraphClientSchema).replace('\n\nscalar federation__FieldSet', ''); // which it leaves in its client schema
    expect(described(clientSchema(compose(SECRETARIAT_SUBGRAPH, composed)))).toBe(theirs);
    expect(theirs).toContain('type Kazakhstan implements Country');
  });

  it('refuses what ours refuses', () => {
    const twice = subgraphsOf(SECRETARIAT_SUBGRAPH, [plain(KAZAKHSTAN), plain({ ...KAZAKHSTAN, code: 'KG', url: KYRGYZSTAN.url })]);
    const result = federateSubgraphs({ subgraphs: twice.map(({ name, url, typeDefs }) => ({ name, url: url ?? '', definitions: typeDefs })), version: ROUTER_COMPATIBILITY_VERSION_ONE });
    expect(result.success).toBe(false);
    expect(() => compose(SECRETARIAT_SUBGRAPH, [plain(KAZAKHSTAN), plain({ ...KAZAKHSTAN, code: 'KG', url: KYRGYZSTAN.url })])).toThrow('Non-shareable field');
  });
});

/** What a client sees of the supergraph: without the types and directives with which it speaks to routers. */
function clientSchema({ sdl }: Supergraph): GraphQLSchema {
  const isMachinery = (name: string): boolean => /^(join|link|core)__/.test(name) || name === 'link';
  const document = parse(sdl);
  const definitions = document.definitions.filter((definition) => definition.kind !== Kind.DIRECTIVE_DEFINITION && !('name' in definition && definition.name && isMachinery(definition.name.value)));
  return buildASTSchema(visit({ ...document, definitions }, { Directive: () => null }));
}

/** The schema in one order, without descriptions (the two composers choose and lay them out differently). */
function described(schema: GraphQLSchema): string {
  const bare = visit(parse(printSchema(schema)), { enter: (node) => ('description' in node && node.description ? { ...node, description: undefined } : undefined), Directive: () => null, DirectiveDefinition: () => null });
  return printSchema(lexicographicSortSchema(buildASTSchema(bare)));
}

it('the contract of three members differs in their names only', () => {
  const renamed = (member: Enrolment): string => JSON.stringify(contractOf(member)).replaceAll(member.type, 'X').replaceAll(member.rootField, 'x');
  expect(new Set(MEMBERS.map(renamed)).size).toBe(1);
});
