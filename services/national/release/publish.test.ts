import { describe, expect, it } from '@jest/globals';
import type { AccessRules, CountrySettings } from '@serai/schema';
import { publish } from './publish.js';

const COUNTRY: CountrySettings = { code: 'XN', type: 'Northmark', rootField: 'northmark', name: { en: 'Northmark', ru: 'Нортмарк' }, custody: 'SUBMITTED', training: true, log: { keepMonths: 24 } };
const RULES: AccessRules = { country: 'XN', alreadyPublished: [], audiences: [], examples: [] };

/** Stores that must not be reached. */
const UNREACHED = new Proxy({}, { get: () => { throw new Error('A store was reached'); } }) as never;

const sign = () => Promise.resolve('');
const TWO = { people: { preparedBy: 'steward-a', clearedBy: 'steward-b' }, sign };

describe('publish', () => {
  it('reaches no store where one person both prepares and clears', async () => {
    const alone = { people: { preparedBy: 'steward-a', clearedBy: 'steward-a' }, sign };
    await expect(publish(UNREACHED, UNREACHED, { country: COUNTRY, inForce: { rules: RULES, version: '1' }, now: new Date('2026-01-01') }, alone)).rejects.toMatchObject({ code: 'RELEASE_REFUSED', message: 'Nothing was released: steward-a both prepared and cleared it. Another steward has to clear it' });
  });

  it('reaches no store by a clock that was never set', async () => {
    const at = (now: string) => publish(UNREACHED, UNREACHED, { country: COUNTRY, inForce: { rules: RULES, version: '1' }, now: new Date(now) }, TWO);
    await expect(at('2019-12-31T23:59:59Z')).rejects.toMatchObject({ code: 'CLOCK_NOT_SET', message: 'Nothing was released: the clock says 2019-12-31T23:59:59.000Z, so no embargo can be checked. Set the clock' });
    await expect(at('2020-01-01T00:00:00Z')).rejects.toThrow('A store was reached');
  });

  it('releases the submission that it is asked for, whatever was imported since', async () => {
    const asked: (string | undefined)[] = [];
    const newest = (fileHash?: string): Promise<null> => {
      asked.push(fileHash);
      return Promise.resolve(null);
    };
    await expect(publish({ newest } as never, UNREACHED, { country: COUNTRY, inForce: { rules: RULES, version: '1' }, now: new Date('2026-01-01'), submission: 'own' }, TWO)).rejects.toMatchObject({ code: 'NO_RELEASE' });
    expect(asked).toEqual(['own']);
  });
});
