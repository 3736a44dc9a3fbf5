import { beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { CALLBACK, issuerOf, passwordOf, SignIn, tokenOf } from '../../kit/sign-in.js';
import { hub } from './the-hub.js';

let issuer: string;
let password: string;
beforeAll(async () => {
  issuer = issuerOf(hub);
  password = await passwordOf(hub, 'researcher');
});

describe('a person who signs in', () => {
  it('gets an access token (RFC 9068) that is slim, short and his, and asks the countries with it', async () => {
    const signIn = new SignIn(issuer);
    const answer = await signIn.answer('researcher', password);
    expect([answer.origin + answer.pathname, answer.searchParams.get('state'), answer.searchParams.get('iss')]).toEqual([CALLBACK, 'state-a', issuer]);
    const { access_token: token = '', ...rest } = await signIn.redeem(answer.searchParams.get('code') ?? '');
    expect(rest).toEqual({ status: 200, token_type: 'Bearer', scope: 'serai:read serai:apply', expires_in: 900 });
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: expect.any(String) as unknown });
    const { iat = 0, exp = 0, sub, jti, ...claims } = decodeJwt(token);
    expect(claims).toEqual({ iss: issuer, aud: 'urn:serai:hub', client_id: 'serai-cli', scope: 'serai:read serai:apply' });
    expect([exp - iat, sub, typeof jti]).toEqual([900, expect.stringMatching(/^person:[\w-]{36}$/), 'string']);
    expect(await hub.query('{ countries(training: true) { code } northmark { accessRules { version } } }', {}, { authorization: `Bearer ${token}` })).toMatchObject({
      status: 200, errors: [], data: { countries: [{ code: 'XN' }, { code: 'XS' }], northmark: { accessRules: {} } },
    });
  });

  it('is the same person every time, and nobody else is', async () => {
    const [first, second, other] = await Promise.all(['researcher', 'researcher', 'second-researcher'].map(async (name) => decodeJwt(await tokenOf(hub, name)).sub));
    expect(first).toBe(second);
    expect(other).not.toBe(first);
  });

  it('is not let in with a wrong password, and is not told what was wrong', async () => {
    for (const [name, given] of [['researcher', `${password}a`], ['nobody', password], ['researcher', ''], ['', '']] as const) {
      const { browser, question } = withQuestion();
      const page = await browser.open(question);
      const again = await browser.send(page.url, { name, password: given });
      expect([again.status, again.location, again.url]).toEqual([403, null, page.url]);
      expect(again.text).toContain('Name or password is wrong.');
    }
  });

  it('has to wait after many wrong passwords, also where there is nobody of that name', async () => {
    const { browser, question } = withQuestion();
    const page = await browser.open(question);
    const statuses: number[] = [];
    for (let tries = 0; tries < 9; tries += 1) statuses.push((await browser.send(page.url, { name: 'no-such-person', password: 'wrong' })).status);
    expect(statuses.slice(0, 5)).toEqual([403, 403, 403, 403, 403]);
    expect(statuses).toContain(429);
    expect((await browser.send(page.url, { name: 'researcher', password })).status).toBe(200);
  });

  it('may say no, and then the client has nothing', async () => {
    const { browser, question } = withQuestion();
    const consent = await browser.send((await browser.open(question)).url, { name: 'researcher', password });
    const { searchParams } = new URL((await browser.send(consent.url, { answer: 'no' })).location ?? '');
    expect([searchParams.get('error'), searchParams.get('code')]).toEqual(['access_denied', null]);
  });

  it('is asked each time, because any program on his machine could say that it is this client', async () => {
    const signIn = new SignIn(issuer);
    await signIn.answer('researcher', password);
    const again = await signIn.browser.open(signIn.question());
    expect([again.status, again.text.includes('May “Serai” do this?')]).toEqual([200, true]);
  });
});

