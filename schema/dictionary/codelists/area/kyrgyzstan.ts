import type { AreaRow } from './row.js';

/** ISO 3166-2:KG. */
export const KYRGYZSTAN_AREAS: readonly AreaRow[] = [
  ['KG-B', 'Batken', 'Баткенская область'],
  ['KG-C', 'Chüy', 'Чуйская область'],
  ['KG-GB', 'Bishkek', 'Бишкек'],
  ['KG-GO', 'Osh city', 'город Ош'],
  ['KG-J', 'Jalal-Abad', 'Джалал-Абадская область'],
  ['KG-N', 'Naryn', 'Нарынская область'],
  ['KG-O', 'Osh region', 'Ошская область'],
  ['KG-T', 'Talas', 'Таласская область'],
  ['KG-Y', 'Issyk-Kul', 'Иссык-Кульская область'],
];
