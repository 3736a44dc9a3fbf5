import { type AccessRules, type AudienceId, type Law, SeraiError, type SourceDocument } from '@serai/schema';
import { type DataSource, type EntityManager, In } from 'typeorm';
import { ensureAudience } from './audience-tables.js';
import type { Edition } from './entities/edition.js';
import { HidingEntity } from './entities/hiding.js';
import { ReleaseEntity } from './entities/release.js';
import { ReleaseInputEntity } from './entities/release-input.js';
import { CELL_COLUMNS, type ReleasedCell } from './entities/released-cell.js';
import { ReleasedLawEntity } from './entities/released-law.js';
import { ReleasedSourceEntity } from './entities/released-source.js';
import { WithdrawalEntity } from './entities/withdrawal.js';

export type CellToStore = Omit<ReleasedCell, 'audience' | 'release' | 'ordinal'>;

export interface ReleaseToStore {
  /** Asked at the very end: until then nobody can read it. */
  readonly publishedAt: () => Date;
  readonly custody: string;
  readonly rules: AccessRules;
  readonly rulesVersion: string;
  readonly editions: ReadonlyMap<AudienceId, EditionToStore>;
  readonly laws: readonly Law[];
  readonly sources: readonly SourceDocument[];
  /** What it was made from, and its hash. */
  readonly submission: number;
  readonly basis: string;
}

export interface EditionToStore {
  readonly hash: string;
  readonly cells: readonly CellToStore[];
  readonly hidings: readonly Omit<HidingEntity, 'release' | 'audience'>[];
  /** The certificate of this edition in the release of that number. */
  readonly certify: (number: number) => Promise<string>;
}

/** A release that was published, as attackers have kept it. */
export interface ReleaseOnRecord {
  readonly number: number;
  readonly submission: number;
  readonly basis: string;
  readonly rules: AccessRules;
  /** By audience, ids of the cells that it was told. */
  readonly told: ReadonlyMap<AudienceId, ReadonlySet<string>>;
  /** By audience, ids of the cells that were hidden so that others stay hidden. */
  readonly secondary: ReadonlyMap<AudienceId, ReadonlySet<string>>;
}

const ROWS_PER_INSERT = 2_000;

/** Adds releases. Only the owner of the database can use this. */
export class ReleaseWriter {
  constructor(private readonly owner: DataSource) {}

  /** The newest release that was not withdrawn, and what it was made from; undefined where there is none. */
  async newest(): Promise<{ readonly number: number; readonly basis: string } | undefined> {
    const [newest] = await this.owner.query<{ number: number; basis: string | null }[]>(`
      SELECT r.number, i.basis FROM release.release r LEFT JOIN raw.release_input i ON i.release = r.number
      WHERE NOT EXISTS (SELECT FROM release.withdrawal w WHERE w.release = r.number) ORDER BY r.number DESC LIMIT 1`);
    return newest && { number: newest.number, basis: newest.basis ?? '' };
  }

  /** The number of the newest release, withdrawn or not; 0 where there is none. */
  async newestNumber(): Promise<number> {
    return (await this.owner.getRepository(ReleaseEntity).maximum('number')) ?? 0;
  }

  /** How many cells each audience is told in a release. */
  async told(release: number): Promise<ReadonlyMap<AudienceId, number>> {
    const rows = await this.owner.query<{ audience: AudienceId; told: number }[]>('SELECT audience, count(*) FILTER (WHERE rule IS NULL)::int AS told FROM release.cell WHERE release = $1 GROUP BY audience', [release]);
    return new Map(rows.map(({ audience, told }) => [audience, told]));
  }

  /** What disclosure control hides from an audience in a release, with what the steward is told there, in the release's order. */
  async hidings(release: number, audience: AudienceId): Promise<readonly (HidingEntity & { readonly told: ReleasedCell })[]> {
    const hidings = await this.owner.getRepository(HidingEntity).findBy({ release, audience });
    const cells = await this.owner.getRepository<ReleasedCell>('ReleasedCell').find({ where: { release, audience: 'steward', id: In(hidings.map(({ cell }) => cell)) }, order: { ordinal: 'ASC' } });
    const byCell = new Map(hidings.map((hiding) => [hiding.cell, hiding]));
    return cells.flatMap((told) => {
      const hiding = byCell.get(told.id);
      return hiding ? [{ ...hiding, told }] : [];
    });
  }

