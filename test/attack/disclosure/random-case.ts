import { seededRandom } from '../../kit/random.js';

/** A dimension as its leaves; every code is a set of them. */
export interface TreeDimension {
  readonly id: string;
  readonly codes: readonly { readonly code: string; readonly leaves: readonly number[] }[];
  readonly sums: readonly { readonly whole: string; readonly parts: readonly string[] }[];
  readonly leaves: number;
}

/** What happens to be true: counts by leaf in each release, for one or two indicators of which the second never exceeds the first. */
export interface RandomCase {
  readonly seed: number;
  readonly minimum: number;
  readonly zeros: 'shown' | 'small';
  readonly dimensions: readonly TreeDimension[];
  /** releases[r][indicator][leaf cell]. */
  readonly releases: readonly (readonly (readonly number[])[])[];
  /** Rates of the second indicator in the first are told beside the counts, with so many places; null for none. */
  readonly ratePlaces: number | null;
  /** Cells that another member publishes of the first indicator, by their number among the cells. */
  readonly mirrored: readonly number[];
}

/** Cells of a case by their codes, each as the leaf cells that make it up. */
export function cellsOf({ dimensions }: Pick<RandomCase, 'dimensions'>): readonly { readonly codes: readonly string[]; readonly leaves: readonly number[] }[] {
  let cells: readonly { codes: string[]; leaves: number[] }[] = [{ codes: [], leaves: [0] }];
  for (const { codes, leaves } of dimensions) {
    cells = cells.flatMap((cell) => codes.map((each) => ({ codes: [...cell.codes, each.code], leaves: cell.leaves.flatMap((before) => each.leaves.map((leaf) => before * leaves + leaf)) })));
  }
  return cells;
}

/** A small table of one to five dimensions and what is told with it, the same for the same seed. */
export function randomCase(seed: number): RandomCase {
  const random = seededRandom(seed);
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const dimensions = [...SHAPES[upTo(SHAPES.length - 1)] ?? []].map((shape, at) => dimensionOf(`D${at}`, shape));
  const size = dimensions.reduce((product, { leaves }) => product * leaves, 1);
  const kind = upTo(5);
  const draw = (leaf: number): number => {
    switch (kind) {
      case 0: return random() < 0.6 ? 0 : upTo(8);
      case 1: return upTo(3);
      case 2: return leaf === 0 ? 12 : 0;
      case 3: return random() < 0.15 ? 20 + upTo(20) : upTo(4);
      default: return upTo(12);
    }
  };
  const first = Array.from({ length: size }, (_each, leaf) => draw(leaf));
  const linked = random() < 0.4;
  const part = (counts: readonly number[]): number[] => counts.map((count) => Math.min(count, upTo(count)));
  const start = linked ? [first, part(first)] : [first];
  const releases = [start];
  const more = random() < 0.4 ? 1 + upTo(1) : 0;
  for (let release = 0; release < more; release += 1) {
    const [counts = [], parts] = releases.at(-1) ?? [];
    const next = counts.map((count) => (random() < 0.2 ? Math.max(0, count + upTo(4) - 2) : count));
    releases.push(parts ? [next, parts.map((count, leaf) => Math.min(next[leaf] ?? 0, count))] : [next]);
  }
  const cells = cellsOf({ dimensions }).length;
  return {
    seed, minimum: 3 + upTo(2), zeros: random() < 0.5 ? 'shown' : 'small', dimensions, releases,
    ratePlaces: linked && random() < 0.6 ? upTo(1) : null, mirrored: random() < 0.3 ? [upTo(cells - 1), upTo(cells - 1)] : [],
  };
}

/** Numbers of leaves under each group of a dimension: [3] is a total and three parts; [2, 2] a total, two groups, two parts each. */
const SHAPES: readonly (readonly (readonly number[])[])[] = [
  [[4]], [[2, 2]], [[3], [3]], [[2], [4]], [[2, 2], [2]], [[2], [2], [2]], [[3], [2], [2]], [[2, 1], [3]], [[2], [2], [2], [2]], [[5], [2]], [[1], [2], [1], [2], [1]], [[2], [1], [3]],
];

export function dimensionOf(id: string, groups: readonly number[]): TreeDimension {
  const leaves = groups.reduce((sum, each) => sum + each, 0);
  const codes = [{ code: 'T', leaves: Array.from({ length: leaves }, (_each, leaf) => leaf) }];
  const sums: { whole: string; parts: string[] }[] = [];
  let next = 0;
  const tops: string[] = [];
  groups.forEach((size, group) => {
    const own = Array.from({ length: size }, (_each, at) => next + at);
    next += size;
    if (groups.length > 1) {
      codes.push({ code: `G${group}`, leaves: own });
      tops.push(`G${group}`);
      sums.push({ whole: `G${group}`, parts: own.map((leaf) => `c${leaf}`) });
    } else tops.push(...own.map((leaf) => `c${leaf}`));
    codes.push(...own.map((leaf) => ({ code: `c${leaf}`, leaves: [leaf] })));
  });
  return { id, codes, sums: [{ whole: 'T', parts: tops }, ...sums], leaves };
}
