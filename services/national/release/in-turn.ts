import type { MirrorRelease } from './protection/mirror-release.js';

/** How a country reads what other members tell, and takes its place in the order in which they release. */
export interface Neighbours {
  /** What the others have live now. Throws COUNTRY_UNAVAILABLE where one of them does not answer. */
  readonly mirrors: () => Promise<readonly MirrorRelease[]>;
  /** Announces a release, and keeps its place. Throws SECRETARIAT_UNAVAILABLE. */
  readonly announce: (release: string) => Promise<void>;
  /** Comes back when nobody is before it any more. Throws SECRETARIAT_UNAVAILABLE. */
  readonly turn: (release: string) => Promise<void>;
  /** Gives the place up. */
  readonly end: (release: string) => Promise<void>;
}

/**
 * Makes a release against what other members have live and publishes it in its turn, so that no two are made without knowing of each
 * other: before it goes live it is looked at once more what the others have live by then, and where that changed
 * it is made again. Whatever fails, the place is given up.
 */
export async function inTurn<Made, Result>(
  { mirrors: read, announce, turn, end }: Neighbours, release: string, { make, publish }: { readonly make: (mirrors: readonly MirrorRelease[]) => Made; readonly publish: (made: Made, mirrors: readonly MirrorRelease[]) => Promise<Result> },
): Promise<Result> {
  await announce(release);
  try {
    let mirrors = await read();
    let made = make(mirrors);
    for (;;) {
      await turn(release);
      const live = await read();
      if (idsOf(live) === idsOf(mirrors)) return await publish(made, mirrors);
      mirrors = live;
      made = make(mirrors);
    }
  } finally {
    await end(release);
  }
}

/** A release does not change: its name, and as whom it was read, say all. */
function idsOf(mirrors: readonly MirrorRelease[]): string {
  return mirrors.map(({ release, audience, isNewest }) => `${release} ${audience} ${isNewest}`).sort().join('\n');
}
