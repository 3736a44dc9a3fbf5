import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A member of the hub, as the secretariat keeps it. */
@Entity({ schema: 'registry', name: 'member' })
export class MemberEntity {
  @PrimaryColumn({ type: 'text' }) code!: string;
  @Column({ type: 'text' }) type!: string;
  @Column({ type: 'text', name: 'root_field' }) rootField!: string;
  @Column({ type: 'text', name: 'name_en' }) nameEn!: string;
  @Column({ type: 'text', name: 'name_ru' }) nameRu!: string;
  @Column({ type: 'text' }) url!: string;
  @Column({ type: 'boolean' }) training!: boolean;
  @Column({ type: 'text', name: 'accepted_sdl', nullable: true }) acceptedSdl!: string | null;
}
