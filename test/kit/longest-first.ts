import { statSync } from 'node:fs';

interface Test {
  readonly path: string;
}

/** Scenarios that take longest, by the folders they lie in. */
const LONGEST = ['start-and-stop', 'access-desk', 'log', 'audiences', 'rules-refused', 'layers', 'regional-views', 'download', 'signing-in'];

function rankOf(path: string): number {
  const folder = path.split('/').at(-2) ?? '';
  if (!path.includes('/test/dist/')) return LONGEST.length + 1;
  const place = LONGEST.indexOf(folder);
  return place === -1 ? LONGEST.length : place;
}

/** The order in which Jest begins the files of tests: what crosses services first and the longest of it at the very first, so that no worker ends long after the other. */
export default class LongestFirst {
  sort<Each extends Test>(tests: readonly Each[]): Each[] {
    const sizes = new Map(tests.map(({ path }) => [path, statSync(path).size]));
    return [...tests].sort((one, other) => rankOf(one.path) - rankOf(other.path) || (sizes.get(other.path) ?? 0) - (sizes.get(one.path) ?? 0));
  }

  /** Jest tells what each took; nothing is kept. */
  cacheResults(): void {
    return undefined;
  }
}
