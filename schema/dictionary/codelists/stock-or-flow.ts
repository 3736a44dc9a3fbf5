import { code, codelist } from '../codelist.js';

/** What TIME_PERIOD means for a figure. */
export const STOCK_OR_FLOW = codelist([
  code('STOCK', 'Stock: as of the end of the period', 'Запас: на конец периода'),
  code('FLOW', 'Flow: during the period', 'Поток: за период'),
  code('CUMULATIVE', 'Cumulative: ever, until the end of the period', 'Нарастающим итогом: до конца периода'),
]);
export type StockOrFlow = 'STOCK' | 'FLOW' | 'CUMULATIVE';
