import { createPublicKey } from 'node:crypto';
import type { Workshop } from './workshop.js';
import { forge, forgeOf, malleated, partsOf, type Signing, spareBitsSet, textOf, unsigned, withKey, withSecret } from './forge-jwt.js';

/** A forgery, and what its refusal says: the check that it failed. */
export interface Forgery {
  readonly what: string;
  readonly jwt: string;
  readonly says: RegExp;
}

const ALGORITHM = /algorithm \(alg\) is not accepted/;
const TYPE = /of another type \(typ\)/;
const NO_KEY = /names no key \(kid\)/;
const NOT_ITS_KEY = /has no such key \(kid\)/;
const OWN_KEY = /brings a key of its own, or an extension \(crit\)/;
const SIGNATURE = /signature is not its issuer's/;
const UNREADABLE = /It is not (a signed JWT|written as a JWT is|a JWT that can be read)/;

/** What is being forged: a token or a visa. */
export interface Genuine {
  readonly of: 'issuer' | 'country';
  readonly jwt: string;
  readonly header: object;
  readonly claims: object;
  readonly asSigner: Signing;
  /** A key id of somebody else's. */
  readonly foreignKid: string;
  /** Types of other JWTs that its signer or others sign. */
  readonly otherTypes: readonly string[];
}

