import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { clientToken, KeyRing, publicKeysFile, signJwt } from '@serai/chassis';
import { ACCESS_TOKEN_TYPE, countryUrn, SCOPES, STEWARD_SCOPE } from '@serai/schema';
import { INHERITED } from './config.js';
import type { TestHub } from './hub.js';
import { ROOT } from './places.js';
import { issuerOf } from './sign-in.js';
import { audiencesOf, databaseOf } from './test-country.js';

/** How a run of the command ended. */
export interface Published {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The keys of a country, and the tokens of the two stewards without whom it releases nothing. */
export async function releasing(hub: TestHub, code: string): Promise<Readonly<Record<string, string>>> {
  const [keys, urn] = [join(hub.data, 'keys', code.toLowerCase()), countryUrn(code)];
  const ring = await KeyRing.open(`${keys}-staff.json`);
  const iat = Math.floor(Date.now() / 1000);
  const tokenOf = (sub: string): Promise<string> => signJwt({ iss: `${urn}:staff`, sub, aud: urn, client_id: 'test', scope: STEWARD_SCOPE, iat, exp: iat + 600, jti: `${sub}-${iat}` }, ACCESS_TOKEN_TYPE, ring.signing());
  return {
    KEYS_FILE: `${keys}.json`, STAFF_ISSUER: `${urn}:staff`, STAFF_KEYS: pathToFileURL(publicKeysFile(`${keys}-staff.json`)).href,
    PREPARED_BY_TOKEN: await tokenOf('steward-a'), CLEARED_BY_TOKEN: await tokenOf('steward-b'),
  };
}

/** Settings by which a country's commands reach a hub: to see what the others tell, as the public and as its readers of the demo, and to take its turn. */
export async function neighbouring(hub: TestHub, code: string): Promise<Readonly<Record<string, string>>> {
  const readers = (await readersOf(hub, code)).map(({ file }) => file);
  return { HUB_URL: hub.at(''), SECRETARIAT_URL: new URL(hub.addressOf('Secretariat')).origin, TOKEN_ISSUER: issuerOf(hub), MIRROR_READERS: readers.join(delimiter) };
}

/** A client as which a training member of a hub reads the others, and the file of its key. */
export interface MirrorReader {
  readonly id: string;
  readonly audience: string;
  readonly file: string;
}

/** Headers of a reader, who may apply as well. */
export async function readingAs(hub: TestHub, { id, file }: MirrorReader): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await clientToken(issuerOf(hub), { id, ring: await KeyRing.open(file) }, Object.values(SCOPES).join(' '))}` };
}

/** The readers of a training member of a hub. A hub that began as another has a new issuer, by which nobody granted them anything. */
export async function readersOf(hub: TestHub, code: string): Promise<readonly MirrorReader[]> {
  const clients = await hub.dataFile<readonly { readonly id: string }[]>('clients.json');
  const own = `mirrors-${code.toLowerCase()}-`;
  return clients.filter(({ id }) => id.startsWith(own)).map(({ id }) => ({ id, audience: id.slice(own.length), file: join(hub.data, 'keys', `${id}.json`) }));
}

export interface PublishOptions {
  /** Arguments of Node. */
  readonly node?: readonly string[];
  /** In its turn, and with what the others tell. */
  readonly mirrors?: boolean;
}

/** Runs `serai national publish` on a hub's database of a country, with the files of a folder. */
export async function publish(hub: TestHub, code: string, folder: string, { node = [], mirrors = false }: PublishOptions = {}): Promise<Published> {
  const readers = await Promise.all((await audiencesOf(hub, code)).map(async (audience) => [`DATABASE_URL_${audience.replace(':', '_').toUpperCase()}`, await databaseOf(hub, code, audience)]));
  const child = spawn(process.execPath, [...node, join(ROOT, 'services/cli/dist/main.js'), 'national', 'publish', ...(mirrors ? ['--mirrors'] : [])], {
    env: {
      ...INHERITED, COUNTRY_FOLDER: folder, SOURCES_FILE: join(ROOT, 'infra/countries/sources.csv'), DATABASE_OWNER_URL: await databaseOf(hub, code, 'owner'), DATABASE_URL_CLERK: await databaseOf(hub, code, 'clerk'),
      ...(Object.fromEntries(readers) as Record<string, string>), ...(await releasing(hub, code)), ...(mirrors && (await neighbouring(hub, code))),
    },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stdout, stderr };
}
