import { randomUUID } from 'node:crypto';
import { signJwt, verifyJwt } from '@serai/chassis';
import {
  countryUrn, givenReceipt, HEADS_AUDIENCE, HEADS_PATH, listedHeads, type ListedHeads, LODGED_HEADS_PATH, LOG_CHECKPOINT_TYPE, LOG_HEAD_TYPE, LOG_RECEIPT_TYPE,
  type LogCheckpointClaims, type LogHeadClaims, type LogReceiptClaims, logReceiptClaims, SECRETARIAT_URN, SeraiError,
} from '@serai/schema';
import type { JWTVerifyGetKey } from 'jose';
import type { Head } from '../log/entry.js';
import type { Checkpoint } from '../log/lodged.js';
import { Secretariat, type SecretariatPorts } from '../secretariat/secretariat.js';
import type { KeptCheckpoint, KeptReceipt } from '../store/log-store.js';

const REFUSALS = { final: ['LOG_BROKEN', 'INVALID_ARGUMENT'], unavailable: 'The secretariat, where the heads of the log are lodged, does not answer' } as const;
/** How long what was signed may be under way, in seconds. */
const UNDER_WAY_S = 300;

export interface LodgingPorts extends SecretariatPorts {
  /** The secretariat's own keys, by which it signs receipts. */
  readonly secretariatKeys: JWTVerifyGetKey;
}

/** What the secretariat shows of a country's log, receipts verified or not. */
export type Listed = Pick<ListedHeads, 'heads' | 'checkpoints' | 'contradictions'>;

/** The secretariat as a country lodges the heads of its log there. */
export class LodgingClient {
  private readonly secretariat: Secretariat;

  constructor(private readonly ports: LodgingPorts) {
    this.secretariat = new Secretariat(ports, REFUSALS);
  }

  /** Lodges the head. Throws LOG_BROKEN where it contradicts what was lodged before, SECRETARIAT_UNAVAILABLE where it has to be lodged again. */
  async lodgeHead({ seq, hash, at }: Head): Promise<KeptReceipt> {
    const claims: LogHeadClaims = { ...this.claims(), serai_log_head_v1: { seq, hash, at } };
    const head = await signJwt(claims, LOG_HEAD_TYPE, this.ports.ring.signing());
    return this.receiptOf(await this.secretariat.post(HEADS_PATH, { head }), { seq, hash, at }, 'HEAD');
  }

  /** Lodges a checkpoint. Throws INVALID_ARGUMENT besides, where something that is to be kept would be removed. */
  async lodgeCheckpoint({ seq, hash, at, keepMonths }: Checkpoint): Promise<KeptCheckpoint> {
    const claims: LogCheckpointClaims = { ...this.claims(), serai_log_checkpoint_v1: { seq, hash, at, keepMonths } };
    const checkpoint = await signJwt(claims, LOG_CHECKPOINT_TYPE, this.ports.ring.signing());
    return { ...(await this.receiptOf(await this.secretariat.post(HEADS_PATH, { checkpoint }), { seq, hash, at }, 'CHECKPOINT')), keepMonths };
  }

  /** Everything that was lodged after an entry. Throws SECRETARIAT_UNAVAILABLE. */
  async lodged(after: number): Promise<Listed> {
    const heads: ListedHeads['heads'] = [];
    for (;;) {
      const read = listedHeads.safeParse(await this.secretariat.post(LODGED_HEADS_PATH, { after: heads.at(-1)?.seq ?? after }));
      if (!read.success) throw this.secretariat.unavailable(read.error);
      heads.push(...read.data.heads);
      if (!read.data.hasMore || read.data.heads.length === 0) return { heads, checkpoints: read.data.checkpoints, contradictions: read.data.contradictions };
    }
  }

  /** What a receipt says, as the secretariat signed it. Throws CALL_REFUSED where it did not. */
  async readReceipt(receipt: string): Promise<LogReceiptClaims['serai_log_receipt_v1']> {
    const { country, secretariatKeys } = this.ports;
    const payload = await verifyJwt(receipt, { keys: secretariatKeys, issuer: SECRETARIAT_URN, type: LOG_RECEIPT_TYPE, algorithms: ['EdDSA'], now: new Date(), refusal: 'CALL_REFUSED' });
    const read = logReceiptClaims.safeParse(payload);
    if (!read.success || read.data.sub !== countryUrn(country)) throw new SeraiError('CALL_REFUSED', `It is no receipt for the log of ${country}`);
    return read.data.serai_log_receipt_v1;
  }

  private async receiptOf(answer: unknown, { seq, hash, at }: Head, what: LogReceiptClaims['serai_log_receipt_v1']['what']): Promise<KeptReceipt> {
    const read = givenReceipt.safeParse(answer);
    if (!read.success) throw this.secretariat.unavailable(read.error);
    const { receipt } = read.data;
    const said = await this.readReceipt(receipt).catch((error: unknown) => {
      throw this.secretariat.unavailable(error);
    });
    if (said.seq !== seq || said.hash !== hash || said.what !== what) throw this.secretariat.unavailable(new Error('The receipt is for something else'));
    return { seq, hash, at, lodgedAt: said.lodgedAt, receipt };
  }

  private claims(): Omit<LogHeadClaims, 'serai_log_head_v1'> {
    const urn = countryUrn(this.ports.country);
    const iat = Math.floor(Date.now() / 1000);
    return { iss: urn, sub: urn, aud: HEADS_AUDIENCE, iat, exp: iat + UNDER_WAY_S, jti: randomUUID() };
  }
}
