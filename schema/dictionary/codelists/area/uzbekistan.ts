import type { AreaRow } from './row.js';

/** ISO 3166-2:UZ. */
export const UZBEKISTAN_AREAS: readonly AreaRow[] = [
  ['UZ-AN', 'Andijan', 'Андижанская область'],
  ['UZ-BU', 'Bukhara', 'Бухарская область'],
  ['UZ-FA', 'Fergana', 'Ферганская область'],
  ['UZ-JI', 'Jizzakh', 'Джизакская область'],
  ['UZ-NG', 'Namangan', 'Наманганская область'],
  ['UZ-NW', 'Navoiy', 'Навоийская область'],
  ['UZ-QA', 'Kashkadarya', 'Кашкадарьинская область'],
  ['UZ-QR', 'Karakalpakstan', 'Каракалпакстан'],
  ['UZ-SA', 'Samarkand', 'Самаркандская область'],
  ['UZ-SI', 'Syrdarya', 'Сырдарьинская область'],
  ['UZ-SU', 'Surkhandarya', 'Сурхандарьинская область'],
  ['UZ-TK', 'Tashkent city', 'город Ташкент'],
  ['UZ-TO', 'Tashkent region', 'Ташкентская область'],
  ['UZ-XO', 'Khorezm', 'Хорезмская область'],
];
