import { isDeepStrictEqual } from 'node:util';
import { textId } from '@serai/chassis';
import {
  type ApplicationForm, type ApplicationState, applicationText, checkApplication, LONGEST_REASON, SeraiError, stateOfApplication, type VisaClaims,
} from '@serai/schema';
import type { CheckedDecision } from './checked-decision.js';
import type { DeskKeeper, KeptApplication, KeptDecision, Subject } from './desk-keeper.js';

/** Applications that one applicant may have open at a time. */
const MOST_OPEN = 50;

/** Where an application stands in one country. */
export interface Standing {
  readonly country: string;
  readonly state: ApplicationState;
  /** Why it was refused, or the visa taken back. */
  readonly reason: string | null;
  readonly visa: VisaClaims | null;
}

export interface StandingApplication extends KeptApplication {
  readonly standings: readonly Standing[];
}

/** A visa and how it stands. */
export interface StandingVisa {
  readonly country: string;
  readonly claims: VisaClaims;
  readonly state: ApplicationState;
}

export interface DeskPorts {
  readonly keeper: DeskKeeper;
  readonly members: { all(): Promise<readonly { readonly code: string }[]> };
}

/**
 * The access desk. It keeps what applicants apply for and what countries decide, and decides nothing: it has
 * no key of a country, and what a country did not sign it cannot make.
 */
export class Desk {
  constructor(private readonly ports: DeskPorts) {}

  /** Takes an application; `key` is the thumbprint of the key that the applicant's token is bound to. Throws APPLICATION_REFUSED. */
  async apply(subject: Subject, key: string | null, given: ApplicationForm, now: Date): Promise<StandingApplication> {
    const { keeper, members } = this.ports;
    const [codes, terms] = [(await members.all()).map(({ code }) => code), await keeper.terms()];
    const form = checkApplication(given, { now, members: codes, termsOf: (country) => terms.get(country) });
    const open = (await this.applicationsOf(subject, now)).filter(({ standings }) => standings.some(({ state }) => state === 'SUBMITTED'));
    if (open.length >= MOST_OPEN) throw new SeraiError('APPLICATION_REFUSED', `You have ${open.length} applications open, and ${MOST_OPEN} is the most. Withdraw one, or wait until one is decided`);
    const content = { ...form, applicant: { ...subject, key }, submittedAt: now.toISOString() };
    const application = { id: textId(applicationText(content)), ...content };
    await keeper.add(application);
    return this.standing({ application, withdrawnAt: null }, [], now);
  }

  /** Takes back an application of this applicant's. What was decided before stands. Throws APPLICATION_REFUSED. */
  async withdraw(subject: Subject, id: string, now: Date): Promise<StandingApplication> {
    const { keeper } = this.ports;
    const kept = await keeper.application(id);
    // Another's application is as unknown as none: its id is nobody else's business.
    if (!kept || !isSame(kept.application.applicant, subject)) throw new SeraiError('APPLICATION_REFUSED', 'id: you have no such application. { applications { id } } lists yours');
    if (!(await keeper.withdraw(id, now))) throw new SeraiError('APPLICATION_REFUSED', 'id: it was withdrawn before');
    return this.standing({ ...kept, withdrawnAt: now }, await keeper.decisionsOn([id]), now);
  }

  /** An applicant's own applications, the newest first, and where each stands. */
  async applicationsOf(subject: Subject, now: Date): Promise<readonly StandingApplication[]> {
    const applications = await this.ports.keeper.applicationsOf(subject);
    const decisions = await this.ports.keeper.decisionsOn(applications.map(({ application }) => application.id));
    return applications.map((each) => this.standing(each, decisions.filter(({ application }) => application === each.application.id), now));
  }

  /** All visas that countries granted somebody, the newest first, and how each stands as far as the desk was told. */
  async visasOf(subject: Subject, now: Date): Promise<readonly StandingVisa[]> {
    return (await this.ports.keeper.visasOf(subject)).flatMap((decision) => (decision.visa ? [{ country: decision.country, claims: decision.visa.claims, state: stateOf(decision, false, null, now) }] : []));
  }

