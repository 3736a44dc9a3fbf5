import { importsOf } from '../imports-of.js';
import type { Rule } from '../rule.js';
import { isSource } from '../source-tree.js';
import { packageOf, targetOf, type Workspace, WORKSPACES, workspaceOf } from '../workspaces.js';

/** What each workspace may import of the others, word for word. Nobody is offered @serai/test. */
const MAY_IMPORT: Readonly<Record<Workspace, readonly string[]>> = {
  schema: [],
  'services/chassis': ['@serai/schema'],
  'services/national': ['@serai/schema', '@serai/schema/graph', '@serai/chassis', '@serai/chassis/subgraph'],
  'services/secretariat': ['@serai/schema', '@serai/schema/graph', '@serai/chassis', '@serai/chassis/subgraph'],
  'services/cli': ['@serai/national/commands', '@serai/secretariat', '@serai/secretariat/commands'],
  'services/portal': ['@serai/schema'],
  gateway: ['@serai/schema', '@serai/chassis'],
  infra: ['@serai/schema', '@serai/chassis'],
  test: ['@serai/schema', '@serai/schema/graph', '@serai/chassis', '@serai/gateway', '@serai/national', '@serai/national/commands', '@serai/secretariat', '@serai/secretariat/commands'],
};

/**
 * The workspaces' order, design §7: schema ← chassis ← {national, secretariat, gateway}, schema ←
 * {infra, portal}, the command line only gathers commands, nothing imports test. A workspace is
 * reached by its package name alone, so that its `exports` hold, and never by a path.
 */
export const workspaceOrder: Rule = {
  law: 'a workspace imports only what the order of the workspaces lets it',
  faults: (tree) => {
    const sources = tree.filter(({ path }) => isSource(path));
    const paths = new Set(sources.map(({ path }) => path));
    return sources.flatMap((file) => {
      const workspace = workspaceOf(file.path);
      if (!workspace) return [`${file.path} lies in no workspace; there are ${WORKSPACES.join(', ')}`];
      return importsOf(file).flatMap(({ specifier }) => {
        const target = targetOf(file.path, specifier, paths);
        if (target !== undefined) return workspaceOf(target) === workspace ? [] : [`${file.path} leaves ${workspace} by the path ${specifier}`];
        const isOurs = packageOf(specifier).startsWith('@serai/');
        return isOurs && !MAY_IMPORT[workspace].includes(specifier) ? [`${file.path} imports ${specifier}, which ${workspace} may not`] : [];
      });
    });
  },
};
