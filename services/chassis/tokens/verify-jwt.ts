import { type ErrorCode, SeraiError } from '@serai/schema';
import { type CompactJWSHeaderParameters, decodeProtectedHeader, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey, type JWTVerifyOptions } from 'jose';

/** How far two clocks may be apart. */
export const CLOCK_SKEW_S = 10;

/** Longest token that is looked at unless told, in characters. */
const LONGEST_TOKEN = 8_000;

/** Signatures by keys of which only the public part is known here; never `none`, never a shared secret. */
export const SIGNATURE_ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'PS256', 'RS256'] as const;

/** Parts of a header by which a token would bring its own key, or ask for what nobody here checks. */
const OWN_KEY = ['jwk', 'jku', 'x5u', 'x5c', 'crit', 'b64'] as const;

export interface JwtExpectations {
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  /** Left out where the type has none, as a visa. */
  readonly audience?: string;
  /** `typ` of the header. */
  readonly type: string;
  /** A statement that does not expire, as a certificate. */
  readonly isLasting?: boolean;
  readonly algorithms?: readonly string[];
  /** Longest that is looked at, in characters. */
  readonly longest?: number;
  readonly now: Date;
  /** Code of the error that says what the token failed. */
  readonly refusal: ErrorCode;
}

/**
 * Verifies a JWT against the public keys of its issuer: algorithm, type, key id, no key of its own,
 * signature, encoding, issuer, audience, expiry, not-before. Returns the claims. Throws the refusal with the
 * check that failed; the token is not in the message.
 */
export async function verifyJwt(token: string, { keys, issuer, audience, type, isLasting = false, algorithms = SIGNATURE_ALGORITHMS, longest = LONGEST_TOKEN, now, refusal }: JwtExpectations): Promise<JWTPayload> {
  const refused = (why: string, cause?: unknown): SeraiError => new SeraiError(refusal, why, { cause });
  if (token.length > longest) throw refused(`It is longer than ${longest} characters`);
  let header: ReturnType<typeof decodeProtectedHeader>;
  try {
    header = decodeProtectedHeader(token);
  } catch {
    throw refused('It is not a signed JWT');
  }
  if (typeof header.alg !== 'string' || !algorithms.includes(header.alg)) throw refused('Its algorithm (alg) is not accepted');
  if (typeof header.kid !== 'string' || header.kid === '') throw refused('It names no key (kid)');
  if (OWN_KEY.some((part) => part in header)) throw refused('It brings a key of its own, or an extension (crit), which is not accepted');
  if (!isWritten(token)) throw refused('It is not written as a JWT is');
  const options: JWTVerifyOptions = {
    issuer, typ: type, algorithms: [...algorithms], currentDate: now, clockTolerance: CLOCK_SKEW_S, requiredClaims: ['sub', 'iat', 'jti', ...(isLasting ? [] : ['exp'])], ...(audience !== undefined && { audience }),
  };
  try {
    const { payload } = await jwtVerify(token, keys, options);
    if (payload.iat === undefined || payload.iat > now.getTime() / 1000 + CLOCK_SKEW_S) throw refused('It was issued in the future (iat)');
    return payload;
  } catch (error) {
    throw error instanceof SeraiError ? error : refused(...whatFailed(error));
  }
}

/** Holds a token that was verified before against the keys that its issuer has now: what a withdrawn key signed is refused. Throws the refusal. */
export async function keyStands(token: string, { keys, refusal }: Pick<JwtExpectations, 'keys' | 'refusal'>): Promise<void> {
  try {
    await keys(decodeProtectedHeader(token) as CompactJWSHeaderParameters, { payload: '', signature: '' });
  } catch (error) {
    const [why, cause] = whatFailed(error);
    throw new SeraiError(refusal, why, { cause });
  }
}

/** Whether every part is base64url to the last bit: a token has one text, not sixteen that say the same (RFC 7515 §2, RFC 4648 §3.5). */
function isWritten(token: string): boolean {
  return token.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
}

/** The check that failed. What is not the token's fault goes to the log as the cause. */
function whatFailed(error: unknown): [why: string, cause?: unknown] {
  if (error instanceof errors.JWTExpired) return ['It has expired (exp)'];
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'typ') return ['It is of another type (typ)'];
    if (error.reason === 'missing') return [`It lacks ${error.claim}`];
    return [error.claim === 'nbf' ? 'It is not valid yet (nbf)' : `It is for another ${error.claim === 'iss' ? 'issuer (iss)' : error.claim === 'aud' ? 'audience (aud)' : `purpose (${error.claim})`}`];
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return ['Its signature is not its issuer\'s'];
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) return ['Its issuer has no such key (kid)'];
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return ['The keys of its issuer cannot be had just now', error];
  if (error instanceof errors.JOSEError) return ['It is not a JWT that can be read'];
  return ['The keys of its issuer cannot be had just now', error];
}
