/** Queries a second, one number a round, of a variant and of what it is held against, in turns. */
export interface Measured {
  readonly name: string;
  readonly rates: readonly number[];
  readonly against: readonly number[];
}

/** Share of the throughput that all parts of access together may cost, in percent. */
export const MOST_COST = 25;

/** Of the column of names. */
const WIDTH = 30;

/** Share of the throughput that a variant costs, in percent; negative where it was faster. */
export function costOf({ rates, against }: Measured): number {
  return (1 - mean(rates) / mean(against)) * 100;
}

/** A line of a variant: its mean, from the slowest round to the fastest, beside what it is held against, and its share. */
export function reportLine(measured: Measured): string {
  const { name, rates, against } = measured;
  return `${name.padEnd(WIDTH)} ${range(rates)} beside ${range(against)} queries/s, costs ${costOf(measured).toFixed(1)} %`;
}

/** The last line: what all together cost, beside how far two measurements of the same thing were apart. */
export function verdict(whole: Measured, control: Measured): { readonly line: string; readonly tooMuch: boolean } {
  const [cost, noise] = [costOf(whole), Math.abs(costOf(control))];
  const tooMuch = cost > MOST_COST + noise;
  const line = `all of them cost ${cost.toFixed(1)} % of the throughput; at most ${MOST_COST} % are allowed, and the noise of this run is ${noise.toFixed(1)} %`;
  return { line: tooMuch ? `${line}: access costs too much` : line, tooMuch };
}

function range(rates: readonly number[]): string {
  return `${mean(rates).toFixed(1)} (${Math.min(...rates).toFixed(1)} to ${Math.max(...rates).toFixed(1)})`;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
