import type { Rule } from '../rule.js';

/** What the top of the repository may hold beside dot files (design §7). */
const TOP_LEVEL = new Set([
  'services', 'gateway', 'schema', 'infra', 'test',
  'package.json', 'package-lock.json', 'tsconfig.json', 'docker-compose.yml', 'README.md', 'LICENSE',
]);

/** The top of the repository is fixed: whatever is new belongs into a workspace. */
export const topLevel: Rule = {
  law: 'the top of the repository holds nothing but what the design fixes',
  faults: (tree) => {
    const here = new Set(tree.map(({ path }) => path.split('/', 1)[0] ?? path));
    return [...here].filter((name) => !TOP_LEVEL.has(name)).map((name) => `${name} stands at the top of the repository`);
  },
};
