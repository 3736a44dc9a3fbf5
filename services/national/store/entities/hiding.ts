import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why disclosure control hides a count from an audience. Stewards alone read it: it tells which counts are small. */
@Entity({ schema: 'release', name: 'hiding' })
export class HidingEntity {
  @PrimaryColumn({ type: 'integer' })
  release!: number;

  @PrimaryColumn({ type: 'text' })
  audience!: string;

  /** Id of the cell. */
  @PrimaryColumn({ type: 'text' })
  cell!: string;

  /** The primary rules that hide it; none where it is hidden so that others stay hidden. */
  @Column({ type: 'text', array: true })
  rules!: readonly string[];

  /** Ends of what remains possible of it at least; null where nothing was to be protected. */
  @Column({ type: 'double precision', nullable: true })
  lowest!: number | null;

  @Column({ type: 'double precision', nullable: true })
  highest!: number | null;
}
