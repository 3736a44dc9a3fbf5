import { createServer } from 'node:http';
import { once } from 'node:events';
import { access, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort, TestHub } from '../../kit/hub.js';
import { temporaryFolder } from '../../kit/places.js';
import { rootWithCountries } from '../../kit/own-countries.js';
import { descendantsOf, runningProcesses } from '../../kit/processes.js';
import { until } from '../../kit/until.js';

const RELEASES = '{ countries { code releases { id hash publishedAt } } }';

interface Releases {
  readonly countries: readonly { readonly code: string; readonly releases: readonly { readonly id: string; readonly hash: string }[] }[];
}

async function nothingLeftOf(data: string): Promise<void> {
  const left = (await runningProcesses()).filter(({ command, environment }) => command.includes(data) || environment.includes(data));
  expect(left.map(({ command }) => command)).toEqual([]);
}

describe('one command starts and stops the hub', () => {
  const folders: string[] = [];
  /** A repository of one country: how a hub starts and ends does not depend on their number. */
  let root: string;
  const folder = async (): Promise<string> => {
    const path = await temporaryFolder();
    folders.push(path);
    return path;
  };
  beforeAll(async () => {
    root = await rootWithCountries(['kazakhstan']);
    folders.push(root);
  });
  afterAll(async () => {
    await Promise.all(folders.map((path) => rm(path, { recursive: true, force: true })));
  });

  it('brings everything up, ends every process on SIGTERM within five seconds, and loses nothing', async () => {
    const hub = await TestHub.start();
    const { data } = hub;
    folders.push(data);
    expect(hub.said).toMatch(/^ +Gateway +http:\/\/127\.0\.0\.1:\d+\/graphql$/m);
    expect(hub.said.match(/^query /gm)).toHaveLength(2);
    const first = await hub.query<Releases>(RELEASES);
    expect(first.data?.countries.map(({ code }) => code)).toEqual(['KG', 'KZ', 'RU', 'TJ', 'TM', 'UZ']);
    const withTraining = await hub.query<Releases>(RELEASES.replace('countries', 'countries(training: true)'));
    expect(withTraining.data?.countries.map(({ code }) => code)).toEqual(['KG', 'KZ', 'RU', 'TJ', 'TM', 'UZ', 'XE', 'XN', 'XS']);
    expect((await descendantsOf(hub.pid)).filter(({ command }) => /dist\/(main|local\/database\/keeper)\.js/.test(command))).toHaveLength(12);

    const before = performance.now();
    const end = await hub.stop();
    expect(performance.now() - before).toBeLessThan(5_000);
    expect(end.code).toBe(0);
    await nothingLeftOf(data);

    const again = await TestHub.start({ data });
    expect((await again.query<Releases>(RELEASES)).data).toEqual(first.data);
    expect((await again.query<Releases>(RELEASES.replace('countries', 'countries(training: true)'))).data).toEqual(withTraining.data);
    await again.stop();
  });

  it('refuses a taken port in one sentence, with nothing left running', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const data = await folder();
    const end = await (await TestHub.launch({ root, port, data })).ended;
    other.close();
    expect(end.code).not.toBe(0);
    expect(end.complaint).toBe(`Port ${port} is taken. Stop what listens there, or choose another: HUB_PORT=4100 npm start\n`);
    await nothingLeftOf(data);
  });

  it('refuses a folder that holds something else, settings that make no sense, and an option it does not know', async () => {
    const data = await folder();
    await writeFile(join(data, 'thesis.docx'), 'years of work');
    const foreign = await (await TestHub.launch({ root, data, args: ['--fresh'] })).ended;
    expect(foreign).toMatchObject({ code: 1, complaint: `${data} holds something else than a hub's data. Set SERAI_DATA to an empty folder\n` });
    const settings = await (await TestHub.launch({ root, data, environment: { HUB_PORT: 'http' } })).ended;
    expect(settings.code).toBe(1);
    expect(settings.complaint).toMatch(/^The settings are wrong: HUB_PORT: /);
    const option = await (await TestHub.launch({ root, data, args: ['--quick'] })).ended;
    expect(option).toMatchObject({ code: 2, complaint: 'There is no option --quick. Use: npm start -- --fresh, to begin anew, or --history, so that the training members begin with what they handed in before\n' });
  });

  describe('with its data', () => {
    let data: string;
    let hub: TestHub;
    beforeAll(async () => {
      data = await folder();
      hub = await TestHub.start({ root, data });
    });

    it('refuses a second hub', async () => {
      const second = await (await TestHub.launch({ root, data })).ended;
      expect(second.code).toBe(1);
      expect(second.complaint).toMatch(/^A hub already runs on .* \(process \d+\)\. Stop it first/);
      expect((await hub.query<Releases>(RELEASES)).errors).toEqual([]);
    });

    it('ends in one sentence when the gateway dies', async () => {
      const gateway = (await descendantsOf(hub.pid)).find(({ command }) => command.includes('gateway/dist/main.js'));
      process.kill(gateway?.pid ?? 0, 'SIGKILL');
      const end = await hub.ended;
      expect(end.code).toBe(1);
      expect(end.complaint).toMatch(/^Gateway ended.* Start the hub again: npm start\n$/);
      await nothingLeftOf(data);
    });

    it('comes back after being killed itself', async () => {
      const killed = await TestHub.start({ root, data });
      killed.signal('SIGKILL');
      await killed.ended;
      await until('its processes have ended without it', async () => !(await runningProcesses()).some(({ command, environment }) => command.includes(data) || environment.includes(data)));
      hub = await TestHub.start({ root, data });
      expect((await hub.query<Releases>(RELEASES)).errors).toEqual([]);
    });

    it('ends in one sentence when the database dies, and when it will not start', async () => {
      const server = (await descendantsOf(hub.pid)).find(({ command }) => / -D \S+postgres /.test(command));
      process.kill(server?.pid ?? 0, 'SIGKILL');
      expect(await hub.ended).toMatchObject({ code: 1, complaint: 'The database ended. Start the hub again: npm start\n' });
      await nothingLeftOf(data);

      const settings = join(data, 'postgres', 'postgresql.conf');
      const asItWas = await readFile(settings);
      await writeFile(settings, 'work_mem = nonsense\n');
      const end = await (await TestHub.launch({ root, data })).ended;
      expect(end.code).toBe(1);
      expect(end.complaint).toMatch(/^The database did not start on \S+ \(.*\)\. Mend that, or begin anew with: npm start -- --fresh\n$/);
      await nothingLeftOf(data);
      await writeFile(settings, asItWas);
      hub = await TestHub.start({ root, data });
      expect((await hub.query<Releases>(RELEASES)).errors).toEqual([]);
      await hub.stop();
    });

    it('begins anew with --fresh, and in silence where that is asked', async () => {
      await writeFile(join(data, 'logs', 'old.log'), 'old');
      const fresh = await TestHub.start({ root, data, args: ['--fresh'], environment: { LOG_LEVEL: 'silent' } });
      expect(fresh.said).toMatch(/Kazakhstan: release 1 published/);
      await expect(access(join(data, 'logs', 'old.log'))).rejects.toThrow(/ENOENT/);
      await fresh.stop();
    });
  });
});