/** Forgeries by what stands around the claims: algorithm, type, key, signature, encoding. The same for tokens and visas. */
export function headerForgeries(workshop: Workshop, genuine: Genuine): readonly Forgery[] {
  const { header, claims, jwt, asSigner, foreignKid, otherTypes, of } = genuine;
  const own = withKey(workshop.own);
  const [head, body, signature] = partsOf(jwt);
  const jwk = createPublicKey(workshop.own).export({ format: 'jwk' });
  const written = (what: string, changes: object, signing: Signing, says: RegExp): Forgery => ({ what, jwt: forgeOf({ ...header, ...changes }, claims, signing), says });
  return [
    ...['none', 'None', 'NONE', 'nOnE', 'none ', ''].flatMap((alg) => [
      written(`alg ${JSON.stringify(alg)}, unsigned`, { alg }, unsigned, ALGORITHM),
      { what: `alg ${JSON.stringify(alg)}, signature kept`, jwt: `${forgeOf({ ...header, alg }, claims, unsigned)}${signature}`, says: ALGORITHM },
    ]),
    ...[null, 1, ['EdDSA'], {}].map((alg) => written(`alg ${JSON.stringify(alg)}`, { alg }, asSigner, ALGORITHM)),
    { what: 'no alg', jwt: forge({ header: JSON.stringify({ ...header, alg: undefined }), payload: JSON.stringify(claims) }, asSigner), says: ALGORITHM },
    ...workshop.publicKeys(of).flatMap(([how, secret]) => [256, 384, 512].map((bits) => written(`HS${bits} with the public key (${how})`, { alg: `HS${bits}` }, withSecret(secret, bits), ALGORITHM))),
    written('alg EdDSA over a keyed hash', {}, withSecret(workshop.publicKeys(of)[3]?.[1] ?? '', 512), SIGNATURE),
    written('another algorithm than the key has', { alg: 'ES256' }, asSigner, of === 'country' ? ALGORITHM : NOT_ITS_KEY),

    ...otherTypes.map((typ) => written(`typ ${typ}`, { typ }, asSigner, TYPE)),
    ...[undefined, null, 5, ['JWT']].map((typ) => written(`typ ${JSON.stringify(typ)}`, { typ }, asSigner, /of another type \(typ\)|a JWT that can be read/)),

    ...[undefined, null, '', 7, ['a']].map((kid) => written(`kid ${JSON.stringify(kid)}`, { kid }, asSigner, /names no key \(kid\)|not a signed JWT/)),
    ...['unknown', '../../../../etc/passwd', '/dev/null', 'file:///etc/passwd', "' OR '1'='1", '__proto__', 'constructor', 'x'.repeat(3_000), '\u0000', foreignKid].map((kid) =>
      written(`kid ${kid.slice(0, 30)}`, { kid }, asSigner, NOT_ITS_KEY)),

    written('an embedded key (jwk)', { jwk }, own, OWN_KEY),
    written('an embedded key and no kid', { jwk, kid: undefined }, own, NO_KEY),
    written('the address of a key (jku)', { jku: 'http://127.0.0.1:9/jwks.json' }, own, OWN_KEY),
    written('a certificate (x5c)', { x5c: ['MIIB'] }, own, OWN_KEY),
    written('the address of a certificate (x5u)', { x5u: 'http://127.0.0.1:9/cert.pem' }, own, OWN_KEY),
    written('crit', { crit: ['exp'] }, asSigner, OWN_KEY),
    written('crit of nothing', { crit: [] }, asSigner, OWN_KEY),
    written('b64: false', { b64: false, crit: ['b64'] }, asSigner, OWN_KEY),
    written('b64: false without crit', { b64: false }, asSigner, OWN_KEY),

    written("a forger's own signature", {}, own, SIGNATURE),
    written('no signature', {}, unsigned, SIGNATURE),
    written('a signature of zeros', {}, () => Buffer.alloc(64), SIGNATURE),
    // R is the neutral element, S is zero: a verifier that takes keys of small order takes it for anything.
    written('a signature of the neutral element', {}, () => Buffer.concat([Buffer.from([1]), Buffer.alloc(63)]), SIGNATURE),
    { what: 'S + L', jwt: malleated(jwt), says: SIGNATURE },
    { what: 'a signature cut short', jwt: `${head}.${body}.${Buffer.from(signature, 'base64url').subarray(0, 60).toString('base64url')}`, says: SIGNATURE },
    { what: 'bytes behind the signature', jwt: `${head}.${body}.${Buffer.concat([Buffer.from(signature, 'base64url'), Buffer.from('more')]).toString('base64url')}`, says: SIGNATURE },
    { what: 'letters behind the signature', jwt: `${jwt}AAAA`, says: SIGNATURE },
    { what: 'two headers, the first signed', jwt: forge({ header: textOf(jwt).header.replace('{', '{"alg":"none",'), payload: textOf(jwt).payload }, unsigned) + signature, says: SIGNATURE },

    { what: 'spare bits set', jwt: spareBitsSet(jwt), says: UNREADABLE },
    { what: 'padded', jwt: `${jwt}==`, says: UNREADABLE },
    { what: 'the other alphabet', jwt: `${head}.${body}.${Buffer.alloc(64, 0xfb).toString('base64')}`, says: UNREADABLE },
    ...[`${jwt}.`, `${jwt}.x`, `${jwt}..`, `${head}.${body}`, head, '.', '..', '...', `.${body}.${signature}`, `${head}.${head}.${body}.${signature}.x`].map((text, index) => ({
      what: `other than three parts (${index})`, jwt: text, says: UNREADABLE,
    })),
    { what: 'no claims', jwt: `${head}..${signature}`, says: SIGNATURE },
    { what: 'no JSON', jwt: forge({ header: '{"alg":', payload: '' }, asSigner), says: UNREADABLE },
    ...['[]', '"x"', 'null', '1', '', '{', 'NaN'].map((payload) => ({ what: `claims ${payload}`, jwt: forge({ header: JSON.stringify(header), payload }, asSigner), says: UNREADABLE })),
    { what: 'a very deep header', jwt: forge({ header: `${'['.repeat(2_500)}${']'.repeat(2_500)}`, payload: '{}' }, own), says: UNREADABLE },
    { what: 'longer than is looked at', jwt: forgeOf(header, { ...claims, more: 'x'.repeat(8_000) }, asSigner), says: /It is longer than 8000 characters/ },
  ];
}
