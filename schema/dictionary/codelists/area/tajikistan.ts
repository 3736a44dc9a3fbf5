import type { AreaRow } from './row.js';

/** ISO 3166-2:TJ. */
export const TAJIKISTAN_AREAS: readonly AreaRow[] = [
  ['TJ-DU', 'Dushanbe', 'Душанбе'],
  ['TJ-GB', 'Gorno-Badakhshan', 'Горно-Бадахшанская автономная область'],
  ['TJ-KT', 'Khatlon', 'Хатлонская область'],
  ['TJ-RA', 'Districts of Republican Subordination', 'Районы республиканского подчинения'],
  ['TJ-SU', 'Sughd', 'Согдийская область'],
];
