import type { LinkedSystem } from '@serai/national';
import loadHighs from 'highs';

/** What hiding each item costs, from 0 on. */
export type CostOf = (item: number) => number;

/** The least that has to be hidden; not proved where time was up first: then something may be less. */
export interface Least {
  readonly cost: number;
  readonly isProved: boolean;
}

// Its types are those of a CommonJS module; what is imported is an ES one.
const highs = await (loadHighs as unknown as typeof loadHighs.default)();
/** In no move that is needed does a count go further than so many times *t*. */
const FAR = 3;
const SECONDS = 20;

/**
 * The least that any pattern costs in which every need is met, by a mixed-integer programme (Fischetti and Salazar, Management Science
 * 47, 2001): for each need one table above the true one and one below, of real numbers, that differ from it only where something is
 * hidden. Whole numbers, and sums of hidden siblings, ask for more, so this is a lower bound of what is needed where no count has to go further than `FAR`. `undefined` where
 * not even hiding everything is enough.
 */
export function leastHidden(system: LinkedSystem, minimum: number, costOf: CostOf): Least | undefined {
  const { quantities, items, relations, needs } = system;
  const far = FAR * minimum;
  const lines: string[] = [];
  const bounds: string[] = [];
  needs.forEach(({ quantities: [target = 0], values, reach }, need) => {
    const truth = quantities[target]?.value ?? 0;
    for (const way of ['u', 'd']) {
      const by = (quantity: number): string => `${way}${need}_${quantity}`;
      quantities.forEach(({ value, item }, quantity) => {
        const down = Math.min(far, value);
        bounds.push(`-${down} <= ${by(quantity)} <= ${far}`);
        if (item !== null) lines.push(`${by(quantity)} - ${far} y${item} <= 0`, `${by(quantity)} + ${down} y${item} >= 0`);
      });
      for (const { terms } of relations) lines.push(`${terms.map(({ quantity, times }) => `${times < 0 ? '-' : '+'} ${Math.abs(times)} ${by(quantity)}`).join(' ')} = 0`);
    }
    lines.push(`u${need}_${target} - d${need}_${target} >= ${values - 1}`, `u${need}_${target} >= ${Math.max(0, reach - truth)}`, `d${need}_${target} <= 0`);
  });
  items.forEach(({ state }, item) => state !== 'open' && bounds.push(`y${item} = ${state === 'closed' ? 1 : 0}`));
  const cost = items.map((_item, item) => `${costOf(item)} y${item}`).join(' + ');
  const found = highs.solve(`Minimize\n obj: ${cost}\nSubject To\n${lines.map((line, at) => ` r${at}: ${line}`).join('\n')}\nBounds\n ${bounds.join('\n ')}\nBinary\n ${items.map((_item, item) => `y${item}`).join(' ')}\nEnd\n`, { time_limit: SECONDS, output_flag: false });
  if (found.Status === 'Infeasible') return undefined;
  return { cost: found.ObjectiveValue, isProved: found.Status === 'Optimal' };
}
