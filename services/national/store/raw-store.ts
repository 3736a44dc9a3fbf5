import type { DataSource } from 'typeorm';
import { SubmissionEntity } from './entities/submission.js';

export type NewSubmission = Pick<SubmissionEntity, 'fileHash' | 'figures' | 'laws' | 'sources' | 'domain'>;
export type StoredSubmission = NewSubmission & Pick<SubmissionEntity, 'id'>;

/** What a country handed in. Only the owner of the database can use this. */
export class RawStore {
  constructor(private readonly owner: DataSource) {}

  /** What was imported last; of these files, where their hash is given. */
  async newest(fileHash?: string): Promise<StoredSubmission | null> {
    return this.owner.getRepository(SubmissionEntity).findOne({ where: fileHash === undefined ? {} : { fileHash }, order: { id: 'DESC' } });
  }

  /** The submission of this id, which a release was made from. */
  async of(id: number): Promise<StoredSubmission> {
    return this.owner.getRepository(SubmissionEntity).findOneByOrFail({ id });
  }

  async add(submission: NewSubmission, importedAt: Date): Promise<void> {
    await this.owner.getRepository(SubmissionEntity).insert({ ...submission, importedAt });
  }
}
