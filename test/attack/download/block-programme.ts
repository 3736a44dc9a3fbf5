import type { Highs, Model } from 'highs';
import type { Interval, Puzzle } from '../../kit/attacker/puzzle.js';
import type { Block } from './blocks.js';

/** What nothing bounds from above ends here, far beyond any count of the training members. */
const ENDLESS = 1e6;
/** The solver's own tolerance is a tenth of it. */
const TOLERANCE = 1e-6;

/** All that relations and ends say of a block, as one linear programme: what is least, and what is most, of any of its unknowns. */
export class BlockProgramme {
  private readonly model: Model;
  private readonly columns: ReadonlyMap<number, number>;
  private readonly least: number[];
  private readonly most: number[];

  constructor(private readonly highs: Highs, { from, to }: Puzzle, { unknowns, relations }: Block) {
    const columns = new Map(unknowns.map((unknown, column) => [unknown, column]));
    const rows = relations.map(({ parts, least, most }) => {
      const known = parts.reduce((sum, [unknown, times]) => (columns.has(unknown) ? sum : sum + times * (from[unknown] as number)), 0);
      const own = parts.flatMap(([unknown, times]) => (columns.has(unknown) ? [[columns.get(unknown) as number, times] as const] : []));
      return { own, least: least - known, most: most - known };
    });
    const starts = [0];
    for (const { own } of rows) starts.push((starts.at(-1) as number) + own.length);
    this.columns = columns;
    this.least = unknowns.map(() => Infinity);
    this.most = unknowns.map(() => -Infinity);
    this.model = highs.createModel({
      numCols: unknowns.length, numRows: rows.length, colCost: unknowns.map(() => 0),
      colLower: unknowns.map((unknown) => from[unknown] as number), colUpper: unknowns.map((unknown) => Math.min(to[unknown] as number, ENDLESS)),
      rowLower: rows.map(({ least }) => least), rowUpper: rows.map(({ most }) => most),
      matrix: { format: 'csr', numCols: unknowns.length, numRows: rows.length, starts, indices: rows.flatMap(({ own }) => own.map(([column]) => column)), values: rows.flatMap(({ own }) => own.map(([, times]) => times)) },
    });
    // From the second solution on he begins where he stands.
    this.model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex', simplex_strategy: 4 });
  }

  /** The whole numbers that an unknown was seen between in all solutions so far: none of them can be excluded. */
  seen(unknown: number): Interval {
    const column = this.columns.get(unknown) as number;
    // + 0: there is no zero below zero.
    return { from: Math.ceil((this.least[column] as number) - TOLERANCE) + 0, to: Math.floor((this.most[column] as number) + TOLERANCE) + 0 };
  }

  /** The whole numbers that an unknown can be; fails where the block has no solution, which means that something untrue was supposed. */
  bound(unknown: number): Interval {
    const column = this.columns.get(unknown) as number;
    for (const cost of [1, -1]) {
      this.model.changeColCost(column, cost);
      this.model.run();
      if (this.model.getModelStatus() !== this.highs.constants.modelStatus.optimal) throw new Error(`A programme ended as ${this.model.getModelStatus()}`);
      this.model.getSolution().colValue.forEach((value, at) => {
        this.least[at] = Math.min(this.least[at] as number, value);
        this.most[at] = Math.max(this.most[at] as number, value);
      });
    }
    this.model.changeColCost(column, 0);
    return this.seen(unknown);
  }

  dispose(): void {
    this.model.dispose();
  }
}
