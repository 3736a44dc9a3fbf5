import { randomUUID } from 'node:crypto';
import { type KeyRing, signCall, signJwt, verifyJwt } from '@serai/chassis';
import {
  COUNTRY_HEADER, countryUrn, ERROR_CODES, type ErrorCode, givenReceipt, HEADS_AUDIENCE, HEADS_PATH, listedHeads, type ListedHeads, LODGED_HEADS_PATH, LOG_CHECKPOINT_TYPE, LOG_HEAD_TYPE, LOG_RECEIPT_TYPE,
  type LogCheckpointClaims, type LogHeadClaims, type LogReceiptClaims, logReceiptClaims, SECRETARIAT_URN, SeraiError,
} from '@serai/schema';
import type { JWTVerifyGetKey } from 'jose';
import type { Head } from '../log/entry.js';
import type { Checkpoint } from '../log/lodged.js';
import type { KeptCheckpoint, KeptReceipt } from '../store/log-store.js';

/** Tag of calls that are signed for the secretariat. */
const SECRETARIAT_TAG = 'secretariat';
const ANSWER_WITHIN_MS = 3_000;
/** Longest answer that is read, in bytes: a page of heads with their receipts is a third of it. */
const LONGEST_ANSWER = 10_000_000;
/** How long what was signed may be under way, in seconds. */
const UNDER_WAY_S = 300;

export interface LodgingPorts {
  readonly country: string;
  /** Address of the secretariat, without a path. */
  readonly secretariat: string;
  readonly ring: Pick<KeyRing, 'signing'>;
  /** The secretariat's own keys, by which it signs receipts. */
  readonly secretariatKeys: JWTVerifyGetKey;
}

/** What the secretariat shows of a country's log, receipts verified or not. */
export type Listed = Pick<ListedHeads, 'heads' | 'checkpoints' | 'contradictions'>;

/** The secretariat as a country lodges the heads of its log there: over HTTP, in calls that the country's own key signs. */
export class LodgingClient {
  constructor(private readonly ports: LodgingPorts) {}

  /** Lodges the head. Throws LOG_BROKEN where it contradicts what was lodged before, SECRETARIAT_UNAVAILABLE where it has to be lodged again. */
  async lodgeHead({ seq, hash, at }: Head): Promise<KeptReceipt> {
    const claims: LogHeadClaims = { ...this.claims(), serai_log_head_v1: { seq, hash, at } };
    const head = await signJwt(claims, LOG_HEAD_TYPE, this.ports.ring.signing());
    return this.receiptOf(await this.post(HEADS_PATH, { head }), { seq, hash, at }, 'HEAD');
  }

  /** Lodges a checkpoint. Throws INVALID_ARGUMENT besides, where something that is to be kept would be removed. */
  async lodgeCheckpoint({ seq, hash, at, keepMonths }: Checkpoint): Promise<KeptCheckpoint> {
    const claims: LogCheckpointClaims = { ...this.claims(), serai_log_checkpoint_v1: { seq, hash, at, keepMonths } };
    const checkpoint = await signJwt(claims, LOG_CHECKPOINT_TYPE, this.ports.ring.signing());
    return { ...(await this.receiptOf(await this.post(HEADS_PATH, { checkpoint }), { seq, hash, at }, 'CHECKPOINT')), keepMonths };
  }

  /** Everything that was lodged after an entry. Throws SECRETARIAT_UNAVAILABLE. */
  async lodged(after: number): Promise<Listed> {
    const heads: ListedHeads['heads'] = [];
    for (;;) {
      const read = listedHeads.safeParse(await this.post(LODGED_HEADS_PATH, { after: heads.at(-1)?.seq ?? after }));
      if (!read.success) throw unavailable(read.error);
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
    if (!read.success) throw unavailable(read.error);
    const { receipt } = read.data;
    const said = await this.readReceipt(receipt).catch((error: unknown) => {
      throw unavailable(error);
    });
    if (said.seq !== seq || said.hash !== hash || said.what !== what) throw unavailable(new Error('The receipt is for something else'));
    return { seq, hash, at, lodgedAt: said.lodgedAt, receipt };
  }

  private claims(): Omit<LogHeadClaims, 'serai_log_head_v1'> {
    const urn = countryUrn(this.ports.country);
    const iat = Math.floor(Date.now() / 1000);
    return { iss: urn, sub: urn, aud: HEADS_AUDIENCE, iat, exp: iat + UNDER_WAY_S, jti: randomUUID() };
  }

  private async post(path: string, what: unknown): Promise<unknown> {
    const { country, secretariat, ring } = this.ports;
    const url = new URL(path, secretariat).href;
    const call = { method: 'POST', url, headers: { 'content-type': 'application/json', [COUNTRY_HEADER]: country }, body: JSON.stringify(what) };
    let answer: { readonly ok: boolean; readonly body: unknown };
    try {
      const headers = { ...call.headers, ...(await signCall(call, SECRETARIAT_TAG, ring.signing())) };
      const response = await fetch(url, { method: 'POST', headers, body: call.body, redirect: 'error', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
      answer = { ok: response.ok, body: JSON.parse(await textOf(response)) };
    } catch (error) {
      throw unavailable(error);
    }
    if (answer.ok) return answer.body;
    const { message, code } = errorIn(answer.body);
    if (code === 'LOG_BROKEN' || code === 'INVALID_ARGUMENT') throw new SeraiError(code, message);
    throw unavailable(new Error(`The secretariat answered ${code ?? 'nothing that can be read'}: ${message}`));
  }
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > LONGEST_ANSWER) throw new Error('The answer is too long');
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function errorIn(body: unknown): { readonly message: string; readonly code: ErrorCode | undefined } {
  const [error] = (body as { errors?: { message?: unknown; extensions?: { code?: unknown } }[] } | null)?.errors ?? [];
  const code = error?.extensions?.code;
  return { message: typeof error?.message === 'string' ? error.message.slice(0, 500) : '', code: typeof code === 'string' && Object.hasOwn(ERROR_CODES, code) ? (code as ErrorCode) : undefined };
}

function unavailable(cause: unknown): SeraiError {
  return new SeraiError('SECRETARIAT_UNAVAILABLE', 'The secretariat, where the heads of the log are lodged, does not answer', { cause });
}
