import { type KeyObject, randomBytes, sign, verify } from 'node:crypto';
import { SeraiError } from '@serai/schema';
import { httpbis } from 'http-message-signatures';
import { isInnerList, parseDictionary, serializeDictionary } from 'structured-headers';
import type { SigningKey } from '../keys/key-ring.js';
import { contentDigest, isDigestOf } from './content-digest.js';
import type { SeenNonces } from './seen-nonces.js';

/** How long a signed call may be under way. */
const LIFETIME_S = 30;
/** How far two clocks may be apart. */
const SKEW_S = 10;

/** What a signature always covers: the method, the target as its path and query, the body. Not the host, which proxies write anew: the tag says whom the call is for. */
const ALWAYS_COVERED = ['@method', '@path', '@query', 'content-digest'] as const;
/** Headers that a signature covers wherever they are sent: who asks, and by which right. */
const COVERED_WHERE_SENT = ['authorization', 'dpop', 'serai-visa', 'content-type'] as const;
const PARAMETERS = ['created', 'expires', 'keyid', 'alg', 'nonce', 'tag'] as const;

type DictionaryMember = ReturnType<ReturnType<typeof parseDictionary>['get']> & {};
type Headers = Readonly<Record<string, string>>;

export interface Call {
  readonly method: string;
  /** The address; only its path and query are signed. */
  readonly url: string;
  /** By lower-case name. */
  readonly headers: Headers;
  readonly body: string | Uint8Array;
}

/** Signs a call (RFC 9421) for one receiver, whom the tag names. Returns the headers to add. */
export async function signCall({ method, url, headers, body }: Call, tag: string, { kid, key }: SigningKey, now = new Date()): Promise<Record<string, string>> {
  const digest = { 'content-digest': contentDigest(body) };
  const covered = [...ALWAYS_COVERED, ...COVERED_WHERE_SENT.filter((name) => headers[name] !== undefined)];
  const { headers: signed }: { headers: Record<string, string | string[]> } = await httpbis.signMessage(
    {
      key: { id: kid, alg: 'ed25519', sign: async (data) => sign(null, data, key) },
      fields: covered,
      params: [...PARAMETERS],
      paramValues: { created: now, expires: new Date(now.getTime() + LIFETIME_S * 1000), nonce: randomBytes(18).toString('base64url'), tag },
    },
    { method, url, headers: { ...headers, ...digest } },
  );
  return { ...digest, signature: String(signed['Signature']), 'signature-input': String(signed['Signature-Input']) };
}

export interface CallExpectations {
  /** The receiver's own name, which the tag has to be. */
  readonly tag: string;
  /** The caller's key of this id; undefined where he has none such. */
  readonly keyOf: (kid: string) => Promise<KeyObject | undefined>;
  readonly nonces: SeenNonces;
  readonly now: Date;
}

/** Whether a call brings a signature at all. */
export function isSigned(headers: Headers): boolean {
  return headers['signature'] !== undefined || headers['signature-input'] !== undefined;
}

/**
 * Verifies that a call was signed by its caller for this receiver, now, once, and as it came: one
 * signature, every component that has to be covered, the digest of this very body, lifetime, nonce, tag.
 * Throws CALL_REFUSED with the check that failed.
 */
export async function verifyCall(call: Call, { tag, keyOf, nonces, now }: CallExpectations): Promise<void> {
  const { covered, parameters } = readInput(call.headers['signature-input']);
  theOne(call.headers['signature'] ?? '');
  // The base that is signed has the method in capitals, however it came: RFC 9110's methods differ by case.
  if (call.method !== call.method.toUpperCase()) throw refused('its method is not written in capitals');
  const unsigned = [...ALWAYS_COVERED, ...COVERED_WHERE_SENT.filter((name) => call.headers[name] !== undefined)].filter((name) => !covered.includes(name));
  if (unsigned.length > 0) throw refused(`the signature does not cover ${unsigned.join(', ')}`);
  const { created, expires, nonce, keyid, tag: meant } = parameters;
  const seconds = now.getTime() / 1000;
  if (meant !== tag) throw refused('it is signed for somebody else (tag)');
  if (created > seconds + SKEW_S) throw refused('it was signed in the future (created)');
  if (expires <= seconds - SKEW_S || seconds - created > LIFETIME_S + SKEW_S || expires - created > LIFETIME_S) throw refused('it is too old (created, expires)');
  if (!isDigestOf(call.headers['content-digest'] ?? '', call.body)) throw refused('the body is not the one that was signed (content-digest)');
  const key = await keyOf(keyid).catch((error: unknown) => {
    throw new SeraiError('CALL_REFUSED', 'The call is refused: the keys of its caller cannot be had just now', { cause: error });
  });
  if (!key) throw refused('the caller has no such key (keyid)');
  if (!(await isSignature(call, key))) throw refused('the signature is not its caller\'s');
  // Last, so that only the caller himself uses a nonce up.
  if (!nonces.take(`${keyid} ${nonce}`, created, expires + SKEW_S, seconds)) throw refused('it came before (nonce)');
}

async function isSignature({ method, url, headers }: Call, key: KeyObject): Promise<boolean> {
  try {
    const verifying = { id: '', algs: ['ed25519'], verify: async (data: Buffer, signature: Buffer) => verify(null, data, key, signature) };
    // The time was checked above, by the one clock that the caller of this names; the library would ask another.
    return (await httpbis.verifyMessage({ keyLookup: async () => verifying, tolerance: Infinity, all: true }, { method, url, headers: { ...headers } })) === true;
  } catch {
    return false;
  }
}

interface SignatureInput {
  readonly covered: readonly string[];
  readonly parameters: { readonly created: number; readonly expires: number; readonly nonce: string; readonly keyid: string; readonly tag: string };
}

/** What the one signature covers, and its parameters. Components with parameters of their own (`;req`) count as none. */
function readInput(header: string | undefined): SignatureInput {
  if (header === undefined) throw refused('it is not signed');
  const input = theOne(header);
  if (!isInnerList(input)) throw refused('it has to bring one signature');
  const covered = input[0].flatMap(([name, own]) => (typeof name === 'string' && own.size === 0 ? [name] : []));
  const number = (name: string): number => {
    const value: unknown = input[1].get(name);
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw refused(`its signature lacks ${name}`);
    return value;
  };
  const text = (name: string): string => {
    const value: unknown = input[1].get(name);
    if (typeof value !== 'string' || value === '' || value.length > 200) throw refused(`its signature lacks ${name}`);
    return value;
  };
  return { covered, parameters: { created: number('created'), expires: number('expires'), nonce: text('nonce'), keyid: text('keyid'), tag: text('tag') } };
}

/** The one member of a dictionary (RFC 8941): there is one signature, or none that counts, and it is written in one way. */
function theOne(header: string): DictionaryMember {
  let members: ReturnType<typeof parseDictionary>;
  let written: string;
  try {
    members = parseDictionary(header);
    written = serializeDictionary(members);
  } catch {
    throw refused('its signature cannot be read');
  }
  if (written !== header) throw refused('its signature is written twice, or in another way than RFC 8941 has it');
  const [member] = members.values();
  if (members.size !== 1 || !member) throw refused('it has to bring one signature');
  return member;
}

function refused(why: string): SeraiError {
  return new SeraiError('CALL_REFUSED', `The call is refused: ${why}. Ask through the gateway, or as the country's own staff`);
}
