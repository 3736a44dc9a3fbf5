import type { CountTable } from './insee-table.js';

/** A prime whose products stay exact in a double. */
const PRIME = 67_108_859;
type Row = Map<number, number>;

/**
 * The plain way: cells are published one after the other, totals first, as long as no small cell can be calculated from what
 * is published (Gauss elimination over the inner cells, modulo a prime). Returns the keys that stay hidden beside the small ones.
 * That nothing can be calculated exactly is all that it holds.
 */
export function plainGauss({ counts }: CountTable, minimum: number): readonly string[] {
  const inner = [...counts.keys()].filter((key) => !key.split('|').includes('Total'));
  const margins = new Map<string, number[]>();
  inner.forEach((key, at) => {
    const codes = key.split('|');
    for (let mask = 0; mask < 1 << codes.length; mask += 1) {
      const own = codes.map((code, index) => (((mask >> index) & 1) === 1 ? 'Total' : code)).join('|');
      margins.set(own, [...(margins.get(own) ?? []), at]);
    }
  });
  const rowOf = (key: string): Row => new Map((margins.get(key) ?? []).map((at) => [at, 1]));
  const isSmall = (key: string): boolean => (counts.get(key) ?? 0) > 0 && (counts.get(key) ?? 0) < minimum;
  const basis = new Map<number, Row>();
  const small = [...counts.keys()].filter(isSmall).map(rowOf);
  const level = (key: string): number => key.split('|').filter((code) => code === 'Total').length;
  const order = [...counts.keys()].filter((key) => !isSmall(key)).sort((one, other) => level(other) - level(one) || (counts.get(other) ?? 0) - (counts.get(one) ?? 0) || (one < other ? -1 : 1));
  const hidden: string[] = [];
  for (const key of order) {
    const row = reduced(rowOf(key), basis);
    const pivot = leading(row);
    if (pivot === undefined) continue;
    if (small.some((each) => isMultiple(each, row))) {
      hidden.push(key);
      continue;
    }
    basis.set(pivot, row);
    for (const each of small) eliminate(each, row, pivot);
  }
  return hidden;
}

function leading(row: Row): number | undefined {
  let first: number | undefined;
  for (const at of row.keys()) if (first === undefined || at < first) first = at;
  return first;
}

function reduced(row: Row, basis: ReadonlyMap<number, Row>): Row {
  for (let again = true; again; ) {
    again = false;
    for (const at of row.keys()) {
      const other = basis.get(at);
      if (!other) continue;
      eliminate(row, other, at);
      again = true;
      break;
    }
  }
  return row;
}

function eliminate(row: Row, other: Row, pivot: number): void {
  const own = row.get(pivot);
  if (own === undefined) return;
  const times = (own * inverse(other.get(pivot) ?? 1)) % PRIME;
  for (const [at, value] of other) {
    const left = ((row.get(at) ?? 0) + PRIME - ((times * value) % PRIME)) % PRIME;
    if (left === 0) row.delete(at);
    else row.set(at, left);
  }
}

function isMultiple(one: Row, other: Row): boolean {
  if (one.size !== other.size) return false;
  let times: number | undefined;
  for (const [at, value] of one) {
    const against = other.get(at);
    if (against === undefined) return false;
    const ratio = (value * inverse(against)) % PRIME;
    times ??= ratio;
    if (ratio !== times) return false;
  }
  return true;
}

function inverse(number: number): number {
  if (number === 1 || number === PRIME - 1) return number;
  let [result, base] = [1, number];
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}
