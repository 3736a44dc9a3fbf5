import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type AccessRules, type AudienceId, type Domain, evaluate, type Figure, parseDomain, parseRules, type StockOrFlow, suppression, type Verdict } from '@serai/schema';
import { ROOT } from './places.js';

/** A cell's place, as the graph tells it. */
export interface Place {
  readonly indicator: { readonly code: string };
  readonly period: string;
  readonly area: string;
  readonly population: string;
  readonly origin: string;
  readonly destination: string;
  readonly basis: string;
  readonly legalStatus: string;
  readonly keyPopulation: string;
  readonly sex: string;
  readonly age: string;
}

/** A cell of a release. */
type CellPlace = Place & { readonly stockOrFlow: string; readonly unit: string; readonly transmission: string };

type Dimensions = Omit<Place, 'indicator' | 'period'>;

const RATES = new Set(['ART_COVERAGE', 'VIRAL_SUPPRESSION_SHARE']);

/** The bands that the rules open and no member counts, by the bands that it does count. */
const COARSE_AGES: Readonly<Record<string, readonly string[]>> = { Y15T24: ['Y15T19', 'Y20T24'], Y25T49: ['Y25T34', 'Y35T49'] };

/** One text for a place. */
export function placeKey({ indicator, period, area, population, origin, destination, basis, legalStatus, keyPopulation, sex, age }: Place): string {
  return [indicator.code, period, area, population, origin, destination, basis, legalStatus, keyPopulation, sex, age].join(' ');
}

/** A share of people, which adds up to nothing. */
export function isRate({ indicator }: Place): boolean {
  return RATES.has(indicator.code);
}

/** What a training member's files say of every cell, worked out without the code that makes releases: but for the verdict, which is the language's. */
export class Oracle {
  readonly rules: AccessRules;
  readonly domain: Domain;
  /** Every place of the declared domain. */
  readonly declared: ReadonlySet<string>;
  private readonly rows: ReadonlyMap<string, { readonly value: number; readonly denominator: number | null }>;

  /** `folder`: a country's own, or one at a path of its own. */
  constructor(private readonly code: string, folder: string) {
    const read = (name: string): string => readFileSync(join(resolve(ROOT, 'infra/countries', folder), name), 'utf8');
    const [rules, domain] = [parseRules(read('access.yaml')), parseDomain(read('domain.yaml'))];
    if (!('rules' in rules) || !('domain' in domain)) throw new Error(`The files of ${folder} have faults`);
    this.rules = rules.rules;
    this.domain = domain.domain;
    this.declared = new Set(domain.domain.tables.flatMap(({ indicators, periods, dimensions }) => {
      let places: Record<string, string>[] = [{}];
      for (const [id, codes] of Object.entries(dimensions)) places = places.flatMap((place) => codes.map((each) => ({ ...place, [id]: each })));
      return indicators.flatMap((indicator) => periods.flatMap((period) => places.map((place) => placeKey({ indicator: { code: indicator }, period, ...this.dimensionsOf(place) }))));
    }));
    const [header = '', ...lines] = read('figures.csv').trimEnd().split('\n');
    const columns = header.split(',');
    this.rows = new Map(lines.map((line) => {
      const row = Object.fromEntries(line.split(',', columns.indexOf('METHOD')).map((cell, index) => [columns[index] as string, cell]));
      const key = placeKey({ indicator: { code: row['INDICATOR'] ?? '' }, period: row['TIME_PERIOD'] ?? '', ...this.dimensionsOf(row) });
      return [key, { value: Number(row['OBS_VALUE']), denominator: row['DENOMINATOR'] ? Number(row['DENOMINATOR']) : null }];
    }));
  }

  /** The figure at a place: what the file says, a zero where the domain has a cell and the file no row, the sum of its parts for a band that is not counted. Every rate has its row. */
  valueAt(place: Place): number | undefined {
    const key = placeKey(place);
    if (this.declared.has(key)) return this.rows.get(key)?.value ?? (isRate(place) ? undefined : 0);
    const parts = COARSE_AGES[place.age]?.map((age) => this.valueAt({ ...place, age }));
    return parts?.every((part) => part !== undefined) ? parts.reduce((sum, part) => sum + part, 0) : undefined;
  }

  /** How many the rate at a place is of; null for a count. */
  denominatorAt(place: Place): number | null {
    return this.rows.get(placeKey(place))?.denominator ?? null;
  }

  /** What the rules say of a cell that a release holds beside these others. */
  verdict(audience: string, place: CellPlace, held: ReadonlySet<string>, now: Date): Verdict {
    const totals = this.totalsOf(place, held);
    return evaluate(this.rules, audience, this.figureAt(place), now, totals.length > 0 ? { group: Math.min(...totals) } : {});
  }

  /** What is said of a cell that the rules open and that is hidden so that others stay hidden. */
  suppression(audience: AudienceId, place: CellPlace, now: Date): Verdict {
    return suppression(this.rules, audience, this.figureAt(place), now);
  }

  private figureAt(place: CellPlace): Figure {
    return {
      ...place, indicator: place.indicator.code, reporter: this.code, stockOrFlow: place.stockOrFlow as StockOrFlow, value: this.valueAt(place) ?? NaN, lower: null, upper: null,
      numerator: null, denominator: this.denominatorAt(place), sampleSize: null, status: 'A', confidentiality: 'F', missing: null, embargoUntil: null, method: 'SYNTHETIC', source: 'SERAI-SYNTHETIC',
      locator: '', noteEn: null, noteRu: null,
    };
  }

  /** In each dimension the nearest cell that holds this one: the coarse band of an age, everybody of a population, else the total. */
  private totalsOf(place: Place, held: ReadonlySet<string>): readonly number[] {
    const at = (...broader: readonly Partial<Place>[]): readonly number[] => broader.map((each) => ({ ...place, ...each })).filter((each) => held.has(placeKey(each))).slice(0, 1).map((each) => this.valueAt(each) ?? NaN);
    const coarse = Object.entries(COARSE_AGES).find(([, parts]) => parts.includes(place.age))?.[0];
    const crossed = [place.origin, place.destination].some((end) => end !== '_T' && end !== this.code);
    return [
      ...(['area', 'legalStatus', 'keyPopulation', 'sex'] as const).flatMap((id) => (place[id] === '_T' ? [] : at({ [id]: '_T' }))),
      ...(place.age === '_T' ? [] : at(...(coarse === undefined ? [] : [{ age: coarse }]), { age: '_T' })),
      ...(['origin', 'destination'] as const).flatMap((id) => (place[id] === '_T' || place[id] === this.code ? [] : at({ [id]: '_T' }))),
      ...(place.population === '_T' || crossed ? [] : at({ population: '_T', origin: '_T', destination: '_T', basis: '_U' })),
    ];
  }

  /** Empty is the total; at its own end of a corridor, the country itself. */
  private dimensionsOf(row: Readonly<Record<string, string>>): Dimensions {
    const of = (id: string, otherwise = '_T'): string => row[id] || otherwise;
    const population = of('POPULATION');
    return {
      area: of('AREA'), population, origin: of('ORIGIN', population === 'EMIGRANT' ? this.code : '_T'), destination: of('DESTINATION', population === 'IMMIGRANT' ? this.code : '_T'),
      basis: of('BASIS', '_U'), legalStatus: of('LEGAL_STATUS'), keyPopulation: of('KEY_POPULATION'), sex: of('SEX'), age: of('AGE'),
    };
  }
}
