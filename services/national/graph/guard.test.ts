import { beforeAll, describe, expect, it } from '@jest/globals';
import { type AudienceId, SeraiError } from '@serai/schema';
import { Custody } from '@serai/schema/graph';
import { extendSchema, graphql, type GraphQLSchema, parse } from 'graphql';
import type { GuardedContext } from './caller.js';
import { countrySchema } from './country-schema.js';
import { guarded } from './guard.js';

const COUNTRY = { code: 'XN', type: 'Northmark', rootField: 'northmark', name: { en: 'Northmark', ru: 'Нортмарк' } };
const NOW = new Date('2026-11-01T00:00:00Z');
const REFUSED = new SeraiError('ACCESS_RULES_REFUSED', 'Northmark gives no data: its access rules are missing or faulty');

/** A country that counts how often its data are reached, and whose laws fail. */
function caller(audience: string | null, { closed = null, now = NOW }: { closed?: Error | null; now?: Date } = {}): { context: GuardedContext; reached: string[] } {
  const reached: string[] = [];
  const reach = <Value>(what: string, value: Value): Promise<Value> => {
    reached.push(what);
    return Promise.resolve(value);
  };
  const country: GuardedContext['country'] = {
    code: 'XN', name: COUNTRY.name, custody: Custody.SUBMITTED,
    observations: () => reach('observations', { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } as never),
    laws: () => reach('laws', null).then(() => { throw new SeraiError('INVALID_ARGUMENT', 'areas: there is no area "X"'); }),
    releases: () => reach('releases', []),
    accessRules: () => Promise.resolve({ rules: { country: 'XN', alreadyPublished: [], audiences: [], examples: [] }, version: '1' }),
    accessLog: () => reach('accessLog', { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }),
    viewer: () => ({ audience: audience as AudienceId | null, subject: null, issuer: null, client: null, visa: null, scope: null, until: null, refusal: null }),
    source: () => Promise.reject(new Error('Nothing names a source')),
    hiding: () => Promise.reject(new Error('Nothing is hidden')),
  };
  return { context: { country, caller: { channel: 'gateway', audience: audience as AudienceId | null, subject: null, client: null, visa: null, until: null, refusal: null }, closed, now }, reached };
}

const OPEN = 'code name custody contractVersion accessRules { version } viewer { audience }';
const DATA = 'observations { nodes { id } } releases { __typename }';
const WAYS: readonly (readonly [way: string, query: (fields: string) => string])[] = [
  ['the root field', (fields) => `{ it: northmark { ${fields} } }`],
  ['an entity', (fields) => `{ it: _entities(representations: [{ __typename: "Northmark", code: "XN" }]) { ... on Northmark { ${fields} } } }`],
  ['the interface', (fields) => `{ it: northmark { ... on Country { ${fields} } } }`],
  ['a named fragment on the interface', (fields) => `query { it: northmark { ...All } } fragment All on Country { ${fields} }`],
  ['other names', (fields) => `{ it: northmark { __typename ... on Northmark { ${fields.replace('observations', 'code2: code observations')} } } }`],
];

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = guarded(await countrySchema(COUNTRY), COUNTRY.type);
});

const SOMEBODY = { issuer: 'urn:hub', sub: 'ada' };
const LOG = '{ it: northmark { accessLog { nodes { seq } } } }';

/** Somebody at the log. */
function reader(more: Partial<GuardedContext['caller']>, rest: Parameters<typeof caller>[1] = {}): ReturnType<typeof caller> {
  const who = caller('public', rest);
  return { ...who, context: { ...who.context, caller: { ...who.context.caller, ...more } } };
}

async function ask(source: string, who: ReturnType<typeof caller>, of = schema) {
  const { data, errors = [] } = await graphql({ schema: of, source, contextValue: who.context });
  const it = (data as { it?: unknown } | null | undefined)?.it;
  return {
    it: (Array.isArray(it) ? it[0] : it) as Record<string, unknown> | null | undefined,
    codes: errors.map(({ originalError, message }) => (originalError instanceof SeraiError ? originalError.code : message)),
  };
}

