import { flat } from './dimension.js';
import { addTable, cellId } from './table.js';
import type { LinkedSystem } from '../system/linked-system.js';
import { SystemBuilder } from '../system/system-builder.js';

/** A table of two flat dimensions with its totals, `T`; counts above 0 and below `minimum` are hidden and have to stay so. */
export function squareTable(rows: readonly (readonly number[])[], minimum: number, known: readonly string[] = []): LinkedSystem {
  const [across, down] = [rows[0]?.map((_each, at) => `b${at}`) ?? [], rows.map((_each, at) => `a${at}`)];
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  const values = new Map<string, number>([['T|T', sum(rows.map(sum))]]);
  rows.forEach((row, at) => {
    values.set(`a${at}|T`, sum(row));
    row.forEach((value, beside) => {
      values.set(`a${at}|b${beside}`, value);
      values.set(`T|b${beside}`, (values.get(`T|b${beside}`) ?? 0) + value);
    });
  });
  const isSmall = (value: number): boolean => value > 0 && value < minimum;
  const builder = new SystemBuilder();
  const cells = [...values].map(([key, value]) => ({ codes: key.split('|'), value, state: known.includes(key) ? 'known' as const : isSmall(value) ? 'closed' as const : 'open' as const }));
  addTable(builder, { id: 't', dimensions: [flat('A', 'T', down), flat('B', 'T', across)], cells, price: (codes) => (codes.includes('T') ? 2 : 1), absent: 'zero' });
  for (const { codes, value, state } of cells) if (isSmall(value) && state === 'closed') builder.need(cellId('t', codes), { values: minimum, reach: minimum, floor: Infinity });
  return builder.build();
}

/** The number of a quantity, by its codes. */
export function numberOf(system: LinkedSystem, codes: string): number {
  return system.quantities.findIndex(({ id }) => id === `t|${codes}`);
}
