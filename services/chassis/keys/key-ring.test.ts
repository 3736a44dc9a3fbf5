import { sign, verify } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KeyRing, publicKeysFile } from './key-ring.js';

const folder = mkdtempSync(join(tmpdir(), 'serai-'));
const NOW = new Date();
const inMinutes = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
let file: string;
let number = 0;
beforeEach(() => {
  file = join(folder, `${(number += 1)}`, 'keys.json');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Waits for a fact. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await rest(20);
}

const published = (): { keys: Record<string, unknown>[] } => JSON.parse(readFileSync(publicKeysFile(file), 'utf8')) as { keys: Record<string, unknown>[] };
const kids = (ring: KeyRing): string[] => ring.keys().map(({ kid }) => kid);
const remedy = 'Put the service\'s keys back there, or remove it: new keys are made, and nothing signed before is accepted';

describe('a ring that is opened', () => {
  it('is made with a first key, which only its user can read, and the same afterwards', async () => {
    const ring = await KeyRing.open(file);
    expect(kids(ring)).toEqual([ring.signing().kid]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(kids(await KeyRing.open(file))).toEqual(kids(ring));
  });

  it('by many at the same moment is one ring, and leaves nothing else behind', async () => {
    const rings = await Promise.all(Array.from({ length: 20 }, () => KeyRing.open(file)));
    expect(new Set(rings.map((ring) => ring.signing().kid)).size).toBe(1);
    expect(readdirSync(join(file, '..')).sort()).toEqual(['keys.json', 'keys.jwks.json']);
  });

  it('signs what its public part verifies, and publishes nothing private', async () => {
    const ring = await KeyRing.open(file);
    const { kid, key } = ring.signing();
    const verifier = ring.verifier(kid, NOW);
    expect(verifier && verify(null, Buffer.from('a'), verifier, sign(null, Buffer.from('a'), key))).toBe(true);
    expect(ring.jwks(NOW)).toEqual({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: expect.any(String) as unknown, kid, use: 'sig', alg: 'EdDSA' }] });
    expect(published()).toEqual(ring.jwks(NOW));
    expect(ring.verifier('another', NOW)).toBeUndefined();
  });

  it.each(['', '{', 'null', '[]', '{"keys":[]}', '{"keys":[{"kid":"a"}]}', '{"keys":[],"more":1}'])('from a file that holds %j is none, and says what to do', async (text) => {
    await KeyRing.open(file);
    writeFileSync(file, text);
    await expect(KeyRing.open(file)).rejects.toMatchObject({ code: 'CONFIG_INVALID', message: `${file} is no file of keys. ${remedy}` });
  });

  it('where no file can be written says so', async () => {
    await expect(KeyRing.open(join('/dev/null', 'keys.json'))).rejects.toMatchObject({ code: 'CONFIG_INVALID', message: `/dev/null/keys.json cannot be written. ${remedy}` });
  });

  it('writes its public part anew where that was left behind', async () => {
    const ring = await KeyRing.open(file);
    writeFileSync(publicKeysFile(file), '{"keys":[{"kid":"stolen"}]}');
    await KeyRing.open(file);
    expect(published()).toEqual(ring.jwks(NOW));
  });
});

describe('a key that was replaced', () => {
  it('verifies until its time is over, and signs no more', async () => {
    const ring = await KeyRing.open(file);
    const before = ring.signing().kid;
    const after = await ring.rotate(NOW, inMinutes(10));
    expect(ring.signing().kid).toBe(after);
    expect([ring.verifier(before, inMinutes(9)) !== undefined, ring.verifier(before, inMinutes(10)) !== undefined]).toEqual([true, false]);
    expect([ring.jwks(inMinutes(9)).keys.length, ring.jwks(inMinutes(10)).keys.length]).toEqual([2, 1]);
    expect(published().keys.map(({ kid }) => kid)).toEqual([after, before]);
  });

  it('is kept by its public part alone, and not at all when its time is over', async () => {
    const ring = await KeyRing.open(file);
    const before = ring.signing().kid;
    await ring.rotate(NOW, inMinutes(10));
    expect(ring.keys().find(({ kid }) => kid === before)?.jwk).not.toHaveProperty('d');
    await ring.rotate(inMinutes(10), inMinutes(20));
    expect(kids(ring)).not.toContain(before);
  });

  it('is noticed by another process that holds the ring', async () => {
    const [ring, other] = [await KeyRing.open(file), await KeyRing.open(file)];
    const made = await ring.rotate(NOW, inMinutes(10));
    await until(() => other.signing().kid === made);
    expect(other.jwks(NOW)).toEqual(ring.jwks(NOW));
  });
});

describe('a key that was withdrawn', () => {
  it('verifies nothing from then on, and another signs', async () => {
    const ring = await KeyRing.open(file);
    const stolen = ring.signing().kid;
    await ring.withdraw(stolen, NOW);
    expect([ring.verifier(stolen, NOW), ring.signing().kid === stolen, published().keys.some(({ kid }) => kid === stolen)]).toEqual([undefined, false, false]);
  });

  it('where it had been replaced leaves the one that signs', async () => {
    const ring = await KeyRing.open(file);
    const old = ring.signing().kid;
    const newest = await ring.rotate(NOW, inMinutes(10));
    await ring.withdraw(old, NOW);
    expect(kids(ring)).toEqual([newest]);
  });

  it('has to be there', async () => {
    const ring = await KeyRing.open(file);
    await expect(ring.withdraw('another', NOW)).rejects.toMatchObject({ code: 'CONFIG_INVALID', message: `${file} holds no key another. It holds ${ring.signing().kid}` });
  });
});

it('whoever rotates, withdraws and opens at the same moment, no key is lost and one signs', async () => {
  const actions = fc.array(fc.constantFrom('rotate', 'withdraw', 'open'), { minLength: 1, maxLength: 8 });
  await fc.assert(fc.asyncProperty(actions, async (list) => {
    file = join(folder, `p${(number += 1)}`, 'keys.json');
    const first = await KeyRing.open(file);
    const old = first.signing().kid;
    const made = await Promise.all(list.map(async (action) => {
      const ring = await KeyRing.open(file);
      if (action === 'rotate') return ring.rotate(NOW, inMinutes(10));
      if (action === 'withdraw') await ring.withdraw(old, NOW).catch(() => undefined);
      return undefined;
    }));
    const now = await KeyRing.open(file);
    expect(kids(now)).toEqual(expect.arrayContaining(made.filter((kid) => kid !== undefined)));
    expect(now.keys().filter(({ verifiesUntil }) => verifiesUntil === null)).toHaveLength(1);
    expect(kids(now).includes(old)).toBe(!list.includes('withdraw'));
    expect(published()).toEqual(now.jwks(NOW));
  }), { numRuns: 40 });
});

it('a file that is gone gives no key', async () => {
  const ring = await KeyRing.open(file);
  rmSync(file);
  await until(() => {
    try {
      ring.signing();
      return false;
    } catch (error) {
      expect(error).toMatchObject({ code: 'CONFIG_INVALID', message: `${file} is no file of keys. ${remedy}` });
      return true;
    }
  });
});
