import { type KeyRing, signCall } from '@serai/chassis';
import { COUNTRY_HEADER, ERROR_CODES, type ErrorCode, handedApplications, SECRETARIAT_TAG, SeraiError } from '@serai/schema';

const ANSWER_WITHIN_MS = 3_000;
/** Longest answer of the desk's, in bytes. */
const LONGEST_ANSWER = 10_000_000;

/** An application as the secretariat handed it: not looked at yet. */
export interface HandedApplication {
  readonly application: unknown;
  readonly withdrawnAt: Date | null;
}

export interface HubDeskPorts {
  readonly country: string;
  /** Address of the secretariat, without a path. */
  readonly secretariat: string;
  readonly ring: Pick<KeyRing, 'signing'>;
}

/** The secretariat's access desk, as a country reaches it: over HTTP, in calls that the country's own key signs. */
export class HubDesk {
  constructor(private readonly ports: HubDeskPorts) {}

  /** What is addressed to the country and not decided. Throws SECRETARIAT_UNAVAILABLE. */
  async applications(): Promise<readonly HandedApplication[]> {
    const read = handedApplications.safeParse(await this.post('/desk/applications', {}));
    if (!read.success) throw unavailable(read.error);
    return read.data.applications.map(({ application, withdrawnAt }) => ({ application, withdrawnAt: withdrawnAt === null ? null : new Date(withdrawnAt) }));
  }

  /** Tells of a decision and hands the visa over, both signed. Throws APPLICATION_REFUSED where the desk does not take it, SECRETARIAT_UNAVAILABLE where it has to be told again. */
  async decided(decision: string, visa: string | null): Promise<void> {
    await this.post('/desk/decisions', { decision, visa });
  }

  /** Tells of a revocation. Throws as above. */
  async revoked(revocation: string): Promise<void> {
    await this.post('/desk/revocations', { revocation });
  }

  /** Tells the versions of the country's terms by audience. Throws as above. */
  async terms(terms: Readonly<Record<string, string>>): Promise<void> {
    await this.post('/desk/terms', { terms });
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
    // Its other refusals pass: a key that it has not asked for yet, a database that is away.
    throw code === 'APPLICATION_REFUSED' ? new SeraiError(code, message) : unavailable(new Error(`The desk answered ${code ?? 'nothing that can be read'}: ${message}`));
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
  return new SeraiError('SECRETARIAT_UNAVAILABLE', "The secretariat's desk does not answer. What was received before is here; ask again later", { cause });
}
