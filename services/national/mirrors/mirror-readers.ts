import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { clientToken, KeyRing } from '@serai/chassis';
import { SeraiError } from '@serai/schema';
import type { MirrorReader } from './hub-mirrors.js';

/** Clients of the hub's issuer, each by the file of its key, that is named after it. Throws CONFIG_INVALID. */
export async function mirrorReaders(issuer: string, files: readonly string[]): Promise<readonly MirrorReader[]> {
  return Promise.all(files.map(async (file) => {
    if (!existsSync(file)) throw new SeraiError('CONFIG_INVALID', `MIRROR_READERS: there is no ${file}. Name the key files of clients that the hub's issuer knows, each called after its client`);
    const client = { id: basename(file, '.json'), ring: await KeyRing.open(file) };
    return { id: client.id, token: () => clientToken(issuer, client) };
  }));
}
