import { randomUUID } from 'node:crypto';
import { type KeyRing, signJwt, verifyJwt } from '@serai/chassis';
import {
  countryUrn, HEADS_AUDIENCE, HEADS_PAGE, type ListedHeads, LOG_CHECKPOINT_TYPE, logCheckpointClaims, LOG_HEAD_TYPE, logHeadClaims, LOG_RECEIPT_TYPE, type LogReceiptClaims, SECRETARIAT_URN, SeraiError,
} from '@serai/schema';
import type { JWTVerifyGetKey } from 'jose';
import { judgeCheckpoint, judgeHead, type Lodged, type LodgedCheckpoint, type Named, type Verdict, type BeforeCheckpoint } from './judge-head.js';

/** How long a receipt can be shown, in seconds: ten years. */
const RECEIPT_S = 10 * 365 * 86_400;
/** How far a member's clock may be ahead, in milliseconds. */
const AHEAD_MS = 60_000;

/** What contradicts what a member lodged before: kept as evidence, with the words that the member signed. */
export interface Contradiction {
  readonly country: string;
  readonly seq: number;
  readonly hash: string;
  readonly why: string;
  readonly at: string;
}

/** The heads of one member while nothing else is lodged of it. */
export interface MemberHeads {
  head(seq: number): Promise<Lodged | null>;
  newest(): Promise<Lodged | null>;
  checkpoint(): Promise<LodgedCheckpoint | null>;
  latestAt(upTo: number): Promise<string | null>;
  keepHead(head: Lodged, signed: string): Promise<void>;
  keepCheckpoint(checkpoint: LodgedCheckpoint, signed: string): Promise<void>;
  keepContradiction(contradiction: Omit<Contradiction, 'country'>, signed: string): Promise<void>;
}

/** Where heads are kept: added to, never changed. */
export interface HeadKeeper {
  of<Result>(country: string, work: (heads: MemberHeads) => Promise<Result>): Promise<Result>;
  headsAfter(country: string, seq: number, limit: number): Promise<readonly Lodged[]>;
  checkpoints(country: string): Promise<readonly LodgedCheckpoint[]>;
  contradictions(country: string | null, limit: number): Promise<readonly Contradiction[]>;
}

export interface HeadsPorts {
  readonly keeper: HeadKeeper;
  readonly ring: Pick<KeyRing, 'signing'>;
  readonly keysOf: (country: string) => Promise<JWTVerifyGetKey>;
  /** Told of a contradiction when it is found. */
  readonly onContradiction: (contradiction: Contradiction) => void;
}

/** Most contradictions that are listed. */
const MOST_LISTED = 1_000;

/**
 * The heads of the members' logs, lodged with the secretariat: nobody in a country can cut or rewrite its log
 * unnoticed, and nobody here can say that a country lodged what it did not sign.
 */
export class Heads {
  constructor(private readonly ports: HeadsPorts) {}

  /** Takes a head that this member signed, and returns a receipt. Throws LOG_BROKEN where it contradicts one before, CALL_REFUSED where it is none. */
  async lodgeHead(country: string, signed: string, now: Date): Promise<string> {
    const { serai_log_head_v1: head } = await this.read(country, signed, LOG_HEAD_TYPE, logHeadClaims, now);
    return this.lodge(country, signed, head, now, {
      judge: async (heads) => judgeHead(head, { same: await heads.head(head.seq), newest: await heads.newest() }),
      keep: (heads, lodged) => heads.keepHead({ ...head, ...lodged }, signed), what: 'HEAD',
    });
  }

  /** Takes a checkpoint likewise. Throws INVALID_ARGUMENT besides, where something that is to be kept would be removed. */
  async lodgeCheckpoint(country: string, signed: string, now: Date): Promise<string> {
    const { serai_log_checkpoint_v1: checkpoint } = await this.read(country, signed, LOG_CHECKPOINT_TYPE, logCheckpointClaims, now);
    return this.lodge<LodgedCheckpoint>(country, signed, checkpoint, now, {
      judge: async (heads) => judgeCheckpoint(checkpoint, await beforeCheckpoint(heads, checkpoint.seq), now),
      keep: (heads, lodged) => heads.keepCheckpoint({ ...checkpoint, ...lodged }, signed), what: 'CHECKPOINT',
    });
  }

