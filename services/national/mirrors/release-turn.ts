import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { signJwt } from '@serai/chassis';
import { countryUrn, type IntentOrder, intentOrder, INTENTS_AUDIENCE, INTENTS_PATH, RELEASE_INTENT_TYPE, type ReleaseIntentClaims } from '@serai/schema';
import { Secretariat, type SecretariatPorts } from '../secretariat/secretariat.js';

const REFUSALS = { final: ['INVALID_ARGUMENT'], unavailable: 'The secretariat, where releases are announced, does not answer: nothing was released. Try again, or release without --mirrors' } as const;
/** How long what was signed may be under way, in seconds. */
const UNDER_WAY_S = 300;
const ASK_AGAIN_MS = 2_000;

export interface ReleaseTurnPorts extends SecretariatPorts {
  /** Told for whom a release waits, whenever that changes. */
  readonly onWait: (ahead: IntentOrder['ahead']) => void;
}

/** A country's place in the order in which members release, held at the secretariat by intents that its key signs. */
export class ReleaseTurn {
  private readonly secretariat: Secretariat;

  constructor(private readonly ports: ReleaseTurnPorts) {
    this.secretariat = new Secretariat(ports, REFUSALS);
  }

  /** Announces a release, or that it still holds. Throws SECRETARIAT_UNAVAILABLE. */
  readonly announce = async (release: string): Promise<void> => {
    await this.aheadOf(release);
  };

  /** Waits until nobody is before it; whoever broke off holds it up until his intent runs out. Throws as above. */
  readonly turn = async (release: string): Promise<void> => {
    let told = '';
    for (;;) {
      const ahead = await this.aheadOf(release);
      if (ahead.length === 0) return;
      const who = ahead.map((each) => each.release).join(' ');
      if (who !== told) this.ports.onWait(ahead);
      told = who;
      await sleep(ASK_AGAIN_MS);
    }
  };

  /** Gives the place up. What the secretariat does not hear of runs out by itself. */
  readonly end = async (release: string): Promise<void> => {
    await this.post(release, 'ENDED').catch(() => undefined);
  };

  private async aheadOf(release: string): Promise<IntentOrder['ahead']> {
    const read = intentOrder.safeParse(await this.post(release, 'ANNOUNCED'));
    if (!read.success) throw this.secretariat.unavailable(read.error);
    return read.data.ahead;
  }

  private async post(release: string, what: ReleaseIntentClaims['serai_release_intent_v1']['what']): Promise<unknown> {
    const { country, ring } = this.ports;
    const [urn, iat] = [countryUrn(country), Math.floor(Date.now() / 1000)];
    const claims: ReleaseIntentClaims = { iss: urn, sub: urn, aud: INTENTS_AUDIENCE, iat, exp: iat + UNDER_WAY_S, jti: randomUUID(), serai_release_intent_v1: { release, what } };
    return this.secretariat.post(INTENTS_PATH, { intent: await signJwt(claims, RELEASE_INTENT_TYPE, ring.signing()) });
  }
}
