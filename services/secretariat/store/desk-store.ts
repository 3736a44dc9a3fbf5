import type { Application, VisaClaims } from '@serai/schema';
import type { DataSource } from 'typeorm';
import type { DeskKeeper, KeptApplication, KeptDecision, Subject } from '../desk/desk-keeper.js';

/** Most applications that a country is handed at a time. */
const MOST_HANDED = 1_000;

interface ApplicationRow {
  readonly content: Application;
  readonly withdrawn_at: Date | null;
}

interface DecisionRow {
  readonly application: string;
  readonly country: string;
  readonly decision: 'APPROVED' | 'REFUSED';
  readonly reason: string | null;
  readonly claims: VisaClaims | null;
  readonly signed: string | null;
  readonly decided_at: Date;
  readonly revoked_at: Date | null;
  readonly revoked_because: string | null;
}

const APPLICATIONS = 'SELECT a.content, w.withdrawn_at FROM desk.application a LEFT JOIN desk.withdrawal w ON w.application = a.id';
const DECISIONS = `
  SELECT d.application, d.country, d.decision, d.reason, d.claims, d.signed, d.decided_at, r.revoked_at, r.reason AS revoked_because
  FROM desk.decision d JOIN desk.application a ON a.id = d.application LEFT JOIN desk.revocation r ON r.country = d.country AND r.visa = d.visa`;

/** The desk's applications, decisions and signed visas in the secretariat's database. */
export class DeskStore implements DeskKeeper {
  constructor(private readonly database: DataSource) {}

  async application(id: string): Promise<KeptApplication | null> {
    const [row] = await this.database.query<ApplicationRow[]>(`${APPLICATIONS} WHERE a.id = $1`, [id]);
    return row ? applicationOf(row) : null;
  }

  async applicationsOf({ issuer, sub }: Subject): Promise<readonly KeptApplication[]> {
    return (await this.database.query<ApplicationRow[]>(`${APPLICATIONS} WHERE a.issuer = $1 AND a.subject = $2 ORDER BY a.submitted_at DESC, a.id`, [issuer, sub])).map(applicationOf);
  }

  async undecidedIn(country: string, now: Date): Promise<readonly KeptApplication[]> {
    return (await this.database.query<ApplicationRow[]>(
      `${APPLICATIONS} WHERE a.countries @> ARRAY[$1] AND a.content->>'until' >= $2 AND NOT EXISTS (SELECT FROM desk.decision d WHERE d.application = a.id AND d.country = $1)
       ORDER BY w.withdrawn_at IS NOT NULL, a.submitted_at, a.id LIMIT $3`, [country, now.toISOString().slice(0, 10), MOST_HANDED],
    )).map(applicationOf);
  }

  async add(application: Application): Promise<void> {
    const { id, applicant, countries, submittedAt } = application;
    await this.database.query('INSERT INTO desk.application VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING', [id, applicant.issuer, applicant.sub, countries, JSON.stringify(application), submittedAt]);
  }

  async withdraw(id: string, at: Date): Promise<boolean> {
    return (await this.database.query<unknown[]>('INSERT INTO desk.withdrawal VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING application', [id, at])).length > 0;
  }

  async decisionsOn(applications: readonly string[]): Promise<readonly KeptDecision[]> {
    return (await this.database.query<DecisionRow[]>(`${DECISIONS} WHERE d.application = ANY($1)`, [applications])).map(decisionOf);
  }

  async decide({ application, country, decision, reason, visa, decidedAt }: KeptDecision): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(
      'INSERT INTO desk.decision VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING application',
      [application, country, decision, reason, visa?.claims.jti ?? null, visa && JSON.stringify(visa.claims), visa?.signed ?? null, decidedAt],
    );
    return rows.length > 0;
  }

  async resign(application: string, country: string, signed: string): Promise<void> {
    await this.database.query('UPDATE desk.decision SET signed = $3 WHERE application = $1 AND country = $2', [application, country, signed]);
  }

  async decisionOfVisa(country: string, visa: string): Promise<KeptDecision | null> {
    const [row] = await this.database.query<DecisionRow[]>(`${DECISIONS} WHERE d.country = $1 AND d.visa = $2`, [country, visa]);
    return row ? decisionOf(row) : null;
  }

  async revoke(country: string, visa: string, at: Date, reason: string): Promise<void> {
    await this.database.query('INSERT INTO desk.revocation VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [country, visa, at, reason]);
  }

  async visasOf({ issuer, sub }: Subject): Promise<readonly KeptDecision[]> {
    return (await this.database.query<DecisionRow[]>(`${DECISIONS} WHERE a.issuer = $1 AND a.subject = $2 AND d.visa IS NOT NULL ORDER BY (d.claims->>'iat')::bigint DESC, d.visa`, [issuer, sub])).map(decisionOf);
  }

  async terms(): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
    const rows = await this.database.query<{ country: string; terms: Record<string, string> }[]>('SELECT country, terms FROM desk.terms');
    return new Map(rows.map(({ country, terms }) => [country, terms]));
  }

  async keepTerms(country: string, terms: Readonly<Record<string, string>>, at: Date): Promise<void> {
    await this.database.query('INSERT INTO desk.terms VALUES ($1, $2, $3) ON CONFLICT (country) DO UPDATE SET terms = $2, told_at = $3', [country, JSON.stringify(terms), at]);
  }
}

function applicationOf({ content, withdrawn_at }: ApplicationRow): KeptApplication {
  return { application: content, withdrawnAt: withdrawn_at };
}

function decisionOf({ application, country, decision, reason, claims, signed, decided_at, revoked_at, revoked_because }: DecisionRow): KeptDecision {
  return {
    application, country, decision, reason, decidedAt: decided_at, visa: claims && signed !== null ? { claims, signed } : null, revocation: revoked_at && { at: revoked_at, reason: revoked_because ?? '' },
  };
}
