import { describe, expect, it } from '@jest/globals';
import type { AccessRules, CountrySettings } from '@serai/schema';
import { publish } from './publish.js';

const COUNTRY: CountrySettings = { code: 'XN', type: 'Northmark', rootField: 'northmark', name: { en: 'Northmark', ru: 'Нортмарк' }, custody: 'SUBMITTED', training: true, log: { keepMonths: 24 } };
const RULES: AccessRules = { country: 'XN', alreadyPublished: [], audiences: [], examples: [] };

/** Stores that must not be reached. */
const UNREACHED = new Proxy({}, { get: () => { throw new Error('A store was reached'); } }) as never;

describe('publish', () => {
  it('reaches no store by a clock that was never set', async () => {
    const at = (now: string) => publish(UNREACHED, UNREACHED, COUNTRY, { rules: RULES, version: '1' }, new Date(now));
    await expect(at('2019-12-31T23:59:59Z')).rejects.toMatchObject({ code: 'CLOCK_NOT_SET', message: 'Nothing was released: the clock says 2019-12-31T23:59:59.000Z, so no embargo can be checked. Set the clock' });
    await expect(at('2020-01-01T00:00:00Z')).rejects.toThrow('A store was reached');
  });
});
