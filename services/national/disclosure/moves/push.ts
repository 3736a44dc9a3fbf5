import { basisOrder } from './basis-order.js';
import { EtaFile } from './eta-file.js';
import { Scatter } from './scatter.js';
import { type SparseRows, sparseRows } from './sparse-rows.js';
import { signOfStep, STEPS, type Steps } from './steps.js';

/** How far a quantity went, and what moved with it. */
export interface Push {
  /** `optimal`: no table of real numbers goes further, up to what was asked for. `short`: it does not go so far, and nobody asked how far. `stuck`: the numbers gave no answer. */
  readonly outcome: 'optimal' | 'short' | 'stuck';
  /** How far, 0 or more; at most what was asked for. */
  readonly reached: number;
  /** By how much each quantity moved, for those that did. */
  readonly moved: readonly (readonly [quantity: number, by: number])[];
  readonly pivots: number;
}

export interface Goal {
  readonly target: number;
  readonly direction: 1 | -1;
  readonly amount: number;
  readonly allOrNothing: boolean;
}

/** Relations as a linear programme takes them: `leftOver` is, for each row, the quantity that only makes up for the others within its bounds, or -1. */
export interface Programme {
  readonly matrix: SparseRows;
  readonly leftOver: Int32Array;
}

const NO_ROWS = sparseRows([], 0);
/** Getting further is worth more than whatever it costs. */
const REWARD = 1e9;
const INFEASIBLE = 1e-7;
const PIVOT = 1e-7;
const TIE = 1e-9;
const MOST_PIVOTS = 5_000;
/** After so many pivots the inverse is made anew from the basis. */
const REFRESH = 64;

/**
 * Pushes one quantity up or down and lets the others follow at the least cost, over the real numbers.
 *
 * A linear programme: the least Σ cost × step with all relations kept, less a reward for the push. It
 * is solved by the bounded dual simplex method from the basis of the rows alone: nothing moved, the
 * push at its full length and its rows out of balance; each pivot balances a row with the cheapest step. So
 * only the part of the table that moves is ever touched, and no first phase is needed
 * (Koberstein, The dual simplex method, 2005, algorithm 1). What is left over in a bound is the slack of its row: as long
 * as the bound does not bind, it costs nothing.
 */
export class Pusher {
  private readonly eta: EtaFile;
  private readonly balance: Float64Array;
  private readonly head: Int32Array;
  /** How much a row weighs against others when one is chosen (dual Devex; Forrest and Goldfarb 1992). */
  private readonly weight: Float64Array;
  private readonly isBasic: Uint8Array;
  private readonly isFull: Uint8Array;
  private readonly dual: Scatter;
  private readonly row: Scatter;
  private readonly slope: Scatter;
  private readonly column: Scatter;
  private readonly touched: Scatter;
  private readonly rowDual: Scatter;
  /** Rows that have no column yet, while the inverse is made anew. */
  private readonly isOpen: Uint8Array;
  private readonly used: number[] = [];
  /** From here on, a step for each row: its slack, which alone can go below 0. */
  private readonly slacks: number;
  private readonly floor: Float64Array;
  private readonly cap: Float64Array;
  private readonly cost: Float64Array;
  private readonly sign: Int8Array;
  private target = -1;
  /** The step that is the push itself: one after the others. */
  private goal = -1;
  private matrix: SparseRows = NO_ROWS;
  private leftOver: Int32Array = new Int32Array(0);
  private allOrNothing = false;
  /** Made since the push began. */
  private pivots = 0;

  /** For systems of at most so many rows, and columns of quantities. */
  constructor(rows: number, columns: number) {
    this.slacks = columns * STEPS + 1;
    const steps = this.slacks + rows;
    this.eta = new EtaFile(rows);
    this.balance = new Float64Array(rows);
    this.head = Int32Array.from({ length: rows }, (_each, row) => this.slacks + row);
    this.weight = new Float64Array(rows).fill(1);
    this.isOpen = new Uint8Array(rows);
    this.isBasic = new Uint8Array(steps);
    this.isFull = new Uint8Array(steps);
    this.dual = new Scatter(columns);
    this.row = new Scatter(rows);
    this.slope = new Scatter(columns);
    this.column = new Scatter(rows);
    this.touched = new Scatter(rows);
    this.rowDual = new Scatter(rows);
    this.floor = new Float64Array(steps);
    this.cap = new Float64Array(steps);
    this.cost = new Float64Array(steps);
    this.sign = Int8Array.from({ length: steps }, (_each, step) => (step < this.slacks ? signOfStep(step) : 1));
    this.isBasic.fill(1, this.slacks);
  }

