import { importsOf, syntaxOf } from '../imports-of.js';
import type { Rule } from '../rule.js';
import { isSource } from '../source-tree.js';
import { within, workspaceOf } from '../workspaces.js';

/** The files by which a workspace is entered from outside. */
const ENTRIES = new Set(['index.ts', 'commands/index.ts']);

/** The schema's second entry: its types for GraphQL, which take their time to load. */
const GRAPH = 'schema/graph/index.ts';

/** ESLint and Jest ask for a default export. */
const ASKED_FOR = ['test/eslint.config.js', 'test/kit/longest-first.ts'];

/** A thing has one name and one place: no default exports, and re-exports only where a workspace is entered (style, 1). */
export const onePlaceExports: Rule = {
  law: 'nothing is exported as default, and only the index.ts by which a workspace is entered re-exports',
  faults: (tree) =>
    tree
      .filter(({ path }) => isSource(path))
      .flatMap((file) => {
        const workspace = workspaceOf(file.path);
        const isEntry = file.path === GRAPH || (workspace !== undefined && ENTRIES.has(within(workspace, file.path)));
        const handedOn = isEntry ? [] : importsOf(file).filter(({ isReExport }) => isReExport);
        return [
          ...(syntaxOf(file).hasDefaultExport && !ASKED_FOR.includes(file.path) ? [`${file.path} has a default export`] : []),
          ...handedOn.map(({ specifier }) => `${file.path} re-exports ${specifier}`),
        ];
      }),
};
