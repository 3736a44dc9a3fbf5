import { importsOf } from './imports-of.js';
import { isSource, type TreeFile } from './source-tree.js';
import { targetOf } from './workspaces.js';

/** Who points at whom. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** The graph of relative imports between files, type-only ones included. */
export function fileGraph(tree: readonly TreeFile[]): Graph {
  const sources = tree.filter(({ path }) => isSource(path));
  const paths = new Set(sources.map(({ path }) => path));
  return new Map(
    sources.map((file) => {
      const targets = importsOf(file).map(({ specifier }) => targetOf(file.path, specifier, paths));
      return [file.path, new Set(targets.filter((target) => target !== undefined))];
    }),
  );
}

/** The same graph with each node taken to a coarser one; nodes taken to nothing fall out. Edges within one node are not kept. */
export function coarsen(graph: Graph, nodeOf: (path: string) => string | undefined): Graph {
  const coarse = new Map<string, Set<string>>();
  for (const [from, targets] of graph) {
    const source = nodeOf(from);
    if (source === undefined) continue;
    const edges = coarse.get(source) ?? new Set<string>();
    coarse.set(source, edges);
    for (const to of targets) {
      const target = nodeOf(to);
      if (target !== undefined && target !== source) edges.add(target);
    }
  }
  return coarse;
}

/** Circles of the graph as paths that end where they begin: [a, b, a]. Empty only where there is none; a knot of circles is told by some of them. */
export function circles(graph: Graph): readonly (readonly string[])[] {
  const found: string[][] = [];
  const inAnother = new Set<string>();
  for (const start of [...graph.keys()].sort()) {
    if (inAnother.has(start)) continue;
    const circle = shortestCircle(graph, start);
    if (!circle) continue;
    found.push(circle);
    for (const node of circle) inAnother.add(node);
  }
  return found;
}

function shortestCircle(graph: Graph, start: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const node of queue) {
    for (const next of graph.get(node) ?? []) {
      if (next === start) return [...pathTo(node, start, cameFrom), start];
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  return undefined;
}

function pathTo(node: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const path = [node];
  for (let at = node; at !== start; path.unshift(at)) at = cameFrom.get(at) ?? start;
  return path;
}
