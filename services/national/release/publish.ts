import { type AudienceId, type CountrySettings, isClockSet, type ReleaseCertificateClaims, SeraiError } from '@serai/schema';
import type { RulesInForce } from '@serai/schema/graph';
import type { RawStore, StoredSubmission } from '../store/raw-store.js';
import type { ReleaseOnRecord, ReleaseWriter } from '../store/release-writer.js';
import { canonicalHash } from './canonical.js';
import { certificateClaims, type TwoPeople } from './certificate.js';
import { editionHash } from './edition-hash.js';
import { cellId, type Draft, draftRelease, makeRelease, type ReleaseContent, releaseTable } from './make-release.js';
import { countTable } from './protection/count-claims.js';
import { inTurn, type Neighbours } from './in-turn.js';
import { mirrorName, type MirrorRelease } from './protection/mirror-release.js';
import type { EarlierRelease, Progress } from './protection/protect-editions.js';
import { belowOf } from './protection/verdicts.js';

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

/** Who publishes, and how it is signed. */
export interface Publisher {
  readonly people: TwoPeople;
  readonly sign: (claims: ReleaseCertificateClaims) => Promise<string>;
}

export interface PublishOptions {
  readonly country: CountrySettings;
  readonly inForce: RulesInForce;
  /** Hash of the files to release; left out: what was imported last, whoever did. */
  readonly submission?: string;
  /** When the release is begun: what is under embargo then is kept back. */
  readonly now: Date;
  /** Asked for the time when the release goes live, which may be long after it was begun; left out: `now`. */
  readonly clock?: () => Date;
  readonly progress?: Progress;
  /** With it a release is protected against what other members tell of the same people too, and goes live in its turn. */
  readonly neighbours?: Neighbours;
}

/** Bumped where the same input would make another release. */
const METHOD = 'suppression 1';

/** Throws CLOCK_NOT_SET. */
export function checkClock(now: Date): void {
  if (!isClockSet(now)) throw new SeraiError('CLOCK_NOT_SET', `Nothing was released: the clock says ${now.toISOString()}, so no embargo can be checked. Set the clock`);
}

/** What would be published now, as the rules alone would tell it. Throws RELEASE_REFUSED, NO_RELEASE, CLOCK_NOT_SET. */
async function drafted(raw: RawStore, { country, inForce: { rules }, now, submission: fileHash }: PublishOptions): Promise<{ readonly draft: Draft; readonly submission: StoredSubmission }> {
  checkClock(now);
  const submission = await raw.newest(fileHash);
  if (!submission) throw new SeraiError('NO_RELEASE', `${country.name.en} has nothing to release. Import its files first`);
  return { submission, draft: draftRelease(submission, rules, now) };
}

/** The release that would be published now, and what came before it. Throws RELEASE_REFUSED, NO_RELEASE, CLOCK_NOT_SET. */
export async function prepared(raw: RawStore, releases: ReleaseWriter, options: PublishOptions): Promise<{ readonly content: ReleaseContent; readonly earlier: readonly EarlierRelease[] }> {
  const { draft } = await drafted(raw, options);
  const earlier = await earlierReleases(raw, await releases.onRecord());
  const mirrors = await options.neighbours?.mirrors();
  return { earlier, content: makeRelease(draft, { earlier, mirrors: mirrors ?? [] }, options.progress) };
}

