import type { AudienceId, Figure } from '@serai/schema';
import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';

/** One observation of a release as one audience is told it, at its place in the release's order. */
export interface ReleasedCell extends Figure {
  readonly audience: AudienceId;
  readonly release: number;
  readonly ordinal: number;
  readonly id: string;
  /** First day of the period; null for `_U`. */
  readonly periodFrom: string | null;
  /** The day after its last; null for `_U`. */
  readonly periodTo: string | null;
  readonly protection: string;
  readonly rule: string | null;
  readonly applyFor: string | null;
}

const text = (name?: string): EntitySchemaColumnOptions => ({ type: 'text', ...(name !== undefined && { name }) });
const key = (type: 'text' | 'integer'): EntitySchemaColumnOptions => ({ type, primary: true });
const optional = (column: EntitySchemaColumnOptions): EntitySchemaColumnOptions => ({ ...column, nullable: true });
const measure: EntitySchemaColumnOptions = { type: 'double precision', nullable: true };

/** The columns of the table, by the cell's property. */
export const CELL_COLUMNS: Readonly<Record<keyof ReleasedCell, EntitySchemaColumnOptions>> = {
  audience: key('text'), release: key('integer'), ordinal: key('integer'), id: text(),
  indicator: text(), reporter: text(), area: text(), period: text(),
  periodFrom: optional({ type: 'date', name: 'period_from' }), periodTo: optional({ type: 'date', name: 'period_to' }), stockOrFlow: text('stock_or_flow'),
  population: text(), origin: text(), destination: text(), basis: text(), legalStatus: text('legal_status'), keyPopulation: text('key_population'),
  sex: text(), age: text(), transmission: text(), unit: text(),
  value: measure, lower: measure, upper: measure, numerator: measure, denominator: measure, sampleSize: optional({ type: 'integer', name: 'sample_size' }),
  status: text(), confidentiality: text(), protection: text(), missing: optional(text()), embargoUntil: optional(text('embargo_until')),
  rule: optional(text()), applyFor: optional(text('apply_for')), method: text(), source: text(), locator: text(), noteEn: optional(text('note_en')), noteRu: optional(text('note_ru')),
};

/** The table of one audience's cells: its own role can read it, and no other. */
export function cellTable(tableName: string): EntitySchema<ReleasedCell> {
  return new EntitySchema<ReleasedCell>({ name: 'ReleasedCell', schema: 'release', tableName, columns: CELL_COLUMNS });
}
