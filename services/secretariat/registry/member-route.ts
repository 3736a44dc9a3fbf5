import type { IncomingMessage } from 'node:http';
import { errorMask, type Logger, readBody, type RequestHandler, sendJson } from '@serai/chassis';
import { type ErrorCode, SeraiError } from '@serai/schema';

/** Largest body that is taken, in bytes. */
const LARGEST_BODY = 16_000;
const STATUS: Partial<Readonly<Record<ErrorCode, number>>> = { CALL_REFUSED: 401, LOG_BROKEN: 409, REQUEST_TOO_LARGE: 413 };

export interface MemberRoutePorts {
  /** Which member sends a call. Throws CALL_REFUSED. */
  readonly memberOf: (request: IncomingMessage, body: string) => Promise<string>;
  readonly log: Logger;
}

/** A route to which members post JSON of their own, in calls that they sign; nobody else is answered. `schema` reads what they post, `shape` says how it looks. */
export function memberRoute<Posted>(
  { memberOf, log }: MemberRoutePorts, shape: string, schema: { safeParse(value: unknown): { success: true; data: Posted } | { success: false } }, answer: (country: string, posted: Posted, now: Date) => Promise<unknown>,
): RequestHandler {
  return async (request, response) => {
    try {
      if (request.method !== 'POST') throw new SeraiError('INVALID_ARGUMENT', `Post ${shape}`);
      const body = await readBody(request, LARGEST_BODY);
      const country = await memberOf(request, body);
      const read = schema.safeParse(jsonOf(body));
      if (!read.success) throw new SeraiError('INVALID_ARGUMENT', `The call cannot be read. Post ${shape}`);
      sendJson(response, 200, await answer(country, read.data, new Date()));
    } catch (error) {
      sendJson(response, error instanceof SeraiError ? (STATUS[error.code] ?? 400) : 503, { errors: [errorMask(log)({ message: '' }, error)] });
    }
  };
}

/** What is no JSON is nothing that a schema reads. */
function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
