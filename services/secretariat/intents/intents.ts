import { verifyJwt } from '@serai/chassis';
import { countryUrn, INTENT_LASTS_S, type IntentOrder, INTENTS_AUDIENCE, RELEASE_INTENT_TYPE, releaseIntentClaims, releaseName, SeraiError } from '@serai/schema';
import type { JWTVerifyGetKey } from 'jose';

/** An intent that holds a place. */
export interface OpenIntent {
  /** Its place in the order: whoever has a lower one releases first. */
  readonly place: number;
  readonly release: string;
  readonly until: Date;
}

/** The order while nothing else is announced. */
export interface IntentQueue {
  /** Those that hold a place at a moment, first come first. */
  open(now: Date): Promise<readonly OpenIntent[]>;
  /** A new place, behind all others. */
  add(intent: Omit<OpenIntent, 'place'>, signed: string, now: Date): Promise<OpenIntent>;
  hold(place: number, until: Date): Promise<void>;
  end(place: number, now: Date): Promise<void>;
}

export interface IntentKeeper {
  inOrder<Result>(work: (queue: IntentQueue) => Promise<Result>): Promise<Result>;
}

export interface IntentPorts {
  readonly keeper: IntentKeeper;
  readonly keysOf: (country: string) => Promise<JWTVerifyGetKey>;
}

/**
 * In which order members release. Two that release at the same moment would each be checked against what the other told before, and nobody
 * would have looked at both together: so whoever is about to release says so, and goes live when nobody is before it.
 * A place is held for half an hour after it was last announced, so that whoever broke off holds nobody up for good.
 */
export class Intents {
  constructor(private readonly ports: IntentPorts) {}

  /** Takes what a member signed, and says where it stands. Throws CALL_REFUSED where it is no intent of this member. */
  async take(country: string, signed: string, now: Date): Promise<IntentOrder> {
    const { release, what } = await this.read(country, signed, now);
    return this.ports.keeper.inOrder(async (queue) => {
      const open = await queue.open(now);
      const own = open.filter((intent) => releaseName(intent.release)?.country === country);
      const same = own.find((intent) => intent.release === release);
      // A country makes one release at a time: what it announced before, it has given up.
      for (const { place } of own) if (place !== same?.place || what === 'ENDED') await queue.end(place, now);
      if (what === 'ENDED') return { until: null, ahead: [] };
      const until = new Date(now.getTime() + INTENT_LASTS_S * 1000);
      if (same) await queue.hold(same.place, until);
      const { place } = same ?? (await queue.add({ release, until }, signed, now));
      return { until: until.toISOString(), ahead: open.filter((intent) => intent.place < place && !own.includes(intent)).map((intent) => ({ release: intent.release, until: intent.until.toISOString() })) };
    });
  }

  private async read(country: string, signed: string, now: Date): Promise<{ readonly release: string; readonly what: 'ANNOUNCED' | 'ENDED' }> {
    const issuer = countryUrn(country);
    const payload = await verifyJwt(signed, { keys: await this.ports.keysOf(country), issuer, audience: INTENTS_AUDIENCE, type: RELEASE_INTENT_TYPE, algorithms: ['EdDSA'], now, refusal: 'CALL_REFUSED' });
    const read = releaseIntentClaims.safeParse(payload);
    if (!read.success || read.data.sub !== issuer) throw new SeraiError('CALL_REFUSED', `What ${country} announces cannot be read`);
    const { release, what } = read.data.serai_release_intent_v1;
    if (releaseName(release)?.country !== country) throw new SeraiError('CALL_REFUSED', `${country} announces ${release}, which is no release of its own`);
    return { release, what };
  }
}
