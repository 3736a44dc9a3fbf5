/** What we may ship under: licences that ask for no more than naming the author, or (MPL-2.0) for a file's own changes. */
const ALLOWED = new Set([
  'MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MPL-2.0', '0BSD', 'BlueOak-1.0.0', 'CC0-1.0', 'Unlicense', 'Python-2.0',
]);

/** Elastic-2.0 whatever their package.json says: comparators in a benchmark or a test, never in what ships (design §3). */
const NEVER_SHIPPED = new Set(['@apollo/gateway', '@apollo/composition', '@apollo/query-planner', '@apollo/federation-internals']);

/** An entry of package-lock.json's `packages`, as far as it is read here. */
export interface LockEntry {
  /** The true name, where a package is installed under another. */
  readonly name?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

/** The licence fields of a package.json; the objects and the list are older forms. */
export interface Manifest {
  readonly license?: string | { readonly type?: string };
  readonly licenses?: readonly { readonly type?: string }[];
}

/**
 * Every package that ships and may not: its licence is not one of ours, or it is named as never
 * shipped. `packages` are the lock's, by path; `manifestAt` gives the package.json that is installed
 * at a path, or nothing. A package for another platform is judged by what the lock says of it.
 */
export function licenceFaults(packages: Readonly<Record<string, LockEntry>>, manifestAt: (path: string) => Manifest | undefined): string[] {
  return shipped(packages).flatMap(([path, entry]) => {
    const name = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (NEVER_SHIPPED.has(name)) return [`${path}: ${name} must never ship`];
    const manifest = manifestAt(path);
    const licence = manifest ? licenceOf(manifest) : entry.license;
    if (licence === undefined) return !manifest && entry.optional === true ? [] : [`${path} states no licence`];
    return isAllowed(licence) ? [] : [`${path} is under ${licence}`];
  });
}

/** What ships: all that is not needed for development alone, our own workspaces aside. */
export function shipped(packages: Readonly<Record<string, LockEntry>>): [path: string, entry: LockEntry][] {
  return Object.entries(packages).filter(([path, { link, dev }]) => path.includes('node_modules/') && link !== true && dev !== true);
}

function licenceOf({ license, licenses }: Manifest): string | undefined {
  if (typeof license === 'string') return license;
  const types = license ? [license.type] : (licenses ?? []).map(({ type }) => type);
  return types.length > 0 ? types.join(' OR ') : undefined;
}

/**
 * Whether an SPDX licence expression (SPDX 2.3, annex D) lets us ship: of OR one side is enough,
 * of AND both are needed, and AND binds closer. What is no expression, or has an exception (WITH)
 * or an "or later" (+), is refused: a person has to read it.
 */
export function isAllowed(expression: string): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const next = (): string => tokens[at++] ?? '';

  const single = (): boolean => {
    const token = next();
    if (token !== '(') return ALLOWED.has(token);
    const inner = either();
    return next() === ')' && inner;
  };
  const both = (): boolean => {
    let result = single();
    while (tokens[at] === 'AND') {
      at += 1;
      result = single() && result;
    }
    return result;
  };
  const either = (): boolean => {
    let result = both();
    while (tokens[at] === 'OR') {
      at += 1;
      result = both() || result;
    }
    return result;
  };
  const result = either();
  return result && at === tokens.length;
}
