import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Logger, readBody, type RequestHandler, type Routes, sendJson } from '@serai/chassis';
import { postedTerms, SeraiError } from '@serai/schema';
import { checkedDecision, checkedRevocation, type Signer } from './checked-decision.js';
import type { Desk } from './desk.js';

/** Largest body that a member posts, in bytes. */
const LARGEST_BODY = 100_000;

export interface DeskRoutePorts {
  readonly desk: Desk;
  /** Which member sends a call. Throws CALL_REFUSED. */
  readonly memberOf: (request: IncomingMessage, body: string) => Promise<string>;
  readonly keysOf: (country: string) => Promise<Signer['keys']>;
  readonly log: Logger;
}

type Answer = (signer: Signer, posted: unknown, now: Date) => Promise<unknown>;

/** The desk as the members reach it: each posts what is its own, in calls that it signs. */
export function deskRoutes({ desk, memberOf, keysOf, log }: DeskRoutePorts): Routes {
  const route = (answer: Answer): RequestHandler => async (request, response) => {
    try {
      const body = await readBody(request, LARGEST_BODY);
      const country = await memberOf(request, body);
      sendJson(response, 200, await answer({ country, keys: await keysOf(country) }, jsonOf(body), new Date()));
    } catch (error) {
      refuse(response, error, log);
    }
  };
  return {
    '/desk/applications': route(async ({ country }, _posted, now) => {
      const applications = await desk.undecidedIn(country, now);
      return { applications: applications.map(({ application, withdrawnAt }) => ({ application, withdrawnAt: withdrawnAt?.toISOString() ?? null })) };
    }),
    '/desk/decisions': route(async (signer, posted, now) => {
      await desk.takeDecision(signer.country, await checkedDecision(posted, signer, now));
      return { taken: true };
    }),
    '/desk/revocations': route(async (signer, posted, now) => {
      const { visa, at, reason } = await checkedRevocation(posted, signer, now);
      await desk.takeRevocation(signer.country, visa, at, reason);
      return { taken: true };
    }),
    '/desk/terms': route(async ({ country }, posted, now) => {
      const read = postedTerms.safeParse(posted);
      if (!read.success) throw new SeraiError('APPLICATION_REFUSED', 'The terms have to be a version by audience');
      await desk.takeTerms(country, read.data.terms, now);
      return { taken: true };
    }),
  };
}

function jsonOf(body: string): unknown {
  try {
    return body === '' ? null : JSON.parse(body);
  } catch {
    throw new SeraiError('APPLICATION_REFUSED', 'The body is not JSON');
  }
}

/** Says why; what is not the member's doing is logged and not told. */
function refuse(response: ServerResponse, error: unknown, log: Logger): void {
  if (!(error instanceof SeraiError)) {
    log.error({ err: error }, 'The desk could not answer a member');
    return sendJson(response, 503, { errors: [{ message: 'The desk cannot answer just now', extensions: { code: 'SECRETARIAT_UNAVAILABLE', retriable: true } }] });
  }
  const status = error.code === 'CALL_REFUSED' ? 401 : error.code === 'REQUEST_TOO_LARGE' ? 413 : 400;
  if (error.cause !== undefined) log.warn({ err: error.cause, code: error.code }, error.message);
  sendJson(response, status, { errors: [{ message: error.message, extensions: { code: error.code, retriable: error.retriable } }] });
}
