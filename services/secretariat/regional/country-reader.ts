import {
  BREAKDOWNS, type BreakdownId, CONFIDENTIALITY_STATUS, INDICATORS, isPeriod, LAW_ANSWERS, LAW_AREA, METHOD, MISSING_REASON, type MissingReason, OBSERVATION_STATUS, releaseName, STOCK_OR_FLOW,
  type StockOrFlow, UNIT,
} from '@serai/schema';
import type { LawReading, Reading, ReadingSource, ReadRelease } from './reading.js';

/** Why a country's answer is not taken. */
export class Unreadable extends Error {}

type Fields = Readonly<Record<string, unknown>>;

const LONGEST_ID = 200;
const LONGEST_TEXT = 4_000;
/** Codes kept in mind once they were looked up. */
const MOST_KNOWN = 10_000;

type IsKnown = (code: string) => boolean;

/** Whether a code is known, looked up once a code: a table has few, and asks of them for every cell. */
function remembered(isKnown: IsKnown): IsKnown {
  const known = new Map<string, boolean>();
  return (code) => {
    const before = known.get(code);
    if (before !== undefined) return before;
    if (known.size >= MOST_KNOWN) known.clear();
    const found = isKnown(code);
    known.set(code, found);
    return found;
  };
}

const breakdown = (id: BreakdownId): IsKnown => remembered((code) => BREAKDOWNS[id].lookUp(code) !== undefined);
const codelist = (list: { has(code: string): boolean }): IsKnown => (code) => list.has(code);

/** What may stand in each field that holds a code. */
const IS_KNOWN = {
  indicator: codelist(INDICATORS), period: isPeriod, stockOrFlow: codelist(STOCK_OR_FLOW), area: breakdown('AREA'), population: breakdown('POPULATION'), origin: breakdown('ORIGIN'),
  destination: breakdown('DESTINATION'), basis: breakdown('BASIS'), legalStatus: breakdown('LEGAL_STATUS'), keyPopulation: breakdown('KEY_POPULATION'), sex: breakdown('SEX'), age: breakdown('AGE'),
  transmission: breakdown('TRANSMISSION'), unit: codelist(UNIT), status: codelist(OBSERVATION_STATUS), confidentiality: codelist(CONFIDENTIALITY_STATUS), missing: codelist(MISSING_REASON),
  method: codelist(METHOD), law: codelist(LAW_AREA),
} as const;

/**
 * Reads what one country answered, which is a stranger's: every figure has to be one that the dictionary knows,
 * reported by this very country, of the release that it says it answers from. Throws Unreadable, in words that may
 * be shown; then nothing of the country's is taken.
 */
export class CountryReader {
  private readonly ids = new Set<string>();
  private readonly sources = new Map<string, ReadingSource>();

  constructor(private readonly country: string) {}

  release(answer: unknown): ReadRelease {
    const { id, publishedAt } = fields(Array.isArray(answer) ? answer[0] : undefined, 'its release');
    if (typeof id !== 'string' || releaseName(id)?.country !== this.country) throw new Unreadable('it does not say from which release it answers');
    if (typeof publishedAt !== 'string' || Number.isNaN(Date.parse(publishedAt))) throw new Unreadable('it does not say when its release was published');
    return { country: this.country, id, publishedAt };
  }

