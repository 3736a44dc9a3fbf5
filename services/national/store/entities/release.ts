import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A published release. Its rows never change: triggers in the database refuse it. */
@Entity({ schema: 'release', name: 'release' })
export class ReleaseEntity {
  @PrimaryColumn({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  hash!: string;

  @Column({ type: 'timestamptz', name: 'published_at' })
  publishedAt!: Date;

  @Column({ type: 'integer' })
  cells!: number;

  @Column({ type: 'text' })
  custody!: string;
}
