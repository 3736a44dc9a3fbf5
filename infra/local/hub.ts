import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { delimiter } from 'node:path';
import { pathToFileURL } from 'node:url';
import { KeyRing, publicKeysFile } from '@serai/chassis';
import { EXAMPLE_QUERIES } from '@serai/schema';
import { ChildService, endAll, type ServiceSpec } from './child-service.js';
import type { LocalConfig } from './config.js';
import { type CountryFolder, readCountryFolders } from './country-folders.js';
import type { DataFolder } from './data-folder.js';
import { type Cluster, startCluster } from './database/cluster.js';
import { audienceInSetting, type GivenDatabase } from './database/given-database.js';
import { type NeededDatabase, provision, rolesFor } from './database/provision.js';
import { demoPeople } from './demo-people.js';
import { twoStewards } from './two-stewards.js';
import { type MirrorReaderClient, mirrorReadersOf, MirrorVisas } from './mirror-visas.js';
import { HeldPorts, isFree } from './free-ports.js';
import { type HubPlaces, hubPlaces, staffIssuer } from './hub-places.js';
import { COUNTRIES, PROGRAMS, SOURCES_FILE } from './layout.js';
import { Releases } from './releases.js';
import type { Screen } from './screen.js';
import { StartFailure } from './start-failure.js';
import { supervise } from './supervise.js';
import { untilUp } from './until-up.js';

const SECRETARIAT = 'SECRETARIAT';

export interface HubOptions {
  readonly config: LocalConfig;
  readonly data: DataFolder;
  readonly screen: Screen;
  readonly startedAt: number;
  /** Whether the training members begin with what they handed in before, too. */
  readonly history: boolean;
}

/** Everything on one machine: a database a service, the countries, the secretariat, the gateway. */
export class Hub {
  private cluster: Cluster | undefined;
  private stopping = false;
  /** Services whose database is one that was there already. */
  private readonly given = new Set<string>();
  private places!: HubPlaces;
  private fall!: (sentence: string) => void;

  constructor(private readonly options: HubOptions) {}

  /** Brings everything up. Resolves when the hub is ready. Throws StartFailure. */
  async start(): Promise<void> {
    const { config, data, screen } = this.options;
    if (!(await isFree(config.hubPort))) {
      throw new StartFailure(`Port ${config.hubPort} is taken. Stop what listens there, or choose another: HUB_PORT=4100 npm start`);
    }
    const countries = await readCountryFolders(COUNTRIES, SOURCES_FILE);
    // Between the choice and the start of the countries lies all that they release: meanwhile nobody else may take one.
    const held = await HeldPorts.choose(['POSTGRES', SECRETARIAT, ...countries.map(({ code }) => code)], await data.read('ports.json', {}), [config.hubPort]);
    const { ports } = held;
    await data.write('ports.json', ports);
    const portOf = (name: string): number => ports[name] as number;

    // The gateway needs no database, and takes its time to load: it does so while the database starts.
    this.places = hubPlaces(config.hubPort, portOf(SECRETARIAT), config.otherIssuer);
    const gatewaySpec = this.service('Gateway', PROGRAMS.gateway, {
      PORT: String(config.hubPort), SECRETARIAT_URL: this.places.secretariat, KEYS_FILE: data.at('keys', 'gateway.json'),
      TOKEN_ISSUER: this.places.issuer, TOKEN_KEYS: this.places.tokenKeys,
    });
    const gateway = ChildService.start(gatewaySpec);
    gateway.catch(() => undefined);

    for (const { code } of countries) await KeyRing.open(this.staffKeys(code));
    await held.release(['POSTGRES']);
    const databases = await this.databases(countries, portOf('POSTGRES'));
    const visas = new MirrorVisas({
      hub: this.places.hub, issuer: this.places.issuer, serviceOf: (code) => `http://127.0.0.1:${portOf(code)}`,
      stewardOf: async (code) => (await twoStewards(code, this.staffKeys(code)))[0],
    });
    const releases = new Releases({
      data, screen, history: this.options.history, isStopping: () => this.stopping, databaseOf: ({ code }) => this.identityOf(databases, code),
      command: async (country, args) => ({ ...(await this.commandSpec(country, databases)), args }),
      letRead: async (country, others) => visas.ensure(country, this.readersOf(country), others),
    });
    await Promise.all([releases.prepare(countries), this.setUp(countries, databases, portOf)]);

    screen.step(`Starting ${countries.length} countries, the secretariat and the gateway`);
    const specs = [
      ...countries.map((country) => this.nationalSpec(country, databases, portOf(country.code))),
      this.service('Secretariat', PROGRAMS.secretariat, {
        DATABASE_URL: addressOf(databases, SECRETARIAT).owner, PORT: String(portOf(SECRETARIAT)), KEYS_FILE: data.at('keys', 'secretariat.json'),
        TOKEN_KEYS_FILE: data.at('keys', 'tokens.json'), ISSUER_URL: this.places.ownIssuer, HUB_URL: this.places.hub,
        GATEWAY_KEYS: this.places.gatewayKeys, TOKEN_ISSUER: this.places.issuer, TOKEN_KEYS: this.places.tokenKeys,
      }),
    ];
    await held.release();
    const services = [...(await Promise.all(specs.map((spec) => ChildService.start(spec)))), await gateway];
    specs.push(gatewaySpec);
    await untilUp(`http://127.0.0.1:${config.hubPort}/health`, countries.map(({ code }) => code));

    specs.forEach((spec, index) => {
      const isCountry = index < countries.length;
      supervise(services[index] as ChildService, spec, { isCountry, screen, isStopping: () => this.stopping, onFall: (sentence) => this.fall(sentence) });
    });
    await releases.publishInTurn(countries);
    void this.cluster?.died.then(() => this.fall('The database ended. Start the hub again: npm start'));

    screen.ready(
      [
        { who: 'Gateway', where: `http://127.0.0.1:${config.hubPort}/graphql` },
        ...countries.map(({ code, name }) => ({ who: name.en, where: `http://127.0.0.1:${portOf(code)}/graphql` })),
        { who: 'Secretariat', where: `http://127.0.0.1:${portOf(SECRETARIAT)}/graphql` },
        ...(this.cluster ? [{ who: 'PostgreSQL', where: `127.0.0.1:${portOf('POSTGRES')}` }] : []),
      ],
      EXAMPLE_QUERIES,
      (performance.now() - this.options.startedAt) / 1000,
    );
  }

