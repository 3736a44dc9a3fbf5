import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SeraiError } from '@serai/schema';
import { PSEUDONYM_KEY_BYTES } from '../log/pseudonym.js';

/** Where the key of a country's pseudonyms is kept: beside the country's own keys. */
export function pseudonymKeyFile(keysFile: string): string {
  return keysFile.replace(/(\.json)?$/, '.pseudonyms.key');
}

/** The key of a country's pseudonyms, in a file that only its user can read; made where there is none. Throws CONFIG_INVALID. */
export function openPseudonymKey(keysFile: string): Uint8Array {
  const file = pseudonymKeyFile(keysFile);
  if (!statSync(file, { throwIfNoEntry: false })) make(file);
  return readPseudonymKey(keysFile);
}

/** The key as it is. Throws CONFIG_INVALID where there is none. */
export function readPseudonymKey(keysFile: string): Uint8Array {
  const file = pseudonymKeyFile(keysFile);
  try {
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
    if (key.length !== PSEUDONYM_KEY_BYTES) throw new Error(`${key.length} bytes`);
    return new Uint8Array(key);
  } catch (error) {
    throw new SeraiError('CONFIG_INVALID', `${file} is no key of pseudonyms. Put the country's own back there: with another, nobody can be told from the log any more`, { cause: error });
  }
}

function make(file: string): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(draft, `${randomBytes(PSEUDONYM_KEY_BYTES).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true });
    // A link is refused where the file is there by now: two processes that start together keep one key.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw new SeraiError('CONFIG_INVALID', `${file} cannot be written. It holds the key of the country's pseudonyms`, { cause: error });
  } finally {
    rmSync(draft, { force: true });
  }
}
