import { KeyRing, keySet, signJwt, verifyJwt } from '@serai/chassis';
import { type AudienceId, type CountrySettings, isAudience, NESTED_AUDIENCES, RELEASE_CERTIFICATE_TYPE, releaseCertificateClaims, releaseName, SeraiError, countryUrn } from '@serai/schema';
import type { JWTVerifyGetKey } from 'jose';
import type { DemoConfig, ReleaseConfig, VerifyConfig } from '../config.js';
import { readCountryFolder, readRulesFile } from '../country-folder.js';
import { type StaffIssuer, verifyStaff } from '../identity/staff.js';
import { describeHidings, describePreview, placeOf, previewOf } from '../release/preview.js';
import { checkClock, prepared, publish, type Publisher, type PublishOptions, type PublishResult } from '../release/publish.js';
import { rulesInForce } from '../release/rules-in-force.js';
import { openDatabase } from '../store/data-source.js';
import { RawStore } from '../store/raw-store.js';
import { ReleaseWriter } from '../store/release-writer.js';
import { LocalDemo } from './local-demo.js';
import { progressOn } from './progress.js';

type Given = Readonly<Record<string, string>>;

/** How a command finds what it works on: in the local demo by a country's code, else by the environment. */
const WHERE = [
  { flag: '--country <code>', describe: 'in the local demo: the country that releases' },
  { flag: '--folder <folder>', describe: 'in the local demo: folder of the country, such as infra/countries/northmark' },
] as const;
const STEWARDS = { preparedBy: 'steward-a', clearedBy: 'steward-b' } as const;
const MOST_SHOWN = 20;
const ANSWER_WITHIN_MS = 15_000;

/** What a release is made with. */
interface Office {
  readonly country: CountrySettings;
  readonly options: PublishOptions;
  readonly raw: RawStore;
  readonly releases: ReleaseWriter;
  readonly publisher: Publisher;
}

interface OfficePlaces {
  readonly folder: string;
  readonly owner: string;
  readonly keysFile: string;
  readonly staff: Pick<StaffIssuer, 'issuer' | 'keys'>;
  readonly tokens: readonly [preparedBy: string, clearedBy: string];
}

/** How the settings are read. */
export interface ReleaseSettings {
  readonly release: () => ReleaseConfig;
  readonly demo: () => DemoConfig;
  readonly verify: () => VerifyConfig;
}

/** What two stewards do with releases, and what anybody does who wants to know how one was made. */
export const commandsOfReleases = (settings: ReleaseSettings) => ({
  preview: {
    describe: 'show what a release would tell, what it would hide and why, and what that costs; publishes nothing',
    options: [...WHERE, { flag: '--audience <audience>', describe: 'only this one, such as researcher' }, { flag: '--most <number>', describe: 'hidden counts that are listed', fallback: String(MOST_SHOWN) }],
    run: (_words: readonly string[], given: Given) => inOffice(settings, given, async (office) => preview(office, given)),
  },
  publish: {
    describe: 'publish a release of what was imported; one steward prepares it, another clears it',
    options: WHERE,
    run: (_words: readonly string[], given: Given) => inOffice(settings, given, releaseOf),
  },
  hidden: {
    describe: 'for stewards: what a published release hides from an audience, by which rule or for the sake of others, and what remains possible of it',
    takes: ['release', 'audience'], options: [...WHERE, { flag: '--most <number>', describe: 'hidden counts that are listed', fallback: String(MOST_SHOWN) }],
    run: async ([name = '', audience = '']: readonly string[], given: Given) => inOffice(settings, given, async ({ country, releases }) => {
      if (!isAudience(audience)) throw new SeraiError('INVALID_ARGUMENT', `There is no audience ${JSON.stringify(audience.slice(0, 40))}. Write ${NESTED_AUDIENCES.join(', ')} or partner:XX`);
      const found = await releases.hidings(numberOf(name, country.code), audience);
      const hidings = found.map(({ told, rules, lowest, highest }) => ({ what: `${placeOf(told)} = ${told.value}`, hiding: { rules, interval: lowest === null || highest === null ? null : { from: lowest, to: highest } } }));
      return [`${name} hides ${hidings.length} counts from ${audience}`, ...describeHidings(hidings, Number(given['most']))].join('\n');
    }),
  },
  withdraw: {
    describe: 'withdraw a release, with a reason that everybody reads; what it told stays known',
    takes: ['release', 'reason'], options: WHERE,
    run: async ([name = '', reason = '']: readonly string[], given: Given) => inOffice(settings, given, async ({ country, releases, publisher, options: { now } }) => {
      await releases.withdraw(numberOf(name, country.code), reason, publisher.people.preparedBy, now);
      return `${name} is withdrawn: ${reason}`;
    }),
  },
  verify: {
    describe: 'hold the certificate of a release, such as KZ-1, against the keys of its country and what it publishes',
    takes: ['release'],
    options: [{ flag: '--hub <address>', describe: 'the hub; left out: HUB_URL, or this machine' }, { flag: '--keys <address>', describe: "the country's published keys; left out: those of the local demo" }],
    run: ([name = '']: readonly string[], given: Given) => verify(settings.verify(), name, given),
  },
}) as const;

