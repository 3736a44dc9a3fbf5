import { KeyRing, keySet, signJwt } from '@serai/chassis';
import { type AudienceId, type CountrySettings, isAudience, NESTED_AUDIENCES, RELEASE_CERTIFICATE_TYPE, releaseName, SeraiError } from '@serai/schema';
import type { DemoConfig, NeighbourConfig, ReleaseConfig, VerifyConfig } from '../config.js';
import { readCountryFolder, readRulesFile } from '../country-folder.js';
import { type StaffIssuer, verifyStaff } from '../identity/staff.js';
import { HubMirrors } from '../mirrors/hub-mirrors.js';
import { mirrorReaders } from '../mirrors/mirror-readers.js';
import { ReleaseTurn } from '../mirrors/release-turn.js';
import type { Neighbours } from '../release/in-turn.js';
import { describeHidings, describePreview, placeOf, previewOf } from '../release/preview.js';
import { checkClock, prepared, publish, type Publisher, type PublishOptions, type PublishResult } from '../release/publish.js';
import { rulesInForce } from '../release/rules-in-force.js';
import { openDatabase } from '../store/data-source.js';
import { RawStore } from '../store/raw-store.js';
import { ReleaseWriter } from '../store/release-writer.js';
import { verifyRelease } from './certificate.js';
import { LocalDemo } from './local-demo.js';
import { progressOn } from './progress.js';

type Given = Readonly<Record<string, string | undefined>>;

/** How a command finds what it works on: in the local demo by a country's code, else by the environment. */
const WHERE = [
  { flag: '--country <code>', describe: 'in the local demo: the country that releases' },
  { flag: '--folder <folder>', describe: 'in the local demo: folder of the country, such as infra/countries/northmark' },
] as const;
export const MIRRORS = { flag: '--mirrors', describe: 'count with what other members tell of the same people, and go live in turn' } as const;
const STEWARDS = { preparedBy: 'steward-a', clearedBy: 'steward-b' } as const;
const MOST_SHOWN = 20;

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
  readonly neighbours: () => NeighbourConfig;
}

/** What two stewards do with releases, and what anybody does who wants to know how one was made. */
export const commandsOfReleases = (settings: ReleaseSettings) => ({
  preview: {
    describe: 'show what a release would tell, what it would hide and why, and what that costs; publishes nothing',
    options: [...WHERE, MIRRORS, { flag: '--audience <audience>', describe: 'only this one, such as researcher' }, { flag: '--most <number>', describe: 'hidden counts that are listed', fallback: String(MOST_SHOWN) }],
    run: (_words: readonly string[], given: Given) => inOffice(settings, given, async (office) => preview(office, given)),
  },
  publish: {
    describe: 'publish a release of what was imported; one steward prepares it, another clears it',
    options: [...WHERE, MIRRORS],
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
    run: ([name = '']: readonly string[], given: Given) => verifyRelease(settings.verify(), name, given),
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
  const neighbours = given['mirrors'] === undefined ? undefined : await neighboursOf(settings, country, { ring, isDemo: given['country'] !== undefined });
  const database = await openDatabase(owner, { poolSize: 1 });
  try {
    return await work({
      country, raw: new RawStore(database), releases: new ReleaseWriter(database),
      options: { country, inForce: rulesInForce(rules.name, rules.text, country.code), now, clock: () => new Date(), ...(neighbours && { neighbours }) },
      publisher: { people: { preparedBy, clearedBy }, sign: (claims) => signJwt(claims, RELEASE_CERTIFICATE_TYPE, ring.signing()) },
    });
  } finally {
    await database.destroy();
  }
}

/** The other members as this one sees them through the hub. */
async function neighboursOf(settings: ReleaseSettings, { code, training }: CountrySettings, { ring, isDemo }: { readonly ring: KeyRing; readonly isDemo: boolean }): Promise<Neighbours> {
  const { HUB_URL, SECRETARIAT_URL, MIRROR_READERS, TOKEN_ISSUER } = settings.neighbours();
  const demo = new LocalDemo(settings.demo().SERAI_DATA);
  const files = isDemo && MIRROR_READERS.length === 0 ? await demo.mirrorReadersOf(code) : MIRROR_READERS;
  const readers = files.length === 0 ? [] : await mirrorReaders(TOKEN_ISSUER ?? (await demo.tokenIssuer()), files);
  const mirrors = new HubMirrors({ country: code, training, hub: HUB_URL, readers });
  const turn = new ReleaseTurn({
    country: code, secretariat: SECRETARIAT_URL ?? (await demo.secretariatUrl()), ring,
    onWait: (ahead) => void process.stderr.write(`Waiting for ${ahead.map(({ release, until }) => `${release} (at the latest ${until})`).join(', ')}, which was announced before\n`),
  });
  return { mirrors: () => mirrors.read(), announce: turn.announce, turn: turn.turn, end: turn.end };
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

function numberOf(name: string, country: string): number {
  const release = releaseName(name);
  if (release?.country !== country) throw new SeraiError('INVALID_ARGUMENT', `${JSON.stringify(name.slice(0, 40))} is no release of ${country}. Write one such as ${country}-1`);
  return release.number;
}
