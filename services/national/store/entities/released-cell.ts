import type { MissingReason, StockOrFlow } from '@serai/schema';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One observation of a release, at its place in the release's order. */
@Entity({ schema: 'release', name: 'cell' })
export class ReleasedCellEntity {
  @PrimaryColumn({ type: 'integer' }) release!: number;
  @PrimaryColumn({ type: 'integer' }) ordinal!: number;
  @Column({ type: 'text' }) id!: string;

  @Column({ type: 'text' }) indicator!: string;
  @Column({ type: 'text' }) reporter!: string;
  @Column({ type: 'text' }) area!: string;
  @Column({ type: 'text' }) period!: string;
  /** First day of the period; null for `_U`. */
  @Column({ type: 'date', name: 'period_from', nullable: true }) periodFrom!: string | null;
  /** The day after its last; null for `_U`. */
  @Column({ type: 'date', name: 'period_to', nullable: true }) periodTo!: string | null;
  @Column({ type: 'text', name: 'stock_or_flow' }) stockOrFlow!: StockOrFlow;
  @Column({ type: 'text' }) population!: string;
  @Column({ type: 'text' }) origin!: string;
  @Column({ type: 'text' }) destination!: string;
  @Column({ type: 'text' }) basis!: string;
  @Column({ type: 'text', name: 'legal_status' }) legalStatus!: string;
  @Column({ type: 'text', name: 'key_population' }) keyPopulation!: string;
  @Column({ type: 'text' }) sex!: string;
  @Column({ type: 'text' }) age!: string;
  @Column({ type: 'text' }) transmission!: string;
  @Column({ type: 'text' }) unit!: string;

  @Column({ type: 'double precision', nullable: true }) value!: number | null;
  @Column({ type: 'double precision', nullable: true }) lower!: number | null;
  @Column({ type: 'double precision', nullable: true }) upper!: number | null;
  @Column({ type: 'double precision', nullable: true }) numerator!: number | null;
  @Column({ type: 'double precision', nullable: true }) denominator!: number | null;
  @Column({ type: 'integer', name: 'sample_size', nullable: true }) sampleSize!: number | null;

  @Column({ type: 'text' }) status!: string;
  @Column({ type: 'text' }) confidentiality!: string;
  @Column({ type: 'text' }) protection!: string;
  @Column({ type: 'text', nullable: true }) missing!: MissingReason | null;
  @Column({ type: 'text', name: 'embargo_until', nullable: true }) embargoUntil!: string | null;
  @Column({ type: 'text' }) method!: string;
  @Column({ type: 'text' }) source!: string;
  @Column({ type: 'text' }) locator!: string;
  @Column({ type: 'text', name: 'note_en', nullable: true }) noteEn!: string | null;
  @Column({ type: 'text', name: 'note_ru', nullable: true }) noteRu!: string | null;
}
