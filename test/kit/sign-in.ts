import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type KeyRing, signJwt } from '@serai/chassis';
import { PlainBrowser, type Visited } from '@serai/secretariat/commands';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { TestHub } from './hub.js';

export const CALLBACK = 'http://127.0.0.1/callback';
const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** What the token endpoint answers. */
export interface TokenAnswer {
  readonly status: number;
  readonly access_token?: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
  readonly token_type?: string;
  readonly issued_token_type?: string;
  readonly scope?: string;
  readonly expires_in?: number;
  readonly error?: string;
  readonly error_description?: string;
}

type Parameters = Readonly<Record<string, string>>;

/** Address of a hub's issuer. */
export function issuerOf(hub: TestHub): string {
  return new URL('/oidc', hub.addressOf('Secretariat')).href;
}

/** Asks the token endpoint. */
export async function askToken(issuer: string, form: Parameters, headers: Parameters = {}): Promise<TokenAnswer> {
  const response = await fetch(`${issuer}/token`, { method: 'POST', body: new URLSearchParams(form), headers });
  return { ...((await response.json()) as object), status: response.status };
}

/** The password of one of a hub's demo people. */
export async function passwordOf(hub: TestHub, name: string): Promise<string> {
  const people = await hub.dataFile<readonly { name: string; password: string }[]>('people.json');
  return people.find((person) => person.name === name)?.password ?? '';
}

/** A sign-in in a browser of its own, step by step, for tests to go astray in. */
export class SignIn {
  readonly verifier = randomBytes(32).toString('base64url');
  readonly browser: PlainBrowser;

  constructor(readonly issuer: string) {
    this.browser = new PlainBrowser(new URL(issuer).origin);
  }

  /** Address at which it begins; a parameter that is empty is left out. */
  question(changes: Parameters = {}): string {
    const parameters = {
      client_id: 'serai-cli', response_type: 'code', redirect_uri: CALLBACK, scope: 'serai:read serai:apply', state: 'state-a',
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'), code_challenge_method: 'S256', ...changes,
    };
    return `${this.issuer}/auth?${new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== '')).toString()}`;
  }

  /** Up to the answer for the client: signs in and says yes. */
  async answer(name: string, password: string, changes: Parameters = {}): Promise<URL> {
    const page = await this.browser.open(this.question(changes));
    const consent = await this.browser.send(page.url, { name, password });
    const { location }: Visited = await this.browser.send(consent.url, { answer: 'yes' });
    return new URL(location ?? 'http://nowhere.example');
  }

  async code(name: string, password: string, changes: Parameters = {}): Promise<string> {
    return (await this.answer(name, password, changes)).searchParams.get('code') ?? '';
  }

  redeem(code: string, changes: Parameters = {}, headers: Parameters = {}): Promise<TokenAnswer> {
    return askToken(this.issuer, { grant_type: 'authorization_code', client_id: 'serai-cli', code, redirect_uri: CALLBACK, code_verifier: this.verifier, ...changes }, headers);
  }
}

/** What a client sends to prove itself by its key (RFC 7523). */
export async function assertionOf(issuer: string, id: string, ring: KeyRing, changes: Readonly<Record<string, unknown>> = {}): Promise<Record<string, string>> {
  const now = Math.floor(Date.now() / 1000);
  const assertion = await signJwt({ iss: id, sub: id, aud: issuer, iat: now, exp: now + 60, jti: randomUUID(), ...changes }, 'JWT', ring.signing());
  return { client_id: id, client_assertion_type: ASSERTION, client_assertion: assertion };
}

/** A key to which tokens are bound (RFC 9449), and proofs by it. */
export async function dpopKey(): Promise<{ readonly jkt: string; readonly proof: (method: string, url: string, token?: string, changes?: Readonly<Record<string, unknown>>) => Promise<string> }> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk = await exportJWK(publicKey);
  return {
    jkt: await calculateJwkThumbprint(jwk),
    proof: (method, url, token, changes = {}) =>
      new SignJWT({ htm: method, htu: url, jti: randomUUID(), iat: Math.floor(Date.now() / 1000), ...(token !== undefined && { ath: createHash('sha256').update(token).digest('base64url') }), ...changes })
        .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
        .sign(privateKey),
  };
}

/** A token for one of a hub's demo people. */
export async function tokenOf(hub: TestHub, name: string): Promise<string> {
  const signIn = new SignIn(issuerOf(hub));
  const { access_token: token, error_description: why } = await signIn.redeem(await signIn.code(name, await passwordOf(hub, name)));
  if (token === undefined) throw new Error(`No token for ${name}: ${why}`);
  return token;
}
