/** Queries a second of a variant, one number a round. */
export interface Measured {
  readonly name: string;
  readonly rates: readonly number[];
}

/** Share of the throughput that all parts of access together may cost, in percent. */
export const MOST_COST = 25;

/** Share of the throughput that a variant costs, in percent; negative where it was faster. */
export function costOf({ rates }: Measured, bare: Measured): number {
  return (1 - mean(rates) / mean(bare.rates)) * 100;
}

/** A line for each variant: its mean, from the slowest round to the fastest, and its share. */
export function reportLines(measured: readonly Measured[], bare: Measured): string[] {
  const width = Math.max(...measured.map(({ name }) => name.length));
  return measured.map((each) => {
    const { name, rates } = each;
    return `${name.padEnd(width)} ${mean(rates).toFixed(0).padStart(4)} queries/s (${Math.min(...rates).toFixed(0)} to ${Math.max(...rates).toFixed(0)}), costs ${costOf(each, bare).toFixed(1).padStart(5)} %`;
  });
}

/** The last line: what all together cost, beside how far two measurements of the same thing were apart. */
export function verdict(whole: Measured, bare: Measured, control: Measured): { readonly line: string; readonly tooMuch: boolean } {
  const [cost, noise] = [costOf(whole, bare), Math.abs(costOf(control, bare))];
  const tooMuch = cost > MOST_COST + noise;
  const line = `all of them cost ${cost.toFixed(1)} % of the throughput; at most ${MOST_COST} % are allowed, and the noise of this run is ${noise.toFixed(1)} %`;
  return { line: tooMuch ? `${line}: access costs too much` : line, tooMuch };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
