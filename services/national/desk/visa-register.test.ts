import { describe, expect, it } from '@jest/globals';
import type { VisaClaims } from '@serai/schema';
import type { RegisteredVisa } from '../store/desk-store.js';
import { VisaRegister } from './visa-register.js';

const CLAIMS: VisaClaims = {
  iss: 'urn:serai:country:XN', sub: 's', iat: 1, exp: 2, jti: 'v', ga4gh_visa_v1: { type: 'ControlledAccessGrants', asserted: 1, value: 'urn:serai:country:XN', source: 'x', by: 'dac' },
  serai_visa_v1: { indicators: ['ON_ART'], breakdowns: null, periods: null, subjectIssuer: 'i', audience: 'researcher', terms: '1' },
};
const GRANTED: RegisteredVisa = { claims: CLAIMS, signedAt: new Date(0), steward: { issuer: 'i', sub: 's' }, revocation: null };

/** A register whose store and clock a test moves. */
function registerOf(first: RegisteredVisa | null) {
  const state = { visa: first, now: 0, asked: 0, isDown: false };
  const store = {
    visa: async (): Promise<RegisteredVisa | null> => {
      state.asked += 1;
      if (state.isDown) throw new Error('away');
      return state.visa;
    },
  };
  return { state, register: new VisaRegister(store, () => state.now) };
}

describe('the register', () => {
  it('lets a visa stand as it was granted, claim by claim', async () => {
    const { register } = registerOf(GRANTED);
    expect(await register.standing(CLAIMS)).toBe('STANDS');
    expect(await register.standing(JSON.parse(JSON.stringify(CLAIMS)) as VisaClaims)).toBe('STANDS');
    for (const change of [{ sub: 't' }, { exp: 3 }, { cnf: { jkt: 'k' } }, { serai_visa_v1: { ...CLAIMS.serai_visa_v1, indicators: null } }, { serai_visa_v1: { ...CLAIMS.serai_visa_v1, audience: 'secretariat' as const } }]) {
      expect(await register.standing({ ...CLAIMS, ...change })).toBe('UNKNOWN');
    }
    expect(await registerOf(null).register.standing(CLAIMS)).toBe('UNKNOWN');
  });

  it('knows of a revocation half a second after it was written, and asks no more often than that', async () => {
    const { state, register } = registerOf(GRANTED);
    await register.standing(CLAIMS);
    state.visa = { ...GRANTED, revocation: { at: new Date(1), reason: 'r' } };
    state.now = 499;
    expect([await register.standing(CLAIMS), state.asked]).toEqual(['STANDS', 1]);
    state.now = 500;
    expect([await register.standing(CLAIMS), state.asked]).toEqual(['REVOKED', 2]);
  });

  it('lets nothing stand while it cannot be read, and forgets that it could not', async () => {
    const { state, register } = registerOf(GRANTED);
    state.isDown = true;
    await expect(register.standing(CLAIMS)).rejects.toThrow('away');
    state.isDown = false;
    expect(await register.standing(CLAIMS)).toBe('STANDS');
  });
});
