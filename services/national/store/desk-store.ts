import type { VisaClaims } from '@serai/schema';
import type { DataSource, EntityManager } from 'typeorm';

/** Somebody of the country's staff, by the issuer that names him. */
export interface Steward {
  readonly issuer: string;
  readonly sub: string;
}

/** A visa as the country's register holds it. */
export interface RegisteredVisa {
  readonly claims: VisaClaims;
  readonly signedAt: Date;
  readonly steward: Steward;
  readonly revocation: { readonly at: Date; readonly reason: string } | null;
}

/** What a steward decided on an application. */
export type Decision = {
  readonly application: string;
  readonly decidedAt: Date;
  readonly steward: Steward;
} & ({ readonly decision: 'APPROVED'; readonly reason: null; readonly visa: VisaClaims } | { readonly decision: 'REFUSED'; readonly reason: string; readonly visa: null });

export interface Revocation {
  readonly visa: string;
  readonly reason: string;
  readonly revokedAt: Date;
  readonly steward: Steward;
}

/** What the secretariat's desk is told: decisions by their application, revocations by their visa. */
export type Told = 'DECISION' | 'REVOCATION';

interface VisaRow {
  readonly claims: VisaClaims;
  readonly signed_at: Date;
  readonly steward_issuer: string;
  readonly steward: string;
  readonly revoked_at: Date | null;
  readonly reason: string | null;
}

interface DecisionRow {
  readonly application: string;
  readonly decision: 'APPROVED' | 'REFUSED';
  readonly reason: string | null;
  readonly claims: VisaClaims | null;
  readonly decided_at: Date;
  readonly steward_issuer: string;
  readonly steward: string;
}

const VISAS = 'SELECT v.claims, v.signed_at, v.steward_issuer, v.steward, r.revoked_at, r.reason FROM desk.visa v LEFT JOIN desk.revocation r ON r.visa = v.jti';
const DECISIONS = 'SELECT d.application, d.decision, d.reason, v.claims, d.decided_at, d.steward_issuer, d.steward FROM desk.decision d LEFT JOIN desk.visa v ON v.jti = d.visa';
/** A visa that has neither expired nor been taken back; $1 is the time, in seconds. */
const IN_FORCE = "v.jti IS NOT NULL AND (v.claims->>'exp')::bigint > $1 AND NOT EXISTS (SELECT FROM desk.revocation r WHERE r.visa = v.jti)";

/** The country's desk in its database, as the clerk: rows are added and read, never changed. */
export class DeskStore {
  constructor(private readonly database: DataSource) {}

  async visa(jti: string): Promise<RegisteredVisa | null> {
    const [row] = await this.database.query<VisaRow[]>(`${VISAS} WHERE v.jti = $1`, [jti]);
    return row ? visaOf(row) : null;
  }

  /** The newest first. */
  async visas(): Promise<readonly RegisteredVisa[]> {
    return (await this.database.query<VisaRow[]>(`${VISAS} ORDER BY v.signed_at DESC, v.jti`)).map(visaOf);
  }

  /** Ids of every visa that was granted to somebody, whether or not it still stands. */
  async visasOf({ issuer, sub }: { readonly issuer: string; readonly sub: string }): Promise<readonly string[]> {
    const rows = await this.database.query<{ jti: string }[]>('SELECT jti FROM desk.visa WHERE subject_issuer = $1 AND subject = $2', [issuer, sub]);
    return rows.map(({ jti }) => jti);
  }

  async decisions(): Promise<readonly Decision[]> {
    return (await this.database.query<DecisionRow[]>(DECISIONS)).map(decisionOf);
  }

