import { afterEach, describe, expect, it } from '@jest/globals';
import { HeldPorts, isFree } from './free-ports.js';

describe('the ports of a hub', () => {
  let held: HeldPorts | undefined;
  afterEach(() => held?.release());

  it('are one for each name, and nobody else can listen on one until it is let go', async () => {
    held = await HeldPorts.choose(['A', 'B'], {}, []);
    const { A = 0, B = 0 } = held.ports;
    expect(A).not.toBe(B);
    expect([await isFree(A), await isFree(B)]).toEqual([false, false]);
    await held.release(['A']);
    expect([await isFree(A), await isFree(B)]).toEqual([true, false]);
    await held.release();
    expect(await isFree(B)).toBe(true);
  });

  it('are those from before where they are still free', async () => {
    const other = await HeldPorts.choose(['OTHER'], {}, []);
    const { OTHER = 0 } = other.ports;
    held = await HeldPorts.choose(['A'], { A: OTHER }, []);
    expect(held.ports['A']).not.toBe(OTHER);
    const before = held.ports;
    await Promise.all([held.release(), other.release()]);
    held = await HeldPorts.choose(['A'], before, []);
    expect(held.ports).toEqual(before);
    await held.release();
    held = await HeldPorts.choose(['A'], before, [before['A'] ?? 0]);
    expect(held.ports['A']).not.toBe(before['A']);
  });
});