  /** `amount` is finite and above 0; `allOrNothing` gives up as soon as it is plain that it cannot be reached. */
  push({ matrix, leftOver }: Programme, steps: Steps, { target, direction, amount, allOrNothing }: Goal): Push {
    this.reset();
    this.matrix = matrix;
    this.leftOver = leftOver;
    this.allOrNothing = allOrNothing;
    this.goal = steps.count;
    const { cap, cost, sign, goal } = this;
    cap.set(steps.cap);
    cost.set(steps.cost);
    for (let row = 0; row < matrix.rows; row += 1) this.boundSlack(row, leftOver[row] as number);
    cap[goal] = amount;
    cost[goal] = -REWARD;
    sign[goal] = direction;
    this.target = target;
    this.isFull[goal] = 1;
    this.used.push(goal);
    for (let at = matrix.columnStart[target] as number; at < (matrix.columnStart[target + 1] as number); at += 1) {
      const row = matrix.columnRow[at] as number;
      this.balance[row] = -(matrix.columnTimes[at] as number) * direction * amount;
      this.touched.set(row, 1);
    }

    return this.goOn();
  }

  /** The same push once a quantity that moved by no whole number may go less far than it did: goes on from where it was. */
  again({ cap }: Steps, quantity: number): Push {
    const first = quantity * STEPS;
    for (let step = first; step < first + STEPS; step += 1) this.cap[step] = cap[step] as number;
    const row = this.matrix.columnRow[this.matrix.columnStart[quantity] as number] as number;
    if (this.leftOver[row] === quantity) this.boundSlack(row, quantity);
    return this.goOn();
  }

  private goOn(): Push {
    let outcome: Push['outcome'] = 'stuck';
    const before = this.pivots;
    for (; this.pivots < before + MOST_PIVOTS; this.pivots += 1) {
      const leaving = this.worstRow();
      if (leaving === -1) {
        outcome = 'optimal';
        break;
      }
      const step = this.pivot(leaving);
      if (step === 'stuck' || step === 'short') {
        outcome = step;
        break;
      }
      if ((this.pivots + 1) % REFRESH === 0 && !this.refresh()) break;
    }
    const pivots = this.pivots - before;
    return outcome === 'optimal' ? this.result(pivots) : { outcome, pivots, reached: 0, moved: [] };
  }

  /** How far the slack of a row may go: not at all where nothing is left over in it. */
  private boundSlack(row: number, quantity: number): void {
    const { cap, floor, slacks } = this;
    cap[slacks + row] = 0;
    floor[slacks + row] = 0;
    if (quantity === -1 || quantity === this.target) return;
    const times = this.timesOf(row, quantity);
    const first = quantity * STEPS;
    const [up, down] = [Math.abs(times) * (cap[first] as number), Math.abs(times) * (cap[first + 1] as number)];
    cap[slacks + row] = times > 0 ? up : down;
    floor[slacks + row] = times > 0 ? -down : -up;
    cap.fill(0, first, first + STEPS);
  }

  private timesOf(row: number, quantity: number): number {
    const { rowStart, rowQuantity, rowTimes } = this.matrix;
    for (let entry = rowStart[row] as number; entry < (rowStart[row + 1] as number); entry += 1) if (rowQuantity[entry] === quantity) return rowTimes[entry] as number;
    return 0;
  }

