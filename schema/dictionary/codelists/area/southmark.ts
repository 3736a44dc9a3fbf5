import type { AreaRow } from './row.js';

/** Areas of Southmark, a training member: fictional, in the shape of ISO 3166-2. */
export const SOUTHMARK_AREAS: readonly AreaRow[] = [
  ['XS-RI', 'Riverfold (fictional)', 'Риверфолд (вымышленная область)'],
  ['XS-HI', 'Highsteppe (fictional)', 'Хайстепп (вымышленная область)'],
  ['XS-SA', 'Saltmere (fictional)', 'Солтмир (вымышленная область)'],
];