  /** Every release of which is known what it was made from, oldest first, withdrawn ones too. */
  async onRecord(): Promise<readonly ReleaseOnRecord[]> {
    const inputs = await this.owner.getRepository(ReleaseInputEntity).find({ order: { release: 'ASC' } });
    const records: ReleaseOnRecord[] = [];
    for (const { release, submission, basis } of inputs) {
      const { rules } = await this.owner.getRepository(ReleaseEntity).findOneByOrFail({ number: release });
      if (!rules) continue;
      const cells = await this.owner.query<{ audience: AudienceId; ids: string[] }[]>('SELECT audience, array_agg(id) AS ids FROM release.cell WHERE release = $1 AND missing IS NULL GROUP BY audience', [release]);
      const hidings = await this.owner.query<{ audience: AudienceId; ids: string[] }[]>("SELECT audience, array_agg(cell) AS ids FROM release.hiding WHERE release = $1 AND rules = '{}' GROUP BY audience", [release]);
      const sets = (rows: typeof cells): ReadonlyMap<AudienceId, ReadonlySet<string>> => new Map(rows.map(({ audience, ids }) => [audience, new Set(ids)]));
      records.push({ number: release, submission, basis, rules, told: sets(cells), secondary: sets(hidings) });
    }
    return records;
  }

  /** Adds a release after `after`, the newest that it was made to follow, all of it or nothing. Returns its number. Throws RELEASE_REFUSED where another came in between. */
  async add(release: ReleaseToStore, after: number): Promise<number> {
    return this.owner.transaction(async (manager) => {
      await manager.query("SELECT pg_advisory_xact_lock(hashtext('serai release'))");
      const newest = await manager.findOne(ReleaseEntity, { where: {}, order: { number: 'DESC' } });
      if ((newest?.number ?? 0) !== after) throw new SeraiError('RELEASE_REFUSED', `Nothing was released: release ${newest?.number ?? 0} was published meanwhile, and this one does not count with it. Publish again`);
      await write(manager, after + 1, release);
      return after + 1;
    });
  }

  /** Withdraws a release. Throws RELEASE_REFUSED where there is none such, or it was withdrawn before. */
  async withdraw(release: number, reason: string, steward: string, withdrawnAt: Date): Promise<void> {
    if (!(await this.owner.getRepository(ReleaseEntity).existsBy({ number: release }))) throw new SeraiError('RELEASE_REFUSED', `Nothing was withdrawn: there is no release ${release}`);
    if (await this.owner.getRepository(WithdrawalEntity).existsBy({ release })) throw new SeraiError('RELEASE_REFUSED', `Nothing was withdrawn: release ${release} was withdrawn before`);
    await this.owner.getRepository(WithdrawalEntity).insert({ release, reason, steward, withdrawnAt });
  }
}

async function write(manager: EntityManager, number: number, { editions, laws, sources, publishedAt, custody, rules, rulesVersion, submission, basis }: ReleaseToStore): Promise<void> {
  await insert(manager, ReleasedSourceEntity, sources.map((row) => ({ ...row, release: number })));
  await insert(manager, ReleasedLawEntity, laws.map((row, index) => ({ ...row, release: number, ordinal: index + 1 })));
  for (const [audience, { hash, cells, hidings, certify }] of editions) {
    await ensureAudience(manager, audience, null);
    await insertCells(manager, cells.map((cell, index) => ({ ...cell, audience, release: number, ordinal: index + 1 })));
    await insert(manager, HidingEntity, hidings.map((hiding) => ({ ...hiding, audience, release: number })));
    await manager.getRepository<Edition>('Edition').insert({ audience, release: number, hash, cells: cells.length, certificate: await certify(number) });
  }
  await manager.insert(ReleaseInputEntity, { release: number, submission, basis });
  // Its row seals it: nothing can be added after.
  await manager.insert(ReleaseEntity, { number, publishedAt: publishedAt(), custody, rules, rulesVersion });
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
