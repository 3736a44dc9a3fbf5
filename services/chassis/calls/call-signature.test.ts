import { type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { httpbis } from 'http-message-signatures';
import { newKeyPair } from '../keys/key-pair.js';
import { type Call, type CallExpectations, isSigned, signCall, verifyCall } from './call-signature.js';
import { contentDigest } from './content-digest.js';
import { SeenNonces } from './seen-nonces.js';

const NOW = new Date('2026-11-01T12:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const { privateKey, publicKey } = newKeyPair();
const KEY = { kid: 'gateway-1', key: privateKey };
const CALL: Call = {
  method: 'POST', url: 'http://kz.test/graphql?a=1',
  headers: { 'content-type': 'application/json', authorization: 'Bearer a.b.c', 'serai-visa': 'd.e.f', dpop: 'g.h.i' }, body: '{"query":"{ kazakhstan { code } }"}',
};

/** A call and the headers by which it was signed. */
type SignedCall = Call & { readonly headers: Readonly<Record<string, string>> };

async function signed(call: Call = CALL, tag = 'KZ', key = KEY, now = NOW): Promise<SignedCall> {
  return { ...call, headers: { ...call.headers, ...(await signCall(call, tag, key, now)) } };
}

/** What somebody signs who signs as he likes: these components and parameters. */
async function signedAsOneLikes(fields: readonly string[], paramValues: Record<string, unknown>, { call = CALL, key = privateKey, name = 'sig' }: { call?: Call; key?: KeyObject; name?: string } = {}): Promise<SignedCall> {
  const all = { created: NOW, expires: new Date(NOW.getTime() + 30_000), nonce: 'n', tag: 'KZ', keyid: KEY.kid, alg: 'ed25519', ...paramValues };
  const headers = { ...call.headers, 'content-digest': contentDigest(call.body) };
  const message = { method: call.method, url: call.url, headers };
  const { headers: made } = await httpbis.signMessage(
    { key: { id: KEY.kid, sign: async (data) => sign(null, data, key) }, name, fields: [...fields], params: Object.keys(all).filter((each) => all[each as keyof typeof all] !== null), paramValues: all }, message,
  ) as { headers: Record<string, string> };
  return { ...call, headers: { ...headers, signature: made['Signature'] ?? '', 'signature-input': made['Signature-Input'] ?? '' } };
}

const ALL = ['@method', '@path', '@query', 'content-digest', 'authorization', 'dpop', 'serai-visa', 'content-type'];

function expecting(changes: Partial<CallExpectations> = {}): CallExpectations {
  return { tag: 'KZ', keyOf: async (kid) => (kid === KEY.kid ? publicKey : undefined), nonces: new SeenNonces(0), now: NOW, ...changes };
}

const refusal = (why: string) => ({ code: 'CALL_REFUSED', message: `The call is refused: ${why}. Ask through the gateway, or as the country's own staff` });
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);

describe('a call as it was signed', () => {
  it('is taken', async () => {
    await expect(verifyCall(await signed(), expecting())).resolves.toBeUndefined();
    await expect(verifyCall(await signedAsOneLikes(ALL, {}), expecting())).resolves.toBeUndefined();
  });

  it('is taken without a token, and without a body', async () => {
    await expect(verifyCall(await signed({ method: 'GET', url: 'http://kz.test/graphql', headers: {}, body: '' }), expecting())).resolves.toBeUndefined();
  });

  it('is taken whichever host a proxy writes, and whatever else it adds', async () => {
    const call = await signed();
    await expect(verifyCall({ ...call, url: 'https://kz.example:8443/graphql?a=1', headers: { ...call.headers, host: 'kz.example', 'x-forwarded-for': '10.0.0.1', cookie: 'a=1' } }, expecting())).resolves.toBeUndefined();
  });

  it.each([[-10, true], [-11, false], [0, true], [39, true], [40, false]])('is taken %i seconds later by the clock of its receiver: %s', async (seconds, taken) => {
    const verified = verifyCall(await signed(), expecting({ now: later(seconds) }));
    if (taken) await expect(verified).resolves.toBeUndefined();
    else await expect(verified).rejects.toMatchObject(refusal(seconds < 0 ? 'it was signed in the future (created)' : 'it is too old (created, expires)'));
  });

  it('is taken once, however often it comes at the same moment', async () => {
    const [call, expectations] = [await signed(), expecting()];
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => verifyCall(call, expectations)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(verifyCall(call, expectations)).rejects.toMatchObject(refusal('it came before (nonce)'));
  });

  it('does not use up the nonce of another: a forged call with it changes nothing', async () => {
    const [call, expectations] = [await signed(), expecting()];
    await expect(verifyCall({ ...call, body: '{}', headers: { ...call.headers, 'content-digest': contentDigest('{}') } }, expectations)).rejects.toMatchObject(refusal("the signature is not its caller's"));
    await expect(verifyCall(call, expectations)).resolves.toBeUndefined();
  });
});

describe('a call is refused', () => {
  const changes: readonly (readonly [what: string, change: (call: SignedCall) => Call, why: string])[] = [
    ['of another method', (call) => ({ ...call, method: 'PUT' }), "the signature is not its caller's"],
    ['to another path', (call) => ({ ...call, url: 'http://kz.test/other?a=1' }), "the signature is not its caller's"],
    ['with another query', (call) => ({ ...call, url: 'http://kz.test/graphql?a=2' }), "the signature is not its caller's"],
    ['without its query', (call) => ({ ...call, url: 'http://kz.test/graphql' }), "the signature is not its caller's"],
    ['with another body', (call) => ({ ...call, body: `${String(call.body)} ` }), 'the body is not the one that was signed (content-digest)'],
    ['with another body and its digest', (call) => ({ ...call, body: '{}', headers: { ...call.headers, 'content-digest': contentDigest('{}') } }), "the signature is not its caller's"],
    ['without a digest', (call) => without(call, 'content-digest'), 'the body is not the one that was signed (content-digest)'],
    ["with another's token", (call) => withHeader(call, 'authorization', 'Bearer x.y.z'), "the signature is not its caller's"],
    ['without its token', (call) => without(call, 'authorization'), "the signature is not its caller's"],
    ["with another's visa", (call) => withHeader(call, 'serai-visa', 'x.y.z'), "the signature is not its caller's"],
    ['without its visa', (call) => without(call, 'serai-visa'), "the signature is not its caller's"],
    ['with two visas', (call) => withHeader(call, 'serai-visa', 'd.e.f, d.e.f'), "the signature is not its caller's"],
    ['with another proof', (call) => withHeader(call, 'dpop', 'x.y.z'), "the signature is not its caller's"],
    ['of another type', (call) => withHeader(call, 'content-type', 'text/plain'), "the signature is not its caller's"],
    ['by its method in small letters', (call) => ({ ...call, method: 'post' }), 'its method is not written in capitals'],
    ['without a signature', (call) => without(call, 'signature'), 'it has to bring one signature'],
    ['with one signature more', (call) => withHeader(call, 'signature', `${call.headers['signature'] ?? ''}, other=:AAAA:`), 'it has to bring one signature'],
    ['without what it covers', (call) => without(call, 'signature-input'), 'it is not signed'],
    ['with a signature that cannot be read', (call) => withHeader(call, 'signature-input', 'sig=('), 'its signature cannot be read'],
    ['with a signature that covers nothing', (call) => withHeader(call, 'signature-input', 'sig=1'), 'it has to bring one signature'],
    ['with two signatures', (call) => withHeader(call, 'signature-input', `${call.headers['signature-input'] ?? ''}, ${(call.headers['signature-input'] ?? '').replace('sig=', 'sig2=')}`), 'it has to bring one signature'],
    ['with none of them', (call) => withHeader(call, 'signature-input', ''), 'it has to bring one signature'],
    ['with another nonce', (call) => rewritten(call, /nonce="[^"]+"/, 'nonce="other"'), "the signature is not its caller's"],
    ['made younger', (call) => rewritten(call, /created=\d+/, `created=${SECONDS + 1}`), "the signature is not its caller's"],
    ['made to last', (call) => rewritten(call, /expires=\d+/, `expires=${SECONDS + 29}`), "the signature is not its caller's"],
    ['re-addressed', (call) => rewritten(call, 'tag="KZ"', 'tag="KG"'), 'it is signed for somebody else (tag)'],
    ['under another algorithm', (call) => rewritten(call, 'alg="ed25519"', 'alg="hmac-sha256"'), "the signature is not its caller's"],
    ['under no algorithm', (call) => rewritten(call, ';alg="ed25519"', ''), "the signature is not its caller's"],
    ['under the id of another key', (call) => rewritten(call, 'keyid="gateway-1"', 'keyid="gateway-2"'), 'the caller has no such key (keyid)'],
    ['with a signature that is a word', (call) => withHeader(call, 'signature', 'sig=word'), "the signature is not its caller's"],
    ['with a signature under another name', (call) => withHeader(call, 'signature', (call.headers['signature'] ?? '').replace('sig=', 'other=')), "the signature is not its caller's"],
    ['with an empty signature', (call) => withHeader(call, 'signature', 'sig=::'), "the signature is not its caller's"],
  ];

  it.each(changes)('%s', async (_what, change, why) => {
    const call = await signed();
    await expect(verifyCall(change(call), expecting())).rejects.toMatchObject(refusal(why));
    await expect(verifyCall(call, expecting())).resolves.toBeUndefined();
  });

  it('that got a token, a visa or a proof on its way', async () => {
    const plain = await signed({ ...CALL, headers: { 'content-type': 'application/json' } });
    for (const name of ['authorization', 'serai-visa', 'dpop']) {
      await expect(verifyCall(withHeader(plain, name, 'Bearer a.b.c'), expecting())).rejects.toMatchObject(refusal(`the signature does not cover ${name}`));
    }
    await expect(verifyCall(plain, expecting())).resolves.toBeUndefined();
  });

  it.each(ALL)('whose signature does not cover %s', async (name) => {
    const call = await signedAsOneLikes(ALL.filter((each) => each !== name), {});
    await expect(verifyCall(call, expecting())).rejects.toMatchObject(refusal(`the signature does not cover ${name}`));
  });

  it.each(['"@method";req', '"content-digest";req', '"authorization";sf', '"@query";name="a"'])('whose signature covers %s in place of the component itself', async (component) => {
    const call = await signed();
    const name = /"([^"]+)"/.exec(component)?.[1] ?? '';
    await expect(verifyCall(rewritten(call, `"${name}"`, component), expecting())).rejects.toMatchObject(refusal(`the signature does not cover ${name}`));
  });

  it.each([
    [{ created: null }, 'its signature lacks created'], [{ expires: null }, 'its signature lacks expires'], [{ nonce: null }, 'its signature lacks nonce'],
    [{ tag: null }, 'its signature lacks tag'], [{ keyid: null }, 'its signature lacks keyid'], [{ nonce: 'n'.repeat(201) }, 'its signature lacks nonce'],
    [{ expires: later(31) }, 'it is too old (created, expires)'], [{ created: later(-60), expires: later(30) }, 'it is too old (created, expires)'],
    [{ expires: later(-11) }, 'it is too old (created, expires)'], [{ tag: 'kz' }, 'it is signed for somebody else (tag)'], [{ tag: 'secretariat' }, 'it is signed for somebody else (tag)'],
    [{ alg: 'rsa-pss-sha512' }, "the signature is not its caller's"],
  ])('though its caller signed it: %j', async (values, why) => {
    await expect(verifyCall(await signedAsOneLikes(ALL, values), expecting())).rejects.toMatchObject(refusal(why));
  });

  it('that was signed by another key under the id of the right one', async () => {
    const { privateKey: other } = newKeyPair();
    await expect(verifyCall(await signed(CALL, 'KZ', { kid: KEY.kid, key: other }), expecting())).rejects.toMatchObject(refusal("the signature is not its caller's"));
  });

  it('where the keys of its caller cannot be had, and says that it is not its fault', async () => {
    const keyOf = (): Promise<never> => Promise.reject(new Error('ECONNREFUSED 10.0.0.7'));
    await expect(verifyCall(await signed(), expecting({ keyOf }))).rejects.toMatchObject({ code: 'CALL_REFUSED', message: 'The call is refused: the keys of its caller cannot be had just now' });
  });

  it('whichever byte of it is flipped', async () => {
    const call = await signed();
    const parts = ['method', 'url', 'body', ...Object.keys(call.headers)];
    await fc.assert(fc.asyncProperty(fc.constantFrom(...parts), fc.nat(), fc.integer({ min: 1, max: 127 }), async (part, at, flip) => {
      const expectations = expecting();
      const altered = flipped(call, part, at, flip);
      const result = await verifyCall(altered, expectations).then(() => 'taken', (error: unknown) => (error as { code?: unknown }).code);
      // The host is nobody's to sign, and a URL has several ways to be written.
      expect(result === 'taken' ? sameMessage(altered, call) : result).toBe(result === 'taken' ? true : 'CALL_REFUSED');
      if (result !== 'taken') await expect(verifyCall(call, expectations)).resolves.toBeUndefined();
    }), { numRuns: 500 });
  });
});

