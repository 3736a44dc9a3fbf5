import { type KeyRing, readAnswer, signCall } from '@serai/chassis';
import { COUNTRY_HEADER, ERROR_CODES, type ErrorCode, SECRETARIAT_TAG, SeraiError } from '@serai/schema';

const ANSWER_WITHIN_MS = 3_000;
/** Longest answer that is read, in bytes: a page of lodged heads with their receipts is a third of it. */
const LONGEST_ANSWER = 10_000_000;

export interface SecretariatPorts {
  readonly country: string;
  /** Address of the secretariat, without a path. */
  readonly secretariat: string;
  readonly ring: Pick<KeyRing, 'signing'>;
}

/** How the secretariat refuses, and what is said where it does not answer. */
export interface Refusals {
  /** What it refuses for good; its other refusals pass: a key that it has not asked for yet, a database that is away. */
  readonly final: readonly ErrorCode[];
  /** Sentence for whatever passes. */
  readonly unavailable: string;
}

/** The secretariat as a country reaches it: over HTTP, in calls that the country's own key signs. */
export class Secretariat {
  constructor(
    private readonly ports: SecretariatPorts,
    private readonly refusals: Refusals,
  ) {}

  /** What it answers. Throws its refusal where that is final, otherwise SECRETARIAT_UNAVAILABLE. */
  async post(path: string, what: unknown): Promise<unknown> {
    const { country, secretariat, ring } = this.ports;
    const url = new URL(path, secretariat).href;
    const call = { method: 'POST', url, headers: { 'content-type': 'application/json', [COUNTRY_HEADER]: country }, body: JSON.stringify(what) };
    let answer: { readonly ok: boolean; readonly body: unknown };
    try {
      const headers = { ...call.headers, ...(await signCall(call, SECRETARIAT_TAG, ring.signing())) };
      const response = await fetch(url, { method: 'POST', headers, body: call.body, redirect: 'error', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
      answer = { ok: response.ok, body: JSON.parse(await readAnswer(response, LONGEST_ANSWER)) };
    } catch (error) {
      throw this.unavailable(error);
    }
    if (answer.ok) return answer.body;
    const { message, code } = errorIn(answer.body);
    throw code !== undefined && this.refusals.final.includes(code) ? new SeraiError(code, message) : this.unavailable(new Error(`The secretariat answered ${code ?? 'nothing that can be read'}: ${message}`));
  }

  unavailable(cause: unknown): SeraiError {
    return new SeraiError('SECRETARIAT_UNAVAILABLE', this.refusals.unavailable, { cause });
  }
}

function errorIn(body: unknown): { readonly message: string; readonly code: ErrorCode | undefined } {
  const [error] = (body as { errors?: { message?: unknown; extensions?: { code?: unknown } }[] } | null)?.errors ?? [];
  const code = error?.extensions?.code;
  return { message: typeof error?.message === 'string' ? error.message.slice(0, 500) : '', code: typeof code === 'string' && Object.hasOwn(ERROR_CODES, code) ? (code as ErrorCode) : undefined };
}
