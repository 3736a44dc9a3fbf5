#!/usr/bin/env node
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { tokenCommand } from './token.js';

interface ServiceCommand {
  readonly describe: string;
  /** Names of what has to follow the command. */
  readonly takes?: readonly string[];
  /** Its options, handed to it by their names; the value of one that takes none is `true`. */
  readonly options?: readonly { readonly flag: string; readonly describe: string; readonly fallback?: string }[];
  /** What it says; what is long, piece by piece. */
  readonly run: (given: readonly string[], options: Readonly<Record<string, string>>) => Promise<string> | AsyncIterable<string>;
}
/** Commands by name; one of two words stands in a group, as `people add`. */
type ServiceCommands = Readonly<Record<string, ServiceCommand>>;

/** The services whose commands are gathered here; each is loaded only when it is asked for. */
const SERVICES: Readonly<Record<string, { readonly describe: string; readonly load: () => Promise<ServiceCommands> }>> = {
  log: { describe: "a country's log of who was answered what", load: async () => (await import('@serai/national/commands')).logCommands },
  access: {
    describe: 'access to what countries do not publish: apply for it, and decide on it',
    load: async () => ({ ...(await import('@serai/secretariat/commands')).applicantCommands, ...(await import('@serai/national/commands')).accessCommands }),
  },
  keys: { describe: "a service's signing keys", load: async () => (await import('@serai/national/commands')).keysCommands },
  national: { describe: "a country's own service", load: async () => (await import('@serai/national/commands')).nationalCommands },
  release: { describe: 'releases of a country: preview, publish, withdraw, verify', load: async () => (await import('@serai/national/commands')).releaseCommands },
  rules: { describe: "a country's access rules", load: async () => (await import('@serai/national/commands')).rulesCommands },
  secretariat: { describe: 'the registry of members, and the issuer of tokens', load: async () => (await import('@serai/secretariat/commands')).secretariatCommands },
};

const program = new Command('serai').description(
  'What a data manager and the secretariat do from the command line. Settings come from the environment; see the README of each service.',
);

function add(parent: Command, name: string, { describe, takes = [], options = [], run }: ServiceCommand): void {
  const command = parent.command([name, ...takes.map((each) => `<${each}>`)].join(' ')).description(describe);
  for (const { flag, describe: what, fallback } of options) command.option(flag, what, fallback);
  command.action(async () => {
    const said = run(command.args, Object.fromEntries(Object.entries(command.opts()).map(([option, value]) => [option, String(value)])));
    if (Symbol.asyncIterator in said) await pipeline(said, process.stdout, { end: false });
    else process.stdout.write(`${await said}\n`);
  });
}

const asked = process.argv[2] ?? '';
for (const [name, { describe, load }] of Object.entries(SERVICES)) {
  const service = program.command(name).description(describe);
  if (asked !== name) continue;
  const groups = new Map<string, Command>();
  for (const [words, command] of Object.entries(await load())) {
    const [last = '', group] = words.split(' ').reverse();
    const parent = group === undefined ? service : (groups.get(group) ?? service.command(group).description(`${group}: see ${group} --help`));
    if (group !== undefined) groups.set(group, parent);
    add(parent, last, command);
  }
}
add(program, 'token', tokenCommand);

try {
  await program.parseAsync();
} catch (error) {
  const isOurs = error instanceof Error && error.name === 'SeraiError';
  process.stderr.write(`${isOurs ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