  /** Rejects with a StartFailure when a part that the hub cannot do without ends by itself. */
  readonly fallen = new Promise<never>((_resolve, reject) => {
    this.fall = (sentence) => {
      if (!this.stopping) reject(new StartFailure(sentence));
    };
  });

  /** Ends every process: the services first, the database last. */
  async stop(): Promise<void> {
    this.stopping = true;
    await endAll();
    await this.cluster?.stop();
  }

  /** Addresses by service; starts our own PostgreSQL for those that none is set for. */
  private async databases(countries: readonly CountryFolder[], port: number): Promise<ReadonlyMap<string, GivenDatabase>> {
    const { config, data, screen } = this.options;
    const addresses = new Map<string, GivenDatabase>();
    const needed: NeededDatabase[] = [];
    for (const { service, audiences } of [...countries.map(({ code, audiences: readers }) => ({ service: code, audiences: readers })), { service: SECRETARIAT, audiences: [] }]) {
      const given = config.givenDatabase(service, audiences);
      if (given) {
        this.given.add(service);
        addresses.set(service, given);
      } else needed.push({ service, audiences });
    }
    if (needed.length === 0) return addresses;

    screen.step('Starting PostgreSQL');
    const passwords = await data.read<Record<string, string>>('passwords.json', {});
    for (const role of ['serai', ...rolesFor(needed)]) passwords[role] ??= randomBytes(24).toString('base64url');
    await data.write('passwords.json', passwords);
    this.cluster = await startCluster({ folder: data.at('postgres'), port, password: passwords['serai'] as string }, config.inherited);
    for (const [service, address] of await provision(this.cluster.url, needed, passwords)) addresses.set(service, address);
    return addresses;
  }

  /** Tells the secretariat who the members are, and lets the demo's people and its machine in, where that changed. */
  private async setUp(countries: readonly CountryFolder[], databases: ReadonlyMap<string, GivenDatabase>, portOf: (name: string) => number): Promise<void> {
    const { data } = this.options;
    await data.write('members.json', countries.map(({ code, type, rootField, name, training }) => ({
      code, type, rootField, training, nameEn: name.en, nameRu: name.ru, url: `http://127.0.0.1:${portOf(code)}/graphql`,
    })));
    const files = { members: data.at('members.json'), ...(await demoPeople(data, countries.flatMap((country) => this.readersOf(country)))) };
    const done = await data.read<Record<string, string>>('set-up.json', {});
    const args: string[] = [];
    for (const [what, file] of Object.entries(files)) {
      const mark = createHash('sha256').update(await readFile(file)).update(this.identityOf(databases, SECRETARIAT)).digest('hex');
      if (done[what] !== mark) args.push(`--${what}`, file);
      done[what] = mark;
    }
    if (args.length === 0) return;
    const spec = this.service('Secretariat', PROGRAMS.cli, { DATABASE_URL: addressOf(databases, SECRETARIAT).owner });
    await ChildService.run({ ...spec, args: ['secretariat', 'set-up', ...args] });
    await data.write('set-up.json', done);
  }

