import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { CountryFolder } from './country-folders.js';
import { DataFolder } from './data-folder.js';
import { Releases } from './releases.js';
import type { Screen } from './screen.js';

const COUNTRY = { code: 'XN', name: { en: 'Northmark', ru: 'Нортмарк' }, training: false, fingerprint: '1', rulesFault: null } as CountryFolder;

/** Releases, and says that an embargo has ended since; then twice somebody else is importing; then all is told. */
const PROGRAM = `
import { appendFileSync, readFileSync } from 'node:fs';
appendFileSync('ASKED', 'x');
const times = readFileSync('ASKED', 'utf8').length;
if (times === 1) console.log('Northmark: release 1 published; publish again after 2026-01-01T00:00:00Z');
else if (times < 4) { console.error('somebody is importing'); process.exit(1); }
else console.log('Northmark: release 2 published');
`;

describe('a release that is due when an embargo ends', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'serai-'));
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'performance'] });
  });
  afterEach(async () => {
    jest.useRealTimers();
    await rm(folder, { recursive: true });
  });

  const releasing = async (isStopping = () => false) => {
    const program = join(folder, 'release.mjs');
    await writeFile(program, PROGRAM.replaceAll('ASKED', join(folder, 'asked')));
    const said: string[] = [];
    let asked = 0;
    const screen = { step: (text: string) => said.push(text), warn: (text: string) => said.push(text) } as unknown as Screen;
    const releases = new Releases({
      data: await DataFolder.open(join(folder, 'data'), { fresh: true }), screen, history: false, isStopping, databaseOf: () => '', letRead: () => Promise.resolve(),
      command: () => {
        asked += 1;
        return Promise.resolve({ name: 'Northmark', program, environment: {}, logFile: '' });
      },
    });
    await releases.prepare([COUNTRY]);
    return { said, asked: () => asked };
  };
  /** Waits for a fact; the clock stands meanwhile. */
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await sleep(10);
  };

  it('is tried again where it fails, after a minute and then after twice as long, until it is made', async () => {
    const { said, asked } = await releasing();
    expect(said).toEqual([expect.stringContaining('release 1 published')]);
    for (const [pauseMs, then] of [[1_000, 'somebody is importing'], [60_000, 'somebody is importing'], [120_000, 'release 2 published']] as const) {
      const [before, runs] = [said.length, asked()];
      await jest.advanceTimersByTimeAsync(pauseMs - 1);
      expect(asked()).toBe(runs);
      await jest.advanceTimersByTimeAsync(1);
      expect(asked()).toBe(runs + 1);
      await until(() => said.length > before);
      expect(said.at(-1)).toContain(then);
    }
    await jest.advanceTimersByTimeAsync(24 * 3_600_000);
    expect(asked()).toBe(4);
  });

  it('is not made by a hub that stops', async () => {
    const { asked } = await releasing(() => true);
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(asked()).toBe(1);
  });
});