describe.each(WAYS)('by way of %s', (_way, query) => {
  it.each(['public', 'researcher', 'secretariat', 'steward', 'partner:XS'])('%s reads data', async (audience) => {
    const who = caller(audience);
    expect(await ask(query(DATA), who)).toMatchObject({ it: { observations: { nodes: [] }, releases: [] }, codes: [] });
    expect(who.reached).toEqual(['observations', 'releases']);
  });

  it.each([
    ['whom nobody verified', caller(null), 'NOT_FOR_AUDIENCE'],
    ['of an audience that there is not', caller('everybody'), 'NOT_FOR_AUDIENCE'],
    ['of a partner that is no country', caller('partner:QQ'), 'NOT_FOR_AUDIENCE'],
    ['of a country without rules, though a steward', caller('steward', { closed: REFUSED }), 'ACCESS_RULES_REFUSED'],
    ['by a clock that was never set', caller('steward', { now: new Date('2019-12-31T23:59:59Z') }), 'CLOCK_NOT_SET'],
  ])('one %s reads none, and nothing is reached, but is told what is open to everyone', async (_who, who, code) => {
    expect(await ask(query(DATA), who)).toEqual({ it: expect.objectContaining({ observations: null, releases: null }), codes: [code, code] });
    expect(who.reached).toEqual([]);
    expect(await ask(query(OPEN), who)).toMatchObject({ it: { code: 'XN', name: 'Northmark', custody: 'SUBMITTED', accessRules: { version: '1' } }, codes: [] });
  });

  it('a refusal passes with its own code, and takes nothing else with it', async () => {
    expect(await ask(query('code laws { __typename }'), caller('public'))).toEqual({ it: expect.objectContaining({ code: 'XN', laws: null }), codes: ['INVALID_ARGUMENT'] });
  });
});

describe('the guard', () => {
  it('is not passed by asking for the same under another name', async () => {
    const who = caller(null);
    const { it: told, codes } = await ask('{ it: northmark { name: observations { nodes { id } } code: releases { __typename } one: laws { __typename } } }', who);
    expect([told, codes, who.reached]).toEqual([{ name: null, code: null, one: null }, Array(3).fill('NOT_FOR_AUDIENCE'), []]);
  });

  it.each(['public', 'steward', null])('keeps a field that nobody listed from %s', async (audience) => {
    const extended = extendSchema(await countrySchema(COUNTRY), parse('extend type Northmark { register: String }'));
    const field = (extended.getType('Northmark') as unknown as { getFields(): Record<string, { resolve?: unknown }> }).getFields()['register'] as { resolve?: unknown };
    field.resolve = () => 'everybody, by name';
    const query = '{ it: northmark { code register } }';
    expect(await ask(query, caller(audience), extended)).toMatchObject({ it: { register: 'everybody, by name' } });
    expect(await ask(query, caller(audience), guarded(extended, COUNTRY.type))).toEqual({ it: expect.objectContaining({ code: 'XN', register: null }), codes: ['NOT_FOR_AUDIENCE'] });
  });

  it('keeps one that has no resolver of its own, too', async () => {
    const extended = guarded(extendSchema(await countrySchema(COUNTRY), parse('extend type Northmark { register: String }')), COUNTRY.type);
    expect((await ask('{ it: northmark { register } }', caller('steward'), extended)).codes).toEqual(['NOT_FOR_AUDIENCE']);
  });

  it('leaves the contract as it is, for the registry to read', async () => {
    const sdl = async (of: GraphQLSchema) => (await graphql({ schema: of, source: '{ _service { sdl } }', contextValue: caller(null).context })).data;
    const bare = await countrySchema(COUNTRY);
    expect(await sdl(guarded(bare, COUNTRY.type))).toEqual(await sdl(bare));
    expect(JSON.stringify(await sdl(schema))).toContain('Northmark');
  });
});

describe('the log', () => {
  it.each([
    ['a steward, by the country\'s own channel', reader({ channel: 'staff', audience: 'steward' })],
    ['whoever a token names, as a researcher', reader({ audience: 'researcher', subject: SOMEBODY, visa: 'v' })],
    ['whoever a token names, without a visa', reader({ subject: SOMEBODY })],
    ['whoever a token names, whose visa holds no longer', reader({ audience: null, subject: SOMEBODY, refusal: new SeraiError('VISA_REFUSED', 'It was revoked') })],
  ])('is reached by %s', async (_who, who) => {
    expect(await ask(LOG, who)).toEqual({ it: { accessLog: { nodes: [] } }, codes: [] });
    expect(who.reached).toEqual(['accessLog']);
  });

  it.each([
    ['the public', reader({}), 'NOT_FOR_AUDIENCE'],
    ['a steward who came through the gateway', reader({ audience: 'steward' }), 'NOT_FOR_AUDIENCE'],
    ['an audience that nobody is named in', reader({ channel: 'staff', audience: 'researcher' }), 'NOT_FOR_AUDIENCE'],
    ['the registry', reader({ channel: 'registry', audience: null }), 'NOT_FOR_AUDIENCE'],
    ['whoever could not prove that the token is his', reader({ audience: null, subject: SOMEBODY, refusal: new SeraiError('TOKEN_REFUSED', 'No proof') }), 'TOKEN_REFUSED'],
    ['a steward of a country without rules', reader({ channel: 'staff', audience: 'steward' }, { closed: REFUSED }), 'ACCESS_RULES_REFUSED'],
    ['a steward by a clock that was never set', reader({ channel: 'staff', audience: 'steward' }, { now: new Date(0) }), 'CLOCK_NOT_SET'],
  ])('is not by %s', async (_who, who, code) => {
    expect(await ask(LOG, who)).toEqual({ it: { accessLog: null }, codes: [code] });
    expect(who.reached).toEqual([]);
  });
});
