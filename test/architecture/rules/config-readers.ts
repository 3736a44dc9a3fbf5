import { posix } from 'node:path';
import { importsOf, syntaxOf } from '../imports-of.js';
import type { Rule } from '../rule.js';
import { isSource } from '../source-tree.js';
import { targetOf, workspaceOf } from '../workspaces.js';

/** Who else may know the shape of the settings, as a type. */
const MAY_KNOW_THE_TYPE = new Set([
  'gateway/gateway-service.ts', 'gateway/pipeline.ts', 'infra/local/hub.ts', 'services/national/commands/access.ts', 'services/national/commands/keys.ts', 'services/national/commands/log.ts', 'services/national/commands/release.ts', 'services/national/commands/certificate.ts',
  'services/national/country-service.ts', 'services/secretariat/commands/access.ts',
]);

/** Runs before anything is built, and hands the environment on to what it starts. */
const BOOTSTRAP = 'infra/local/bootstrap.mjs';

/**
 * Only an entry (main.ts, commands/index.ts) reads config.ts, and only config.ts reads the
 * environment (design §7): everything else is told its settings, so it can be tested and nothing
 * changes it behind its caller's back. Tests may import the settings they test, or their kit's.
 */
export const configReaders: Rule = {
  law: 'only main.ts and commands/index.ts import config.ts, and only config.ts reads the environment',
  faults: (tree) => {
    const sources = tree.filter(({ path }) => isSource(path));
    const paths = new Set(sources.map(({ path }) => path));
    return sources.flatMap((file) => {
      const imports = importsOf(file)
        .map(({ specifier, isTypeOnly }) => ({ config: targetOf(file.path, specifier, paths), isTypeOnly }))
        .filter(({ config, isTypeOnly }) => config !== undefined && isConfig(config) && !mayImport(file.path, config, isTypeOnly))
        .map(({ config }) => `${file.path} imports ${config ?? ''}`);
      const reads = syntaxOf(file).readsEnvironment && !isConfig(file.path) && file.path !== BOOTSTRAP;
      return reads ? [...imports, `${file.path} reads the environment`] : imports;
    });
  },
};

function isConfig(path: string): boolean {
  return posix.basename(path) === 'config.ts';
}

function mayImport(path: string, config: string, isTypeOnly: boolean): boolean {
  if (workspaceOf(path) === 'test') return true;
  const entries = ['main.ts', 'commands/index.ts', 'config.test.ts'].map((entry) => posix.join(posix.dirname(config), entry));
  return entries.includes(path) || (isTypeOnly && MAY_KNOW_THE_TYPE.has(path));
}
