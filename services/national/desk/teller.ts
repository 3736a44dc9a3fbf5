import { randomUUID } from 'node:crypto';
import { type KeyRing, type Logger, signJwt, type SigningKey } from '@serai/chassis';
import { countryUrn, DECISION_TYPE, DESK_AUDIENCE, REVOCATION_TYPE, SeraiError, VISA_TYPE } from '@serai/schema';
import type { RulesInForce } from '@serai/schema/graph';
import type { JWTPayload } from 'jose';
import type { Decision, DeskStore, Revocation, Told } from '../store/desk-store.js';
import type { HubDesk } from './hub-desk.js';
import { termsOf } from './steward-desk.js';

/** How long what was signed for the desk may be under way, in seconds. */
const UNDER_WAY_S = 300;
/** How long it rests between two rounds. */
const REST_MS = 2_000;

export interface TellerPorts {
  readonly country: string;
  readonly hub: Pick<HubDesk, 'decided' | 'revoked' | 'terms'>;
  readonly register: Pick<DeskStore, 'untoldDecisions' | 'untoldRevocations' | 'told'>;
  readonly ring: Pick<KeyRing, 'signing' | 'jwks'>;
  readonly rules: () => Promise<RulesInForce>;
  readonly log: Logger;
}

/**
 * Tells the secretariat's desk what the country decided, what it took back, and which terms are in force, until
 * the desk has taken it. What was decided holds in the country meanwhile. A visa in force whose key was
 * withdrawn is signed anew by the key that signs now, and told again.
 */
export class Teller {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private isAway = false;
  private toldRules = '';
  private under: Promise<void> = Promise.resolve();
  private isUnder = false;
  private again = false;

  constructor(private readonly ports: TellerPorts) {}

  start(): void {
    this.tell();
  }

  /** Tells now rather than after the rest. */
  tell(): void {
    if (this.stopped) return;
    if (this.isUnder) {
      this.again = true;
      return;
    }
    clearTimeout(this.timer);
    this.isUnder = true;
    this.under = this.round().finally(() => {
      this.isUnder = false;
      if (this.again) {
        this.again = false;
        this.tell();
      } else if (!this.stopped) this.timer = setTimeout(() => this.tell(), REST_MS);
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.under;
  }

  /** One round. What goes wrong is logged once, and tried again in the next. */
  async round(): Promise<void> {
    const { register, ring, log } = this.ports;
    try {
      await this.tellTerms();
      const now = new Date();
      const keys = ring.jwks(now).keys.map(({ kid }) => kid ?? '');
      for (const decision of await register.untoldDecisions(keys, now)) await this.settle('DECISION', decision.application, (signing) => this.tellDecision(decision, signing));
      for (const revocation of await register.untoldRevocations()) await this.settle('REVOCATION', revocation.visa, (signing) => this.tellRevocation(revocation, signing));
      if (this.isAway) log.info("The secretariat's desk was told what it had missed");
      this.isAway = false;
    } catch (error) {
      if (!this.isAway) log.warn({ err: error instanceof SeraiError ? (error.cause ?? error) : error }, "The secretariat's desk cannot be told just now; it is told later");
      this.isAway = true;
    }
  }

  private async tellTerms(): Promise<void> {
    const inForce = await this.ports.rules().catch((error: unknown) => {
      if (error instanceof SeraiError) return null;
      throw error;
    });
    if (!inForce || inForce.version === this.toldRules) return;
    await this.ports.hub.terms(termsOf(inForce.rules));
    this.toldRules = inForce.version;
  }

  /** Tells one thing. What the desk will never take is not told for ever: the country's own word stands without it. */
  private async settle(what: Told, id: string, tell: (signing: SigningKey) => Promise<void>): Promise<void> {
    const { register, ring, log } = this.ports;
    const signing = ring.signing();
    try {
      await tell(signing);
    } catch (error) {
      if (!(error instanceof SeraiError) || error.code !== 'APPLICATION_REFUSED') throw error;
      log.error({ what, id }, `The secretariat's desk does not take it: ${error.message}`);
    }
    await register.told(what, id, signing.kid, new Date());
  }

  private async tellDecision({ application, decision, reason, visa, decidedAt }: Decision, signing: SigningKey): Promise<void> {
    const at = { decidedAt: seconds(decidedAt) };
    const said = decision === 'APPROVED' ? { decision, ...at, visa: visa.jti } : { decision, ...at, reason };
    const signed = await signJwt({ ...this.claims(application), serai_decision_v1: said }, DECISION_TYPE, signing);
    await this.ports.hub.decided(signed, visa && (await signJwt({ ...(visa as JWTPayload) }, VISA_TYPE, signing)));
  }

  private async tellRevocation({ visa, reason, revokedAt }: Revocation, signing: SigningKey): Promise<void> {
    await this.ports.hub.revoked(await signJwt({ ...this.claims(visa), serai_revocation_v1: { revokedAt: seconds(revokedAt), reason } }, REVOCATION_TYPE, signing));
  }

  private claims(sub: string): { readonly iss: string; readonly aud: string; readonly sub: string; readonly iat: number; readonly exp: number; readonly jti: string } {
    const iat = seconds(new Date());
    return { iss: countryUrn(this.ports.country), aud: DESK_AUDIENCE, sub, iat, exp: iat + UNDER_WAY_S, jti: randomUUID() };
  }
}

function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}
