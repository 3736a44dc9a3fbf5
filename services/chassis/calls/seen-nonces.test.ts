import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SeenNonces } from './seen-nonces.js';

describe('a nonce', () => {
  it('is taken once', () => {
    const nonces = new SeenNonces(0);
    expect(nonces.take('a', 100, 140, 100)).toBe(true);
    expect(nonces.take('a', 100, 140, 100)).toBe(false);
    expect(nonces.take('b', 100, 140, 100)).toBe(true);
  });

  it('is taken once, whenever its call is sent again before it has expired', () => {
    const sends = fc.array(fc.record({ nonce: fc.constantFrom('a', 'b', 'c'), wait: fc.nat(20) }), { maxLength: 60 });
    fc.assert(fc.property(sends, (calls) => {
      const [nonces, lastUntil] = [new SeenNonces(0), new Map<string, number>()];
      let now = 1_000;
      for (const { nonce, wait } of calls) {
        now += wait;
        const seen = (lastUntil.get(nonce) ?? -Infinity) >= now;
        const taken = nonces.take(nonce, now, now + 40, now);
        if (seen) expect(taken).toBe(false);
        if (taken) lastUntil.set(nonce, now + 40);
      }
    }));
  });

  it('is forgotten when its call has expired: what is kept does not grow', () => {
    const nonces = new SeenNonces(0);
    for (let call = 0; call < 20_000; call += 1) nonces.take(`${call}`, call, call + 40, call);
    expect((nonces as unknown as { seen: Map<string, number> }).seen.size).toBeLessThan(60);
  });
});

describe('after a restart', () => {
  it.each([
    ['before it', 99, false],
    ['in the second in which it was', 100, false],
    ['in the second after', 101, true],
  ])('a call that was signed %s is taken: %#', (_when, created, taken) => {
    expect(new SeenNonces(100.9).take('a', created, created + 40, 101)).toBe(taken);
  });
});
