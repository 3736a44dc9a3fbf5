import { posix } from 'node:path';

/** The project's workspaces by folder, the longest first where one could hold another. */
export const WORKSPACES = [
  'schema', 'services/chassis', 'services/national', 'services/secretariat', 'services/cli', 'services/portal', 'gateway', 'infra', 'test',
] as const;

export type Workspace = (typeof WORKSPACES)[number];

/** The workspace that a file lies in; none for what lies at the top. */
export function workspaceOf(path: string): Workspace | undefined {
  return WORKSPACES.find((workspace) => path.startsWith(`${workspace}/`));
}

/** Path within its workspace. */
export function within(workspace: Workspace, path: string): string {
  return path.slice(workspace.length + 1);
}

/** The folder or root file of its workspace that a file belongs to: graph, main.ts. */
export function partOf(path: string): string {
  const workspace = workspaceOf(path);
  return (workspace ? within(workspace, path) : path).split('/', 1)[0] ?? '';
}

/**
 * The file that a relative import names, from the top of the repository; nothing for a package.
 * `files` are the paths that exist: ./log.js is log.ts or log.tsx where such a file stands.
 */
export function targetOf(from: string, specifier: string, files: ReadonlySet<string>): string | undefined {
  if (!/^\.{1,2}(\/|$)/.test(specifier)) return undefined;
  const named = posix.join(posix.dirname(from), specifier);
  const built = /\.(c|m)?jsx?$/.exec(named)?.[0];
  const stem = built === undefined ? named : named.slice(0, -built.length);
  const candidates = [named, `${stem}.ts`, `${stem}.tsx`, `${stem}.mts`, `${named}/index.ts`];
  return candidates.find((path) => files.has(path)) ?? `${stem}.ts`;
}

/** Name of the package that a specifier starts with: @scope/name of @scope/name/deep. */
export function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