describe('a sign-in that goes astray', () => {
  it.each([
    ['without PKCE', { code_challenge: '', code_challenge_method: '' }, 'invalid_request'],
    ['with a challenge that says its verifier', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['for a token without a code', { response_type: 'token' }, 'unsupported_response_type'],
    ['for what is not given here', { resource: 'urn:elsewhere' }, 'invalid_target'],
  ])('%s is refused', async (_what, changes, error) => {
    const { browser, question } = withQuestion(changes);
    const { location, status } = await browser.open(question);
    const said = location === null ? null : new URL(location);
    expect(said ? (said.searchParams.get('error') ?? new URLSearchParams(said.hash.slice(1)).get('error')) : status).toBe(error);
  });

  it.each([
    ['elsewhere', { redirect_uri: 'https://elsewhere.example/callback' }],
    ['to another path', { redirect_uri: 'http://127.0.0.1/other' }],
    ['to another machine that reads like this one', { redirect_uri: 'http://127.0.0.1.elsewhere.example/callback' }],
    ['as a client that there is not', { client_id: 'stranger' }],
    ['as the gateway', { client_id: 'gateway' }],
    ['as a machine', { client_id: 'machine' }],
  ])('%s goes nowhere: a page says so', async (_what, changes) => {
    const { browser, question } = withQuestion(changes);
    const { status, location, text, headers } = await browser.open(question);
    expect([status, location]).toEqual([400, null]);
    expect(text).toContain('Not signed in');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('at another port of the person\'s own machine goes there (RFC 8252)', async () => {
    const { origin } = await new SignIn(issuer).answer('researcher', password, { redirect_uri: 'http://127.0.0.1:54321/callback' });
    expect(origin).toBe('http://127.0.0.1:54321');
  });

  it('ends where a form comes from another browser, another site or for another sign-in', async () => {
    const { browser, question } = withQuestion();
    const { url } = await browser.open(question);
    const strange = await withQuestion().browser.send(url, { name: 'researcher', password });
    expect(strange.status).toBe(400);
    const other = await browser.open(withQuestion().question);
    await expect(browser.send(`${other.url.slice(0, -3)}abc`, { name: 'researcher', password })).resolves.toMatchObject({ status: 400 });
    const cookie = await cookieOf(question);
    const sent = (headers: Record<string, string>) => fetch(cookie.url, { method: 'POST', redirect: 'manual', headers: { cookie: cookie.value, ...headers }, body: new URLSearchParams({ name: 'researcher', password }) });
    expect((await sent({ origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await sent({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await sent({ origin: new URL(issuer).origin, 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  });

  it('shows the issuer\'s own address, whatever host a request names', async () => {
    for (const headers of [{ host: 'elsewhere.example' }, { 'x-forwarded-host': 'elsewhere.example', 'x-forwarded-proto': 'https' }]) {
      const document = (await (await fetch(`${issuer}/.well-known/openid-configuration`, { headers })).json()) as { issuer: string; token_endpoint: string; jwks_uri: string };
      expect(document).toMatchObject({ issuer, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks` });
    }
  });
});

describe('a code', () => {
  it('is good once; what came twice takes the sign-in with it', async () => {
    const signIn = new SignIn(issuer);
    const code = await signIn.code('researcher', password);
    expect((await signIn.redeem(code)).status).toBe(200);
    expect(await signIn.redeem(code)).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  it('is good once, also at the same moment', async () => {
    const signIn = new SignIn(issuer);
    const code = await signIn.code('researcher', password);
    const answers = await Promise.all([1, 2, 3, 4].map(() => signIn.redeem(code)));
    expect(answers.filter(({ access_token: token }) => token !== undefined).length).toBeLessThanOrEqual(1);
  });

  it.each([
    ['another verifier', { code_verifier: 'a'.repeat(43) }],
    ['no verifier', { code_verifier: '' }],
    ['another address', { redirect_uri: 'http://127.0.0.1/other' }],
  ])('with %s is worth nothing', async (_what, changes) => {
    const signIn = new SignIn(issuer);
    expect((await signIn.redeem(await signIn.code('researcher', password), changes)).access_token).toBeUndefined();
  });

  it('with leave to stay signed in brings a refresh token, which is good once', async () => {
    const signIn = new SignIn(issuer);
    const { refresh_token: first = '' } = await signIn.redeem(await signIn.code('researcher', password, { scope: 'serai:read offline_access', prompt: 'consent' }));
    const refresh = (token: string) => signIn.redeem('', { grant_type: 'refresh_token', refresh_token: token });
    const renewed = await refresh(first);
    expect([renewed.status, decodeJwt(renewed.access_token ?? '')['scope']]).toEqual([200, 'serai:read']);
    expect(await refresh(first)).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await refresh(renewed.refresh_token ?? '')).toMatchObject({ status: 400, error: 'invalid_grant' });
  });
});

function withQuestion(changes: Readonly<Record<string, string>> = {}): { browser: SignIn['browser']; question: string } {
  const signIn = new SignIn(issuer);
  return { browser: signIn.browser, question: signIn.question(changes) };
}

/** The cookies of a sign-in that has just begun, as a request would send them. */
async function cookieOf(question: string): Promise<{ url: string; value: string }> {
  const response = await fetch(question, { redirect: 'manual' });
  return { url: response.headers.get('location') ?? '', value: response.headers.getSetCookie().map((line) => line.split(';', 1)[0]).join('; ') };
}
