import { readFileSync } from 'node:fs';
import { BREAKDOWN_IDS, type BreakdownId, COORDINATE, type Figure, INDICATORS } from '@serai/schema';
import { parse } from 'yaml';

/** Reads a committed file of a training member, seen from the compiled `infra/dist/training`. */
export function readCommitted(path: string): string {
  return readFileSync(new URL(`../../countries/${path}`, import.meta.url), 'utf8');
}

/** One table of domain.yaml as it is written. */
export interface DomainTable {
  readonly indicators: readonly string[];
  readonly periods: readonly number[];
  readonly source: string;
  readonly method: string;
  readonly locator: string;
  readonly note: { readonly en: string; readonly ru: string };
  readonly absent: string;
  readonly dimensions: Readonly<Partial<Record<BreakdownId, readonly string[]>>>;
}

/** One row of figures.csv by the names of its columns. */
export type CommittedRow = Readonly<Record<string, string>>;

/** Where a figure stands: one code a dimension, `_T` where it is at the total. */
export type Place = Readonly<Record<BreakdownId, string>>;

/** A training member as its committed files tell it. */
export class CommittedMember {
  readonly domain: { readonly country: string; readonly tables: readonly DomainTable[] };
  readonly rows: readonly CommittedRow[];
  private readonly values: ReadonlyMap<string, number>;

  constructor(readonly code: string, folder: string) {
    this.domain = parse(readCommitted(`${folder}/domain.yaml`)) as CommittedMember['domain'];
    const [header = '', ...lines] = readCommitted(`${folder}/figures.csv`).trimEnd().split('\n');
    this.rows = lines.map((line) => {
      const cells = [...line.matchAll(/"([^"]*)"(?:,|$)|([^,]*)(?:,|$)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
      return Object.fromEntries(header.split(',').map((column, index) => [column, cells[index] ?? '']));
    });
    this.values = new Map(this.rows.map((row) => [keyOf(row['INDICATOR'] ?? '', row['TIME_PERIOD'] ?? '', placeOf(row)), Number(row['OBS_VALUE'])]));
  }

  /** Every place of a table. */
  placesOf(table: DomainTable): readonly Place[] {
    return BREAKDOWN_IDS.reduce<readonly Place[]>(
      (places, id) => places.flatMap((place) => (table.dimensions[id] ?? ['_T']).map((code) => ({ ...place, [id]: code }))),
      [placeOf({})],
    );
  }

  /** Every place of the domain, each once. */
  get places(): readonly Place[] {
    return [...new Map(this.domain.tables.flatMap((table) => this.placesOf(table)).map((place) => [keyOf('', '', place), place])).values()];
  }

  /** The figure, which is zero where the file has no row. */
  value(indicator: string, period: string, place: Place): number {
    return this.values.get(keyOf(indicator, period, place)) ?? 0;
  }

  /** The cell as rules see it. */
  figure(indicator: string, period: string, place: Place): Figure {
    const anchored = { ORIGIN: place.POPULATION === 'EMIGRANT', DESTINATION: place.POPULATION === 'IMMIGRANT' } as Partial<Record<BreakdownId, boolean>>;
    const codes = BREAKDOWN_IDS.map((id) => [COORDINATE[id], anchored[id] ? this.code : id === 'BASIS' && place[id] === '_T' ? '_U' : place[id]]);
    return {
      ...(Object.fromEntries(codes) as Pick<Figure, (typeof COORDINATE)[BreakdownId]>),
      indicator, reporter: this.code, period, stockOrFlow: INDICATORS.get(indicator)?.stockOrFlow[0] ?? 'FLOW', unit: 'PERSONS',
      value: this.value(indicator, period, place), lower: null, upper: null, numerator: null, denominator: null, sampleSize: null,
      status: 'A', confidentiality: 'F', missing: null, embargoUntil: null,
      method: 'SYNTHETIC', source: 'SERAI-SYNTHETIC', locator: '', noteEn: null, noteRu: null,
    };
  }
}

/** The three, as committed. */
export const COMMITTED = {
  XN: new CommittedMember('XN', 'northmark'),
  XS: new CommittedMember('XS', 'southmark'),
  XE: new CommittedMember('XE', 'eastmark'),
} as const;

/** One text for a cell. */
export function keyOf(indicator: string, period: string, place: Place): string {
  return [indicator, period, ...BREAKDOWN_IDS.map((id) => place[id])].join('|');
}

/** The place of a row; an empty cell is the total. */
export function placeOf(row: CommittedRow): Place {
  return Object.fromEntries(BREAKDOWN_IDS.map((id) => [id, row[id] || '_T'])) as Place;
}
