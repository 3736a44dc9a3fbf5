import type { AreaRow } from './row.js';

/** ISO 3166-2:TM. */
export const TURKMENISTAN_AREAS: readonly AreaRow[] = [
  ['TM-A', 'Ahal', 'Ахалский велаят'],
  ['TM-B', 'Balkan', 'Балканский велаят'],
  ['TM-D', 'Dashoguz', 'Дашогузский велаят'],
  ['TM-L', 'Lebap', 'Лебапский велаят'],
  ['TM-M', 'Mary', 'Марыйский велаят'],
  ['TM-S', 'Ashgabat', 'Ашхабад'],
];
