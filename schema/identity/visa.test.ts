import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { VISA } from './identity.fixture.js';
import { countryOfUrn, countryUrn, passportClaims, visaClaims } from './visa.js';

/** A visa with one thing changed, by its path. */
function changed(path: string, value: unknown): unknown {
  const visa = structuredClone(VISA) as unknown as Record<string, unknown>;
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const parent = steps.reduce((at, step) => at[step] as Record<string, unknown>, visa);
  parent[last] = value;
  return visa;
}

describe('the claims of a visa', () => {
  it('are taken as they are', () => {
    expect(visaClaims.parse(VISA)).toEqual(VISA);
    expect(visaClaims.parse({ ...VISA, nbf: 1, cnf: { jkt: 'k' } })).toEqual({ ...VISA, nbf: 1, cnf: { jkt: 'k' } });
  });

  it.each([
    ['serai_visa_v1.audience', 'secretariat'], ['serai_visa_v1.audience', 'partner:UZ'], ['serai_visa_v1.indicators', null], ['serai_visa_v1.breakdowns', []], ['serai_visa_v1.breakdowns', null], ['serai_visa_v1.periods', null],
    ['serai_visa_v1.periods', { from: '2016-Q1', to: '2017' }],
  ])('may have %s as %j', (path, value) => {
    expect(visaClaims.safeParse(changed(path, value)).success).toBe(true);
  });

  it.each([
    // What nobody here knows might be a condition.
    ['conditions', []], ['more', 1], ['aud', 'urn:serai:hub'], ['ga4gh_visa_v1.conditions', [[{ type: 'AffiliationAndRole', value: 'const:faculty', by: 'so' }]]], ['ga4gh_visa_v1.conditions', []],
    ['serai_visa_v1.conditions', []], ['serai_visa_v1.scope', '*'], ['serai_visa_v1.periods', { from: null, to: null, more: 1 }], ['cnf', { jkt: 'k', jwk: {} }],
    // Nobody becomes a steward by a visa, or needs one to be the public.
    ['serai_visa_v1.audience', 'steward'], ['serai_visa_v1.audience', 'public'], ['serai_visa_v1.audience', 'owner'], ['serai_visa_v1.audience', 'partner:ZZ'], ['serai_visa_v1.audience', 'RESEARCHER'], ['serai_visa_v1.audience', ['researcher']],
    ['serai_visa_v1.audience', undefined],
    ['iss', 'urn:serai:country:kz'], ['iss', 'urn:serai:country:KZ '], ['iss', 'https://hub.example/oidc'], ['iss', undefined], ['sub', ''], ['sub', undefined], ['jti', undefined], ['exp', undefined], ['exp', 1e300], ['exp', '1'], ['iat', undefined],
    ['ga4gh_visa_v1.type', 'AffiliationAndRole'], ['ga4gh_visa_v1.by', 'self'], ['ga4gh_visa_v1.by', undefined], ['ga4gh_visa_v1.asserted', undefined], ['ga4gh_visa_v1', undefined], ['serai_visa_v1', undefined],
    ['serai_visa_v1.subjectIssuer', undefined], ['serai_visa_v1.terms', ''],
    // What is left out is not without restriction.
    ['serai_visa_v1.indicators', undefined], ['serai_visa_v1.indicators', []], ['serai_visa_v1.indicators', ['*']], ['serai_visa_v1.indicators', 'HIV_TESTED'], ['serai_visa_v1.breakdowns', undefined], ['serai_visa_v1.breakdowns', ['UNIT']],
    ['serai_visa_v1.periods', undefined], ['serai_visa_v1.periods', {}], ['serai_visa_v1.periods', { from: '_U', to: null }], ['serai_visa_v1.periods', { from: 'always', to: null }],
  ])('cannot have %s as %j', (path, value) => {
    expect(visaClaims.safeParse(changed(path, value)).success).toBe(false);
  });
});

describe('the name of a country', () => {
  it('says which it is, and nothing else does', () => {
    fc.assert(fc.property(fc.stringMatching(/^[A-Z]{2}$/), (code) => countryOfUrn(countryUrn(code)) === code));
    for (const text of ['', 'KZ', 'urn:serai:country:', 'urn:serai:country:KAZ', 'urn:serai:country:KZ:staff', 'urn:serai:country:KZ\n', ' urn:serai:country:KZ', 'URN:SERAI:COUNTRY:KZ']) expect(countryOfUrn(text)).toBeUndefined();
  });
});

describe('a passport', () => {
  it('holds three hundred visas at most', () => {
    const passport = (visas: number) => passportClaims.safeParse({ sub: 'researcher-a', ga4gh_passport_v1: Array.from({ length: visas }, () => 'a.b.c') }).success;
    expect([passport(0), passport(300), passport(301)]).toEqual([true, true, false]);
  });
});
