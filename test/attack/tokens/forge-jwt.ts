import { createHmac, type KeyObject, sign } from 'node:crypto';
import type { JWTPayload } from 'jose';

/** How a forger signs what he wrote: the text that is signed comes in, the signature comes out. */
export type Signing = (input: string) => Buffer;

/** With a private key for Ed25519. */
export const withKey = (key: KeyObject): Signing => (input) => sign(null, Buffer.from(input), key);

/** With a shared secret (HS256, HS384, HS512). */
export const withSecret = (secret: string | Buffer, bits = 256): Signing => (input) => createHmac(`sha${bits}`, secret).update(input).digest();

export const unsigned: Signing = () => Buffer.alloc(0);

/** A JWT part by part, as texts: whatever a library would refuse to write can be written. */
export interface JwtText {
  readonly header: string;
  readonly payload: string;
}

/** Writes a JWT by hand. */
export function forge({ header, payload }: JwtText, signing: Signing): string {
  const input = `${encoded(header)}.${encoded(payload)}`;
  return `${input}.${signing(input).toString('base64url')}`;
}

/** The same as `forge`, from values. */
export function forgeOf(header: object, claims: object, signing: Signing): string {
  return forge({ header: JSON.stringify(header), payload: JSON.stringify(claims) }, signing);
}

/** The three parts of a JWT as they stand. */
export function partsOf(jwt: string): [header: string, payload: string, signature: string] {
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  return [header, payload, signature];
}

/** What a JWT says. */
export function textOf(jwt: string): JwtText {
  const [header, payload] = partsOf(jwt).map((part) => Buffer.from(part, 'base64url').toString());
  return { header: header ?? '', payload: payload ?? '' };
}

export function claimsOf(jwt: string): JWTPayload {
  return JSON.parse(textOf(jwt).payload) as JWTPayload;
}

/** Claims without one of them. */
export function without(claims: object, name: string): object {
  return Object.fromEntries(Object.entries(claims).filter(([each]) => each !== name));
}

/** A signature by Ed25519 that says the same in other bytes: S + L, which a sloppy verifier takes (RFC 8032 §5.1.7 forbids). */
export function malleated(jwt: string): string {
  const [header, payload, signature] = partsOf(jwt);
  const bytes = Buffer.from(signature, 'base64url');
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const s = BigInt(`0x${Buffer.from(bytes.subarray(32)).reverse().toString('hex')}`) + order;
  const other = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse();
  return `${header}.${payload}.${Buffer.concat([bytes.subarray(0, 32), other]).toString('base64url')}`;
}

/** Another last letter that decodes to the same bytes: its spare bits are set (RFC 4648 §3.5). */
export function spareBitsSet(jwt: string): string {
  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return jwt.slice(0, -1) + (ALPHABET[ALPHABET.indexOf(jwt.at(-1) ?? '') | 1] ?? '');
}

function encoded(text: string): string {
  return Buffer.from(text).toString('base64url');
}