  private nationalSpec(country: CountryFolder, databases: ReadonlyMap<string, GivenDatabase>, port: number): ServiceSpec {
    return this.service(country.name.en, PROGRAMS.national, {
      COUNTRY_FOLDER: country.folder, ...readerUrls(addressOf(databases, country.code)), PORT: String(port),
      KEYS_FILE: this.options.data.at('keys', `${country.code.toLowerCase()}.json`),
      SECRETARIAT_URL: this.places.secretariat, GATEWAY_KEYS: this.places.gatewayKeys, REGISTRY_KEYS: this.places.registryKeys,
      TOKEN_ISSUER: this.places.issuer, TOKEN_KEYS: this.places.tokenKeys,
      ...this.staff(country.code),
    });
  }

  /** A command that imports and releases: it alone is given the owner's credentials. */
  private async commandSpec(country: CountryFolder, databases: ReadonlyMap<string, GivenDatabase>): Promise<ServiceSpec> {
    const database = addressOf(databases, country.code);
    const [PREPARED_BY_TOKEN, CLEARED_BY_TOKEN] = await twoStewards(country.code, this.staffKeys(country.code));
    const settings = {
      COUNTRY_FOLDER: country.folder, SOURCES_FILE, ...readerUrls(database), DATABASE_OWNER_URL: database.owner, KEYS_FILE: this.options.data.at('keys', `${country.code.toLowerCase()}.json`), ...this.staff(country.code), PREPARED_BY_TOKEN, CLEARED_BY_TOKEN,
      HUB_URL: new URL(this.places.hub).origin, SECRETARIAT_URL: this.places.secretariat, TOKEN_ISSUER: this.places.issuer,
      MIRROR_READERS: this.readersOf(country).map(({ keysFile }) => keysFile).join(delimiter),
    };
    return this.service(country.name.en, PROGRAMS.cli, settings);
  }

  /** What tells a service's database from any other: its address, and of our own the folder's alone, whichever port it has today. */
  private identityOf(databases: ReadonlyMap<string, GivenDatabase>, service: string): string {
    return this.given.has(service) ? addressOf(databases, service).owner : '';
  }

  /** As whom a member reads the others; an issuer that is not the demo's own knows none of them. */
  private readersOf(country: CountryFolder): readonly MirrorReaderClient[] {
    return this.options.config.otherIssuer ? [] : mirrorReadersOf(country, this.options.data);
  }

  /** A country's own issuer. */
  private staff(code: string): { readonly STAFF_ISSUER: string; readonly STAFF_KEYS: string } {
    return { STAFF_ISSUER: staffIssuer(code), STAFF_KEYS: pathToFileURL(publicKeysFile(this.staffKeys(code))).href };
  }

  /** The keys of a country's own issuer, by which tokens of its staff are signed in the demo. */
  private staffKeys(code: string): string {
    return this.options.data.at('keys', `${code.toLowerCase()}-staff.json`);
  }

  private service(name: string, program: string, settings: Readonly<Record<string, string>>): ServiceSpec {
    const { config, data } = this.options;
    const logFile = data.at('logs', `${name.toLowerCase().replaceAll(' ', '-')}.log`);
    return { name, program, logFile, environment: { ...config.inherited, NODE_ENV: 'production', ...config.handedOn, ...settings } };
  }
}

function readerUrls({ audiences, clerk }: GivenDatabase): Record<string, string> {
  const readers = [...audiences].map(([audience, url]) => [`DATABASE_URL_${audienceInSetting(audience)}`, url] as const);
  return Object.fromEntries([...readers, ['DATABASE_URL_CLERK', clerk ?? '']]);
}

function addressOf(databases: ReadonlyMap<string, GivenDatabase>, service: string): GivenDatabase {
  const address = databases.get(service);
  if (!address) throw new Error(`No database for ${service}`);
  return address;
}
