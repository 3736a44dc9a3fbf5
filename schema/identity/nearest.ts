/** Most suggestions for one code. */
const MOST = 3;

/** The known codes that somebody may have meant, the nearest first; none where nothing is near. */
export function nearest(meant: string, known: readonly string[]): string[] {
  const word = meant.slice(0, 60).toUpperCase();
  return known
    .map((code) => ({ code, distance: distance(word, code.toUpperCase()) }))
    .filter(({ code, distance: far }) => far <= Math.max(1, Math.floor(code.length / 3)))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, MOST)
    .map(({ code }) => code);
}

/** Letters to change, add or leave out (Levenshtein). */
function distance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_none, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const change = (before[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      next.push(Math.min(change, (before[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    before = next;
  }
  return before[other.length] ?? 0;
}
