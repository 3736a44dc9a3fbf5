import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a release was made from. The owner alone knows it. */
@Entity({ schema: 'raw', name: 'release_input' })
export class ReleaseInputEntity {
  @PrimaryColumn({ type: 'integer' })
  release!: number;

  @Column({ type: 'integer' })
  submission!: number;

  /** Hash of all that it was made from but time and earlier releases. */
  @Column({ type: 'text' })
  basis!: string;
}
