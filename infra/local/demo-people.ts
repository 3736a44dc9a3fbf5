import { randomBytes } from 'node:crypto';
import { KeyRing } from '@serai/chassis';
import { SCOPES } from '@serai/schema';
import type { DataFolder } from './data-folder.js';
import type { MirrorReaderClient } from './mirror-visas.js';

const NAMES = ['researcher', 'second-researcher', 'analyst'] as const;
const MACHINE = 'machine';

/** Somebody who can sign in at the demo's issuer. */
interface DemoPerson {
  readonly name: string;
  readonly password: string;
}

/** Files that let the demo's people and its machines in, as `serai secretariat people add` and `clients add` read them. */
export interface DemoFiles {
  readonly people: string;
  readonly clients: string;
}

/**
 * The people and the machines of the local demo: made at its first start with passwords and a key of chance, kept
 * in its data folder where only its user can read them. No other hub has any of them.
 */
export async function demoPeople(data: DataFolder, readers: readonly MirrorReaderClient[]): Promise<DemoFiles> {
  const people = await data.read<readonly DemoPerson[]>('people.json', NAMES.map((name) => ({ name, password: randomBytes(18).toString('base64url') })));
  const machines = [{ id: MACHINE, name: 'Machine of the demo', scopes: [SCOPES.read], keysFile: data.at('keys', `${MACHINE}.json`) }, ...readers.map(({ id, keysFile }) => ({ id, name: `Reader ${id}`, scopes: Object.values(SCOPES), keysFile }))];
  const clients = await Promise.all(machines.map(async ({ keysFile, ...client }) => ({ ...client, jwks: (await KeyRing.open(keysFile)).jwks(new Date()) })));
  await data.write('people.json', people);
  await data.write('clients.json', clients);
  return { people: data.at('people.json'), clients: data.at('clients.json') };
}
