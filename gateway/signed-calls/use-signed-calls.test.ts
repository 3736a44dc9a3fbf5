import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createLog, KeyRing, SeenNonces, verifyCall } from '@serai/chassis';
import { type RegisteredMember, SeraiError } from '@serai/schema';
import { Callers, PUBLIC } from '../caller/caller.js';
import { useCaller } from '../caller/use-caller.js';
import { Engine } from '../engine.js';
import { supergraphOf } from '../isolation/supergraph.fixture.js';
import type { Passports } from '../visas/passports.js';
import { useVisas } from '../visas/use-visas.js';
import { useSignedCalls } from './use-signed-calls.js';

/** The engine as it is, with what it says of its caller and who signs for it, over real servers that hold each call against its signature. */

const folder = mkdtempSync(join(tmpdir(), 'serai-'));
const servers: Server[] = [];
/** What came, by who got it: whom it was signed for, and its headers. */
const came: { to: string; signedFor: string | null; headers: Record<string, string> }[] = [];
let ring: KeyRing;
let engine: Engine;
let gateway: string;
let members: RegisteredMember[];

async function listen(handler: RequestListener): Promise<string> {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

function subgraph(to: string, answer: (query: string) => unknown): Promise<string> {
  return listen((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => void (async () => {
      const headers = request.headers as Record<string, string>;
      let signedFor: string | null = null;
      for (const tag of ['KZ', 'KG', 'secretariat']) {
        const held = verifyCall({ method: request.method ?? '', url: `http://x${request.url ?? ''}`, headers, body }, { tag, keyOf: async (kid) => ring.verifier(kid, new Date()), nonces: new SeenNonces(0), now: new Date() });
        if (await held.then(() => true, () => false)) signedFor = tag;
      }
      came.push({ to, signedFor, headers });
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data: answer((JSON.parse(body) as { query: string }).query) }));
    })());
  });
}

const COUNTRIES = '{ countries { code observations { totalCount } } }';
const PAGE = { totalCount: 1, nodes: [] };

beforeAll(async () => {
  ring = await KeyRing.open(join(folder, 'gateway.json'));
  const [secretariat, kazakhstan, kyrgyzstan] = await Promise.all([
    subgraph('secretariat', () => ({ countries: [{ __typename: 'Kazakhstan', code: 'KZ' }, { __typename: 'Kyrgyzstan', code: 'KG' }] })),
    subgraph('KZ', (query) => (query.includes('_entities') ? { _entities: [{ observations: PAGE }] } : { kazakhstan: { code: 'KZ' } })),
    subgraph('KG', () => ({ _entities: [{ observations: PAGE }] })),
  ]);
  const member = (code: string, type: string, url: string): RegisteredMember => ({ code, type, url, training: false, rootField: type.toLowerCase(), subgraph: `country-${code.toLowerCase()}`, state: 'ACCEPTED', up: true, contractVersion: '1.0', refusal: null });
  members = [member('KZ', 'Kazakhstan', kazakhstan), member('KG', 'Kyrgyzstan', kyrgyzstan)];
  const nameOf = (name: string): string => name.toLowerCase().replaceAll('_', '-');
  const memberOf = (name: string): RegisteredMember | undefined => members.find((each) => each.subgraph === nameOf(name));
  const isSecretariat = (name: string): boolean => nameOf(name) === 'secretariat';
  const callers = new Callers();
  /** Whose visas are his name and the country's. */
  const passports = {
    of: async (token: string) => {
      if (token === 'unlucky') throw new SeraiError('SECRETARIAT_UNAVAILABLE', 'Your visas cannot be had from the secretariat just now');
      return new Map([['KZ', `${token}-kz`]]);
    },
  } as unknown as Passports;
  engine = new Engine(() => [
    useCaller({
      callers, isCountry: (field) => members.some(({ rootField }) => rootField === field),
      identify: async (request) => {
        const authorization = request.headers.get('authorization');
        if (authorization === 'Bearer stolen') throw new SeraiError('TOKEN_REFUSED', 'The access token is refused');
        const token = authorization?.split(' ')[1] ?? null;
        return token === null ? PUBLIC : { token, authorization, unknown: null, proof: request.headers.get('dpop'), claims: token === 'inner' ? { iss: 'i', sub: 's', client_id: 'c', iat: 1, exp: 2, jti: 'j', scope: 'serai:read', serai_inner: true } : null };
      },
    }),
    useVisas({ callers, passports, memberOf, isSecretariat, log: createLog('test', 'silent') }),
    useSignedCalls({ ring, receiverOf: (name) => memberOf(name)?.code ?? (isSecretariat(name) ? 'secretariat' : undefined) }),
  ]);
  await engine.load(supergraphOf({ secretariat, kazakhstan, kyrgyzstan }));
  gateway = await listen((request, response) => void engine.handle(request, response));
});
beforeEach(() => {
  came.splice(0);
});
afterAll(async () => {
  await engine.stop();
  await Promise.all(servers.map((server) => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  })));
  rmSync(folder, { recursive: true });
});

