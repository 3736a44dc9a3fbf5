import { randomUUID } from 'node:crypto';
import { type KeyRing, signJwt, verifyJwt } from '@serai/chassis';
import { countryOfUrn, passportClaims, PASSPORT_TOKEN_TYPE, PASSPORT_TYPE, SeraiError } from '@serai/schema';
import { decodeJwt, type JWTPayload, type JWTVerifyGetKey } from 'jose';

/** How long a caller's visas are taken for the ones he has; a country's word on whether one stands is asked every time. */
const KEPT_MS = 5_000;
const MOST_KEPT = 5_000;
const ASK_WITHIN_MS = 3_000;
const ASSERTION_S = 60;

const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
const CLIENT_ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export interface PassportPorts {
  /** The secretariat's own issuer, which makes passports: what it is called, and where it is reached from here. */
  readonly issuer: string;
  readonly address: string;
  readonly keys: JWTVerifyGetKey;
  readonly ring: KeyRing;
}

/** A caller's visas by country. */
type Visas = ReadonlyMap<string, string>;

/** The visas of the hub's callers: each token is exchanged for its subject's passport (RFC 8693, GA4GH AAI), by the gateway as itself. */
export class Passports {
  private readonly kept = new Map<string, { readonly visas: Promise<Visas>; readonly until: number }>();

  constructor(private readonly ports: PassportPorts) {}

  /** The visas of whoever holds this token. Throws TOKEN_REFUSED where the issuer takes it back, SECRETARIAT_UNAVAILABLE where they cannot be had: nobody is taken for less than he is in silence. */
  async of(token: string): Promise<Visas> {
    const now = performance.now();
    const known = this.kept.get(token);
    if (known && now < known.until) return known.visas;
    const visas = this.exchange(token);
    this.kept.delete(token);
    if (this.kept.size >= MOST_KEPT) this.kept.delete(this.kept.keys().next().value ?? '');
    this.kept.set(token, { visas, until: now + KEPT_MS });
    visas.catch(() => this.kept.get(token)?.visas === visas && this.kept.delete(token));
    return visas;
  }

  private async exchange(token: string): Promise<Visas> {
    const { issuer, address, keys, ring } = this.ports;
    const seconds = Math.floor(Date.now() / 1000);
    const assertion = await signJwt({ iss: 'gateway', sub: 'gateway', aud: issuer, iat: seconds, exp: seconds + ASSERTION_S, jti: randomUUID() }, 'JWT', ring.signing());
    const form = new URLSearchParams({
      grant_type: TOKEN_EXCHANGE, subject_token: token, subject_token_type: ACCESS_TOKEN, requested_token_type: PASSPORT_TOKEN_TYPE,
      client_id: 'gateway', client_assertion_type: CLIENT_ASSERTION, client_assertion: assertion,
    });
    const answer = await ask(`${address}/token`, form);
    if (answer.error === 'invalid_grant') throw new SeraiError('TOKEN_REFUSED', 'The access token is refused: its issuer takes it back, or knows its subject no more. Get another, or ask without one, as the public');
    try {
      if (typeof answer.access_token !== 'string') throw new Error(`The issuer gives no passport: ${typeof answer.error === 'string' ? answer.error : ''}`);
      const passport = passportClaims.parse(await verifyJwt(answer.access_token, { keys, issuer, type: PASSPORT_TYPE, now: new Date(), refusal: 'TOKEN_REFUSED', longest: LONGEST_PASSPORT }));
      return byCountry(passport.ga4gh_passport_v1);
    } catch (error) {
      throw unavailable(error);
    }
  }
}

async function ask(url: string, form: URLSearchParams): Promise<{ readonly access_token?: unknown; readonly error?: unknown }> {
  try {
    const response = await fetch(url, { method: 'POST', body: form, redirect: 'error', signal: AbortSignal.timeout(ASK_WITHIN_MS) });
    return (await response.json()) as { access_token?: unknown; error?: unknown };
  } catch (error) {
    throw unavailable(error);
  }
}

function unavailable(cause: unknown): SeraiError {
  return new SeraiError('SECRETARIAT_UNAVAILABLE', 'Your visas cannot be had from the secretariat just now; ask again later, or without a token, as the public', { cause });
}

/** Longest passport, in characters: three hundred visas. */
const LONGEST_PASSPORT = 1_000_000;

/** What a visa says of itself; nothing where it cannot be read: one that is broken takes no other away. */
function claimsOf(visa: string): JWTPayload {
  try {
    return decodeJwt(visa);
  } catch {
    return {};
  }
}

/** The visas by the country that signed them, of several of one country the newest. Whether they hold is for the country to say. */
function byCountry(visas: readonly string[]): Visas {
  const newest = new Map<string, { readonly visa: string; readonly issuedAt: number }>();
  for (const visa of visas) {
    const { iss = '', iat = 0 } = claimsOf(visa);
    const country = countryOfUrn(iss);
    if (country !== undefined && iat >= (newest.get(country)?.issuedAt ?? -Infinity)) newest.set(country, { visa, issuedAt: iat });
  }
  return new Map([...newest].map(([country, { visa }]) => [country, visa]));
}
