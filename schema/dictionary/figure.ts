import type { MissingReason } from './codelists/missing-reason.js';
import type { StockOrFlow } from './codelists/stock-or-flow.js';

/**
 * One cell of the cube as a country keeps it: its place in the dimensions, its measures and its
 * attributes. Codes are those of the dictionary; `null` measures are absent, never zero.
 */
export interface Figure {
  readonly indicator: string;
  readonly reporter: string;
  readonly area: string;
  readonly period: string;
  readonly stockOrFlow: StockOrFlow;
  readonly population: string;
  readonly origin: string;
  readonly destination: string;
  readonly basis: string;
  readonly legalStatus: string;
  readonly keyPopulation: string;
  readonly sex: string;
  readonly age: string;
  readonly transmission: string;
  readonly unit: string;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly sampleSize: number | null;
  /** SDMX CL_OBS_STATUS. */
  readonly status: string;
  /** SDMX CL_CONF_STATUS. */
  readonly confidentiality: string;
  readonly missing: MissingReason | null;
  /** ISO 8601 date and time; before it only the steward may read the measures. */
  readonly embargoUntil: string | null;
  readonly method: string;
  /** Id in the catalogue of sources. */
  readonly source: string;
  /** Where in the source: annex, section, table, footnote. */
  readonly locator: string;
  readonly noteEn: string | null;
  readonly noteRu: string | null;
}

/** The parts of a figure that place it in the cube, in sorting order. */
export const FIGURE_KEY = [
  'indicator', 'reporter', 'area', 'period', 'stockOrFlow', 'population', 'origin', 'destination', 'basis',
  'legalStatus', 'keyPopulation', 'sex', 'age', 'transmission', 'unit', 'method', 'source',
] as const satisfies readonly (keyof Figure)[];

/** One text per cell: two figures with the same key would be the same cell told twice by one source. */
export function figureKey(figure: Figure): string {
  return FIGURE_KEY.map((part) => figure[part]).join('|');
}

/** A country's position in one area of law or practice. */
export interface Law {
  readonly reporter: string;
  readonly area: string;
  readonly population: string;
  readonly origin: string;
  /** YES, NO, PARTLY, SIGNED, _U, or a decimal number. */
  readonly answer: string;
  /** SDMX time period, or _U. */
  readonly asOf: string;
  readonly detailEn: string;
  readonly detailRu: string;
  readonly source: string;
  readonly locator: string;
}

/** One text per position that a source takes. */
export function lawKey(law: Law): string {
  return [law.area, law.reporter, law.population, law.origin, law.asOf, law.source].join('|');
}

/** A published document that figures and positions are taken from. */
export interface SourceDocument {
  readonly id: string;
  readonly titleEn: string;
  readonly titleRu: string;
  readonly publisher: string;
  readonly year: number;
  readonly url: string | null;
}
