import { describe, expect, it } from '@jest/globals';
import { consentPage } from './consent-page.js';
import { errorPage } from './error-page.js';
import { pageHeaders } from './page.js';
import { signInPage } from './sign-in-page.js';

const HOSTILE = '"><script>alert(1)</script>';
const ACTION = 'http://127.0.0.1/oidc/interaction/a';

describe('the pages of the issuer', () => {
  it.each([
    ['an error', errorPage(HOSTILE)],
    ['a sign-in', signInPage({ action: HOSTILE, problem: { kind: 'wait', seconds: 5 } })],
    ['a consent', consentPage({ action: HOSTILE, client: HOSTILE, goesTo: HOSTILE, scopes: [HOSTILE, 'constructor', 'serai:read'] })],
  ])('show what came from outside as text: %s', (_what, page) => {
    expect(page).not.toContain('<script');
    expect(page).not.toContain('">&#60;script');
  });

  it('label every field, in both languages, and do not say which was wrong', () => {
    const page = signInPage({ action: ACTION, problem: { kind: 'wrong' } });
    for (const field of ['name', 'password']) expect(page).toMatch(new RegExp(`<label for="${field}">[^<]+<span lang="ru">[^<]+</span></label>\\n<input id="${field}"`));
    expect(page).toContain('Name or password is wrong. <span lang="ru">Неверное имя или пароль.</span>');
  });

  it('say what a client asks for, as far as it is known here', () => {
    const page = consentPage({ action: ACTION, client: 'Serai', goesTo: 'http://127.0.0.1:5000/callback', scopes: ['serai:read', 'serai:apply'] });
    expect(page.match(/<li>/g)).toHaveLength(2);
    expect(page).toContain('http://127.0.0.1:5000/callback');
  });

  it('run no script, load nothing, stand in no frame, and send forms here and to the client alone', () => {
    const policy = (client?: string) => pageHeaders(client)['content-security-policy'];
    expect(policy()).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/);
    expect(policy('http://127.0.0.1:5000/callback')).toContain("form-action 'self' http://127.0.0.1:5000;");
    expect(policy("javascript:x; script-src 'unsafe-inline'")).not.toContain('unsafe');
  });
});
