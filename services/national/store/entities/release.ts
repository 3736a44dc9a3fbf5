import type { AccessRules } from '@serai/schema';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A published release. Its rows never change: triggers in the database refuse it. */
@Entity({ schema: 'release', name: 'release' })
export class ReleaseEntity {
  @PrimaryColumn({ type: 'integer' })
  number!: number;

  @Column({ type: 'timestamptz', name: 'published_at' })
  publishedAt!: Date;

  @Column({ type: 'text' })
  custody!: string;

  /** The rules that it was made under; null for releases older than rules. */
  @Column({ type: 'jsonb', nullable: true })
  rules!: AccessRules | null;

  @Column({ type: 'text', name: 'rules_version' })
  rulesVersion!: string;
}
