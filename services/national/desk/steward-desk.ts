import { randomUUID } from 'node:crypto';
import { type AccessRules, type Application, type ApplicationState, LONGEST_REASON, plainlyWritten, SeraiError, stateOfApplication } from '@serai/schema';
import type { RulesInForce } from '@serai/schema/graph';
import type { ApplicationStore, ReceivedApplication } from '../store/application-store.js';
import type { Decision, DeskStore, RegisteredVisa, Steward } from '../store/desk-store.js';
import { type Grant, grantedVisa, readApplication } from './grant.js';
import type { HubDesk } from './hub-desk.js';

/** An application as the country's steward sees it. */
export interface StewardApplication {
  readonly application: Application;
  readonly state: ApplicationState;
  readonly withdrawnAt: Date | null;
  readonly decision: Decision | null;
  readonly visa: RegisteredVisa | null;
}

export interface StewardDeskPorts {
  readonly country: string;
  readonly tokenIssuer: string;
  readonly hub: Pick<HubDesk, 'applications'>;
  readonly applications: Pick<ApplicationStore, 'receive' | 'one' | 'all'>;
  readonly register: Pick<DeskStore, 'visa' | 'visas' | 'decisions' | 'decide' | 'revoke'>;
  /** The rules of the newest release. Rejects where there are none. */
  readonly rules: () => Promise<RulesInForce>;
  /** Told when there is something to tell the secretariat. */
  readonly onDecided: () => void;
}

/** The access desk in the country's own service: its stewards decide here, and here alone. */
export class StewardDesk {
  constructor(private readonly ports: StewardDeskPorts) {}

  /** Every application that the country was handed, the newest first; `upToDate` is false where the secretariat is away and there may be more. */
  async applications(now: Date): Promise<{ readonly upToDate: boolean; readonly applications: readonly StewardApplication[] }> {
    const upToDate = await this.receive(now);
    const [received, decisions, visas] = await Promise.all([this.ports.applications.all(), this.ports.register.decisions(), this.ports.register.visas()]);
    const decided = new Map(decisions.map((decision) => [decision.application, decision]));
    const registered = new Map(visas.map((visa) => [visa.claims.jti, visa]));
    return {
      upToDate,
      applications: received.map((each) => {
        const decision = decided.get(each.application.id) ?? null;
        return standing(each, decision, registered.get(decision?.visa?.jti ?? '') ?? null, now);
      }),
    };
  }

  /** The visas that the country granted, the newest first. */
  visas(): Promise<readonly RegisteredVisa[]> {
    return this.ports.register.visas();
  }

  /** Grants an application, or less than was applied for. Throws APPLICATION_REFUSED. */
  async approve(id: string, grant: Grant, steward: Steward, now: Date): Promise<StewardApplication> {
    const received = await this.undecided(id, now);
    const { country, tokenIssuer, rules } = this.ports;
    const visa = grantedVisa(received.application, grant, { country, tokenIssuer, terms: termsOf((await rules()).rules), now }, randomUUID());
    return this.decide(received, { application: id, decision: 'APPROVED', reason: null, visa, decidedAt: now, steward }, now);
  }

  /** Refuses an application, with a reason that the applicant reads. Throws APPLICATION_REFUSED. */
  async refuse(id: string, reason: string, steward: Steward, now: Date): Promise<StewardApplication> {
    return this.decide(await this.undecided(id, now), { application: id, decision: 'REFUSED', reason: checkedReason(reason), visa: null, decidedAt: now, steward }, now);
  }

  /** Takes a visa back: the country's processes know within a second. Throws APPLICATION_REFUSED. */
  async revoke(visa: string, reason: string, steward: Steward, now: Date): Promise<RegisteredVisa> {
    const { register, onDecided } = this.ports;
    if (!(await register.visa(visa))) throw refused(`id: the country granted no visa ${JSON.stringify(visa.slice(0, 60))}. { visas { id } } lists them`);
    if (!(await register.revoke({ visa, reason: checkedReason(reason), revokedAt: now, steward }))) throw refused('id: it was revoked before');
    onDecided();
    return (await register.visa(visa)) as RegisteredVisa;
  }

  /** Takes over what the secretariat hands; false where it does not answer. What cannot be read, or is not what its id says, is left out. */
  private async receive(now: Date): Promise<boolean> {
    const { hub, country, applications } = this.ports;
    try {
      for (const { application: handed, withdrawnAt } of await hub.applications()) {
        const application = readApplication(handed, country);
        if (application) await applications.receive({ application, withdrawnAt }, now);
      }
      return true;
    } catch (error) {
      if (error instanceof SeraiError && error.code === 'SECRETARIAT_UNAVAILABLE') return false;
      throw error;
    }
  }

  /** An application that is still to be decided, as far as is known: with the secretariat away, as of when it last answered. */
  private async undecided(id: string, now: Date): Promise<ReceivedApplication> {
    const upToDate = await this.receive(now);
    const received = await this.ports.applications.one(id);
    if (!received && !upToDate) throw new SeraiError('SECRETARIAT_UNAVAILABLE', `The secretariat's desk does not answer, and no application ${JSON.stringify(id.slice(0, 60))} came to the country before. Ask again later`);
    if (!received) throw refused(`id: no application ${JSON.stringify(id.slice(0, 60))} came to the country. { applications { nodes { id } } } lists them`);
    if (received.withdrawnAt) throw refused('id: the applicant has withdrawn it');
    return received;
  }

  private async decide(received: ReceivedApplication, decision: Decision, now: Date): Promise<StewardApplication> {
    const { register, onDecided } = this.ports;
    if (!(await register.decide(decision))) throw refused('id: it was decided before, and is decided once');
    onDecided();
    return standing(received, decision, decision.visa && (await register.visa(decision.visa.jti)), now);
  }
}

/** Version of the terms for each audience that the rules have. */
export function termsOf({ audiences }: Pick<AccessRules, 'audiences'>): Readonly<Record<string, string>> {
  return Object.fromEntries(audiences.map(({ id, terms }) => [id, terms.version]));
}

function standing({ application, withdrawnAt }: ReceivedApplication, decision: Decision | null, visa: RegisteredVisa | null, now: Date): StewardApplication {
  const grantedUntil = visa && new Date(visa.claims.exp * 1000);
  const state = stateOfApplication({ decision: decision?.decision ?? null, grantedUntil, revoked: visa?.revocation != null, withdrawn: withdrawnAt !== null, until: application.until }, now);
  return { application, state, withdrawnAt, decision, visa };
}

function checkedReason(reason: string): string {
  const said = reason.trim();
  if (said === '' || said.length > LONGEST_REASON || !plainlyWritten(said)) throw refused(`reason: write one, in at most ${LONGEST_REASON} characters and without control characters; the applicant reads it`);
  return said;
}

function refused(why: string): SeraiError {
  return new SeraiError('APPLICATION_REFUSED', why);
}