/** Publishes, and says what came of it in one line. */
export async function releaseOf({ country, options, raw, releases, publisher }: Office): Promise<string> {
  const result: PublishResult = await publish(raw, releases, { ...options, progress: progressOn(process.stderr) }, publisher);
  const told = [...result.told].map(([audience, cells]) => `${audience} ${cells}`).join(', ');
  const next = result.nextEmbargoEnd === null ? '' : `; publish again after ${result.nextEmbargoEnd}, when an embargo ends`;
  return `${country.name.en}: release ${result.number} ${result.isNew ? 'published' : 'stands'}, ${result.cells} observations; told: ${told}${next}`;
}

async function preview({ options, raw, releases }: Office, { audience, most }: Given): Promise<string> {
  if (audience !== undefined && !isAudience(audience)) throw new SeraiError('INVALID_ARGUMENT', `--audience: there is no ${audience}. Write ${NESTED_AUDIENCES.join(', ')} or partner:XX`);
  const { content, earlier } = await prepared(raw, releases, { ...options, progress: progressOn(process.stderr) });
  const wanted = [...content.editions.keys()].filter((each: AudienceId) => each !== 'steward' && (audience === undefined || each === audience));
  if (wanted.length === 0) throw new SeraiError('INVALID_ARGUMENT', `--audience: the rules open nothing to ${audience ?? 'anybody'}`);
  return wanted.map((each) => describePreview(previewOf(content, each, earlier.at(-1)), Number(most))).join('\n');
}

/** Works with what a release is made with; both stewards have to be two. Throws CONFIG_INVALID, TOKEN_REFUSED. */
export async function inOffice<Result>(settings: ReleaseSettings, given: Given, work: (office: Office) => Promise<Result>): Promise<Result> {
  const { folder, owner, keysFile, staff, tokens } = await places(settings, given);
  const [country, rules] = [await readCountryFolder(folder), await readRulesFile(folder)];
  const now = new Date();
  // Nor can a token be.
  checkClock(now);
  const [preparedBy, clearedBy] = await Promise.all(tokens.map(async (token) => (await verifyStaff(`Bearer ${token}`, { country: country.code, ...staff }, now)).subject.sub)) as [string, string];
  const ring = await KeyRing.open(keysFile);
  const database = await openDatabase(owner, { poolSize: 1 });
  try {
    return await work({
      country, raw: new RawStore(database), releases: new ReleaseWriter(database),
      options: { country, inForce: rulesInForce(rules.name, rules.text, country.code), now },
      publisher: { people: { preparedBy, clearedBy }, sign: (claims) => signJwt(claims, RELEASE_CERTIFICATE_TYPE, ring.signing()) },
    });
  } finally {
    await database.destroy();
  }
}

async function places(settings: ReleaseSettings, { country, folder }: Given): Promise<OfficePlaces> {
  if (country === undefined) {
    const config = settings.release();
    return { folder: config.COUNTRY_FOLDER, owner: config.DATABASE_OWNER_URL, keysFile: config.KEYS_FILE, staff: { issuer: config.STAFF_ISSUER, keys: keySet(config.STAFF_KEYS) }, tokens: [config.PREPARED_BY_TOKEN, config.CLEARED_BY_TOKEN] };
  }
  if (folder === undefined) throw new SeraiError('CONFIG_INVALID', 'Say where the files of the country are, as in --folder infra/countries/northmark');
  const demo = new LocalDemo(settings.demo().SERAI_DATA);
  return {
    folder, owner: await demo.ownerOf(country), keysFile: demo.keysOf(country), staff: demo.staffOf(country),
    tokens: [await demo.stewardToken(country, STEWARDS.preparedBy), await demo.stewardToken(country, STEWARDS.clearedBy)],
  };
}

/** What the hub tells of a release. */
interface ToldRelease {
  readonly id: string;
  readonly hash: string;
  readonly withdrawn: { readonly reason: string } | null;
  readonly certificate: { readonly jws: string } | null;
}

