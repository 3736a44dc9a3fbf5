import { readFile, rm } from 'node:fs/promises';
import { TestHub } from '../kit/hub.js';
import { temporaryFolder } from '../kit/places.js';
import { descendantsOf } from '../kit/processes.js';

/** Proportional set size of a process in MB (Linux). */
async function pssOf(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) / 1024;
}

/** Starts the hub on empty data and again on the same, and prints the time to ready and the memory of all its processes. */
async function bench(): Promise<void> {
  const data = await temporaryFolder();
  for (const which of ['first start', 'second start', 'third start']) {
    const before = performance.now();
    const hub = await TestHub.start({ data });
    const seconds = (performance.now() - before) / 1000;
    await hub.query('{ countries { observations(first: 5000) { nodes { id value } } } }');
    const pids = [hub.pid, ...(await descendantsOf(hub.pid)).map(({ pid }) => pid)];
    const memory = (await Promise.all(pids.map(pssOf))).reduce((sum, each) => sum + each, 0);
    const stopping = performance.now();
    await hub.stop();
    process.stdout.write(`${which}: ready after ${seconds.toFixed(1)} s, ${memory.toFixed(0)} MB in ${pids.length} processes, stopped in ${((performance.now() - stopping) / 1000).toFixed(1)} s\n`);
  }
  await rm(data, { recursive: true, force: true });
}

await bench();
