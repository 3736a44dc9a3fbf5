import { gzipSync } from 'node:zlib';
import { createHash, randomUUID, sign } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type KeyRing, signCall } from '@serai/chassis';
import { attackSize } from '../../kit/attack-size.js';
import { TestHub } from '../../kit/hub.js';
import { KeyedCountry } from '../../kit/keyed-country.js';
import { rootWithCountries } from '../../kit/own-countries.js';
import { countryProcess } from '../../kit/processes.js';
import { seededRandom } from '../../kit/random.js';
import { type RawAnswer, type RawCall, sendRaw } from '../../kit/raw-call.js';
import { ringOf, stewardOf } from '../../kit/signed.js';
import { until } from '../../kit/until.js';
import { mutated } from './mutations.js';

const ASK = '{ northmark { code observations(first: 2) { totalCount nodes { value } } } }';
const SEED = 20_261_101;

interface Signed {
  readonly by?: KeyRing;
  readonly tag?: string;
  readonly at?: Date;
  readonly query?: string;
  readonly method?: string;
  readonly target?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

describe('calls past the gateway', () => {
  let root: string;
  let hub: TestHub;
  let gateway: KeyRing;
  let northmark: string;
  let southmark: string;

  beforeAll(async () => {
    root = await rootWithCountries(['northmark', 'southmark']);
    hub = await TestHub.start({ root });
    gateway = await ringOf(hub, 'gateway');
    [northmark, southmark] = [hub.addressOf('Northmark'), hub.addressOf('Southmark')];
  });
  afterAll(async () => {
    await hub.remove();
    await rm(root, { recursive: true, force: true });
  });

  /** A call as somebody signs it. */
  const signed = async ({ by = gateway, tag = 'XN', at = new Date(), query = ASK, method = 'POST', target = '/graphql', headers = {}, body }: Signed = {}): Promise<RawCall> => {
    const call = { method, url: `http://x${target}`, headers: { 'content-type': 'application/json', ...headers }, body: body ?? (method === 'GET' ? '' : JSON.stringify({ query })) };
    return { method, target, headers: Object.entries({ ...call.headers, ...(await signCall(call, tag, by.signing(), at)) }), body: call.body };
  };
  const header = (call: RawCall, name: string): string => call.headers.find(([each]) => each === name)?.[1] ?? '';
  const withHeader = (call: RawCall, name: string, value: string | null): RawCall => ({
    ...call, headers: [...call.headers.filter(([each]) => each !== name), ...(value === null ? [] : [[name, value] as const])],
  });
  const inInput = (call: RawCall, from: string | RegExp, to: string): RawCall => {
    const changed = header(call, 'signature-input').replace(from, to);
    expect(changed).not.toBe(header(call, 'signature-input'));
    return withHeader(call, 'signature-input', changed);
  };
  const send = (call: RawCall, url = northmark): Promise<RawAnswer> => sendRaw(url, call);
  const isTold = ({ status, text }: RawAnswer): boolean => status === 200 && /"totalCount":\d/.test(text);
  /** Refused with a code, and nothing of what it asked for is in the answer. */
  const expectRefused = (answer: RawAnswer, why?: string): void => {
    expect([answer.status, /"code":"CALL_REFUSED"/.test(answer.text), /totalCount|"value"|"sdl"/.test(answer.text)]).toEqual([401, true, false]);
    if (why !== undefined) expect(answer.text).toContain(why);
  };
  const expectHonest = async (): Promise<void> => expect(isTold(await send(await signed()))).toBe(true);

  it('the honest call is told what the public is told', expectHonest);

  const ATTACKS: readonly (readonly [what: string, attack: () => Promise<RawCall>, why: string])[] = [
    ['unsigned', async () => ({ method: 'POST', target: '/graphql', headers: [['content-type', 'application/json']], body: JSON.stringify({ query: ASK }) }), 'it is not signed'],
    ['stale', () => signed({ at: new Date(Date.now() - 45_000) }), 'too old'],
    ['from the future', () => signed({ at: new Date(Date.now() + 15_000) }), 'in the future'],
    ['with an altered body', async () => ({ ...(await signed()), body: JSON.stringify({ query: ASK.replace('first: 2', 'first: 9') }) }), 'content-digest'],
    ['with an altered body and its digest', async () => {
      const body = JSON.stringify({ query: ASK.replace('first: 2', 'first: 9') });
      return withHeader({ ...(await signed()), body }, 'content-digest', `sha-256=:${createHash('sha256').update(body).digest('base64')}:`);
    }, "the signature is not its caller's"],
    ['by another method', async () => ({ ...(await signed()), method: 'PUT' }), 'content-digest'],
    ['as a GET without its body', async () => ({ ...(await signed()), method: 'GET', body: '' }), 'content-digest'],
    ['with a query string', async () => ({ ...(await signed()), target: `/graphql?query=${encodeURIComponent(ASK)}` }), "the signature is not its caller's"],
    ['with an empty query string', async () => ({ ...(await signed()), target: '/graphql?' }), 'its address is not written as it is signed'],
    ['with another query string', async () => ({ ...(await signed({ method: 'GET', target: '/graphql?query=%7B__typename%7D' })), target: `/graphql?query=${encodeURIComponent(ASK)}` }), "the signature is not its caller's"],
    ['with a token added', async () => withHeader(await signed(), 'authorization', 'Bearer a.b.c'), 'does not cover authorization'],
    ["with a steward's token added", async () => withHeader(await signed(), 'authorization', (await stewardOf(hub, 'XN'))['authorization'] ?? ''), 'does not cover authorization'],
    ['with its token removed', async () => withHeader(await signed({ headers: { authorization: 'Bearer a.b.c' } }), 'authorization', null), "the signature is not its caller's"],
    ["with another's visa", async () => withHeader(await signed({ headers: { authorization: 'Bearer a.b.c', 'serai-visa': 'd.e.f' } }), 'serai-visa', 'x.y.z'), "the signature is not its caller's"],
    ['signed for another country', () => signed({ tag: 'XS' }), 'somebody else (tag)'],
    ['re-addressed', async () => inInput(await signed({ tag: 'XS' }), 'tag="XS"', 'tag="XN"'), "the signature is not its caller's"],
    ['signed for the secretariat', () => signed({ tag: 'secretariat' }), 'somebody else (tag)'],
    ["signed with the country's own key", async () => signed({ by: await ringOf(hub, 'xn') }), 'no such key (keyid)'],
    ["signed with another country's key", async () => signed({ by: await ringOf(hub, 'xs') }), 'no such key (keyid)'],
    ["signed with the staff's key", async () => signed({ by: await ringOf(hub, 'xn-staff') }), 'no such key (keyid)'],
    ["signed with another's key under the gateway's key id", async () => inInput(await signed({ by: await ringOf(hub, 'xs') }), /keyid="[^"]+"/, `keyid="${gateway.signing().kid}"`), "the signature is not its caller's"],
    ["signed by the gateway under the registry's key id", async () => inInput(await signed(), /keyid="[^"]+"/, `keyid="${(await ringOf(hub, 'secretariat')).signing().kid}"`), "the signature is not its caller's"],
    ['with two signatures', async () => {
      const [one, two] = [await signed(), await signed()];
      const both = (name: string): string => `${header(one, name)}, ${header(two, name).replace('sig=', 'sig2=')}`;
      return withHeader(withHeader(one, 'signature', both('signature')), 'signature-input', both('signature-input'));
    }, 'one signature'],
    ['with its body uncovered', async () => inInput(await signed(), '"content-digest" ', ''), 'does not cover content-digest'],
    ['with components of a request that it answers', async () => inInput(await signed(), '"@method"', '"@method";req'), 'does not cover @method'],
    ['under an algorithm of a shared secret', async () => inInput(await signed(), 'alg="ed25519"', 'alg="hmac-sha256"'), "the signature is not its caller's"],
    ['signed with the public key as a shared secret', async () => {
      const call = inInput(await signed(), 'alg="ed25519"', 'alg="hmac-sha256"');
      return withHeader(call, 'signature', `sig=:${createHash('sha256').update(String(gateway.jwks(new Date()).keys[0]?.x)).digest('base64')}:`);
    }, "the signature is not its caller's"],
    ['signed over something else', async () => withHeader(await signed(), 'signature', `sig=:${sign(null, Buffer.from('something else'), gateway.signing().key).toString('base64')}:`), "the signature is not its caller's"],
  ];
  it.each(ATTACKS)('%s: refused, and the honest call still works', async (_what, attack, why) => {
    expectRefused(await send(await attack()), why);
    await expectHonest();
  });

  it.each(['content-type', 'content-digest', 'signature', 'signature-input', 'authorization', 'serai-visa'])('with %s twice: refused, whether they agree or not', async (name) => {
    for (const second of ['same', 'other']) {
      const call = await signed({ headers: { authorization: 'Bearer a.b.c', 'serai-visa': 'd.e.f' } });
      const value = second === 'same' ? header(call, name) : header(await signed({ tag: 'XS', headers: { authorization: 'Bearer x.y.z', 'serai-visa': 'g.h.i' } }), name);
      for (const headers of [[...call.headers, [name, value] as const], [[name, value] as const, ...call.headers]]) expectRefused(await send({ ...call, headers }));
    }
    await expectHonest();
  });

  describe('replayed', () => {
    it('one after the other: told once', async () => {
      const call = await signed();
      expect(isTold(await send(call))).toBe(true);
      for (let again = 0; again < 3; again += 1) expectRefused(await send(call), 'it came before (nonce)');
    });

    it('at the same moment: told once', async () => {
      for (let round = 0; round < 5; round += 1) {
        const call = await signed();
        const answers = await Promise.all(Array.from({ length: 12 }, () => send(call)));
        expect(answers.filter(isTold)).toHaveLength(1);
        for (const answer of answers.filter((each) => !isTold(each))) expectRefused(answer, 'it came before (nonce)');
      }
    });

    it('to another country: refused there, and told here all the same', async () => {
      const call = await signed();
      expectRefused(await send(call, southmark), 'somebody else (tag)');
      expect(isTold(await send(call))).toBe(true);
    });

    it("after a restart of the country's service: refused", async () => {
      const { pid } = await countryProcess(hub.pid, 'northmark');
      const calls = await Promise.all(Array.from({ length: 20 }, () => signed()));
      for (const call of calls.slice(0, 10)) expect(isTold(await send(call))).toBe(true);
      process.kill(pid, 'SIGKILL');
      const late = await signed();
      await until('Northmark is up again', () => send(calls[0] as RawCall).then(({ status }) => status === 401, () => false));
      // Those that were told before, those that never came, and one that was signed while it was down.
      for (const call of [...calls, late]) expectRefused(await send(call));
      await until('an honest call is told', async () => isTold(await send(await signed())));
    });
  });

  describe('of the registry', () => {
    const SDL = '{ _service { sdl } }';
    it('fetch the SDL, which those of the gateway may not, and no data', async () => {
      const registry = await ringOf(hub, 'secretariat');
      expect((await send(await signed({ by: registry, query: SDL }))).text).toContain('type Northmark');
      const data = await send(await signed({ by: registry }));
      expect([/"observations":null/.test(data.text), /"code":"NOT_FOR_AUDIENCE"/.test(data.text), isTold(data)]).toEqual([true, true, false]);
      expect(isTold(await send(await signed({ by: registry, headers: { authorization: (await stewardOf(hub, 'XN'))['authorization'] ?? '' } })))).toBe(false);
    });

    it.each([SDL, '{ __schema { types { name } } }', '{ __type(name: "Northmark") { fields { name } } }', '{ a: _service { b: sdl } }', 'query { ...S } fragment S on Query { s: __schema { types { name } } }'])('as the gateway: %s is refused', async (query) => {
      const answer = await send(await signed({ query }));
      expect([/"code":"CALL_REFUSED"/.test(answer.text), /"sdl"|"types"|"fields"/.test(answer.text), answer.status]).toEqual([true, false, 403]);
      await expectHonest();
    });
  });

  describe('in unusual dress', () => {
    it('a GET that was signed with its query string is told, once', async () => {
      const call = await signed({ method: 'GET', target: `/graphql?query=${encodeURIComponent(ASK)}` });
      expect(isTold(await send(call))).toBe(true);
      expectRefused(await send(call), 'it came before (nonce)');
    });

    it('a body that comes in chunks is held against its digest like any other', async () => {
      const chunked = (call: RawCall, body: string): RawCall => ({ ...withHeader(call, 'transfer-encoding', 'chunked'), body: `${[body.slice(0, 5), body.slice(5)].map((part) => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`).join('')}0\r\n\r\n` });
      const call = await signed();
      expectRefused(await send(chunked(call, `${String(call.body)} `)), 'content-digest');
      expect(isTold(await send(chunked(call, String(call.body))))).toBe(true);
    });

    it('a body that is packed is not unpacked: it is no question', async () => {
      const call = await signed();
      const answer = await send({ ...withHeader(call, 'content-encoding', 'gzip'), body: gzipSync(String(call.body)) });
      expect([answer.status, isTold(answer)]).toEqual([400, false]);
      await expectHonest();
    });

    it('two lengths, or a length and chunks, are no request', async () => {
      for (const name of ['content-length', 'transfer-encoding']) {
        const call = await signed();
        const answer = await send({ ...call, headers: [...call.headers, ['content-length', String(String(call.body).length)], [name, name === 'content-length' ? '3' : 'chunked']] });
        expect([answer.status, isTold(answer)]).toEqual([400, false]);
      }
      await expectHonest();
    });

    it('several operations in one body are none, though the gateway signed them', async () => {
      const answer = await send(await signed({ body: JSON.stringify([{ query: ASK }, { query: ASK }]) }));
      expect([answer.status, isTold(answer)]).toEqual([400, false]);
      await expectHonest();
    });

    it('a mutation, a subscription or a body of another type is none', async () => {
      for (const body of [{ query: 'mutation { northmark { code } }' }, { query: 'subscription { northmark { code } }' }]) expect(isTold(await send(await signed({ body: JSON.stringify(body) })))).toBe(false);
      const form = await send(await signed({ headers: { 'content-type': 'application/x-www-form-urlencoded' } }));
      expect([form.status < 500, isTold(form)]).toEqual([true, false]);
      await expectHonest();
    });
  });

  it('thousands of calls that somebody changed on their way: none is told, none is an error of the service, and it stays up', async () => {
    const country = await KeyedCountry.start(hub, 'XN', 'northmark');
    try {
      const headers = async (sub: string) => ({ authorization: `Bearer ${await country.tokenFor(sub)}`, 'serai-visa': await country.visaFor(sub) });
      const [anna, boris] = [await headers('anna'), await headers('boris')];
      const [by, random] = [country.rings.gateway, seededRandom(SEED)];
      const honest = async (): Promise<boolean> => isTold(await send(await signed({ by, headers: anna }), country.url));
      await until('the honest call is told', honest);
      const surprises: unknown[] = [];
      const size = attackSize(2_000, 20_000);
      const attack = async (number: number): Promise<void> => {
        const [call, other] = await Promise.all([signed({ by, headers: anna }), signed({ by, headers: boris, query: `{ northmark { name } } # ${randomUUID()}` })]);
        const changed = mutated(call, other, random);
        const answer = await send(changed, country.url);
        if (answer.status >= 500 || (answer.status === 200 && /"data":\{/.test(answer.text))) surprises.push({ number, changed, answer });
      };
      const workers = Array.from({ length: 12 }, async (_none, worker) => {
        for (let number = worker; number < size; number += 12) await attack(number);
      });
      await Promise.all(workers);
      expect(surprises.slice(0, 3)).toEqual([]);
      expect([country.lives, await honest()]).toEqual([true, true]);
    } finally {
      await country.stop();
    }
  }, 1_800_000);
});