/** Publishes a release of the newest submission under the rules, unless the newest release already says the same. Until its last step nothing is published. */
export async function publish(raw: RawStore, releases: ReleaseWriter, options: PublishOptions, { people, sign }: Publisher): Promise<PublishResult> {
  if (people.preparedBy === people.clearedBy) throw new SeraiError('RELEASE_REFUSED', `Nothing was released: ${people.preparedBy} both prepared and cleared it. Another steward has to clear it`);
  const { country, inForce: { rules, version }, now, clock = () => now, neighbours } = options;
  const { draft, submission } = await drafted(raw, options);
  const basis = basisOf(submission, country, version, draft);
  const result = { cells: draft.table.cells.length, nextEmbargoEnd: nextEmbargoEnd(draft) };
  const newest = await releases.newest();
  if (newest?.basis === basis) return { ...result, number: newest.number, told: await releases.told(newest.number), isNew: false };

  const after = await releases.newestNumber();
  const onRecord = await releases.onRecord();
  const earlier = await earlierReleases(raw, onRecord);
  const make = (mirrors: readonly MirrorRelease[] = []): ReleaseContent => makeRelease(draft, { earlier, mirrors }, options.progress);
  const goLive = async ({ editions, protections, counts, laws, sources }: ReleaseContent, mirrors: readonly MirrorRelease[]): Promise<PublishResult> => {
    const parts = { country: country.code, custody: country.custody, laws, sources };
    const number = await releases.add({
      publishedAt: clock, custody: country.custody, rules, rulesVersion: version, laws, sources, submission: submission.id, basis,
      editions: new Map([...editions].map(([audience, cells]) => {
        const hash = editionHash({ ...parts, audience }, cells);
        const protection = protections.get(audience);
        const hidings = [...(protection?.hidings ?? [])].flatMap(([key, { rules: primary, interval }]) => {
          const figure = (counts.counts.get(key) ?? counts.rates.get(key))?.figure;
          return figure ? [{ cell: cellId(figure), rules: primary, lowest: interval?.from ?? null, highest: interval?.to ?? null }] : [];
        });
        const known = { earlier: onRecord.map((record) => record.number), mirrors: mirrors.filter((mirror) => [audience, ...belowOf(audience)].includes(mirror.audience)).map(mirrorName) };
        const certify = (made: number): Promise<string> => sign(certificateClaims({ country, number: made, audience, people, rulesVersion: version, hash, counts, summary: protection?.summary, ...known, now }));
        return [audience, { hash, cells, hidings, certify }];
      })),
    }, after);
    return { ...result, number, told: new Map([...editions].map(([audience, cells]) => [audience, cells.filter(({ rule }) => rule === null).length])), isNew: true };
  };
  return neighbours ? inTurn(neighbours, `${country.code}-${after + 1}`, { make, publish: goLive }) : goLive(make(), []);
}

/** What attackers have kept of every release before. */
async function earlierReleases(raw: RawStore, onRecord: readonly ReleaseOnRecord[]): Promise<readonly EarlierRelease[]> {
  const submissions = new Map<number, StoredSubmission>();
  for (const { submission } of onRecord) if (!submissions.has(submission)) submissions.set(submission, await raw.of(submission));
  return onRecord.map(({ submission, rules, told, secondary }) => {
    const table = countTable(releaseTable(submissions.get(submission) as StoredSubmission, rules));
    const keyOf = new Map([...table.counts, ...table.rates].map(([key, { figure }]) => [cellId(figure), key]));
    const keys = (sets: ReadonlyMap<AudienceId, ReadonlySet<string>>): ReadonlyMap<AudienceId, ReadonlySet<string>> =>
      new Map([...sets].map(([audience, ids]) => [audience, new Set([...ids].flatMap((id) => keyOf.get(id) ?? []))]));
    return { table, told: keys(told), secondary: keys(secondary) };
  });
}

/** Hash of all that a release is made from but time and earlier releases: what was handed in, the rules, what they let through by now, the method. */
function basisOf({ fileHash }: StoredSubmission, { code, custody }: CountrySettings, rulesVersion: string, { told }: Draft): string {
  const embargoed = [...told].map(([audience, figures]) => [audience, figures.flatMap((figure) => (figure.missing === 'EMBARGOED' ? [cellId(figure)] : []))]);
  return canonicalHash({ method: METHOD, code, custody, fileHash, rulesVersion, embargoed });
}

function nextEmbargoEnd({ told }: Draft): string | null {
  const ends = [...told.values()].flatMap((figures) => figures.flatMap(({ missing, embargoUntil }) => (missing === 'EMBARGOED' && embargoUntil !== null ? [embargoUntil] : [])));
  return ends.sort()[0] ?? null;
}
