import { importsOf } from '../imports-of.js';
import type { Rule } from '../rule.js';
import { isSource, isTest, type TreeFile } from '../source-tree.js';
import { packageOf, targetOf } from '../workspaces.js';

const DRIVERS = new Set(['typeorm', 'pg']);
const SERVICES = ['services/national/', 'services/secretariat/'];

/**
 * `graph` may not import `store`, and there are two ways round that: a file in between that hands
 * on what it imported, and the database's own packages. Both are closed.
 */
export const databaseBehindStore: Rule = {
  law: 'only store/ speaks to the database, and nothing of it reaches graph/ through a re-export',
  faults: (tree) => {
    const sources = tree.filter(({ path }) => isSource(path) && !isTest(path));
    const bySide = SERVICES.map((service) => ({ service, files: sources.filter(({ path }) => path.startsWith(service)) }));
    return [...bySide.flatMap(({ service, files }) => driversOutsideStore(service, files)), ...handedToGraph('services/national/', sources)];
  },
};

function driversOutsideStore(service: string, files: readonly TreeFile[]): string[] {
  return files
    .filter(({ path }) => !path.startsWith(`${service}store/`))
    .flatMap((file) =>
      importsOf(file)
        .filter(({ specifier }) => DRIVERS.has(packageOf(specifier)))
        .map(({ specifier }) => `${file.path} imports ${specifier}; that is for ${service}store/`),
    );
}

function handedToGraph(service: string, files: readonly TreeFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const paths = new Set(byPath.keys());
  const targets = (file: TreeFile, onlyReExports: boolean): string[] =>
    importsOf(file)
      .filter(({ isReExport }) => isReExport || !onlyReExports)
      .map(({ specifier }) => targetOf(file.path, specifier, paths))
      .filter((target) => target !== undefined);
  return files
    .filter(({ path }) => path.startsWith(`${service}graph/`))
    .flatMap((file) => {
      const reached = new Set(targets(file, false));
      for (const path of reached) {
        const next = byPath.get(path);
        for (const target of next ? targets(next, true) : []) reached.add(target);
      }
      return [...reached].filter((path) => path.startsWith(`${service}store/`)).map((path) => `${file.path} is handed ${path}`);
    });
}
