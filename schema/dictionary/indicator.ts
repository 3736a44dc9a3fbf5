import type { Bilingual } from './bilingual.js';
import type { StockOrFlow } from './codelists/stock-or-flow.js';
import type { BreakdownId } from './dimension.js';

/** A cross-reference. GAM numbers changed meaning between years, so the year belongs to it. */
export interface Reference {
  readonly framework: 'UNAIDS GAM' | 'WHO HIV SI' | 'World Bank WDI' | 'SDG' | 'UNDP HDR' | 'UN DESA';
  readonly year: number;
  readonly number: string;
}

/** What an indicator is about; the order is the reading order of a fact sheet. */
export const TOPICS = ['context', 'migration', 'hiv', 'testing', 'treatment', 'behaviour', 'barriers', 'services'] as const;
export type Topic = (typeof TOPICS)[number];

/** One indicator of the dictionary: what is counted, in which unit, and which breakdowns make sense for it. */
export interface IndicatorDefinition {
  /** Stable code of ours; never reused with another meaning. */
  readonly code: string;
  readonly topic: Topic;
  readonly name: Bilingual;
  readonly definition: Bilingual;
  /** Units it may be given in, the usual one first. */
  readonly units: readonly [string, ...string[]];
  /** What TIME_PERIOD may mean for it, the usual one first. */
  readonly stockOrFlow: readonly [StockOrFlow, ...StockOrFlow[]];
  readonly breakdowns: readonly BreakdownId[];
  /** Breakdowns whose parts add up to their total. */
  readonly additiveOver: readonly BreakdownId[];
  /** Indicators that this one never exceeds in the same cell. */
  readonly boundedBy: readonly string[];
  /** For a share: the indicator that is divided up, and the breakdown it is divided by. */
  readonly shareOf?: { readonly indicator: string; readonly over: BreakdownId };
  /** For a rate of two counts of the dictionary in the same cell: which. */
  readonly ratioOf?: { readonly numerator: string; readonly denominator: string };
  /** Values may lie below zero, and percentages outside 0-100: changes, balances, growth. */
  readonly unbounded: boolean;
  readonly references: readonly Reference[];
}

/** Breakdowns of figures about people. */
export const PEOPLE: readonly BreakdownId[] = [
  'AREA', 'POPULATION', 'ORIGIN', 'DESTINATION', 'BASIS', 'LEGAL_STATUS', 'KEY_POPULATION', 'SEX', 'AGE',
];
/** Breakdowns of figures about people with HIV. */
export const PEOPLE_WITH_HIV: readonly BreakdownId[] = [...PEOPLE, 'TRANSMISSION'];
/** Breakdowns of flows of money or things between countries. */
export const CORRIDOR: readonly BreakdownId[] = ['POPULATION', 'ORIGIN', 'DESTINATION'];
/** Breakdowns of figures about a country or a place. */
export const PLACE: readonly BreakdownId[] = ['AREA'];
/** Breakdowns of numbers of sites: whom they are for. */
export const SITES: readonly BreakdownId[] = ['AREA', 'POPULATION', 'KEY_POPULATION'];

/** Counts of people add up over these; key populations overlap and the rest depends on the country. */
const ADDITIVE: readonly BreakdownId[] = ['AREA', 'SEX', 'AGE', 'ORIGIN', 'TRANSMISSION'];

interface Options {
  readonly breakdowns?: readonly BreakdownId[];
  readonly units?: readonly [string, ...string[]];
  readonly stockOrFlow?: readonly [StockOrFlow, ...StockOrFlow[]];
  readonly boundedBy?: readonly string[];
  readonly ratioOf?: IndicatorDefinition['ratioOf'];
  readonly unbounded?: boolean;
  readonly references?: readonly Reference[];
}

type Texts = readonly [nameEn: string, nameRu: string, definitionEn: string, definitionRu: string];

function define(topic: Topic, code: string, texts: Texts, defaults: Required<Omit<Options, 'ratioOf'>>, given: Options, more: Partial<IndicatorDefinition>): IndicatorDefinition {
  const [nameEn, nameRu, en, ru] = texts;
  const { breakdowns, units, stockOrFlow, boundedBy, unbounded, references } = { ...defaults, ...given };
  return {
    code, topic, name: { en: nameEn, ru: nameRu }, definition: { en, ru },
    units, stockOrFlow, breakdowns, boundedBy, unbounded, references, additiveOver: [], ...(given.ratioOf && { ratioOf: given.ratioOf }), ...more,
  };
}

const DEFAULTS = { boundedBy: [], unbounded: false, references: [] } as const;

/** A count of people: PERSONS, broken down as people are, additive where parts cannot overlap. */
export function count(topic: Topic, code: string, stockOrFlow: StockOrFlow, texts: Texts, options: Options = {}): IndicatorDefinition {
  const breakdowns = options.breakdowns ?? (topic === 'hiv' || topic === 'testing' || topic === 'treatment' ? PEOPLE_WITH_HIV : PEOPLE);
  return define(topic, code, texts, { ...DEFAULTS, breakdowns, units: ['PERSONS'], stockOrFlow: [stockOrFlow] }, options, {
    additiveOver: ADDITIVE.filter((each) => breakdowns.includes(each)),
  });
}

/** A percentage or a rate of people; never additive. */
export function rate(topic: Topic, code: string, stockOrFlow: StockOrFlow, texts: Texts, options: Options = {}): IndicatorDefinition {
  return define(topic, code, texts, { ...DEFAULTS, breakdowns: PEOPLE, units: ['PERCENT'], stockOrFlow: [stockOrFlow] }, options, {});
}

/** The percentage of another indicator's total that falls into a category of one breakdown. */
export function share(topic: Topic, code: string, stockOrFlow: StockOrFlow, shareOf: { indicator: string; over: BreakdownId }, texts: Texts, options: Options = {}): IndicatorDefinition {
  return define(topic, code, texts, { ...DEFAULTS, breakdowns: PEOPLE_WITH_HIV, units: ['PERCENT'], stockOrFlow: [stockOrFlow] }, options, { shareOf });
}

/** A figure about a country, a place or a flow of money. */
export function context(code: string, stockOrFlow: StockOrFlow, unit: string, texts: Texts, options: Options = {}): IndicatorDefinition {
  return define('context', code, texts, { ...DEFAULTS, breakdowns: PLACE, units: [unit], stockOrFlow: [stockOrFlow] }, options, {});
}

/** A number of events or sites. */
export function number(topic: Topic, code: string, stockOrFlow: StockOrFlow, texts: Texts, options: Options = {}): IndicatorDefinition {
  return define(topic, code, texts, { ...DEFAULTS, breakdowns: SITES, units: ['NUMBER'], stockOrFlow: [stockOrFlow] }, options, {});
}
