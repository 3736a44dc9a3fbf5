import type { Bilingual } from './bilingual.js';
import type { Code, Codelist } from './codelist.js';
import { ageCode } from './codelists/age.js';
import { AREA } from './codelists/area.js';
import { BASIS } from './codelists/basis.js';
import { countryCode } from './codelists/country.js';
import { KEY_POPULATION } from './codelists/key-population.js';
import { LEGAL_STATUS } from './codelists/legal-status.js';
import { POPULATION } from './codelists/population.js';
import { SEX } from './codelists/sex.js';
import { TRANSMISSION } from './codelists/transmission.js';

/** Dimensions that an indicator may break a figure down by; INDICATOR, REPORTER, TIME_PERIOD and UNIT go with every figure. */
export const BREAKDOWN_IDS = [
  'AREA',
  'POPULATION',
  'ORIGIN',
  'DESTINATION',
  'BASIS',
  'LEGAL_STATUS',
  'KEY_POPULATION',
  'SEX',
  'AGE',
  'TRANSMISSION',
] as const;
export type BreakdownId = (typeof BREAKDOWN_IDS)[number];

export interface Breakdown {
  readonly id: BreakdownId;
  readonly name: Bilingual;
  /** The code, or undefined when the dimension has none such. */
  readonly lookUp: (id: string) => Code | undefined;
  /** What an empty cell means where the dimension applies. */
  readonly whenEmpty: string;
  /** What a value looks like, for messages. */
  readonly expects: string;
}

function listed(list: Codelist): Pick<Breakdown, 'lookUp' | 'expects'> {
  return { lookUp: (id) => list.get(id), expects: `one of ${[...list.keys()].join(', ')}` };
}

const COUNTRY = {
  lookUp: countryCode,
  expects: 'an ISO 3166-1 alpha-2 code such as UZ, a group such as G_CA5, or _T, _O, _U',
};

/** The breakdowns, in the order in which observations are sorted and columns are written. */
export const BREAKDOWNS: Readonly<Record<BreakdownId, Breakdown>> = {
  AREA: {
    id: 'AREA', name: { en: 'Area', ru: 'Территория' }, whenEmpty: '_T',
    lookUp: (id) => AREA.get(id), expects: 'an ISO 3166-2 code such as KZ-75, or _T, _O, _U',
  },
  POPULATION: { id: 'POPULATION', name: { en: 'Population', ru: 'Группа населения' }, whenEmpty: '_T', ...listed(POPULATION) },
  ORIGIN: { id: 'ORIGIN', name: { en: 'Origin', ru: 'Страна происхождения' }, whenEmpty: '_T', ...COUNTRY },
  DESTINATION: { id: 'DESTINATION', name: { en: 'Destination', ru: 'Страна назначения' }, whenEmpty: '_T', ...COUNTRY },
  BASIS: { id: 'BASIS', name: { en: 'Basis of origin', ru: 'Основание происхождения' }, whenEmpty: '_U', ...listed(BASIS) },
  LEGAL_STATUS: { id: 'LEGAL_STATUS', name: { en: 'Legal status', ru: 'Правовой статус' }, whenEmpty: '_T', ...listed(LEGAL_STATUS) },
  KEY_POPULATION: { id: 'KEY_POPULATION', name: { en: 'Key population', ru: 'Ключевая группа' }, whenEmpty: '_T', ...listed(KEY_POPULATION) },
  SEX: { id: 'SEX', name: { en: 'Sex', ru: 'Пол' }, whenEmpty: '_T', ...listed(SEX) },
  AGE: {
    id: 'AGE', name: { en: 'Age', ru: 'Возраст' }, whenEmpty: '_T',
    lookUp: ageCode, expects: 'an SDMX age such as Y15T49, Y_LT15, Y_GE60, Y17, or _T, _U',
  },
  TRANSMISSION: { id: 'TRANSMISSION', name: { en: 'Transmission', ru: 'Путь передачи' }, whenEmpty: '_T', ...listed(TRANSMISSION) },
};
