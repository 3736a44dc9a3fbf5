import { describe, expect, it } from '@jest/globals';
import { inTurn, type Neighbours } from './in-turn.js';
import type { MirrorRelease } from './protection/mirror-release.js';

const live = (...releases: readonly string[]): readonly MirrorRelease[] => releases.map((release) => ({ release, audience: 'public', isNewest: true, minimumCount: 1, cells: [] }));
const namesOf = (mirrors: readonly MirrorRelease[]): string => mirrors.map(({ release }) => release).join(' ');

/** Others who have live, one look after the other, what is told here; and all that happens, in order. */
function among(...looks: readonly (readonly MirrorRelease[])[]) {
  const happened: string[] = [];
  const left = [...looks];
  const note = (what: string) => async (release: string): Promise<void> => void happened.push(`${what} ${release}`);
  const neighbours: Neighbours = {
    mirrors: async () => {
      const seen = left.shift();
      if (!seen) throw new Error('Nobody answers');
      happened.push(`see ${namesOf(seen)}`);
      return seen;
    },
    announce: note('announce'), turn: note('turn'), end: note('end'),
  };
  const work = {
    make: (mirrors: readonly MirrorRelease[]) => {
      happened.push(`make with ${namesOf(mirrors)}`);
      return namesOf(mirrors);
    },
    publish: async (made: string) => {
      happened.push(`publish what was made with ${made}`);
      return made;
    },
  };
  return { happened, run: () => inTurn(neighbours, 'KZ-4', work) };
}

describe('a release in its turn', () => {
  it('goes live as it was made where the others tell the same by then', async () => {
    const { happened, run } = among(live('RU-1'), live('RU-1'));
    await run();
    expect(happened).toEqual(['announce KZ-4', 'see RU-1', 'make with RU-1', 'turn KZ-4', 'see RU-1', 'publish what was made with RU-1', 'end KZ-4']);
  });

  it('is made again where one of them has released meanwhile, as often as that happens', async () => {
    const { happened, run } = among(live('RU-1'), live('RU-2'), live('RU-2', 'TM-1'), live('RU-2', 'TM-1'));
    expect(await run()).toBe('RU-2 TM-1');
    expect(happened.filter((what) => what.startsWith('make'))).toEqual(['make with RU-1', 'make with RU-2', 'make with RU-2 TM-1']);
    expect(happened.filter((what) => what.startsWith('publish'))).toHaveLength(1);
  });

  it('publishes nothing and gives its place up where the others cannot be seen once more', async () => {
    const { happened, run } = among(live('RU-1'));
    await expect(run()).rejects.toThrow('Nobody answers');
    expect(happened).toEqual(['announce KZ-4', 'see RU-1', 'make with RU-1', 'turn KZ-4', 'end KZ-4']);
  });
});