  reading(answer: unknown, release: string): Reading {
    const node = fields(answer, 'a figure');
    const id = text(node, 'id', LONGEST_ID);
    if (this.ids.has(id)) throw new Unreadable(`it tells the figure ${id} twice`);
    this.ids.add(id);
    if (node['release'] !== release) throw new Unreadable(`the figure ${id} is of another release than ${release}`);
    if (node['reporter'] !== this.country) throw new Unreadable(`the figure ${id} is said to be another country's`);
    const [value, lower, upper] = [number(node, 'value'), number(node, 'lower'), number(node, 'upper')];
    const missing = (node['missing'] ?? null) === null ? null : (known(node, 'missing', IS_KNOWN.missing) as MissingReason);
    if ((value === null && lower === null && upper === null) !== (missing !== null)) throw new Unreadable(`the figure ${id} is neither told nor missing, or both`);
    if (lower !== null && upper !== null && lower > upper) throw new Unreadable(`the bounds of the figure ${id} are the wrong way round`);
    // One literal, so that all readings have the same shape: a view goes over many.
    return {
      id, release, reporter: this.country,
      indicator: known(fields(node['indicator'], 'an indicator'), 'code', IS_KNOWN.indicator),
      period: known(node, 'period', IS_KNOWN.period), stockOrFlow: known(node, 'stockOrFlow', IS_KNOWN.stockOrFlow) as StockOrFlow,
      area: known(node, 'area', IS_KNOWN.area), population: known(node, 'population', IS_KNOWN.population), origin: known(node, 'origin', IS_KNOWN.origin), destination: known(node, 'destination', IS_KNOWN.destination),
      basis: known(node, 'basis', IS_KNOWN.basis), legalStatus: known(node, 'legalStatus', IS_KNOWN.legalStatus), keyPopulation: known(node, 'keyPopulation', IS_KNOWN.keyPopulation),
      sex: known(node, 'sex', IS_KNOWN.sex), age: known(node, 'age', IS_KNOWN.age), transmission: known(node, 'transmission', IS_KNOWN.transmission), unit: known(node, 'unit', IS_KNOWN.unit),
      value, lower, upper, numerator: number(node, 'numerator'), denominator: number(node, 'denominator'), sampleSize: number(node, 'sampleSize'),
      status: known(node, 'status', IS_KNOWN.status), confidentiality: known(node, 'confidentiality', IS_KNOWN.confidentiality), missing, embargoUntil: optionalText(node, 'embargoUntil', LONGEST_ID),
      method: known(node, 'method', IS_KNOWN.method), source: this.source(node['source']), note: bilingual(node, 'note', 'noteRu'),
    };
  }

  law(answer: unknown): LawReading {
    const node = fields(answer, 'a position');
    const area = LAW_AREA.get(known(node, 'area', IS_KNOWN.law));
    const answers = (code: string): boolean => (LAW_ANSWERS as readonly string[]).includes(code) || (area?.answers === 'NUMBER' && /^\d{1,9}(\.\d{1,9})?$/.test(code));
    const detail = bilingual(node, 'detail', 'detailRu');
    if (!detail) throw new Unreadable('a position is without its detail');
    return {
      area: area?.id ?? '', reporter: this.country, population: known(node, 'population', IS_KNOWN.population), origin: known(node, 'origin', IS_KNOWN.origin),
      answer: known(node, 'answer', answers), asOf: known(node, 'asOf', IS_KNOWN.period), detail, source: this.source(node['source']),
    };
  }

  private source(answer: unknown): ReadingSource {
    const node = fields(answer, 'a source');
    const [id, locator] = [text(node, 'id', LONGEST_ID), optionalText(node, 'locator', LONGEST_TEXT)];
    const key = `${id} ${locator ?? ''}`;
    const before = this.sources.get(key);
    if (before) return before;
    const title = bilingual(node, 'title', 'titleRu');
    const year = number(node, 'year');
    if (!title || year === null) throw new Unreadable('a source is without title or year');
    const source = { id, title, publisher: text(node, 'publisher', LONGEST_TEXT), year, locator };
    this.sources.set(key, source);
    return source;
  }
}

function fields(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unreadable(`${what} is missing`);
  return value as Fields;
}

function text(node: Fields, name: string, longest: number): string {
  const value = node[name];
  if (typeof value !== 'string' || value.length > longest) throw new Unreadable(`${name} is no text, or too long a one`);
  return value;
}

function optionalText(node: Fields, name: string, longest: number): string | null {
  return (node[name] ?? null) === null ? null : text(node, name, longest);
}

function bilingual(node: Fields, name: string, nameRu: string): Reading['note'] {
  const [en, ru] = [optionalText(node, name, LONGEST_TEXT), optionalText(node, nameRu, LONGEST_TEXT)];
  return en === null || ru === null ? null : { en, ru };
}

function number(node: Fields, name: string): number | null {
  const value = node[name] ?? null;
  if (value !== null && !Number.isFinite(value)) throw new Unreadable(`${name} is no number`);
  return value as number | null;
}

function known(node: Fields, name: string, isKnown: IsKnown): string {
  const value = node[name];
  if (typeof value !== 'string' || !isKnown(value)) throw new Unreadable(`${name} is not in the dictionary`);
  return value;
}
