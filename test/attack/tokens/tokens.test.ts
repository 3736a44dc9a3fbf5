import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueryAnswer } from '../../kit/graphql.js';
import { TestHub } from '../../kit/hub.js';
import { KeyedCountry, type Shown } from '../../kit/keyed-country.js';
import { rootWithCountries } from '../../kit/own-countries.js';
import { tokenForgeries } from './claim-forgeries.js';
import { visaForgeries } from './visa-forgeries.js';
import { Workshop } from './workshop.js';

interface Told {
  readonly observations: { readonly nodes: readonly { readonly id: string; readonly value: number | null }[] } | null;
  readonly laws: readonly unknown[] | null;
  readonly releases: readonly unknown[] | null;
}
interface Answer {
  readonly northmark: Told | null;
}

const ASK = '{ northmark { observations(first: 400, filter: { indicators: ["HIV_TESTED"], age: ["Y15T19", "_T"], periods: [{ from: "2023" }] }) { totalCount nodes { id value missing } } laws { area } releases { hash } } }';
const NOTHING = { observations: null, laws: null, releases: null };
const NARROW = { indicators: ['HIV_TESTED'], breakdowns: ['AGE'], periods: { from: '2023', to: '2024' } } as const;

describe('forged tokens and visas, shown to a country', () => {
  let root: string;
  let hub: TestHub;
  let country: KeyedCountry;
  let workshop: Workshop;
  let honest: Shown;
  let toldToAll: Told;
  let toldToHonest: Told;

  const told = async (shown: Shown): Promise<Told> => {
    const { status, data, errors } = await country.ask<Answer>(ASK, shown);
    expect({ status, errors }).toEqual({ status: 200, errors: [] });
    return data?.northmark as Told;
  };
  const values = ({ observations }: Told): number => observations?.nodes.filter(({ value }) => value !== null).length ?? 0;
  beforeAll(async () => {
    root = await rootWithCountries(['northmark', 'southmark']);
    hub = await TestHub.start({ root });
    country = await KeyedCountry.start(hub, 'XN', 'northmark');
    honest = { token: await country.tokenFor('researcher-a'), visa: await country.visaFor('researcher-a', { ...NARROW, indicators: [...NARROW.indicators], breakdowns: [...NARROW.breakdowns] }) };
    workshop = new Workshop(country, honest.token ?? '', honest.visa ?? '');
    toldToAll = await told({});
    toldToHonest = await told(honest);
  });
  afterEach(async () => {
    expect(country.lives).toBe(true);
    expect(JSON.stringify(await told(honest))).toBe(JSON.stringify(toldToHonest));
  });
  afterAll(async () => {
    await country.stop();
    await hub.remove();
    await rm(root, { recursive: true, force: true });
  });

  it('more is told to the honest caller than to the public, and with a wider visa more than to him', async () => {
    const toldToWider = await told({ token: await country.tokenFor('researcher-b'), visa: await country.visaFor('researcher-b') });
    expect(values(toldToHonest)).toBeGreaterThan(values(toldToAll));
    expect(values(toldToWider)).toBeGreaterThan(values(toldToHonest));
    for (const each of [toldToHonest, toldToWider]) expect(each.observations?.nodes.map(({ id }) => id)).toEqual(toldToAll.observations?.nodes.map(({ id }) => id));
  });

  it('tell nothing as an access token, and the refusal says which check failed', async () => {
    const wrong: unknown[] = [];
    for (const { what, jwt, says } of tokenForgeries(workshop)) {
      for (const visa of [undefined, workshop.visa]) {
        const answer = await country.ask<Answer>(ASK, { token: jwt, ...(visa !== undefined && { visa }) });
        if (!isRefusal(answer, 'TOKEN_REFUSED', says)) wrong.push(`${what}: ${inShort(answer)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('tell nothing as a visa, and the refusal says which check failed', async () => {
    const wrong: unknown[] = [];
    for (const { what, jwt, says } of visaForgeries(workshop)) {
      const answer = await country.ask<Answer>(ASK, { token: workshop.token, visa: jwt });
      if (!isRefusal(answer, 'VISA_REFUSED', says)) wrong.push(`${what}: ${inShort(answer)}`);
    }
    expect(wrong).toEqual([]);
  });

  /** As `refusal`, for many at once. */
  function isRefusal({ status, data, errors }: QueryAnswer<Answer>, code: string, says: RegExp): boolean {
    return status === 200 && JSON.stringify(data) === JSON.stringify({ northmark: NOTHING }) && errors.length === 3 &&
      errors.every(({ message, extensions }) => says.test(message) && extensions?.code === code && extensions.country === 'XN');
  }

  /** What an answer came to, for the report of a fault. */
  function inShort({ status, data, errors }: QueryAnswer<Answer>): string {
    const [error] = errors;
    return error ? `${status} ${error.extensions?.code ?? ''} ${error.message}` : `${status}, ${values(data?.northmark as Told)} values`;
  }
});
