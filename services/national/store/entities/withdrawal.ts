import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a release is not to be relied on any more, and why. What it told is out for good. */
@Entity({ schema: 'release', name: 'withdrawal' })
export class WithdrawalEntity {
  @PrimaryColumn({ type: 'integer' })
  release!: number;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'text' })
  steward!: string;

  @Column({ type: 'timestamptz', name: 'withdrawn_at' })
  withdrawnAt!: Date;
}
