import { EVERYBODY, type Side, type Table, tablesInBrief, tablesInFull, tablesOfRates } from './table.js';

/** A training member: a country that does not exist, and the tables that it counts. */
export interface Member {
  readonly code: 'XN' | 'XS' | 'XE';
  readonly name: string;
  /** Its folder in infra/countries. */
  readonly folder: string;
  readonly tables: readonly Table[];
}

const immigrantsFrom = (...places: Side['places']): Side => ({ population: 'IMMIGRANT', otherEnd: 'ORIGIN', places });
const emigrantsTo = (...places: Side['places']): Side => ({ population: 'EMIGRANT', otherEnd: 'DESTINATION', places });

const [INTO_XN, FROM_XS, FROM_XE, INTO_XE] = [immigrantsFrom('XS', 'XE', '_O'), emigrantsTo('XN', 'XE', '_O'), emigrantsTo('XN', '_O'), immigrantsFrom('XS', '_O')];

/** A destination, an origin, and an origin that also receives a few. */
export const MEMBERS: readonly Member[] = [
  { code: 'XN', name: 'Northmark', folder: 'northmark', tables: [EVERYBODY, ...tablesInFull(INTO_XN, 'XN'), ...tablesOfRates([INTO_XN])] },
  { code: 'XS', name: 'Southmark', folder: 'southmark', tables: [EVERYBODY, ...tablesInFull(FROM_XS, 'XS'), ...tablesOfRates([FROM_XS])] },
  { code: 'XE', name: 'Eastmark', folder: 'eastmark', tables: [EVERYBODY, ...tablesInFull(FROM_XE, 'XE'), ...tablesInBrief(INTO_XE), ...tablesOfRates([FROM_XE, INTO_XE])] },
];