describe('whether a call brings a signature', () => {
  it.each([[{}, false], [{ signature: '' }, true], [{ 'signature-input': '' }, true], [{ authorization: 'Bearer a' }, false]] as const)('%j: %s', (headers, isOne) => {
    expect(isSigned(headers)).toBe(isOne);
  });
});

function withHeader(call: SignedCall, name: string, value: string): SignedCall {
  return { ...call, headers: { ...call.headers, [name]: value } };
}

function without(call: SignedCall, name: string): SignedCall {
  return { ...call, headers: Object.fromEntries(Object.entries(call.headers).filter(([each]) => each !== name)) };
}

function rewritten(call: SignedCall, from: string | RegExp, to: string): SignedCall {
  const changed = (call.headers['signature-input'] ?? '').replace(from, to);
  expect(changed).not.toBe(call.headers['signature-input']);
  return withHeader(call, 'signature-input', changed);
}

function flipped(call: SignedCall, part: string, at: number, flip: number): SignedCall {
  const flip1 = (text: string): string => text.slice(0, at % text.length) + String.fromCharCode(text.charCodeAt(at % text.length) ^ flip) + text.slice((at % text.length) + 1);
  if (part === 'method') return { ...call, method: flip1(call.method) };
  if (part === 'body') return { ...call, body: flip1(String(call.body)) };
  if (part === 'url') {
    const url = `http://kz.test${flip1('/graphql?a=1')}`;
    return { ...call, url: URL.canParse(url) ? url : 'http://kz.test/' };
  }
  return withHeader(call, part, flip1(call.headers[part] ?? ''));
}

/** Whether two calls say the same thing in what a receiver acts on. */
function sameMessage(one: SignedCall, other: SignedCall): boolean {
  const [here, there] = [new URL(one.url), new URL(other.url)];
  const said = ({ headers }: SignedCall): unknown => Object.entries(headers).filter(([name]) => !name.startsWith('signature')).map(([name, value]) => [name, value.trim()]);
  return here.pathname === there.pathname && here.search === there.search && one.method === other.method && one.body === other.body && JSON.stringify(said(one)) === JSON.stringify(said(other));
}
