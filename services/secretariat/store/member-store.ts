import type { DataSource } from 'typeorm';
import type { Enrolment, Member } from '../registry/member.js';
import { MemberEntity } from './entities/member.js';

/** The members, by code. */
export class MemberStore {
  constructor(private readonly database: DataSource) {}

  async all(): Promise<Member[]> {
    return this.database.getRepository(MemberEntity).find({ order: { code: 'ASC' } });
  }

  /** Makes these the members, all of it or nothing; what was accepted of one that stays as it is stands. */
  async enrol(enrolments: readonly Enrolment[]): Promise<void> {
    await this.database.transaction(async (manager) => {
      const before = new Map((await manager.find(MemberEntity)).map((member) => [member.code, member]));
      await manager.createQueryBuilder().delete().from(MemberEntity).execute();
      const rows = enrolments.map((enrolment) => {
        const old = before.get(enrolment.code);
        const same = old?.type === enrolment.type && old.rootField === enrolment.rootField;
        return { ...enrolment, acceptedSdl: same ? old.acceptedSdl : null };
      });
      if (rows.length > 0) await manager.insert(MemberEntity, rows);
    });
  }

  async accept(code: string, sdl: string): Promise<void> {
    await this.database.getRepository(MemberEntity).update({ code }, { acceptedSdl: sdl });
  }
}
