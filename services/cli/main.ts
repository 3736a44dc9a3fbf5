#!/usr/bin/env node
import { Command } from 'commander';

interface ServiceCommand {
  readonly describe: string;
  /** Names of what has to follow the command. */
  readonly takes?: readonly string[];
  /** The one option that it has, handed to it last. */
  readonly asks?: { readonly flag: string; readonly describe: string; readonly fallback: string };
  readonly run: (given: readonly string[], asked?: string) => Promise<string>;
}
type ServiceCommands = Readonly<Record<string, ServiceCommand>>;

/** The services whose commands are gathered here; each is loaded only when it is asked for. */
const SERVICES: Readonly<Record<string, { readonly describe: string; readonly load: () => Promise<ServiceCommands> }>> = {
  national: { describe: "a country's own service", load: async () => (await import('@serai/national/commands')).nationalCommands },
  rules: { describe: "a country's access rules", load: async () => (await import('@serai/national/commands')).rulesCommands },
  secretariat: { describe: 'the registry of members', load: async () => (await import('@serai/secretariat/commands')).secretariatCommands },
};

const program = new Command('serai').description(
  'What a data manager and the secretariat do from the command line. Settings come from the environment; see the README of each service.',
);
const asked = process.argv[2] ?? '';
for (const [name, { describe, load }] of Object.entries(SERVICES)) {
  const service = program.command(name).description(describe);
  if (asked !== name) continue;
  for (const [name, { describe: what, takes = [], asks, run }] of Object.entries(await load())) {
    const command = service.command([name, ...takes.map((each) => `<${each}>`)].join(' ')).description(what);
    if (asks) command.option(asks.flag, asks.describe, asks.fallback);
    command.action(async () => {
      process.stdout.write(`${await run(command.args, Object.values(command.opts<Record<string, string>>())[0])}\n`);
    });
  }
}

try {
  await program.parseAsync();
} catch (error) {
  const isOurs = error instanceof Error && error.name === 'SeraiError';
  process.stderr.write(`${isOurs ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
