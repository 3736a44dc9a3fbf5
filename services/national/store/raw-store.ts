import type { DataSource } from 'typeorm';
import { SubmissionEntity } from './entities/submission.js';

export type StoredSubmission = Pick<SubmissionEntity, 'fileHash' | 'figures' | 'laws' | 'sources' | 'domain'>;

/** What a country handed in. Only the owner of the database can use this. */
export class RawStore {
  constructor(private readonly owner: DataSource) {}

  async newest(): Promise<StoredSubmission | null> {
    return this.owner.getRepository(SubmissionEntity).findOne({ where: {}, order: { id: 'DESC' } });
  }

  async add(submission: StoredSubmission, importedAt: Date): Promise<void> {
    await this.owner.getRepository(SubmissionEntity).insert({ ...submission, importedAt });
  }
}
