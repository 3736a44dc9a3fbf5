import { describe, expect, it } from '@jest/globals';
import { VerifiedTokens } from './remembered.js';

const NOW = new Date('2026-11-01T12:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);

/** Remembers tokens that are their own expiry, and says how often one was verified. */
function remembering(): { tokens: VerifiedTokens<{ exp: number; token: string }>; verified: string[] } {
  const verified: string[] = [];
  const tokens = new VerifiedTokens(async (token, now) => {
    verified.push(token);
    const exp = Number(token.split(' ')[0]);
    if (!(exp > now.getTime() / 1000)) throw new Error('It has expired');
    return { exp, token };
  });
  return { tokens, verified };
}

describe('a token that was verified', () => {
  it('is not verified again for half a minute, and then is', async () => {
    const { tokens, verified } = remembering();
    const token = `${SECONDS + 600}`;
    for (const seconds of [0, 1, 29.9]) await expect(tokens.of(token, later(seconds))).resolves.toMatchObject({ token });
    expect(verified).toHaveLength(1);
    await tokens.of(token, later(30));
    expect(verified).toHaveLength(2);
  });

  it('is not taken for valid when it has expired', async () => {
    const { tokens, verified } = remembering();
    const token = `${SECONDS + 5}`;
    await tokens.of(token, later(0));
    await tokens.of(token, later(4.9));
    expect(verified).toHaveLength(1);
    await expect(tokens.of(token, later(5))).rejects.toThrow('It has expired');
  });

  it('is forgotten when told so, as when a key was withdrawn', async () => {
    const { tokens, verified } = remembering();
    await tokens.of(`${SECONDS + 600}`, NOW);
    tokens.forget();
    await tokens.of(`${SECONDS + 600}`, NOW);
    expect(verified).toHaveLength(2);
  });

  it('is not taken for another, however alike', async () => {
    const { tokens } = remembering();
    const [one, other] = [`${SECONDS + 600}`, `${SECONDS + 600} `];
    await expect(tokens.of(one, NOW)).resolves.toMatchObject({ token: one });
    await expect(tokens.of(other, NOW)).resolves.toMatchObject({ token: other });
  });
});

describe('a token that was refused', () => {
  it('is verified anew every time, and does not become valid by being remembered', async () => {
    const { tokens, verified } = remembering();
    for (let time = 0; time < 3; time += 1) await expect(tokens.of(`${SECONDS - 1}`, NOW)).rejects.toThrow('It has expired');
    expect(verified).toHaveLength(3);
  });

  it('where one and the same is refused and taken at the same moment, each hears his own', async () => {
    let isFirst = true;
    const tokens = new VerifiedTokens<{ exp: number }>(async () => {
      if (isFirst) {
        isFirst = false;
        throw new Error('The keys of its issuer cannot be had just now');
      }
      return { exp: SECONDS + 600 };
    });
    const [refused, taken] = await Promise.allSettled([tokens.of('a', NOW), tokens.of('a', NOW)]);
    expect([refused.status, taken.status]).toEqual(['rejected', 'fulfilled']);
  });
});

it('of many tokens the oldest are forgotten: memory has an end', async () => {
  const { tokens, verified } = remembering();
  for (let token = 0; token <= 5_000; token += 1) await tokens.of(`${SECONDS + 600} ${token}`, NOW);
  await tokens.of(`${SECONDS + 600} 5000`, NOW);
  expect(verified).toHaveLength(5_001);
  await tokens.of(`${SECONDS + 600} 0`, NOW);
  expect(verified).toHaveLength(5_002);
});
