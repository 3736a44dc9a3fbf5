import type { AreaRow } from './row.js';

/** Areas of Eastmark, a training member: fictional, in the shape of ISO 3166-2. */
export const EASTMARK_AREAS: readonly AreaRow[] = [
  ['XE-OR', 'Orchardvale (fictional)', 'Орчардвейл (вымышленная область)'],
  ['XE-CL', 'Cliffmoor (fictional)', 'Клиффмур (вымышленная область)'],
  ['XE-DU', 'Dunefield (fictional)', 'Дюнфилд (вымышленная область)'],
];