  /** Keeps a decision and, with an approval, the visa; both or nothing. False where the application was decided before. */
  async decide({ application, decision, reason, visa, decidedAt, steward }: Decision): Promise<boolean> {
    return this.database.transaction(async (manager: EntityManager) => {
      const [before] = await manager.query<unknown[]>('SELECT FROM desk.decision WHERE application = $1', [application]);
      if (before) return false;
      if (visa) {
        await manager.query('INSERT INTO desk.visa VALUES ($1, $2, $3, $4, $5, $6, $7)', [
          visa.jti, visa.serai_visa_v1.subjectIssuer, visa.sub, JSON.stringify(visa), decidedAt, steward.issuer, steward.sub,
        ]);
      }
      await manager.query('INSERT INTO desk.decision VALUES ($1, $2, $3, $4, $5, $6, $7)', [application, decision, reason, visa?.jti ?? null, decidedAt, steward.issuer, steward.sub]);
      return true;
    }).catch((error: unknown) => {
      if (isUniqueViolation(error)) return false;
      throw error;
    });
  }

  /** Takes a visa back. False where it was before. */
  async revoke({ visa, reason, revokedAt, steward }: Revocation): Promise<boolean> {
    const rows = await this.database.query<unknown[]>('INSERT INTO desk.revocation VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING visa', [visa, reason, revokedAt, steward.issuer, steward.sub]);
    return rows.length > 0;
  }

  /**
   * Decisions that the secretariat's desk has not taken yet, the oldest first: those that it was never told, and
   * those whose visa is in force and was told only as signed by keys that are not among these.
   */
  async untoldDecisions(keys: readonly string[], now: Date): Promise<readonly Decision[]> {
    return (await this.database.query<DecisionRow[]>(
      `${DECISIONS} WHERE NOT EXISTS (SELECT FROM desk.told t WHERE t.what = 'DECISION' AND t.id = d.application)
       OR ((${IN_FORCE}) AND NOT EXISTS (SELECT FROM desk.told t WHERE t.what = 'DECISION' AND t.id = d.application AND t.key = ANY($2))) ORDER BY d.decided_at`, [seconds(now), keys],
    )).map(decisionOf);
  }

  /** Revocations that the secretariat's desk has not taken yet, the oldest first. */
  async untoldRevocations(): Promise<readonly Revocation[]> {
    const rows = await this.database.query<{ visa: string; reason: string; revoked_at: Date; steward_issuer: string; steward: string }[]>(
      "SELECT * FROM desk.revocation r WHERE NOT EXISTS (SELECT FROM desk.told t WHERE t.what = 'REVOCATION' AND t.id = r.visa) ORDER BY r.revoked_at",
    );
    return rows.map((row) => ({ visa: row.visa, reason: row.reason, revokedAt: row.revoked_at, steward: { issuer: row.steward_issuer, sub: row.steward } }));
  }

  /** Notes that the desk was told, in words that this key signed. */
  async told(what: Told, id: string, key: string, at: Date): Promise<void> {
    await this.database.query('INSERT INTO desk.told VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [what, id, key, at]);
  }

  /** When the last visa that is in force ends; null where none is. */
  async lastExpiry(now: Date): Promise<Date | null> {
    const [row] = await this.database.query<{ last: string | null }[]>(`SELECT max((v.claims->>'exp')::bigint) AS last FROM desk.visa v WHERE ${IN_FORCE}`, [seconds(now)]);
    return row?.last == null ? null : new Date(Number(row.last) * 1000);
  }
}

function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

function visaOf(row: VisaRow): RegisteredVisa {
  return {
    claims: row.claims, signedAt: row.signed_at, steward: { issuer: row.steward_issuer, sub: row.steward },
    revocation: row.revoked_at === null ? null : { at: row.revoked_at, reason: row.reason ?? '' },
  };
}

function decisionOf({ application, decision, reason, claims, decided_at, steward_issuer, steward }: DecisionRow): Decision {
  const common = { application, decidedAt: decided_at, steward: { issuer: steward_issuer, sub: steward } };
  return claims ? { ...common, decision: 'APPROVED', reason: null, visa: claims } : { ...common, decision: 'REFUSED', reason: reason ?? decision, visa: null };
}

/** Two stewards decided in the same moment, and the other was sooner (PostgreSQL 23505). */
function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}
