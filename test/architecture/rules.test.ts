import { describe, expect, it } from '@jest/globals';
import type { Rule } from './rule.js';
import { RULES } from './rules.js';
import { configReaders } from './rules/config-readers.js';
import { databaseBehindStore } from './rules/database-behind-store.js';
import { names } from './rules/names.js';
import { nationalOrder } from './rules/national-order.js';
import { noFileCircles } from './rules/no-file-circles.js';
import { noFolderCircles } from './rules/no-folder-circles.js';
import { onePlaceExports } from './rules/one-place-exports.js';
import { pureFolders } from './rules/pure-folders.js';
import { topLevel } from './rules/top-level.js';
import { workspaceOrder } from './rules/workspace-order.js';
import { readSourceTree, type TreeFile } from './source-tree.js';

/** A tree of files by path. */
type Files = Readonly<Record<string, string>>;

const treeOf = (files: Files): TreeFile[] => Object.entries(files).map(([path, text]) => ({ path, text }));

/** Each case: what it is, the files, and the faults that the rule must find in them. */
type Case = readonly [what: string, files: Files, faults: readonly string[]];

function cases(rule: Rule, list: readonly Case[]): void {
  describe(rule.law, () => {
    it.each(list)('%s', (_what, files, faults) => {
      expect(rule.faults(treeOf(files))).toEqual(faults);
    });
  });
}

