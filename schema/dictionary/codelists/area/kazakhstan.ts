import type { AreaRow } from './row.js';

/** ISO 3166-2:KZ, as amended in 2022. */
export const KAZAKHSTAN_AREAS: readonly AreaRow[] = [
  ['KZ-10', 'Abai', 'область Абай'],
  ['KZ-11', 'Akmola', 'Акмолинская область'],
  ['KZ-15', 'Aktobe', 'Актюбинская область'],
  ['KZ-19', 'Almaty region', 'Алматинская область'],
  ['KZ-23', 'Atyrau', 'Атырауская область'],
  ['KZ-27', 'West Kazakhstan', 'Западно-Казахстанская область'],
  ['KZ-31', 'Zhambyl', 'Жамбылская область'],
  ['KZ-33', 'Zhetisu', 'область Жетісу'],
  ['KZ-35', 'Karaganda', 'Карагандинская область'],
  ['KZ-39', 'Kostanay', 'Костанайская область'],
  ['KZ-43', 'Kyzylorda', 'Кызылординская область'],
  ['KZ-47', 'Mangystau', 'Мангистауская область'],
  ['KZ-55', 'Pavlodar', 'Павлодарская область'],
  ['KZ-59', 'North Kazakhstan', 'Северо-Казахстанская область'],
  ['KZ-61', 'Turkistan', 'Туркестанская область'],
  ['KZ-62', 'Ulytau', 'область Ұлытау'],
  ['KZ-63', 'East Kazakhstan', 'Восточно-Казахстанская область'],
  ['KZ-71', 'Astana', 'Астана'],
  ['KZ-75', 'Almaty city', 'город Алматы'],
  ['KZ-79', 'Shymkent', 'Шымкент'],
];