async function ask(query: string, headers: Record<string, string> = {}): Promise<{ status: number; body: { data?: unknown; errors?: { extensions?: Record<string, unknown> }[] } }> {
  const response = await fetch(gateway, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query }) });
  return { status: response.status, body: (await response.json()) as never };
}

describe('a call of the gateway', () => {
  it('is signed for the one who receives it, and nobody else', async () => {
    expect((await ask(COUNTRIES)).body).toMatchObject({ data: { countries: [{ code: 'KZ', observations: { totalCount: 1 } }, { code: 'KG', observations: { totalCount: 1 } }] } });
    expect(came.map(({ to, signedFor }) => [to, signedFor]).sort()).toEqual([['KG', 'KG'], ['KZ', 'KZ'], ['secretariat', 'secretariat']]);
  });

  it('carries of its caller the token, the proof and that country\'s visa, all of it signed; of the public nothing', async () => {
    await ask(COUNTRIES, { authorization: 'Bearer anna', dpop: 'proof', 'serai-visa': 'forged', cookie: 'a=1', 'x-test-audience': 'steward' });
    const carried = came.map(({ to, signedFor, headers }) => [to, signedFor, headers['authorization'], headers['dpop'], headers['serai-visa'], headers['cookie'], headers['x-test-audience']]).sort();
    const rest = [undefined, undefined];
    expect(carried).toEqual([['KG', 'KG', 'Bearer anna', 'proof', undefined, ...rest], ['KZ', 'KZ', 'Bearer anna', 'proof', 'anna-kz', ...rest], ['secretariat', 'secretariat', 'Bearer anna', 'proof', undefined, ...rest]]);
    came.splice(0);
    await ask(COUNTRIES, { dpop: 'proof', 'serai-visa': 'forged' });
    expect(came.map(({ headers }) => [headers['authorization'], headers['dpop'], headers['serai-visa']])).toEqual([[undefined, undefined, undefined], [undefined, undefined, undefined], [undefined, undefined, undefined]]);
  });

  it('of two callers who ask the same thing at the same moment are two calls, each with its own visa', async () => {
    await Promise.all(['anna', 'boris', 'anna', 'boris'].map((name) => ask(COUNTRIES, { authorization: `Bearer ${name}` })));
    expect(came.filter(({ to }) => to === 'KZ').map(({ headers }) => `${headers['authorization']} ${headers['serai-visa']}`).sort()).toEqual(['Bearer anna anna-kz', 'Bearer anna anna-kz', 'Bearer boris boris-kz', 'Bearer boris boris-kz']);
    expect(came.filter(({ signedFor }) => signedFor === null)).toEqual([]);
  });

  it('is not made where the visas of its caller cannot be had', async () => {
    const { body } = await ask('{ kazakhstan { code } }', { authorization: 'Bearer unlucky' });
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'SECRETARIAT_UNAVAILABLE', country: 'KZ', retriable: true } }] });
    expect(came).toEqual([]);
  });

  it('is not made to a member that left after the supergraph was composed: neither a token nor a signature goes to it', async () => {
    const before = members;
    members = before.filter(({ code }) => code !== 'KZ');
    try {
      const { body } = await ask(COUNTRIES, { authorization: 'Bearer anna' });
      expect(body.data).toMatchObject({ countries: [{ code: 'KZ', observations: null }, { code: 'KG', observations: { totalCount: 1 } }] });
      expect(came.map(({ to }) => to).sort()).toEqual(['KG', 'secretariat']);
    } finally {
      members = before;
    }
    expect((await ask(COUNTRIES)).body).toMatchObject({ data: { countries: [{ observations: { totalCount: 1 } }, {}] } });
  });
});

describe('whoever shows a token that does not hold', () => {
  it('is told so with 401, and nobody is asked', async () => {
    expect(await ask(COUNTRIES, { authorization: 'Bearer stolen' })).toMatchObject({ status: 401, body: { errors: [{ extensions: { code: 'TOKEN_REFUSED', retriable: false } }] } });
    expect(came).toEqual([]);
  });
});

describe("a call of the secretariat's own", () => {
  it('may ask the countries', async () => {
    expect((await ask(COUNTRIES, { authorization: 'Bearer inner' })).body).toMatchObject({ data: { countries: [{ code: 'KZ' }, { code: 'KG' }] } });
    expect((await ask('{ kazakhstan { code } }', { authorization: 'Bearer inner' })).body).toMatchObject({ data: { kazakhstan: { code: 'KZ' } } });
  });
});