  /** Brings a row into balance with the cheapest step; `short` where nothing does but less of the push. */
  private pivot(leaving: number): 'done' | 'short' | 'stuck' {
    const { cap, floor, sign } = this;
    const head = this.head[leaving] as number;
    const over = (this.balance[leaving] as number) > (floor[head] as number);
    this.row.clear();
    this.row.set(leaving, 1);
    this.eta.backward(this.row);
    this.price();
    const entering = this.cheapestStep(over);
    if (entering === -1) return 'stuck';
    if (this.allOrNothing && entering === this.goal) return 'short';

    const enteringSign = sign[entering] as number;
    this.carry(entering);
    const pivot = this.column.values[leaving] as number;
    if (Math.abs(pivot) < PIVOT) return 'stuck';
    const bound = (over ? cap : floor)[head] as number;
    const by = ((this.balance[leaving] as number) - bound) / pivot;
    const weight = this.weight[leaving] as number;
    for (let at = 0; at < this.column.count; at += 1) {
      const row = this.column.places[at] as number;
      const share = (this.column.values[row] as number) / pivot;
      this.weight[row] = Math.max(this.weight[row] as number, share * share * weight);
      this.balance[row] = (this.balance[row] as number) - by * (this.column.values[row] as number);
      this.touched.set(row, 1);
    }
    const [slopes, duals, place] = entering < this.slacks ? [this.slope, this.dual, this.quantityOf(entering)] : [this.row, this.rowDual, entering - this.slacks];
    const rise = ((this.cost[entering] as number) * enteringSign - (duals.values[place] as number)) / (slopes.values[place] as number);
    for (let at = 0; at < this.slope.count; at += 1) {
      const place = this.slope.places[at] as number;
      this.dual.add(place, rise * (this.slope.values[place] as number));
    }
    for (let at = 0; at < this.row.count; at += 1) {
      const place = this.row.places[at] as number;
      this.rowDual.add(place, rise * (this.row.values[place] as number));
    }
    this.isBasic[head] = 0;
    this.isFull[head] = over ? 1 : 0;
    this.used.push(head);
    this.weight[leaving] = Math.max(1, weight / (pivot * pivot));
    this.balance[leaving] = ((this.isFull[entering] === 1 ? cap : floor)[entering] as number) + by;
    this.head[leaving] = entering;
    this.isBasic[entering] = 1;
    this.isFull[entering] = 0;
    this.used.push(entering);
    this.eta.push(leaving, this.column);
    return 'done';
  }

  /**
   * Makes the inverse anew, of the basis as it is: one column a row, in an order in which they fill one another little. False where
   * the numbers do not allow it.
   */
  private refresh(): boolean {
    const { touched, head: heads, balance: balances, weight: weights, slacks } = this;
    const basic: (readonly [step: number, balance: number, weight: number])[] = [];
    this.isOpen.fill(0);
    for (let at = 0; at < touched.count; at += 1) {
      const row = touched.places[at] as number;
      const head = heads[row] as number;
      basic.push([head, balances[row] as number, weights[row] as number]);
      if (this.isBasic[slacks + row] === 0) this.isOpen[row] = 1;
    }
    const place = (row: number, [step, balance, weight]: readonly [number, number, number]): void => {
      heads[row] = step;
      balances[row] = balance;
      weights[row] = weight;
    };
    for (const each of basic) if (each[0] >= slacks) place(each[0] - slacks, each);
    const moving = basic.filter(([step]) => step < slacks);
    this.eta.clear();
    for (const [at, row] of basisOrder(this.matrix, moving.map(([step]) => this.quantityOf(step)), this.isOpen)) {
      const each = moving[at] as readonly [number, number, number];
      this.carry(each[0]);
      const pivot = row === -1 ? this.largestOpen() : row;
      if (pivot === -1 || Math.abs(this.column.values[pivot] as number) < PIVOT) return false;
      this.isOpen[pivot] = 0;
      this.eta.push(pivot, this.column);
      place(pivot, each);
    }
    return true;
  }

  private largestOpen(): number {
    const { column, isOpen } = this;
    let largest = -1;
    for (let at = 0; at < column.count; at += 1) {
      const row = column.places[at] as number;
      if (isOpen[row] === 1 && (largest === -1 || Math.abs(column.values[row] as number) > Math.abs(column.values[largest] as number))) largest = row;
    }
    return largest;
  }

  private quantityOf(step: number): number {
    return step === this.goal ? this.target : Math.floor(step / STEPS);
  }

  private worstRow(): number {
    const { touched, balance: balances, head: heads, cap, floor } = this;
    let worst = 0;
    let found = -1;
    for (let at = 0; at < touched.count; at += 1) {
      const row = touched.places[at] as number;
      const balance = balances[row] as number;
      const head = heads[row] as number;
      const off = Math.max((floor[head] as number) - balance, balance - (cap[head] as number));
      if (off <= INFEASIBLE) continue;
      const share = (off * off) / (this.weight[row] as number);
      // Relative to one another: weights grow, and a row that is out of balance must not be lost among them.
      if (found === -1 || share > worst * (1 + TIE) || (share > worst * (1 - TIE) && row < found)) {
        worst = share;
        found = row;
      }
    }
    return found;
  }

  /** The leaving row through the inverse, by quantity. */
  private price(): void {
    const { matrix, slope, row } = this;
    slope.clear();
    for (let at = 0; at < row.count; at += 1) {
      const place = row.places[at] as number;
      const times = row.values[place] as number;
      if (times === 0) continue;
      for (let entry = matrix.rowStart[place] as number; entry < (matrix.rowStart[place + 1] as number); entry += 1) {
        slope.add(matrix.rowQuantity[entry] as number, times * (matrix.rowTimes[entry] as number));
      }
    }
  }

