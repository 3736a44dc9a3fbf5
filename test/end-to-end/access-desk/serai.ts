import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { INHERITED } from '../../kit/config.js';
import { ROOT } from '../../kit/places.js';

/** Runs `serai` as from a terminal, with these settings. */
export async function serai(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<{ readonly code: number | null; readonly said: string; readonly complaint: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'services/cli/dist/main.js'), ...words], { env: { ...INHERITED, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [said, complaint] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said: said.trim(), complaint: complaint.trim() };
}