  /** What was lodged of a member, for that member. */
  async lodged(country: string, after: number): Promise<ListedHeads> {
    const { keeper } = this.ports;
    const [heads, checkpoints, contradictions] = await Promise.all([keeper.headsAfter(country, after, HEADS_PAGE + 1), keeper.checkpoints(country), keeper.contradictions(country, MOST_LISTED)]);
    return {
      heads: heads.slice(0, HEADS_PAGE), hasMore: heads.length > HEADS_PAGE, checkpoints: [...checkpoints],
      contradictions: contradictions.map(({ seq, hash, why, at }) => ({ seq, hash, why, at })),
    };
  }

  private async lodge<Known extends Lodged>(
    country: string, signed: string, given: Named, now: Date,
    { judge, keep, what }: {
      judge: (heads: MemberHeads) => Promise<Verdict<Known>>;
      keep: (heads: MemberHeads, lodged: { readonly lodgedAt: string; readonly receipt: string }) => Promise<void>;
      what: LogReceiptClaims['serai_log_receipt_v1']['what'];
    },
  ): Promise<string> {
    const { keeper, onContradiction } = this.ports;
    if (new Date(given.at).getTime() > now.getTime() + AHEAD_MS) throw new SeraiError('CALL_REFUSED', `Entry ${given.seq} of ${country} was written in the future. Set the clock of its service`);
    const outcome = await keeper.of(country, async (heads) => {
      const verdict = await judge(heads);
      if (verdict.is === 'KNOWN') return verdict.known.receipt;
      if (verdict.is === 'NEW') {
        const lodgedAt = now.toISOString();
        const receipt = await this.receiptFor(country, given, what, now);
        await keep(heads, { lodgedAt, receipt });
        return receipt;
      }
      const contradiction = { seq: given.seq, hash: given.hash, why: verdict.why, at: now.toISOString() };
      if (verdict.is === 'CONTRADICTION') await heads.keepContradiction(contradiction, signed);
      return { ...verdict, contradiction };
    });
    if (typeof outcome === 'string') return outcome;
    if (outcome.is === 'REFUSED') throw new SeraiError('INVALID_ARGUMENT', outcome.why);
    onContradiction({ country, ...outcome.contradiction });
    throw new SeraiError('LOG_BROKEN', `${outcome.why}. The secretariat keeps what ${country} signed as evidence; see \`serai log verify\``);
  }

  private async receiptFor(country: string, { seq, hash, at }: Named, what: LogReceiptClaims['serai_log_receipt_v1']['what'], now: Date): Promise<string> {
    const iat = Math.floor(now.getTime() / 1000);
    const claims: LogReceiptClaims = { iss: SECRETARIAT_URN, sub: countryUrn(country), iat, exp: iat + RECEIPT_S, jti: randomUUID(), serai_log_receipt_v1: { seq, hash, at, what, lodgedAt: now.toISOString() } };
    return signJwt(claims, LOG_RECEIPT_TYPE, this.ports.ring.signing());
  }

  private async read<Claims extends { readonly sub: string; readonly iss: string }>(
    country: string, signed: string, type: string, schema: { safeParse(value: unknown): { success: true; data: Claims } | { success: false } }, now: Date,
  ): Promise<Claims> {
    const issuer = countryUrn(country);
    const payload = await verifyJwt(signed, { keys: await this.ports.keysOf(country), issuer, audience: HEADS_AUDIENCE, type, algorithms: ['EdDSA'], now, refusal: 'CALL_REFUSED' });
    const read = schema.safeParse(payload);
    if (!read.success || read.data.sub !== issuer) throw new SeraiError('CALL_REFUSED', `What ${country} lodges of its log cannot be read`);
    return read.data;
  }
}

async function beforeCheckpoint(heads: MemberHeads, seq: number): Promise<BeforeCheckpoint> {
  return { head: await heads.head(seq), newest: await heads.newest(), checkpoint: await heads.checkpoint(), latestAt: await heads.latestAt(seq) };
}
