import type { Reading, RegionalAnswer } from '../regional/reading.js';
import { type Corridor, Gathering, type ObservedInput } from './observed-input.js';

/** Indicators that estimates read, of both countries of a corridor. */
export const ESTIMATE_INDICATORS = [
  'MIGRANTS', 'MIGRANTS_REGISTERED', 'MIGRANTS_SHARE_BY_DESTINATION', 'POPULATION_TOTAL', 'HIV_PREVALENCE', 'PLHIV_ESTIMATED', 'PLHIV_REGISTERED',
  'HIV_DIAGNOSES_CUMULATIVE', 'KEY_POPULATION_SIZE', 'KEY_POPULATION_SHARE',
] as const;

const IMMIGRANTS = new Set(['IMMIGRANT', 'IMMIGRANT_WORKER']);
const EMIGRANTS = new Set(['EMIGRANT', 'EMIGRANT_WORKER']);
/** Of whom the prevalence in the country of origin says something for those who left. */
const AT_ORIGIN = new Set(['_T', 'RESIDENT', 'CITIZEN', 'MIGRANT', 'EMIGRANT', 'EMIGRANT_WORKER', 'RETURNEE', 'RETURNEE_WORKER']);
const EVERYBODY = new Set(['_T', 'RESIDENT', 'CITIZEN']);
const ADULTS = new Set(['_T', '_Z', 'Y15T49', 'Y18T49']);
const PER: Readonly<Record<string, number>> = { PERCENT: 100, PER_1000: 1_000, PER_100K: 100_000 };

const isWhole = (code: string): boolean => code === '_T' || code === '_Z';

/** A figure of everybody in its cell: no part of the country, no sex, no route. */
function isTotal({ area, sex, transmission, legalStatus }: Reading): boolean {
  return isWhole(area) && isWhole(sex) && isWhole(transmission) && isWhole(legalStatus);
}

/** Migrants from the origin in the destination: as the destination counts them, as the origin does, or as a share of all whom the origin counts abroad. */
export function stockInput(answer: RegionalAnswer, { origin, destination }: Corridor): ObservedInput {
  const gathering = new Gathering();
  const totals = answer.readings.filter((reading) => isTotal(reading) && isWhole(reading.age) && isWhole(reading.keyPopulation));
  const abroad: Reading[] = [];
  for (const reading of totals) {
    const { indicator, reporter, population } = reading;
    const isCount = (indicator === 'MIGRANTS' || indicator === 'MIGRANTS_REGISTERED') && reading.stockOrFlow !== 'CUMULATIVE';
    if (!isCount) continue;
    if (reporter === destination && IMMIGRANTS.has(population) && reading.origin === origin) gathering.take(reading);
    if (reporter !== origin || !EMIGRANTS.has(population)) continue;
    if (reading.destination === destination) gathering.take(reading);
    if (reading.destination === '_T') abroad.push(reading);
  }
  const shares = totals.filter((reading) => reading.reporter === origin && reading.indicator === 'MIGRANTS_SHARE_BY_DESTINATION' && reading.destination === destination);
  for (const share of shares) for (const whole of abroad) if (whole.population === share.population) gathering.takePart(whole, share);
  return gathering.input('STOCK', answer, [origin, destination]);
}

/** Share of people with HIV, as far as figures know it: found among these very migrants, or at their origin, or people with HIV there by all people. */
export function prevalenceInput(answer: RegionalAnswer, { origin, destination }: Corridor): ObservedInput {
  const gathering = new Gathering();
  const totals = answer.readings.filter((reading) => isTotal(reading) && isWhole(reading.keyPopulation) && ADULTS.has(reading.age));
  for (const reading of totals) {
    const { indicator, reporter, population, unit } = reading;
    if (indicator !== 'HIV_PREVALENCE') continue;
    const ofOrigin = reporter === origin && AT_ORIGIN.has(population) && (isWhole(reading.destination) || reading.destination === destination);
    const ofThem = reporter === destination && IMMIGRANTS.has(population) && reading.origin === origin;
    const per = PER[unit];
    if ((ofOrigin || ofThem) && per !== undefined) gathering.take(reading, per);
  }
  const withHiv = totals.filter(({ indicator, reporter, population }) => (indicator === 'PLHIV_ESTIMATED' || indicator === 'PLHIV_REGISTERED') && reporter === origin && EVERYBODY.has(population));
  for (const count of withHiv) for (const base of populationsOf(answer, origin)) gathering.takeQuotient(count, base);
  return gathering.input('PREVALENCE', answer, [origin]);
}

/** Share of a key population at the origin: as it is told, or its size by all people. */
export function keyPopulationInput(answer: RegionalAnswer, { origin, keyPopulation }: Corridor): ObservedInput {
  const gathering = new Gathering();
  const ofIt = answer.readings.filter((reading) => reading.reporter === origin && reading.keyPopulation === keyPopulation && isTotal(reading) && EVERYBODY.has(reading.population) && ADULTS.has(reading.age));
  for (const share of ofIt.filter(({ indicator, unit }) => indicator === 'KEY_POPULATION_SHARE' && unit === 'PERCENT')) gathering.take(share, 100);
  for (const size of ofIt.filter(({ indicator }) => indicator === 'KEY_POPULATION_SIZE')) for (const base of populationsOf(answer, origin)) gathering.takeQuotient(size, base);
  return gathering.input('KEY_POPULATION_SHARE', answer, [origin]);
}

function populationsOf({ readings }: RegionalAnswer, country: string): Reading[] {
  return readings.filter((reading) => reading.reporter === country && reading.indicator === 'POPULATION_TOTAL' && isTotal(reading) && isWhole(reading.age));
}

/** What the destination tells of them itself: counted by its registers, and estimated by somebody. */
export function toldOf({ readings }: RegionalAnswer, { origin, destination, keyPopulation }: Corridor): { readonly registered: Reading[]; readonly published: Reading[] } {
  const ofThem = readings.filter((reading) => reading.reporter === destination && reading.origin === origin && IMMIGRANTS.has(reading.population) && isTotal(reading) && isWhole(reading.age)
    && (keyPopulation === null ? isWhole(reading.keyPopulation) : reading.keyPopulation === keyPopulation));
  const estimated = keyPopulation === null ? 'PLHIV_ESTIMATED' : 'KEY_POPULATION_SIZE';
  return {
    registered: ofThem.filter(({ indicator }) => indicator === 'PLHIV_REGISTERED' || indicator === 'HIV_DIAGNOSES_CUMULATIVE'),
    published: ofThem.filter(({ indicator }) => indicator === estimated),
  };
}