describe('the project', () => {
  const tree = readSourceTree();

  it('is read whole: every workspace, its sources with their text', () => {
    for (const path of ['schema/graph/index.ts', 'services/national/main.ts', 'gateway/config.ts', 'infra/local/bootstrap.mjs', 'test/architecture/rules.ts']) {
      expect(tree.find((file) => file.path === path)?.text).toContain('import');
    }
    expect(tree.filter(({ path }) => /(^|\/)(node_modules|dist)\//.test(path))).toEqual([]);
  });

  it.each(RULES)('$law', ({ faults }) => {
    expect(faults(tree)).toEqual([]);
  });
});

cases(topLevel, [
  ['lets the fixed names stand', { 'README.md': '', 'schema/index.ts': '', 'package-lock.json': '' }, []],
  ['finds a file', { 'eslint.config.js': '' }, ['eslint.config.js stands at the top of the repository']],
  ['finds a folder, once', { 'docs/a.md': '', 'docs/b.md': '' }, ['docs stands at the top of the repository']],
]);

cases(workspaceOrder, [
  ['lets a service import schema and chassis', { 'gateway/main.ts': "import { serve } from '@serai/chassis';\nimport '@serai/schema';" }, []],
  ['lets the command line gather commands', { 'services/cli/main.ts': "await import('@serai/national/commands');" }, []],
  ['finds a service in another', { 'gateway/main.ts': "import type { X } from '@serai/national/commands';" }, ['gateway/main.ts imports @serai/national/commands, which gateway may not']],
  ['finds chassis in schema', { 'schema/index.ts': "export * from '@serai/chassis';" }, ['schema/index.ts imports @serai/chassis, which schema may not']],
  ['finds schema in the command line', { 'services/cli/main.ts': "import '@serai/schema';" }, ['services/cli/main.ts imports @serai/schema, which services/cli may not']],
  ['finds chassis in the portal, and lets infra have it, which makes keys', { 'infra/a.ts': "import '@serai/chassis';", 'services/portal/b.tsx': "import '@serai/chassis';" }, ['services/portal/b.tsx imports @serai/chassis, which services/portal may not']],
  ['finds test, in a test too', { 'infra/a.test.ts': "import '@serai/test';" }, ['infra/a.test.ts imports @serai/test, which infra may not']],
  ['finds a way in past the exports', { 'gateway/main.ts': "import '@serai/chassis/dist/log.js';" }, ['gateway/main.ts imports @serai/chassis/dist/log.js, which gateway may not']],
  ['finds a workspace that enters itself by its name', { 'services/national/graph/a.ts': "import '@serai/national/commands';" }, ['services/national/graph/a.ts imports @serai/national/commands, which services/national may not']],
  ['finds a path into another workspace', { 'services/national/main.ts': "import '../chassis/log.js';", 'services/chassis/log.ts': '' }, ['services/national/main.ts leaves services/national by the path ../chassis/log.js']],
  ['finds a source outside every workspace', { 'services/extra/main.ts': '' }, ['services/extra/main.ts lies in no workspace; there are schema, services/chassis, services/national, services/secretariat, services/cli, services/portal, gateway, infra, test']],
]);

cases(nationalOrder, [
  ['lets main, graph, release and store stand in their order', {
    'services/national/main.ts': "import './country-service.js';\nimport './config.js';",
    'services/national/country-service.ts': "import './graph/port.js';\nimport './release/open.js';\nimport './config.js';",
    'services/national/graph/port.ts': "import '../release/open.js';",
    'services/national/release/open.ts': "import '../store/release-store.js';\nimport '../access/rules.js';\nimport './canonical.js';",
    'services/national/store/release-store.ts': "import './entities/release.js';",
    'services/national/commands/index.ts': "import '../store/release-store.js';",
  }, []],
  ['finds graph that imports store, as a type', { 'services/national/graph/port.ts': "import type { A } from '../store/raw-store.js';" }, ['services/national/graph/port.ts imports services/national/store/raw-store.ts; graph may not import store']],
  ['finds main that imports store', { 'services/national/main.ts': "import './store/raw-store.js';" }, ['services/national/main.ts imports services/national/store/raw-store.ts; main.ts may not import store']],
  ['finds store that imports release', { 'services/national/store/a.ts': "type A = import('../release/open.js').A;" }, ['services/national/store/a.ts imports services/national/release/open.ts; store may not import release']],
  ['finds intake that imports release', { 'services/national/intake/a.ts': "await import('../release/open.js');" }, ['services/national/intake/a.ts imports services/national/release/open.ts; intake may not import release']],
  ['finds release that imports commands', { 'services/national/release/a.ts': "export { a } from '../commands/index.js';" }, ['services/national/release/a.ts imports services/national/commands/index.ts; release may not import commands']],
  ['finds a folder that has no place yet', { 'services/national/extras/a.ts': '' }, ['services/national/extras/a.ts: extras has no place in the order of a national service']],
  ['lets a test set up what its subject must not know', { 'services/national/graph/port.test.ts': "import '../store/raw-store.js';" }, []],
]);

cases(databaseBehindStore, [
  ['lets release use store, and graph use release', {
    'services/national/graph/port.ts': "import { read } from '../release/open.js';",
    'services/national/release/open.ts': "import { Store } from '../store/release-store.js';\nexport const read = () => new Store();",
    'services/national/store/release-store.ts': "import { DataSource } from 'typeorm';\nexport class Store {}",
  }, []],
  ['finds a store handed on', {
    'services/national/graph/port.ts': "import { Store } from '../release/open.js';",
    'services/national/release/open.ts': "export { Store } from './middle.js';",
    'services/national/release/middle.ts': "export type * from '../store/release-store.js';",
  }, ['services/national/graph/port.ts is handed services/national/store/release-store.ts']],
  ['finds a store imported and exported again', {
    'services/national/graph/port.ts': "import { Shop } from '../release/open.js';",
    'services/national/release/open.ts': "import { Store } from '../store/release-store.js';\nexport { Store as Shop };",
  }, ['services/national/graph/port.ts is handed services/national/store/release-store.ts']],
  ['finds the database in a graph, and in the registry', {
    'services/national/graph/port.ts': "import pg from 'pg';",
    'services/secretariat/registry/a.ts': "import type { DataSource } from 'typeorm/browser';",
  }, ['services/national/graph/port.ts imports pg; that is for services/national/store/', 'services/secretariat/registry/a.ts imports typeorm/browser; that is for services/secretariat/store/']],
]);

cases(pureFolders, [
  ['lets the named packages in', { 'schema/a.ts': "import { z } from 'zod';\nimport 'graphql/language/parser.js';\nimport './b.js';" }, []],
  ['finds a module of Node, with its scheme and without', { 'schema/a.ts': "import 'node:fs';\nimport 'crypto';" }, ['schema/a.ts imports node:fs', 'schema/a.ts imports crypto']],
  ['finds another package, even as a type', { 'schema/a.ts': "import type { DataSource } from 'typeorm';" }, ['schema/a.ts imports typeorm']],
  ['finds the log in the access rules and Node in disclosure', { 'services/national/access/a.ts': "import '@serai/chassis';", 'services/national/disclosure/b.ts': "import 'node:crypto';" }, ['services/national/access/a.ts imports @serai/chassis', 'services/national/disclosure/b.ts imports node:crypto']],
  ['lets a test use Node', { 'schema/a.test.ts': "import 'node:fs';" }, []],
]);

cases(configReaders, [
  ['lets the entries read the settings and config.ts the environment', {
    'gateway/config.ts': 'export const a = process.env;', 'gateway/main.ts': "import { a } from './config.js';",
    'services/national/config.ts': '', 'services/national/commands/index.ts': "import '../config.js';",
    'infra/local/config.ts': '', 'infra/local/hub.ts': "import type { A } from './config.js';", 'infra/local/bootstrap.mjs': 'process.env;',
  }, []],
  ['finds another reader of the settings', { 'gateway/config.ts': '', 'gateway/engine.ts': "import type { A } from './config.js';" }, ['gateway/engine.ts imports gateway/config.ts']],
  ['finds a value taken where the type alone may be known', { 'gateway/config.ts': '', 'gateway/pipeline.ts': "import { type A } from './config.js';" }, ['gateway/pipeline.ts imports gateway/config.ts']],
  ['finds an entry that reads the settings of another folder', { 'infra/local/config.ts': '', 'infra/other/main.ts': "import '../local/config.js';" }, ['infra/other/main.ts imports infra/local/config.ts']],
  ['finds the environment read elsewhere', { 'gateway/engine.ts': "const port = process.env['PORT'];" }, ['gateway/engine.ts reads the environment']],
]);

cases(noFileCircles, [
  ['lets a diamond stand', { 'schema/a.ts': "import './b.js';\nimport './c.js';", 'schema/b.ts': "import './d.js';", 'schema/c.ts': "import './d.js';", 'schema/d.ts': '' }, []],
  ['finds a circle of three, types included', { 'schema/a.ts': "import './b.js';", 'schema/b.ts': "import type { C } from './c.js';", 'schema/c.ts': "export * from './a.js';" }, ['schema/a.ts → schema/b.ts → schema/c.ts → schema/a.ts']],
  ['finds a file that imports itself', { 'schema/a.ts': "import './a.js';" }, ['schema/a.ts → schema/a.ts']],
]);

cases(noFolderCircles, [
  ['lets a folder use a file beside it that does not lead back', {
    'schema/dictionary/codelist.ts': '', 'schema/dictionary/dimension.ts': "import './codelists/age.js';", 'schema/dictionary/codelists/age.ts': "import '../codelist.js';",
  }, []],
  ['finds two folders that import one another by different files', {
    'gateway/a/one.ts': "import '../b/two.js';", 'gateway/a/three.ts': '', 'gateway/b/two.ts': '', 'gateway/b/four.ts': "import type { T } from '../a/three.js';",
  }, ['gateway/a/ → gateway/b/ → gateway/a/']],
  ['finds a circle further down', {
    'infra/local/x/one.ts': "import '../y/two.js';", 'infra/local/y/two.ts': '', 'infra/local/y/deep/four.ts': "import '../../x/three.js';", 'infra/local/x/three.ts': '',
  }, ['infra/local/x/ → infra/local/y/ → infra/local/x/']],
  ['finds a circle through a file beside the folder', {
    'infra/local/config.ts': "import './database/given.js';", 'infra/local/database/given.ts': '', 'infra/local/database/provision.ts': "import '../config.js';",
  }, ['infra/local/config.ts → infra/local/database/ → infra/local/config.ts']],
  ['leaves circles of files to the other rule, and tests alone', {
    'schema/a.ts': "import './b.js';", 'schema/b.ts': "import './a.js';",
    'schema/x/one.ts': "import '../y/two.js';", 'schema/y/two.ts': '', 'schema/y/two.test.ts': "import '../x/one.js';",
  }, []],
]);

cases(names, [
  ['lets kebab-case and given names stand', { 'gateway/README.md': '', 'services/national/store/migrations/1790000000000-registry.ts': '', 'test/eslint.config.js': '', 'schema/a-b.test.ts': '', LICENSE: '' }, []],
  ['finds other cases, in folders too', { 'gateway/registryClient.ts': '', 'gateway/Super_graph/a.ts': '' }, ['gateway/registryClient.ts: registryClient.ts is not in kebab-case', 'gateway/Super_graph/a.ts: Super_graph is not in kebab-case']],
  ['finds drawers', { 'schema/utils.ts': '', 'schema/date-helpers.ts': '', 'gateway/common/a.ts': '', 'gateway/key-manager.ts': '' }, [
    'schema/utils.ts: "utils" does not say what is in it', 'schema/date-helpers.ts: "helpers" does not say what is in it',
    'gateway/common/a.ts: "common" does not say what is in it', 'gateway/key-manager.ts: "manager" does not say what is in it',
  ]],
]);

cases(onePlaceExports, [
  ['lets the entries re-export', { 'schema/index.ts': "export * from './a.js';", 'services/national/commands/index.ts': "export { a } from './a.js';", 'test/eslint.config.js': 'export default [];' }, []],
  ['finds default exports of every form', { 'schema/a.ts': 'export default 1;', 'schema/b.ts': 'export default function b() {}', 'schema/c.ts': 'const c = 1; export { c as default };', 'schema/d.ts': 'const d = 1; export = d;' }, ['schema/a.ts has a default export', 'schema/b.ts has a default export', 'schema/c.ts has a default export', 'schema/d.ts has a default export']],
  ['finds a re-export, straight and by way of an import', { 'schema/a.ts': "export type { B } from './b.js';", 'schema/c.ts': "import { D } from './d.js';\nexport { D as E };", 'services/national/graph/index.ts': "export * from './f.js';" }, ['schema/a.ts re-exports ./b.js', 'schema/c.ts re-exports ./d.js', 'services/national/graph/index.ts re-exports ./f.js']],
]);
