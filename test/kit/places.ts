import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the repository, seen from the compiled `test/dist/kit`. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** A folder of its own under the system's temporary folder. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'serai-test-'));
}
