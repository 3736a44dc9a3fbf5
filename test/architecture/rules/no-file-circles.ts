import { circles, fileGraph } from '../graph-of.js';
import type { Rule } from '../rule.js';

/** No circles at file level, type-only imports included: whoever needs a type of his own importer has it in the wrong place. */
export const noFileCircles: Rule = {
  law: 'no file imports itself through others',
  faults: (tree) => circles(fileGraph(tree)).map((circle) => circle.join(' → ')),
};
