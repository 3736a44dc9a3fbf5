import { EVERYBODY, type Table, tablesInBrief, tablesInFull } from './table.js';

/** A training member: a country that does not exist, and the tables that it counts. */
export interface Member {
  readonly code: 'XN' | 'XS' | 'XE';
  readonly name: string;
  /** Its folder in infra/countries. */
  readonly folder: string;
  readonly tables: readonly Table[];
}

/** A destination, an origin, and an origin that also receives a few. */
export const MEMBERS: readonly Member[] = [
  {
    code: 'XN', name: 'Northmark', folder: 'northmark',
    tables: [EVERYBODY, ...tablesInFull({ population: 'IMMIGRANT', otherEnd: 'ORIGIN', places: ['XS', 'XE', '_O'] }, 'XN')],
  },
  {
    code: 'XS', name: 'Southmark', folder: 'southmark',
    tables: [EVERYBODY, ...tablesInFull({ population: 'EMIGRANT', otherEnd: 'DESTINATION', places: ['XN', 'XE', '_O'] }, 'XS')],
  },
  {
    code: 'XE', name: 'Eastmark', folder: 'eastmark',
    tables: [
      EVERYBODY,
      ...tablesInFull({ population: 'EMIGRANT', otherEnd: 'DESTINATION', places: ['XN', '_O'] }, 'XE'),
      ...tablesInBrief({ population: 'IMMIGRANT', otherEnd: 'ORIGIN', places: ['XS', '_O'] }),
    ],
  },
];
