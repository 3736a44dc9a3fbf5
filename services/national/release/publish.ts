import type { CountrySettings } from '@serai/schema';
import { SeraiError } from '@serai/schema';
import type { RawStore } from '../store/raw-store.js';
import type { ReleaseStore } from '../store/release-store.js';
import { canonicalHash } from './canonical.js';
import { makeRelease } from './make-release.js';

export interface PublishResult {
  readonly number: number;
  readonly hash: string;
  readonly cells: number;
  /** False when the newest release already says the same. */
  readonly isNew: boolean;
}

/** Makes a release of the newest submission and publishes it, unless the newest release already says the same. */
export async function publish(raw: RawStore, releases: ReleaseStore, country: CountrySettings, now: Date): Promise<PublishResult> {
  const submission = await raw.newest();
  if (!submission) throw new SeraiError('NO_RELEASE', `${country.name.en} has nothing to release. Import its files first`);
  const content = makeRelease(submission, now);
  const hash = canonicalHash({ country: country.code, custody: country.custody, ...content });
  const { release, isNew } = await releases.add({ hash, publishedAt: now, custody: country.custody, ...content });
  return { number: release.number, hash: release.hash, cells: release.cells, isNew };
}
