import { describe, expect, it } from '@jest/globals';
import type { VisaClaims } from '@serai/schema';
import type { RegisteredVisa } from '../store/desk-store.js';
import { VisaRegister } from './visa-register.js';

const CLAIMS = {
  iss: 'urn:serai:country:XN', sub: 'researcher-a', iat: 1, exp: 2, jti: 'visa-1',
  ga4gh_visa_v1: { type: 'ControlledAccessGrants', asserted: 1, value: 'urn:serai:country:XN', source: 'urn:serai:country:XN', by: 'dac' },
  serai_visa_v1: { indicators: ['HIV_TESTED'], breakdowns: null, periods: null, subjectIssuer: 'https://hub.example/oidc', audience: 'researcher', terms: '1' },
} satisfies VisaClaims;
const REGISTERED: RegisteredVisa = { claims: CLAIMS, signedAt: new Date(0), steward: { issuer: 'i', sub: 's' }, revocation: null };

/** A register over what its database holds, by a clock that is told the time; what was asked of the database. */
function register(rows = new Map<string, RegisteredVisa>([['visa-1', REGISTERED]])) {
  const asked: string[] = [];
  const at = { now: 0, isAway: false };
  const visas = new VisaRegister({
    visa: async (jti) => {
      asked.push(jti);
      if (at.isAway) throw new Error('connect ECONNREFUSED');
      return rows.get(jti) ?? null;
    },
  }, () => at.now);
  return { visas, rows, asked, at };
}

describe('a visa stands', () => {
  it('as it was granted, whatever the order in which a database keeps its claims', async () => {
    const { ga4gh_visa_v1, ...rest } = CLAIMS;
    const { visas } = register(new Map([['visa-1', { ...REGISTERED, claims: { ga4gh_visa_v1, ...rest } }]]));
    await expect(visas.standing(CLAIMS)).resolves.toBe('STANDS');
  });

  it.each([
    ['another id', { jti: 'visa-2' }], ['another subject', { sub: 'researcher-b' }], ['a longer life', { exp: 3 }], ['a claim more', { nbf: 1 }], ['a key', { cnf: { jkt: 'k' } }],
    ['more indicators', { serai_visa_v1: { ...CLAIMS.serai_visa_v1, indicators: null } }], ['another audience', { serai_visa_v1: { ...CLAIMS.serai_visa_v1, audience: 'secretariat' } }],
  ])('not with %s: the key that signed it may have been stolen', async (_what, change) => {
    await expect(register().visas.standing({ ...CLAIMS, ...change } as VisaClaims)).resolves.toBe('UNKNOWN');
  });

  it('not without the key that it was bound to', async () => {
    await expect(register(new Map([['visa-1', { ...REGISTERED, claims: { ...CLAIMS, cnf: { jkt: 'k' } } }]])).visas.standing(CLAIMS)).resolves.toBe('UNKNOWN');
  });
});

describe('a revocation', () => {
  it('works within half a second', async () => {
    const { visas, rows, at } = register();
    await expect(visas.standing(CLAIMS)).resolves.toBe('STANDS');
    rows.set('visa-1', { ...REGISTERED, revocation: { at: new Date(0), reason: 'lost' } });
    at.now = 499;
    await expect(visas.standing(CLAIMS)).resolves.toBe('STANDS');
    at.now = 500;
    await expect(visas.standing(CLAIMS)).resolves.toBe('REVOKED');
  });

  it('of one visa leaves the others', async () => {
    const { visas } = register(new Map([['visa-1', REGISTERED], ['visa-2', { ...REGISTERED, claims: { ...CLAIMS, jti: 'visa-2' }, revocation: { at: new Date(0), reason: 'lost' } }]]));
    await expect(visas.standing({ ...CLAIMS, jti: 'visa-2' })).resolves.toBe('REVOKED');
    await expect(visas.standing(CLAIMS)).resolves.toBe('STANDS');
  });
});

describe('the database', () => {
  it('is asked once for many calls at the same moment', async () => {
    const { visas, asked } = register();
    await Promise.all(Array.from({ length: 50 }, () => visas.standing(CLAIMS)));
    expect(asked).toEqual(['visa-1']);
  });

  it('that is away makes no visa stand, and is asked again at once', async () => {
    const { visas, at } = register();
    at.isAway = true;
    await expect(visas.standing(CLAIMS)).rejects.toThrow('connect ECONNREFUSED');
    at.isAway = false;
    await expect(visas.standing(CLAIMS)).resolves.toBe('STANDS');
  });

  it('is asked again for what was asked long ago: memory has an end', async () => {
    const { visas, asked } = register();
    await visas.standing(CLAIMS);
    for (let visa = 0; visa < 5_000; visa += 1) await visas.standing({ ...CLAIMS, jti: `other-${visa}` });
    await visas.standing(CLAIMS);
    expect(asked.filter((jti) => jti === 'visa-1')).toHaveLength(2);
  });
});
