import { type AudienceId, type CountrySettings, isClockSet, SeraiError } from '@serai/schema';
import type { RulesInForce } from '@serai/schema/graph';
import type { RawStore } from '../store/raw-store.js';
import type { ReleaseWriter } from '../store/release-writer.js';
import { editionHash } from './edition-hash.js';
import { makeRelease, type ReleaseCell } from './make-release.js';

export interface PublishResult {
  readonly number: number;
  /** Observations that the release holds, told or not. */
  readonly cells: number;
  /** How many of them each audience is told. */
  readonly told: ReadonlyMap<AudienceId, number>;
  /** When the next embargo ends; then a new release is due. */
  readonly nextEmbargoEnd: string | null;
  /** False when the newest release already says the same. */
  readonly isNew: boolean;
}

/** Makes a release of the newest submission under the rules and publishes it, unless the newest release already says the same. */
export async function publish(raw: RawStore, releases: ReleaseWriter, country: CountrySettings, { rules, version }: RulesInForce, now: Date): Promise<PublishResult> {
  if (!isClockSet(now)) throw new SeraiError('CLOCK_NOT_SET', `Nothing was released: the clock says ${now.toISOString()}, so no embargo can be checked. Set the clock`);
  const submission = await raw.newest();
  if (!submission) throw new SeraiError('NO_RELEASE', `${country.name.en} has nothing to release. Import its files first`);
  const { editions, laws, sources } = makeRelease(submission, rules, now);
  const parts = { country: country.code, custody: country.custody, laws, sources };
  const hashed = new Map([...editions].map(([audience, cells]) => [audience, { cells, hash: editionHash({ ...parts, audience }, cells) }]));
  const { number, isNew } = await releases.add({ publishedAt: now, custody: country.custody, rules, rulesVersion: version, editions: hashed, laws, sources });
  return {
    number, isNew,
    cells: editions.get('public')?.length ?? 0,
    told: new Map([...editions].map(([audience, cells]) => [audience, cells.filter(({ rule }) => rule === null).length])),
    nextEmbargoEnd: nextEmbargoEnd([...editions.values()]),
  };
}

function nextEmbargoEnd(editions: readonly (readonly ReleaseCell[])[]): string | null {
  const ends = editions.flatMap((cells) => cells.flatMap(({ missing, embargoUntil }) => (missing === 'EMBARGOED' && embargoUntil !== null ? [embargoUntil] : [])));
  return ends.sort()[0] ?? null;
}
