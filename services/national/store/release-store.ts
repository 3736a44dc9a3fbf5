import type { DataSource } from 'typeorm';
import { ReleaseEntity } from './entities/release.js';
import { ReleasedCellEntity } from './entities/released-cell.js';
import { ReleasedLawEntity } from './entities/released-law.js';
import { ReleasedSourceEntity } from './entities/released-source.js';

type Parts<Entity> = readonly Omit<Entity, 'release' | 'ordinal'>[];

export interface ReleaseToStore {
  readonly hash: string;
  readonly publishedAt: Date;
  readonly custody: string;
  readonly cells: Parts<ReleasedCellEntity>;
  readonly laws: Parts<ReleasedLawEntity>;
  readonly sources: Parts<ReleasedSourceEntity>;
}

/** Columns and values of an IN-list condition, by the cell's property. */
export type CellLists = Partial<Readonly<Record<keyof ReleasedCellEntity, readonly string[]>>>;

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

/** A statement takes at most 65,535 parameters. */
const ROWS_PER_INSERT = 1_500;

/** Reads and writes releases. */
export class ReleaseStore {
  constructor(private readonly database: DataSource) {}

  async releases(first: number | null): Promise<ReleaseEntity[]> {
    return this.database.getRepository(ReleaseEntity).find({ order: { number: 'DESC' }, ...(first !== null && { take: first }) });
  }

  async release(number: number): Promise<ReleaseEntity | null> {
    return this.database.getRepository(ReleaseEntity).findOneBy({ number });
  }

  /** Up to `limit` cells after the given place, in the release's order. */
  async cells(release: number, query: CellQuery, afterOrdinal: number, limit: number): Promise<ReleasedCellEntity[]> {
    return this.select(release, query).andWhere('cell.ordinal > :afterOrdinal', { afterOrdinal }).orderBy('cell.ordinal').limit(limit).getMany();
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

  /**
   * Adds a release after the newest, all of it or nothing, unless the newest has the same hash.
   * Returns the newest release and whether it is new.
   */
  async add(release: ReleaseToStore): Promise<{ release: ReleaseEntity; isNew: boolean }> {
    return this.database.transaction(async (manager) => {
      await manager.query("SELECT pg_advisory_xact_lock(hashtext('serai release'))");
      const newest = await manager.findOne(ReleaseEntity, { where: {}, order: { number: 'DESC' } });
      if (newest?.hash === release.hash) return { release: newest, isNew: false };

      const number = (newest?.number ?? 0) + 1;
      const insert = async (entity: new () => object, rows: readonly object[]): Promise<void> => {
        for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
          await manager.insert(entity, rows.slice(at, at + ROWS_PER_INSERT));
        }
      };
      const placed = (rows: readonly object[]): object[] => rows.map((row, index) => ({ ...row, release: number, ordinal: index + 1 }));
      await insert(ReleasedSourceEntity, release.sources.map((row) => ({ ...row, release: number })));
      await insert(ReleasedCellEntity, placed(release.cells));
      await insert(ReleasedLawEntity, placed(release.laws));
      const sealed = { number, hash: release.hash, publishedAt: release.publishedAt, cells: release.cells.length, custody: release.custody };
      await manager.insert(ReleaseEntity, sealed);
      return { release: sealed, isNew: true };
    });
  }

  private select(release: number, { lists, spans }: CellQuery) {
    const select = this.database.getRepository(ReleasedCellEntity).createQueryBuilder('cell').where('cell.release = :release', { release });
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
