import fc from 'fast-check';
import { BREAKDOWN_IDS } from '../dictionary/dimension.js';
import { COORDINATE } from '../dictionary/coordinates.js';
import type { Figure } from '../dictionary/figure.js';
import type { VisaClaims, VisaScope } from './visa.js';

/** Indicators that the tests use. */
export const CODES = ['HIV_TESTED', 'HIV_DIAGNOSES_CUMULATIVE', 'HIV_NEW_DIAGNOSES'] as const;

/** Periods that the tests use, the unknown one left out. */
export const PERIODS = ['2015', '2016', '2016-S1', '2016-Q3', '2016-09', '2017', '2017-12', '2015-01-01/P2Y', '2018-02-03'] as const;

/** A cell that is a total in every dimension. */
export const TOTAL: Figure = {
  indicator: 'HIV_TESTED', reporter: 'KZ', area: '_T', period: '2016', stockOrFlow: 'FLOW', population: '_T', origin: '_T', destination: '_T', basis: '_T', legalStatus: '_T',
  keyPopulation: '_T', sex: '_T', age: '_T', transmission: '_T', unit: 'PERSONS', value: 7, lower: null, upper: null, numerator: null, denominator: null, sampleSize: null,
  status: 'A', confidentiality: 'F', missing: null, embargoUntil: null, method: 'REGISTERED', source: 's', locator: 'l', noteEn: null, noteRu: null,
};

/** A code that is no total, for each dimension. */
export const FINER = {
  AREA: 'KZ-75', POPULATION: 'IMMIGRANTS', ORIGIN: 'UZ', DESTINATION: 'RU', BASIS: 'CITIZENSHIP', LEGAL_STATUS: 'IRREGULAR', KEY_POPULATION: 'PWID', SEX: 'F', AGE: 'Y15T19', TRANSMISSION: 'INJECTING',
} as const;

/** Any cell, as fine as can be or a total. */
export const anyCell: fc.Arbitrary<Figure> = fc
  .record({ indicator: fc.constantFrom(...CODES), period: fc.constantFrom(...PERIODS, '_U'), finer: fc.subarray([...BREAKDOWN_IDS]), value: fc.nat(50) })
  .map(({ indicator, period, finer, value }) => ({ ...TOTAL, indicator, period, value, ...Object.fromEntries(finer.map((id) => [COORDINATE[id], FINER[id]])) }));

const side = fc.option(fc.constantFrom(...PERIODS));

/** Any scope that a visa may have. */
export const anyScope: fc.Arbitrary<VisaScope> = fc.record({
  indicators: fc.option(fc.subarray([...CODES], { minLength: 1 })),
  breakdowns: fc.option(fc.subarray([...BREAKDOWN_IDS])),
  periods: fc.option(fc.record({ from: side, to: side })),
});

/** The claims of a visa that holds. */
export const VISA: VisaClaims = {
  iss: 'urn:serai:country:KZ', sub: 'researcher-a', iat: 1_793_534_400, exp: 1_793_544_400, jti: 'visa-1',
  ga4gh_visa_v1: { type: 'ControlledAccessGrants', asserted: 1_793_534_400, value: 'urn:serai:country:KZ', source: 'urn:serai:country:KZ', by: 'dac' },
  serai_visa_v1: { indicators: ['HIV_TESTED'], breakdowns: ['SEX'], periods: { from: '2015', to: null }, subjectIssuer: 'https://hub.example/oidc', audience: 'researcher', terms: '1' },
};
