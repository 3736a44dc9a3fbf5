import { type LocalConfig, readLocalConfig } from './config.js';
import { DataFolder } from './data-folder.js';
import { Hub } from './hub.js';
import { Screen } from './screen.js';
import { sentenceFor } from './start-failure.js';

/** `npm start`: everything on this machine, until it is told to stop. Resolves to the exit code. */
export async function runHub(args: readonly string[], startedAt: number): Promise<number> {
  const screen = new Screen(process.stdout);
  let config: LocalConfig | undefined;
  let data: DataFolder | undefined;
  let hub: Hub | undefined;
  const told = new Promise<'told'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve('told'));
  });
  let exitCode = 0;
  try {
    const unknown = args.find((arg) => !['--fresh', '--history'].includes(arg));
    if (unknown !== undefined) {
      process.stderr.write(`There is no option ${unknown}. Use: npm start -- --fresh, to begin anew, or --history, so that the training members begin with what they handed in before\n`);
      return 2;
    }
    config = readLocalConfig();
    const opened = await Promise.race([DataFolder.open(config.dataFolder, { fresh: args.includes('--fresh') }), told]);
    if (opened === 'told') return 0;
    data = opened;
    hub = new Hub({ config, data, screen, startedAt, history: args.includes('--history') });
    hub.fallen.catch(() => undefined);
    if ((await Promise.race([hub.start(), told])) !== 'told') await Promise.race([told, hub.fallen]);
    screen.step('Stopping');
  } catch (error) {
    exitCode = 1;
    process.stderr.write(`${sentenceFor(error, config?.dataFolder ?? '')}\n`);
  }
  await hub?.stop();
  await data?.close();
  return exitCode;
}
