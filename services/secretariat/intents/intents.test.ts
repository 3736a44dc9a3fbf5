import type { KeyPairKeyObjectResult } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { newKeyPair, signJwt } from '@serai/chassis';
import { INTENT_LASTS_S, INTENTS_AUDIENCE, RELEASE_INTENT_TYPE } from '@serai/schema';
import { createLocalJWKSet, exportJWK } from 'jose';
import { type IntentKeeper, type IntentQueue, Intents, type OpenIntent } from './intents.js';

const START = new Date('2026-11-26T08:00:00Z');
const later = (seconds: number): Date => new Date(START.getTime() + seconds * 1000);

/** The order as a list. */
class MemoryQueue implements IntentKeeper, IntentQueue {
  private readonly intents: (OpenIntent & { readonly ended: boolean })[] = [];

  inOrder<Result>(work: (queue: IntentQueue) => Promise<Result>): Promise<Result> {
    return work(this);
  }

  async open(now: Date): Promise<readonly OpenIntent[]> {
    return this.intents.filter(({ until, ended }) => !ended && until > now);
  }

  async add(intent: Omit<OpenIntent, 'place'>): Promise<OpenIntent> {
    const added = { ...intent, place: this.intents.length, ended: false };
    this.intents.push(added);
    return added;
  }

  async hold(place: number, until: Date): Promise<void> {
    this.intents[place] = { ...(this.intents[place] as OpenIntent), until, ended: false };
  }

  async end(place: number): Promise<void> {
    this.intents[place] = { ...(this.intents[place] as OpenIntent), ended: true };
  }
}

describe('the order in which members release', () => {
  const keys = new Map(['KZ', 'RU', 'TM'].map((country) => [country, newKeyPair()]));
  const pairOf = (country: string) => keys.get(country) as KeyPairKeyObjectResult;
  const keysOf = async (country: string) => createLocalJWKSet({ keys: [{ ...(await exportJWK(pairOf(country).publicKey)), kid: country, alg: 'EdDSA' }] });

  const signed = (country: string, release: string, what: 'ANNOUNCED' | 'ENDED', now: Date, by = country): Promise<string> => {
    const [urn, iat] = [`urn:serai:country:${country}`, Math.floor(now.getTime() / 1000)];
    return signJwt({ iss: urn, sub: urn, aud: INTENTS_AUDIENCE, iat, exp: iat + 60, jti: `${iat}`, serai_release_intent_v1: { release, what } }, RELEASE_INTENT_TYPE, { kid: by, key: pairOf(by).privateKey });
  };
  function orderOf() {
    const intents = new Intents({ keeper: new MemoryQueue(), keysOf });
    return async (release: string, what: 'ANNOUNCED' | 'ENDED' = 'ANNOUNCED', after = 0): Promise<readonly string[]> => {
      const country = release.slice(0, 2);
      return (await intents.take(country, await signed(country, release, what, later(after)), later(after))).ahead.map((each) => each.release);
    };
  }

  it('is that in which they announced it', async () => {
    const take = orderOf();
    expect([await take('KZ-4'), await take('RU-1'), await take('TM-2')]).toEqual([[], ['KZ-4'], ['KZ-4', 'RU-1']]);
  });

  it('moves on when one has released or gives up, and an announcement that is repeated keeps its place', async () => {
    const take = orderOf();
    for (const release of ['KZ-4', 'RU-1', 'TM-2']) await take(release);
    expect(await take('KZ-4')).toEqual([]);
    await take('KZ-4', 'ENDED');
    expect([await take('RU-1'), await take('TM-2')]).toEqual([[], ['RU-1']]);
  });

  it('waits for nobody who broke off, for longer than half an hour', async () => {
    const take = orderOf();
    await take('KZ-4');
    expect(await take('RU-1', 'ANNOUNCED', INTENT_LASTS_S - 1)).toEqual(['KZ-4']);
    expect(await take('RU-1', 'ANNOUNCED', INTENT_LASTS_S)).toEqual([]);
    expect(await take('KZ-4', 'ANNOUNCED', INTENT_LASTS_S)).toEqual(['RU-1']);
  });

  it('has one place for a country: what it announces next it announces behind the others', async () => {
    const take = orderOf();
    for (const release of ['KZ-4', 'RU-1']) await take(release);
    expect(await take('KZ-5')).toEqual(['RU-1']);
    expect(await take('RU-1')).toEqual([]);
  });

  it('is open to nobody but the member itself, for releases of its own', async () => {
    const intents = new Intents({ keeper: new MemoryQueue(), keysOf });
    const refused = { code: 'CALL_REFUSED' };
    await expect(intents.take('KZ', await signed('KZ', 'KZ-4', 'ANNOUNCED', START, 'RU'), START)).rejects.toMatchObject(refused);
    await expect(intents.take('KZ', await signed('RU', 'RU-1', 'ENDED', START), START)).rejects.toMatchObject(refused);
    await expect(intents.take('KZ', await signed('KZ', 'RU-1', 'ENDED', START), START)).rejects.toMatchObject(refused);
    await expect(intents.take('KZ', await signed('KZ', 'KZ-4', 'ANNOUNCED', START), later(3_600))).rejects.toMatchObject(refused);
  });
});
