import type { AccessRules, AudienceId, Law, SourceDocument } from '@serai/schema';
import type { DataSource, EntityManager } from 'typeorm';
import { ensureAudience } from './audience-tables.js';
import type { Edition } from './entities/edition.js';
import { ReleaseEntity } from './entities/release.js';
import { CELL_COLUMNS, type ReleasedCell } from './entities/released-cell.js';
import { ReleasedLawEntity } from './entities/released-law.js';
import { ReleasedSourceEntity } from './entities/released-source.js';

export type CellToStore = Omit<ReleasedCell, 'audience' | 'release' | 'ordinal'>;

export interface ReleaseToStore {
  readonly publishedAt: Date;
  readonly custody: string;
  readonly rules: AccessRules;
  readonly rulesVersion: string;
  readonly editions: ReadonlyMap<AudienceId, { readonly hash: string; readonly cells: readonly CellToStore[] }>;
  readonly laws: readonly Law[];
  readonly sources: readonly SourceDocument[];
}

const ROWS_PER_INSERT = 2_000;

/** Adds releases. Only the owner of the database can use this. */
export class ReleaseWriter {
  constructor(private readonly owner: DataSource) {}

  /**
   * Adds a release after the newest, all of it or nothing, unless the newest says the same to every
   * audience under the same rules. Returns its number and whether it is new.
   */
  async add(release: ReleaseToStore): Promise<{ number: number; isNew: boolean }> {
    return this.owner.transaction(async (manager) => {
      await manager.query("SELECT pg_advisory_xact_lock(hashtext('serai release'))");
      const newest = await manager.findOne(ReleaseEntity, { where: {}, order: { number: 'DESC' } });
      if (newest && (await saysTheSame(manager, newest, release))) return { number: newest.number, isNew: false };
      const number = (newest?.number ?? 0) + 1;
      await write(manager, number, release);
      return { number, isNew: true };
    });
  }
}

async function saysTheSame(manager: EntityManager, newest: ReleaseEntity, { rulesVersion, editions }: ReleaseToStore): Promise<boolean> {
  if (newest.rulesVersion !== rulesVersion) return false;
  const standing = await manager.getRepository<Edition>('Edition').findBy({ release: newest.number });
  return standing.length === editions.size && standing.every(({ audience, hash }) => editions.get(audience)?.hash === hash);
}

async function write(manager: EntityManager, number: number, { editions, laws, sources, publishedAt, custody, rules, rulesVersion }: ReleaseToStore): Promise<void> {
  await insert(manager, ReleasedSourceEntity, sources.map((row) => ({ ...row, release: number })));
  await insert(manager, ReleasedLawEntity, laws.map((row, index) => ({ ...row, release: number, ordinal: index + 1 })));
  for (const [audience, { hash, cells }] of editions) {
    await ensureAudience(manager, audience, null);
    await insertCells(manager, cells.map((cell, index) => ({ ...cell, audience, release: number, ordinal: index + 1 })));
    await manager.getRepository<Edition>('Edition').insert({ audience, release: number, hash, cells: cells.length });
  }
  // Its row seals it: nothing can be added after.
  await manager.insert(ReleaseEntity, { number, publishedAt, custody, rules, rulesVersion });
}

async function insert(manager: EntityManager, entity: new () => object, rows: readonly object[]): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) await manager.insert(entity, rows.slice(at, at + ROWS_PER_INSERT));
}

/** Cells come by the hundred thousand: column by column, in one statement for many. */
async function insertCells(manager: EntityManager, cells: readonly ReleasedCell[]): Promise<void> {
  const columns = Object.entries(CELL_COLUMNS).map(([property, { name, type }]) => ({ property: property as keyof ReleasedCell, name: name ?? property, type: String(type) }));
  const names = columns.map(({ name }) => name).join(', ');
  const values = columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ');
  for (let at = 0; at < cells.length; at += ROWS_PER_INSERT) {
    const rows = cells.slice(at, at + ROWS_PER_INSERT);
    await manager.query(`INSERT INTO release.cell (${names}) SELECT * FROM unnest(${values})`, columns.map(({ property }) => rows.map((row) => row[property])));
  }
}
