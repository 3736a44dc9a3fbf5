import { type KeyObject, randomBytes, sign, verify } from 'node:crypto';
import { SeraiError } from '@serai/schema';
import { type InnerList, isInnerList, type Item, parseDictionary, serializeInnerList, serializeItem } from 'structured-headers';
import type { SigningKey } from '../keys/key-ring.js';
import { contentDigest, isDigestOf } from './content-digest.js';
import type { SeenNonces } from './seen-nonces.js';
import { signatureBase } from './signature-base.js';

/** How long a signed call may be under way. */
const LIFETIME_S = 30;
/** How far two clocks may be apart. */
const SKEW_S = 10;

/** What a signature always covers: the method, the target as its path and query, the body. Not the host, which proxies write anew: the tag says whom the call is for. */
const ALWAYS_COVERED = ['@method', '@path', '@query', 'content-digest'] as const;
/** Headers that a signature covers wherever they are sent: who asks, and by which right. */
const COVERED_WHERE_SENT = ['authorization', 'dpop', 'serai-visa', 'content-type'] as const;
const ALGORITHM = 'ed25519';
/** What a signature of this house is called in its headers. */
const NAME = 'sig';

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
  const created = Math.floor(now.getTime() / 1000);
  const parameters = serializeInnerList([
    covered.map((name) => [name, new Map<string, string>()]),
    new Map<string, string | number>([['created', created], ['expires', created + LIFETIME_S], ['keyid', kid], ['alg', ALGORITHM], ['nonce', randomBytes(18).toString('base64url')], ['tag', tag]]),
  ]);
  const base = signatureBase({ method, url, headers: { ...headers, ...digest } }, covered, parameters);
  return { ...digest, signature: `${NAME}=:${sign(null, Buffer.from(base), key).toString('base64')}:`, 'signature-input': `${NAME}=${parameters}` };
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
  const input = readInput(call.headers['signature-input']);
  const { covered, parameters } = input;
  const signature = theOne(call.headers['signature'] ?? '');
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
  if (!isSignature(call, input, signature, key)) throw refused('the signature is not its caller\'s');
  // Last, so that only the caller himself uses a nonce up.
  if (!nonces.take(`${keyid} ${nonce}`, created, expires + SKEW_S, seconds)) throw refused('it came before (nonce)');
}

function isSignature(call: Call, { name, covered, alg, text }: SignatureInput, signature: OneMember, key: KeyObject): boolean {
  const [bytes] = signature.member;
  if (signature.name !== name || alg !== ALGORITHM || !(bytes instanceof ArrayBuffer)) return false;
  try {
    return verify(null, Buffer.from(signatureBase(call, covered, text)), key, Buffer.from(bytes));
  } catch {
    return false;
  }
}

interface SignatureInput {
  readonly name: string;
  /** Components and parameters as they are written, and so as they were signed. */
  readonly text: string;
  readonly alg: unknown;
  readonly covered: readonly string[];
  readonly parameters: { readonly created: number; readonly expires: number; readonly nonce: string; readonly keyid: string; readonly tag: string };
}

/** What the one signature covers, and its parameters. Components with parameters of their own (`;req`) count as none that could be covered. */
function readInput(header: string | undefined): SignatureInput {
  if (header === undefined) throw refused('it is not signed');
  const { name: called, member: input, text: asWritten } = theOne(header);
  if (!isInnerList(input)) throw refused('it has to bring one signature');
  const covered = input[0].map(([name, own]) => (typeof name === 'string' && own.size === 0 ? name : ''));
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
  return { name: called, text: asWritten, alg: input[1].get('alg'), covered, parameters: { created: number('created'), expires: number('expires'), nonce: text('nonce'), keyid: text('keyid'), tag: text('tag') } };
}

interface OneMember {
  readonly name: string;
  readonly member: Item | InnerList;
  /** What stands for it. */
  readonly text: string;
}

/** The one member of a dictionary (RFC 8941): there is one signature, or none that counts, and it is written in one way. */
function theOne(header: string): OneMember {
  let members: ReturnType<typeof parseDictionary>;
  try {
    members = parseDictionary(header);
  } catch {
    throw refused('its signature cannot be read');
  }
  const [first] = members;
  if (members.size !== 1 || !first) throw refused('it has to bring one signature');
  const [name, member] = first;
  const text = written(member);
  if (`${name}=${text}` !== header) throw refused('its signature is written twice, or in another way than RFC 8941 has it');
  return { name, member, text };
}

/** A member as RFC 8941 has it, in one way; nothing where it can be read and not written. */
function written(member: OneMember['member']): string {
  try {
    return isInnerList(member) ? serializeInnerList(member) : serializeItem(member);
  } catch {
    return '';
  }
}

function refused(why: string): SeraiError {
  return new SeraiError('CALL_REFUSED', `The call is refused: ${why}. Ask through the gateway, or as the country's own staff`);
}