async function verify(config: VerifyConfig, name: string, { hub, keys }: Given): Promise<string> {
  const { country } = releaseName(name) ?? {};
  if (country === undefined) throw new SeraiError('INVALID_ARGUMENT', `${JSON.stringify(name.slice(0, 40))} is no release. Write one such as KZ-1`);
  const keysAt = keys ?? config.COUNTRY_KEYS ?? new URL('/.well-known/jwks.json', await new LocalDemo(config.SERAI_DATA).urlOf(country)).href;
  const release = await releaseFrom(new URL('/graphql', hub ?? config.HUB_URL), country, name);
  if (!release.certificate) throw new SeraiError('CERTIFICATE_REFUSED', `${name} has no certificate: it was published before there were any`);
  return describeCertificate(name, await verifiedCertificate(release.certificate.jws, { name, country, hash: release.hash, keys: keySet(keysAt) }), release);
}

/** What a certificate says, once its signature, its country, its release and what it speaks of are checked. Throws CERTIFICATE_REFUSED. */
export async function verifiedCertificate(jws: string, { name, country, hash, keys }: { readonly name: string; readonly country: string; readonly hash: string; readonly keys: JWTVerifyGetKey }) {
  const payload = await verifyJwt(jws, { keys, issuer: countryUrn(country), type: RELEASE_CERTIFICATE_TYPE, isLasting: true, now: new Date(), refusal: 'CERTIFICATE_REFUSED' });
  const read = releaseCertificateClaims.safeParse(payload);
  const refused = (why: string): SeraiError => new SeraiError('CERTIFICATE_REFUSED', `The certificate of ${name} does not hold: ${why}`);
  if (!read.success) throw refused(`its claim ${read.error.issues[0]?.path.join('.') ?? ''} cannot be read`);
  const claims = read.data.serai_release_certificate_v1;
  if (claims.release !== name) throw refused(`it is of ${claims.release}`);
  if (claims.table !== hash) throw refused(`it speaks of an edition ${claims.table.slice(0, 12)}…, and the country tells ${hash.slice(0, 12)}…`);
  if (claims.preparedBy === claims.clearedBy) throw refused('one person both prepared and cleared it');
  return claims;
}

function describeCertificate(name: string, claims: Awaited<ReturnType<typeof verifiedCertificate>>, { withdrawn }: ToldRelease): string {
  return [
    `${name}, as it is told to ${claims.audience}: the country signed this, and it is of what the country publishes`,
    claims.allInPrint ? '  all of it stood in print already: there was nothing to hide' : `  ${claims.primary} counts hidden by rules, ${claims.secondary} so that those stay hidden; ${claims.narrowest === null ? 'nothing had to be protected' : `of each protected one ${claims.narrowest} whole numbers or more remain possible`}`,
    ...(claims.lostBefore > 0 ? [`  ${claims.lostBefore} counts are less open than the rules ask for, by what earlier releases told`] : []),
    `  known to the attacker: ${[...claims.knowledge.releases, ...claims.knowledge.audiences, ...claims.knowledge.mirrors].join(', ') || 'this release alone'}`,
    `  prepared by ${claims.preparedBy}, cleared by ${claims.clearedBy}; rules ${claims.rules.slice(0, 12)}; ${claims.solver}`,
    ...(withdrawn ? [`  withdrawn since: ${withdrawn.reason}`] : []),
  ].join('\n');
}

async function releaseFrom(hub: URL, country: string, name: string): Promise<ToldRelease> {
  const query = 'query ($codes: [CountryCode!]) { countries(codes: $codes, training: true) { releases { id hash withdrawn { reason } certificate { jws } } } }';
  let answer: { readonly data?: { readonly countries?: readonly ({ readonly releases: readonly ToldRelease[] | null } | null)[] | null } | null; readonly errors?: readonly { readonly message: string }[] };
  try {
    const response = await fetch(hub, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables: { codes: [country] } }), redirect: 'error', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    answer = (await response.json()) as typeof answer;
  } catch (error) {
    throw new SeraiError('HUB_NOT_READY', `The hub does not answer at ${hub.origin}. Check that it runs, and set HUB_URL to where it does`, { cause: error });
  }
  const releases = answer.data?.countries?.[0]?.releases;
  if (!releases) throw new SeraiError('COUNTRY_UNAVAILABLE', `The hub does not tell the releases of ${country}: ${answer.errors?.[0]?.message ?? 'it is no member'}`);
  const found = releases.find(({ id }) => id === name);
  if (!found) throw new SeraiError('INVALID_ARGUMENT', `There is no release ${name}; the newest is ${releases[0]?.id ?? 'none'}`);
  return found;
}

function numberOf(name: string, country: string): number {
  const release = releaseName(name);
  if (release?.country !== country) throw new SeraiError('INVALID_ARGUMENT', `${JSON.stringify(name.slice(0, 40))} is no release of ${country}. Write one such as ${country}-1`);
  return release.number;
}
