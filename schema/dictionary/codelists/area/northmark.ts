import type { AreaRow } from './row.js';

/** Areas of Northmark, a training member: fictional, in the shape of ISO 3166-2. */
export const NORTHMARK_AREAS: readonly AreaRow[] = [
  ['XN-NO', 'Nordhaven (fictional)', 'Нордхавен (вымышленная область)'],
  ['XN-MI', 'Midfell (fictional)', 'Мидфелл (вымышленная область)'],
  ['XN-LA', 'Lakewick (fictional)', 'Лейквик (вымышленная область)'],
];
