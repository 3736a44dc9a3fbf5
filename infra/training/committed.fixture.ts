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

/** A submission of a training member as its committed files tell it. */
export class CommittedMember {
  readonly domain: { readonly country: string; readonly tables: readonly DomainTable[] };
  readonly rows: readonly CommittedRow[];
  private readonly byCell: ReadonlyMap<string, CommittedRow>;

  constructor(readonly code: string, folder: string, submission: '' | `earlier/${number}/`) {
    this.domain = parse(readCommitted(`${folder}/${submission}domain.yaml`)) as CommittedMember['domain'];
    const [header = '', ...lines] = readCommitted(`${folder}/${submission}figures.csv`).trimEnd().split('\n');
    this.rows = lines.map((line) => {
      const cells = [...line.matchAll(/"([^"]*)"(?:,|$)|([^,]*)(?:,|$)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
      return Object.fromEntries(header.split(',').map((column, index) => [column, cells[index] ?? '']));
    });
    this.byCell = new Map(this.rows.map((row) => [keyOf(row['INDICATOR'] ?? '', row['TIME_PERIOD'] ?? '', placeOf(row)), row]));
  }

  /** The years that it covers. */
  get periods(): readonly string[] {
    return [...new Set(this.domain.tables.flatMap(({ periods }) => periods.map(String)))];
  }

  /** The tables that count people, or those of rates. */
  tablesOf(kind: 'counts' | 'rates'): readonly DomainTable[] {
    return this.domain.tables.filter(({ absent }) => absent === (kind === 'counts' ? 'zero' : 'notCollected'));
  }

  /** Every place of a table. */
  placesOf(table: DomainTable): readonly Place[] {
    return BREAKDOWN_IDS.reduce<readonly Place[]>(
      (places, id) => places.flatMap((place) => (table.dimensions[id] ?? ['_T']).map((code) => ({ ...place, [id]: code }))),
      [placeOf({})],
    );
  }

  /** Every place where people are counted, each once. */
  get places(): readonly Place[] {
    return [...new Map(this.tablesOf('counts').flatMap((table) => this.placesOf(table)).map((place) => [keyOf('', '', place), place])).values()];
  }

  row(indicator: string, period: string, place: Place): CommittedRow | undefined {
    return this.byCell.get(keyOf(indicator, period, place));
  }

  /** The count, which is zero where the file has no row. */
  value(indicator: string, period: string, place: Place): number {
    return Number(this.row(indicator, period, place)?.['OBS_VALUE'] ?? 0);
  }

  /** The count as rules see it. */
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

const FOLDERS = { XN: 'northmark', XS: 'southmark', XE: 'eastmark' } as const;

/** The three as they are committed, with all that they submitted, the oldest first. */
export const SUBMISSIONS = { XN: submissionsOf('XN'), XS: submissionsOf('XS'), XE: submissionsOf('XE') } as const;

/** The newest of each. */
export const COMMITTED = { XN: SUBMISSIONS.XN[2], XS: SUBMISSIONS.XS[2], XE: SUBMISSIONS.XE[2] } as const;

function submissionsOf(code: keyof typeof FOLDERS) {
  const at = (submission: '' | `earlier/${number}/`): CommittedMember => new CommittedMember(code, FOLDERS[code], submission);
  return [at('earlier/1/'), at('earlier/2/'), at('')] as const;
}

/** One text for a cell. */
export function keyOf(indicator: string, period: string, place: Place): string {
  return [indicator, period, ...BREAKDOWN_IDS.map((id) => place[id])].join('|');
}

/** The place of a row; an empty cell is the total. */
export function placeOf(row: CommittedRow): Place {
  return Object.fromEntries(BREAKDOWN_IDS.map((id) => [id, row[id] || '_T'])) as Place;
}
