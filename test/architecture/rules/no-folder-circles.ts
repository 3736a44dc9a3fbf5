import { posix } from 'node:path';
import { circles, coarsen, fileGraph } from '../graph-of.js';
import type { Rule } from '../rule.js';
import { isTest } from '../source-tree.js';
import { workspaceOf } from '../workspaces.js';

/**
 * No circles at folder level. At each level the things that stand side by side, that is a folder
 * with all that is under it, or a single file, must not import one another in a circle. A folder and
 * the files beside it are siblings, not parent and child: `dictionary/codelists/` may import
 * `dictionary/codelist.ts` and be imported by `dictionary/dimension.ts`, as long as codelist.ts does
 * not lead back to it. Circles of files alone are the file rule's. Tests stand outside: a test may
 * set up what its subject must not know.
 */
export const noFolderCircles: Rule = {
  law: 'no folder imports itself through what stands beside it',
  faults: (tree) => {
    const graph = fileGraph(tree.filter(({ path }) => !isTest(path)));
    const levels = new Set([...graph.keys()].flatMap(foldersAbove));
    return [...levels].sort().flatMap((level) =>
      circles(coarsen(graph, (path) => besideEachOther(level, path)))
        .filter((circle) => circle.some((node) => node.endsWith('/')))
        .map((circle) => circle.join(' → ')),
    );
  },
};

/** The folders of its workspace that a file lies in, the workspace itself included. */
function foldersAbove(path: string): string[] {
  const workspace = workspaceOf(path);
  const folders: string[] = [];
  for (let folder = posix.dirname(path); workspace && folder.startsWith(workspace); folder = posix.dirname(folder)) folders.push(`${folder}/`);
  return folders;
}

/** What a file belongs to among the things directly in a folder: a folder, with a slash, or the file itself. */
function besideEachOther(level: string, path: string): string | undefined {
  if (!path.startsWith(level)) return undefined;
  const slash = path.indexOf('/', level.length);
  return slash === -1 ? path : path.slice(0, slash + 1);
}
