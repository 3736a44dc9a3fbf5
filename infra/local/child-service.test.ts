import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ChildService, endAll } from './child-service.js';
import { StartFailure } from './start-failure.js';

describe('a service that is started', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'serai-'));
  });
  afterEach(async () => {
    await endAll();
    await rm(folder, { recursive: true });
  });

  const start = async (text: string, withinMs?: number): Promise<ChildService> => {
    const program = join(folder, 'service.mjs');
    await writeFile(program, text);
    return ChildService.start({ name: 'Gateway', program, environment: {}, logFile: join(folder, 'gateway.log') }, withinMs);
  };

  it('is there when it says that it listens', async () => {
    expect((await start("process.send('listening'); setInterval(() => undefined, 1_000);")).pid).toBeGreaterThan(0);
  });

  it('that ends is told of with what it said last', async () => {
    await expect(start("console.error('The settings are wrong.'); process.exit(1);")).rejects.toEqual(new StartFailure(`Gateway did not start: The settings are wrong. Its log is ${join(folder, 'gateway.log')}`));
    expect(await readFile(join(folder, 'gateway.log'), 'utf8')).toBe('The settings are wrong.\n');
  });

  it('that neither listens nor ends is not waited for for ever', async () => {
    await expect(start('console.error(process.pid); setInterval(() => undefined, 1_000);', 2_000)).rejects.toThrow(/^Gateway did not start: it does not listen after 2 s\. Its log is /);
    const pid = Number(await readFile(join(folder, 'gateway.log'), 'utf8'));
    expect(pid).toBeGreaterThan(1);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});
