import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One legal position of a release, at its place in the release's order. */
@Entity({ schema: 'release', name: 'law' })
export class ReleasedLawEntity {
  @PrimaryColumn({ type: 'integer' }) release!: number;
  @PrimaryColumn({ type: 'integer' }) ordinal!: number;
  @Column({ type: 'text' }) reporter!: string;
  @Column({ type: 'text' }) area!: string;
  @Column({ type: 'text' }) population!: string;
  @Column({ type: 'text' }) origin!: string;
  @Column({ type: 'text' }) answer!: string;
  @Column({ type: 'text', name: 'as_of' }) asOf!: string;
  @Column({ type: 'text', name: 'detail_en' }) detailEn!: string;
  @Column({ type: 'text', name: 'detail_ru' }) detailRu!: string;
  @Column({ type: 'text' }) source!: string;
  @Column({ type: 'text' }) locator!: string;
}
