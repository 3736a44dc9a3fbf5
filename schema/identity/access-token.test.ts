import { describe, expect, it } from '@jest/globals';
import { accessTokenClaims, hasScope } from './access-token.js';

const CLAIMS = { iss: 'https://hub.example/oidc', sub: 'researcher-a', client_id: 'serai-cli', iat: 1, exp: 2, jti: 'id-1', scope: 'serai:read' };

describe('the claims of an access token', () => {
  it('are read, and others are not looked at', () => {
    expect(accessTokenClaims.parse({ ...CLAIMS, aud: 'urn:serai:hub', roles: ['steward'], audience: 'steward' })).toEqual(CLAIMS);
    expect(accessTokenClaims.parse({ ...CLAIMS, cnf: { jkt: 'k' }, serai_inner: true })).toEqual({ ...CLAIMS, cnf: { jkt: 'k' }, serai_inner: true });
  });

  it('without a scope let their holder do nothing', () => {
    expect(hasScope(accessTokenClaims.parse({ ...CLAIMS, scope: undefined }), 'serai:read')).toBe(false);
  });

  it.each([
    ['iss', ''], ['sub', ''], ['sub', 'x'.repeat(256)], ['sub', 1], ['sub', ['researcher-a']], ['client_id', ''], ['client_id', null], ['exp', -1], ['exp', 1.5], ['exp', '2'], ['iat', null],
    ['jti', ''], ['scope', ['serai:read']], ['scope', 'x'.repeat(1_001)], ['cnf', {}], ['cnf', { jkt: '' }], ['cnf', 'k'], ['serai_inner', false], ['serai_inner', 'true'],
  ])('cannot be read where %s is %j', (claim, value) => {
    expect(accessTokenClaims.safeParse({ ...CLAIMS, [claim]: value })).toMatchObject({ success: false, error: { issues: [{ path: expect.arrayContaining([claim]) as unknown }] } });
  });
});

describe('a scope', () => {
  it.each([
    ['serai:read', true], ['openid serai:read', true], ['serai:read openid', true], ['', false], ['serai:reading', false], ['serai', false], ['SERAI:READ', false], ['openid,serai:read', false], ['serai:read\topenid', false],
  ])('in %j was given: %s', (scope, given) => {
    expect(hasScope({ scope }, 'serai:read')).toBe(given);
  });
});
