import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A document that a release's figures and positions are taken from. */
@Entity({ schema: 'release', name: 'source' })
export class ReleasedSourceEntity {
  @PrimaryColumn({ type: 'integer' }) release!: number;
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Column({ type: 'text', name: 'title_en' }) titleEn!: string;
  @Column({ type: 'text', name: 'title_ru' }) titleRu!: string;
  @Column({ type: 'text' }) publisher!: string;
  @Column({ type: 'integer' }) year!: number;
  @Column({ type: 'text', nullable: true }) url!: string | null;
}