  /** Somebody's visas as they were signed, the newest first: those that have neither expired nor been revoked. */
  async signedVisasOf(subject: Subject, now: Date): Promise<readonly string[]> {
    return (await this.ports.keeper.visasOf(subject)).flatMap((decision) => (decision.visa && stateOf(decision, false, null, now) === 'APPROVED' ? [decision.visa.signed] : []));
  }

  /** What a country has still to decide. */
  undecidedIn(country: string, now: Date): Promise<readonly KeptApplication[]> {
    return this.ports.keeper.undecidedIn(country, now);
  }

  /**
   * Keeps a country's decision, once. Told again it changes nothing, but that a visa which says the same may
   * have been signed anew. Throws APPLICATION_REFUSED.
   */
  async takeDecision(country: string, { decision, check }: CheckedDecision): Promise<void> {
    const { keeper } = this.ports;
    const kept = await keeper.application(decision.application);
    if (!kept?.application.countries.includes(country)) throw new SeraiError('APPLICATION_REFUSED', `No application ${JSON.stringify(decision.application)} is addressed to ${country}`);
    check(kept);
    if (await keeper.decide({ ...decision, country, revocation: null })) return;
    const [before] = (await keeper.decisionsOn([decision.application])).filter((each) => each.country === country);
    if (!before || !saysTheSame(before, decision)) throw new SeraiError('APPLICATION_REFUSED', `${country} decided on this application before`);
    if (decision.visa && decision.visa.signed !== before.visa?.signed) await keeper.resign(decision.application, country, decision.visa.signed);
  }

  /** Notes that a country took a visa of its own back. Throws APPLICATION_REFUSED. */
  async takeRevocation(country: string, visa: string, at: Date, reason: string): Promise<void> {
    if (!(await this.ports.keeper.decisionOfVisa(country, visa))) throw new SeraiError('APPLICATION_REFUSED', `The desk was told of no visa ${JSON.stringify(visa)} of ${country}`);
    await this.ports.keeper.revoke(country, visa, at, reason.slice(0, LONGEST_REASON));
  }

  /** Notes the versions of a country's terms, by audience. */
  async takeTerms(country: string, terms: Readonly<Record<string, string>>, now: Date): Promise<void> {
    await this.ports.keeper.keepTerms(country, terms, now);
  }

  private standing(kept: KeptApplication, decisions: readonly KeptDecision[], now: Date): StandingApplication {
    const { application, withdrawnAt } = kept;
    const standings = application.countries.map((country) => {
      const decision = decisions.find((each) => each.country === country) ?? null;
      return { country, state: stateOf(decision, withdrawnAt !== null, application.until, now), reason: decision?.revocation?.reason ?? decision?.reason ?? null, visa: decision?.visa?.claims ?? null };
    });
    return { ...kept, standings };
  }
}

function stateOf(decision: KeptDecision | null, withdrawn: boolean, until: string | null, now: Date): ApplicationState {
  const visa = decision?.visa ?? null;
  const grantedUntil = visa && new Date(visa.claims.exp * 1000);
  return stateOfApplication({ decision: decision?.decision ?? null, grantedUntil, revoked: decision?.revocation != null, withdrawn, until: until ?? now.toISOString().slice(0, 10) }, now);
}

function isSame(one: Subject, other: Subject): boolean {
  return one.issuer === other.issuer && one.sub === other.sub;
}

/** The same decision, told again. */
function saysTheSame(one: Pick<KeptDecision, 'decision' | 'reason' | 'visa'>, other: Pick<KeptDecision, 'decision' | 'reason' | 'visa'>): boolean {
  return one.decision === other.decision && one.reason === other.reason && isDeepStrictEqual(one.visa?.claims, other.visa?.claims);
}
