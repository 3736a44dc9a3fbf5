import { fileGraph } from '../graph-of.js';
import type { Rule } from '../rule.js';
import { isTest } from '../source-tree.js';
import { partOf } from '../workspaces.js';

const NATIONAL = 'services/national/';

/** What each folder or root file of a national service may import of the others. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'main.ts': ['country-service.ts', 'config.ts'],
  'country-service.ts': ['desk', 'graph', 'identity', 'log', 'log-keeper', 'release', 'staff', 'store', 'config.ts', 'country-folder.ts'],
  'index.ts': ['country-service.ts', 'disclosure', 'identity', 'release', 'store'],
  commands: ['access', 'config.ts', 'country-folder.ts', 'desk', 'disclosure', 'graph', 'identity', 'intake', 'log', 'log-keeper', 'mirrors', 'release', 'store'],
  graph: ['desk', 'identity', 'log', 'release'],
  desk: ['secretariat', 'store'],
  // The staff's own endpoint: it decides at the desk, and reads no figure.
  staff: ['desk', 'identity'],
  identity: [],
  release: ['access', 'disclosure', 'store', 'log'],
  // What other members tell, and the order in which all release.
  mirrors: ['release', 'secretariat'],
  intake: ['store'],
  access: [],
  disclosure: [],
  // The log as values; the store keeps it, and the keeper writes, lodges and verifies what is kept.
  log: [],
  'log-keeper': ['log', 'secretariat', 'store'],
  // How the hub's secretariat is reached.
  secretariat: [],
  store: ['log'],
  'config.ts': [],
  'country-folder.ts': [],
};

/**
 * The order inside a national service, design §7: main (and country-service.ts, the service that it starts) → graph → release → {access, disclosure,
 * store, log}; main → intake → store; `commands` is the other entry and gathers everything. `graph`
 * may not import `store`: what answers questions cannot reach what was handed in. A folder that
 * this order does not name has to be given its place in it first.
 */
export const nationalOrder: Rule = {
  law: 'inside national, imports follow main → graph → release → {access, disclosure, store, log} and main → intake → store',
  faults: (tree) =>
    [...fileGraph(tree.filter(({ path }) => path.startsWith(NATIONAL) && !isTest(path)))].flatMap(([path, targets]) => {
      const part = partOf(path);
      const allowed = MAY_IMPORT[part];
      if (!allowed) return [`${path}: ${part} has no place in the order of a national service`];
      return [...targets]
        .filter((target) => target.startsWith(NATIONAL) && partOf(target) !== part && !allowed.includes(partOf(target)))
        .map((target) => `${path} imports ${target}; ${part} may not import ${partOf(target)}`);
    }),
};
