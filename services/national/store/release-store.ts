import type { AudienceId } from '@serai/schema';
import { type DataSource, In, LessThanOrEqual } from 'typeorm';
import type { Edition } from './entities/edition.js';
import { HidingEntity } from './entities/hiding.js';
import { ReleaseEntity } from './entities/release.js';
import type { ReleasedCell } from './entities/released-cell.js';
import { ReleasedLawEntity } from './entities/released-law.js';
import { ReleasedSourceEntity } from './entities/released-source.js';
import { WithdrawalEntity } from './entities/withdrawal.js';

/** A release, as its audience is given it. */
export type StoredRelease = ReleaseEntity & Pick<Edition, 'hash' | 'cells' | 'certificate'> & { readonly withdrawn: StoredWithdrawal | null };

export type StoredWithdrawal = Pick<WithdrawalEntity, 'reason' | 'withdrawnAt'>;

/** Columns and values of an IN-list condition, by the cell's property. */
export type CellLists = Partial<Readonly<Record<keyof ReleasedCell, readonly string[]>>>;

/** Half-open spans of days; an open end is null. */
export interface DaySpan {
  readonly from: string | null;
  readonly to: string | null;
}

export interface CellQuery {
  readonly lists: CellLists;
  /** Any of these; null for no restriction. */
  readonly spans: readonly DaySpan[] | null;
}

/** Reads releases for one audience, whatever else the connection could read. */
export class ReleaseStore {
  constructor(
    protected readonly database: DataSource,
    readonly audience: AudienceId,
  ) {}

  /** The newest releases made for the audience, newest first: of all, or of those up to this number. */
  async releases(first: number | null, upTo: number | null = null): Promise<StoredRelease[]> {
    const where = { audience: this.audience, ...(upTo !== null && { release: LessThanOrEqual(upTo) }) };
    const editions = await this.editions.find({ where, order: { release: 'DESC' }, ...(first !== null && { take: first }) });
    const releases = await this.database.getRepository(ReleaseEntity).findBy({ number: In(editions.map(({ release }) => release)) });
    const byNumber = new Map(releases.map((release) => [release.number, release]));
    const withdrawn = await this.withdrawn();
    return editions.flatMap(({ release: number, hash, cells, certificate }) => {
      const release = byNumber.get(number);
      return release ? [{ ...release, hash, cells, certificate, withdrawn: withdrawn.get(number) ?? null }] : [];
    });
  }

  /** The numbers of the newest releases made for the audience, newest first. */
  async numbers(first: number | null): Promise<number[]> {
    const editions = await this.editions.find({ select: { release: true }, where: { audience: this.audience }, order: { release: 'DESC' }, ...(first !== null && { take: first }) });
    return editions.map(({ release }) => release);
  }

  /** Releases that were withdrawn, by their numbers. */
  async withdrawn(): Promise<ReadonlyMap<number, StoredWithdrawal>> {
    return new Map((await this.database.getRepository(WithdrawalEntity).find()).map(({ release, reason, withdrawnAt }) => [release, { reason, withdrawnAt }]));
  }

  /** The number of the newest release made for the audience that was not withdrawn. */
  async standing(): Promise<number | undefined> {
    const newest = await this.editions.createQueryBuilder('edition').select('edition.release', 'number').where('edition.audience = :audience', { audience: this.audience })
      .andWhere('NOT EXISTS (SELECT FROM release.withdrawal w WHERE w.release = edition.release)').orderBy('edition.release', 'DESC').limit(1).getRawOne<{ number: number }>();
    return newest?.number;
  }

  /** The number of the newest release made for the audience, withdrawn or not: of all, or of those that had been published by a moment. */
  async newest(publishedBy: Date | null): Promise<number | undefined> {
    if (publishedBy === null) return (await this.numbers(1))[0];
    const published = await this.database.getRepository(ReleaseEntity).find({ select: { number: true }, where: { publishedAt: LessThanOrEqual(publishedBy) } });
    const [edition] = await this.editions.find({
      select: { release: true }, where: { audience: this.audience, release: In(published.map(({ number }) => number)) }, order: { release: 'DESC' }, take: 1,
    });
    return edition?.release;
  }

  /** Whether this release was made for the audience. */
  async has(release: number): Promise<boolean> {
    return this.editions.existsBy({ audience: this.audience, release });
  }

  /** Up to `limit` cells after the given place, in the release's order. */
  async cells(release: number, query: CellQuery, afterOrdinal: number, limit: number): Promise<ReleasedCell[]> {
    return this.select(release, query).andWhere('cell.ordinal > :afterOrdinal', { afterOrdinal }).orderBy('cell.ordinal').limit(limit).getMany();
  }

  /** The cells at these places of a release. */
  async cellsAt(release: number, ordinals: readonly number[]): Promise<ReleasedCell[]> {
    return this.select(release, { lists: {}, spans: null }).andWhere('cell.ordinal = ANY(:ordinals)', { ordinals }).getMany();
  }

  async countCells(release: number, query: CellQuery): Promise<number> {
    return this.select(release, query).getCount();
  }

  async laws(release: number, areas: readonly string[] | null): Promise<ReleasedLawEntity[]> {
    const select = this.database.getRepository(ReleasedLawEntity).createQueryBuilder('law').where('law.release = :release', { release });
    if (areas !== null) select.andWhere('law.area = ANY(:areas)', { areas });
    return select.orderBy('law.ordinal').getMany();
  }

  async sources(release: number, ids: readonly string[]): Promise<ReleasedSourceEntity[]> {
    return this.database
      .getRepository(ReleasedSourceEntity)
      .createQueryBuilder('source')
      .where('source.release = :release AND source.id = ANY(:ids)', { release, ids })
      .getMany();
  }

  /** Why these cells are hidden from an audience. The stewards' role alone can read it. */
  async hidings(release: number, audience: AudienceId, cells: readonly string[]): Promise<readonly HidingEntity[]> {
    return this.database.getRepository(HidingEntity).findBy({ release, audience, cell: In([...cells]) });
  }

  private get editions() {
    return this.database.getRepository<Edition>('Edition');
  }

  protected select(release: number, { lists, spans }: CellQuery) {
    const select = this.database
      .getRepository<ReleasedCell>('ReleasedCell')
      .createQueryBuilder('cell')
      .where('cell.audience = :audience AND cell.release = :release', { audience: this.audience, release });
    for (const [property, codes] of Object.entries(lists)) {
      select.andWhere(`cell.${property} = ANY(:${property})`, { [property]: codes });
    }
    if (spans !== null) {
      const overlaps = spans.map((_, index) => `(cell.periodFrom < COALESCE(:to${index}::date, 'infinity') AND cell.periodTo > COALESCE(:from${index}::date, '-infinity'))`);
      select.andWhere(overlaps.length > 0 ? `(${overlaps.join(' OR ')})` : 'FALSE');
      spans.forEach(({ from, to }, index) => select.setParameters({ [`from${index}`]: from, [`to${index}`]: to }));
    }
    return select;
  }
}
