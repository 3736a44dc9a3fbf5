import type { Application, VisaClaims } from '@serai/schema';

/** Somebody, by the issuer of his tokens. */
export interface Subject {
  readonly issuer: string;
  readonly sub: string;
}

/** What a country decided, as it told the desk. */
export interface KeptDecision {
  readonly application: string;
  readonly country: string;
  readonly decision: 'APPROVED' | 'REFUSED';
  readonly reason: string | null;
  /** The visa, as it was granted and as it was signed. */
  readonly visa: { readonly claims: VisaClaims; readonly signed: string } | null;
  readonly decidedAt: Date;
  readonly revocation: { readonly at: Date; readonly reason: string } | null;
}

export interface KeptApplication {
  readonly application: Application;
  readonly withdrawnAt: Date | null;
}

/** Where the desk keeps what it was given. */
export interface DeskKeeper {
  application(id: string): Promise<KeptApplication | null>;
  /** The newest first. */
  applicationsOf(subject: Subject): Promise<readonly KeptApplication[]>;
  /** Those addressed to a country that it has not decided and that have not ended, the oldest first. */
  undecidedIn(country: string, now: Date): Promise<readonly KeptApplication[]>;
  add(application: Application): Promise<void>;
  /** False where it was withdrawn before. */
  withdraw(id: string, at: Date): Promise<boolean>;
  decisionsOn(applications: readonly string[]): Promise<readonly KeptDecision[]>;
  /** False where the country decided before. */
  decide(decision: KeptDecision): Promise<boolean>;
  /** Puts a visa that was signed anew, by another key, in the place of the one that says the same. */
  resign(application: string, country: string, signed: string): Promise<void>;
  /** The decision by which a country granted a visa. */
  decisionOfVisa(country: string, visa: string): Promise<KeptDecision | null>;
  /** Does nothing where it was revoked before. */
  revoke(country: string, visa: string, at: Date, reason: string): Promise<void>;
  visasOf(subject: Subject): Promise<readonly KeptDecision[]>;
  terms(): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>>;
  keepTerms(country: string, terms: Readonly<Record<string, string>>, at: Date): Promise<void>;
}
