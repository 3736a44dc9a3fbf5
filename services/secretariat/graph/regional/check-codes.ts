import { BREAKDOWN_IDS, BREAKDOWNS, type BreakdownId, countryCode, INDICATORS, KEY_POPULATION, LAW_AREA, LEGAL_STATUS, nearest, POPULATION, SeraiError, SEX } from '@serai/schema';
import type { Choice } from '../../regional/choice.js';
import { GROUP_MEMBERS, KNOWN_COUNTRIES } from '../../regional/country-groups.js';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const GROUPS = [...GROUP_MEMBERS.keys(), '_T', '_O', '_U'];

/** Codes that somebody may have meant; an age or an area is read by its form, so there is no list of them. */
const LISTED: Partial<Record<BreakdownId, () => readonly string[]>> = {
  POPULATION: () => [...POPULATION.keys()],
  ORIGIN: countries,
  DESTINATION: countries,
  LEGAL_STATUS: () => [...LEGAL_STATUS.keys()],
  KEY_POPULATION: () => [...KEY_POPULATION.keys()],
  SEX: () => [...SEX.keys()],
};

/** Of codes that are equally near the first is meant: groups, the countries of the region, then all others. */
function countries(): readonly string[] {
  return [...new Set([...GROUPS, ...KNOWN_COUNTRIES, ...LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter((code) => countryCode(code) !== undefined)])];
}

/** Refuses a code that is not known: names the nearest that are, or else says where they are found. */
export function refuseCode(argument: string, code: string, known: readonly string[], where: string): never {
  const near = nearest(code, known);
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : where;
  throw new SeraiError('INVALID_ARGUMENT', `${argument}: there is no code ${JSON.stringify(code.slice(0, 60))}. ${hint}`);
}

/** Indicators of the dictionary, each once. Throws INVALID_ARGUMENT for one that is not, naming the nearest, and for an empty list. */
export function indicatorsGiven(argument: string, codes: readonly string[]): string[] {
  if (codes.length === 0) throw new SeraiError('INVALID_ARGUMENT', `${argument}: the list is empty. Leave it out for the usual ones`);
  const unknown = codes.find((code) => !INDICATORS.has(code));
  if (unknown !== undefined) refuseCode(argument, unknown, [...INDICATORS.keys()], '{ indicators { code } } lists them all');
  return [...new Set(codes)];
}

/** Areas of law of the dictionary, each once. Throws INVALID_ARGUMENT as indicatorsGiven does. */
export function lawAreasGiven(argument: string, codes: readonly string[]): string[] {
  if (codes.length === 0) throw new SeraiError('INVALID_ARGUMENT', `${argument}: the list is empty. Leave it out for all areas`);
  const unknown = codes.find((code) => !LAW_AREA.has(code));
  if (unknown !== undefined) refuseCode(argument, unknown, [...LAW_AREA.keys()], 'laws without areas lists them all');
  return [...new Set(codes)];
}

/** Dimensions by which figures may be broken down, each once. Throws INVALID_ARGUMENT for one that is not. */
export function breakdownsGiven(argument: string, codes: readonly string[]): BreakdownId[] {
  const isBreakdown = (code: string): code is BreakdownId => (BREAKDOWN_IDS as readonly string[]).includes(code);
  return [...new Set(codes)].map((code) => (isBreakdown(code) ? code : refuseCode(argument, code, BREAKDOWN_IDS, `They are ${BREAKDOWN_IDS.join(', ')}`)));
}

/**
 * The people and places that a view is asked about. Throws INVALID_ARGUMENT for a code that its breakdown does not have,
 * naming the nearest that it has, and for a corridor from a country to itself.
 */
export function choiceGiven(given: Readonly<Partial<Record<BreakdownId, string | null | undefined>>>, argumentOf: Readonly<Partial<Record<BreakdownId, string>>>): Choice {
  const entries = BREAKDOWN_IDS.flatMap((id): (readonly [BreakdownId, string])[] => {
    const code = given[id];
    if (code === undefined || code === null) return [];
    const { lookUp, expects } = BREAKDOWNS[id];
    if (!lookUp(code)) refuseCode(argumentOf[id] ?? id, code, LISTED[id]?.() ?? [], `It takes ${expects}`);
    return [[id, code]];
  });
  const choice: Choice = Object.fromEntries(entries);
  const { ORIGIN: origin, DESTINATION: destination, POPULATION: population } = choice;
  const isInternal = POPULATION.get(population ?? '_T')?.anchor === 'BOTH';
  if (origin !== undefined && origin === destination && /^[A-Z]{2}$/.test(origin) && !isInternal) {
    throw new SeraiError('INVALID_ARGUMENT', `origin and destination: ${origin} is both, so there is no corridor. Those who move within a country are population INTERNAL`);
  }
  return choice;
}
