import { handedApplications } from '@serai/schema';
import { Secretariat, type SecretariatPorts } from '../secretariat/secretariat.js';

const REFUSALS = { final: ['APPLICATION_REFUSED'], unavailable: "The secretariat's desk does not answer. What was received before is here; ask again later" } as const;

/** An application as the secretariat handed it: not looked at yet. */
export interface HandedApplication {
  readonly application: unknown;
  readonly withdrawnAt: Date | null;
}

/** The secretariat's access desk, as a country reaches it. */
export class HubDesk {
  private readonly secretariat: Secretariat;

  constructor(ports: SecretariatPorts) {
    this.secretariat = new Secretariat(ports, REFUSALS);
  }

  /** What is addressed to the country and not decided. Throws SECRETARIAT_UNAVAILABLE. */
  async applications(): Promise<readonly HandedApplication[]> {
    const read = handedApplications.safeParse(await this.secretariat.post('/desk/applications', {}));
    if (!read.success) throw this.secretariat.unavailable(read.error);
    return read.data.applications.map(({ application, withdrawnAt }) => ({ application, withdrawnAt: withdrawnAt === null ? null : new Date(withdrawnAt) }));
  }

  /** Tells of a decision and hands the visa over, both signed. Throws APPLICATION_REFUSED where the desk does not take it, SECRETARIAT_UNAVAILABLE where it has to be told again. */
  async decided(decision: string, visa: string | null): Promise<void> {
    await this.secretariat.post('/desk/decisions', { decision, visa });
  }

  /** Tells of a revocation. Throws as above. */
  async revoked(revocation: string): Promise<void> {
    await this.secretariat.post('/desk/revocations', { revocation });
  }

  /** Tells the versions of the country's terms by audience. Throws as above. */
  async terms(terms: Readonly<Record<string, string>>): Promise<void> {
    await this.secretariat.post('/desk/terms', { terms });
  }
}
