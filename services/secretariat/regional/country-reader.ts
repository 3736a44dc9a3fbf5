import {
  BREAKDOWN_IDS, BREAKDOWNS, CONFIDENTIALITY_STATUS, COORDINATE, type Coordinates, countryCode, INDICATORS, isPeriod, LAW_ANSWERS, LAW_AREA, METHOD, MISSING_REASON, type MissingReason,
  OBSERVATION_STATUS, POPULATION, releaseName, STOCK_OR_FLOW, type StockOrFlow, UNIT,
} from '@serai/schema';
import type { LawReading, Reading, ReadingSource, ReadRelease } from './reading.js';

/** Why a country's answer is not taken. */
export class Unreadable extends Error {}

type Fields = Readonly<Record<string, unknown>>;

const LONGEST_ID = 200;
const LONGEST_TEXT = 4_000;
/** Codes kept in mind once they were looked up. */
const MOST_KNOWN = 10_000;

/** Whether a code is known, looked up once a code: a table has few, and asks of them for every cell. */
function remembered(isKnown: (code: string) => boolean): (code: string) => boolean {
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

const COORDINATES = BREAKDOWN_IDS.map((id) => [COORDINATE[id], remembered((code) => BREAKDOWNS[id].lookUp(code) !== undefined)] as const);
const isCountry = remembered((code) => countryCode(code) !== undefined);

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
    const coordinates: Record<string, string> = {};
    for (const [name, isKnown] of COORDINATES) coordinates[name] = known(node, name, isKnown);
    const numbers = { value: number(node, 'value'), lower: number(node, 'lower'), upper: number(node, 'upper') };
    const missing = (node['missing'] ?? null) === null ? null : (known(node, 'missing', (code) => MISSING_REASON.has(code as MissingReason)) as MissingReason);
    if ((numbers.value === null && numbers.lower === null && numbers.upper === null) !== (missing !== null)) throw new Unreadable(`the figure ${id} is neither told nor missing, or both`);
    if (numbers.lower !== null && numbers.upper !== null && numbers.lower > numbers.upper) throw new Unreadable(`the bounds of the figure ${id} are the wrong way round`);
    return {
      id, release, reporter: this.country, ...(coordinates as unknown as Coordinates), ...numbers, missing,
      indicator: known(fields(node['indicator'], 'an indicator'), 'code', (code) => INDICATORS.has(code)),
      period: known(node, 'period', isPeriod), stockOrFlow: known(node, 'stockOrFlow', (code) => STOCK_OR_FLOW.has(code)) as StockOrFlow, unit: known(node, 'unit', (code) => UNIT.has(code)),
      numerator: number(node, 'numerator'), denominator: number(node, 'denominator'), sampleSize: number(node, 'sampleSize'),
      status: known(node, 'status', (code) => OBSERVATION_STATUS.has(code)), confidentiality: known(node, 'confidentiality', (code) => CONFIDENTIALITY_STATUS.has(code)),
      embargoUntil: optionalText(node, 'embargoUntil', LONGEST_ID), method: known(node, 'method', (code) => METHOD.has(code)),
      source: this.source(node['source']), note: bilingual(node, 'note'),
    };
  }

  law(answer: unknown): LawReading {
    const node = fields(answer, 'a position');
    const area = LAW_AREA.get(known(node, 'area', (code) => LAW_AREA.has(code)));
    const answers = (code: string): boolean => (LAW_ANSWERS as readonly string[]).includes(code) || (area?.answers === 'NUMBER' && /^\d{1,9}(\.\d{1,9})?$/.test(code));
    const detail = bilingual(node, 'detail');
    if (!detail) throw new Unreadable('a position is without its detail');
    return {
      area: area?.id ?? '', reporter: this.country, population: known(node, 'population', (code) => POPULATION.has(code)), origin: known(node, 'origin', isCountry),
      answer: known(node, 'answer', answers), asOf: known(node, 'asOf', isPeriod), detail, source: this.source(node['source']),
    };
  }

  private source(answer: unknown): ReadingSource {
    const node = fields(answer, 'a source');
    const [id, locator] = [text(node, 'id', LONGEST_ID), optionalText(node, 'locator', LONGEST_TEXT)];
    const key = `${id} ${locator ?? ''}`;
    const before = this.sources.get(key);
    if (before) return before;
    const title = bilingual(node, 'title');
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

function bilingual(node: Fields, name: string): Reading['note'] {
  const [en, ru] = [optionalText(node, name, LONGEST_TEXT), optionalText(node, `${name}Ru`, LONGEST_TEXT)];
  return en === null || ru === null ? null : { en, ru };
}

function number(node: Fields, name: string): number | null {
  const value = node[name] ?? null;
  if (value !== null && !Number.isFinite(value)) throw new Unreadable(`${name} is no number`);
  return value as number | null;
}

function known(node: Fields, name: string, isKnown: (code: string) => boolean): string {
  const value = node[name];
  if (typeof value !== 'string' || !isKnown(value)) throw new Unreadable(`${name} is not in the dictionary`);
  return value;
}