  private cheapestStep(over: boolean): number {
    const { slope, row, rowDual, slacks, floor, cap, cost, sign, dual, isBasic, isFull, target, goal } = this;
    let best = -1;
    let bestRatio = Infinity;
    let bestSize = 0;
    const consider = (step: number, along: number, size: number, paid: number): void => {
      if (isBasic[step] === 1 || cap[step] === floor[step]) return;
      const stepSign = sign[step] as number;
      // A step that may still grow has to bring the row down where it is over, up where it is under; a full one shrinks.
      if (stepSign * along > 0 === (over === (isFull[step] === 1))) return;
      const ratio = Math.abs((cost[step] as number) - stepSign * paid) / size;
      const tie = TIE * (1 + ratio);
      if (ratio < bestRatio - tie || (ratio <= bestRatio + tie && (size > bestSize + TIE || (size > bestSize - TIE && step < best)))) {
        best = step;
        bestRatio = Math.min(ratio, bestRatio);
        bestSize = size;
      }
    };
    for (let at = 0; at < row.count; at += 1) {
      const place = row.places[at] as number;
      const size = Math.abs(row.values[place] as number);
      if (size >= PIVOT) consider(slacks + place, row.values[place] as number, size, rowDual.values[place] as number);
    }
    for (let at = 0; at < slope.count; at += 1) {
      const quantity = slope.places[at] as number;
      const along = slope.values[quantity] as number;
      const size = Math.abs(along);
      if (size < PIVOT) continue;
      const first = quantity === target ? goal : quantity * STEPS;
      const last = quantity === target ? goal : first + STEPS - 1;
      const paid = dual.values[quantity] as number;
      for (let step = first; step <= last; step += 1) consider(step, along, size, paid);
    }
    return best;
  }

  private carry(step: number): void {
    const { matrix, column, slacks } = this;
    column.clear();
    if (step >= slacks) column.set(step - slacks, 1);
    else {
      const quantity = this.quantityOf(step);
      for (let at = matrix.columnStart[quantity] as number; at < (matrix.columnStart[quantity + 1] as number); at += 1) column.set(matrix.columnRow[at] as number, (this.sign[step] as number) * (matrix.columnTimes[at] as number));
    }
    this.eta.forward(column);
  }

  private result(pivots: number): Push {
    const moved = new Map<number, number>();
    const add = (step: number, amount: number): void => {
      if (step >= this.slacks || amount === 0) return;
      const quantity = this.quantityOf(step);
      moved.set(quantity, (moved.get(quantity) ?? 0) + (this.sign[step] as number) * amount);
    };
    for (const step of new Set(this.used)) if (this.isBasic[step] === 0 && this.isFull[step] === 1) add(step, this.cap[step] as number);
    for (let at = 0; at < this.touched.count; at += 1) {
      const row = this.touched.places[at] as number;
      add(this.head[row] as number, this.balance[row] as number);
    }
    const reached = Math.abs(moved.get(this.target) ?? 0);
    this.followLeftOvers(moved);
    return { outcome: 'optimal', pivots, reached, moved: [...moved] };
  }

  /** What is left over in a row makes up for all that moved in it. */
  private followLeftOvers(moved: Map<number, number>): void {
    const { leftOver } = this;
    const { columnStart, columnRow, columnTimes } = this.matrix;
    const sums = new Map<number, number>();
    for (const [quantity, by] of moved) {
      for (let at = columnStart[quantity] as number; at < (columnStart[quantity + 1] as number); at += 1) {
        const row = columnRow[at] as number;
        if ((leftOver[row] as number) >= 0 && leftOver[row] !== this.target) sums.set(row, (sums.get(row) ?? 0) + (columnTimes[at] as number) * by);
      }
    }
    for (const [row, sum] of sums) moved.set(leftOver[row] as number, -sum / this.timesOf(row, leftOver[row] as number));
  }

  private reset(): void {
    this.pivots = 0;
    if (this.goal !== -1) this.sign[this.goal] = signOfStep(this.goal);
    for (let at = 0; at < this.touched.count; at += 1) {
      const row = this.touched.places[at] as number;
      this.balance[row] = 0;
      this.head[row] = this.slacks + row;
      this.weight[row] = 1;
    }
    for (const step of this.used) {
      this.isBasic[step] = step < this.slacks ? 0 : 1;
      this.isFull[step] = 0;
    }
    this.used.length = 0;
    this.touched.clear();
    this.dual.clear();
    this.rowDual.clear();
    this.eta.clear();
  }
}
