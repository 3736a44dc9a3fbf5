import type { Domain, Figure, Law, SourceDocument } from '@serai/schema';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What a country handed in at once, as it passed the intake. Lives in the raw store, which the graph cannot read. */
@Entity({ schema: 'raw', name: 'submission' })
export class SubmissionEntity {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  /** SHA-256 of the files handed in. */
  @Column({ type: 'text', name: 'file_hash' })
  fileHash!: string;

  @Column({ type: 'timestamptz', name: 'imported_at' })
  importedAt!: Date;

  @Column({ type: 'jsonb' })
  figures!: readonly Figure[];

  @Column({ type: 'jsonb' })
  laws!: readonly Law[];

  @Column({ type: 'jsonb' })
  sources!: readonly SourceDocument[];

  /** What the country declares to release; null where it declares nothing. */
  @Column({ type: 'jsonb', nullable: true })
  domain!: Domain | null;
}
