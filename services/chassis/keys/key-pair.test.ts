import { spawnSync } from 'node:child_process';
import { sign, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { newKeyPair } from './key-pair.js';

describe('newKeyPair', () => {
  it('makes a pair of which one half verifies what the other signs, and that of no other pair', () => {
    const [own, other] = [newKeyPair(), newKeyPair()];
    const said = Buffer.from('said');
    const signed = sign(null, said, own.privateKey);
    expect([own, other].map(({ publicKey }) => verify(null, said, publicKey, signed))).toEqual([true, false]);
  });

  // In a process of its own: one that waits for itself cannot be told to stop. Of pairs generated as objects, two runs in three would hang.
  it('makes pairs that can be exported as soon as they are made, thousands of them', () => {
    const program = `import { newKeyPair } from ${JSON.stringify(new URL('./key-pair.js', import.meta.url).href)};
      for (let made = 0; made < 5_000; made += 1) newKeyPair().privateKey.export({ format: 'jwk' });`;
    const { status, signal } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { timeout: 120_000, killSignal: 'SIGKILL' });
    expect({ status, signal }).toEqual({ status: 0, signal: null });
  });
});
