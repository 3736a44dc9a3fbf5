import type { IncomingMessage } from 'node:http';
import { errorMask, type Logger, readBody, type RequestHandler, type Routes, sendJson } from '@serai/chassis';
import { askedHeads, HEADS_PATH, LODGED_HEADS_PATH, postedHead, SeraiError } from '@serai/schema';
import type { Heads } from './heads.js';

/** Largest body that is taken, in bytes. */
const LARGEST_BODY = 16_000;

export interface HeadRoutesOptions {
  readonly heads: Heads;
  /** Which member sends a call. Throws CALL_REFUSED. */
  readonly memberOf: (request: IncomingMessage, body: string) => Promise<string>;
  readonly log: Logger;
}

/** Where members lodge the heads of their logs and read back their own; calls that the member signed, and no others. */
export function headRoutes({ heads, memberOf, log }: HeadRoutesOptions): Routes {
  const answered = (answer: (country: string, given: unknown) => Promise<unknown>): RequestHandler => async (request, response) => {
    try {
      if (request.method !== 'POST') throw new SeraiError('INVALID_ARGUMENT', 'Post what you lodge or ask');
      const body = await readBody(request, LARGEST_BODY);
      const country = await memberOf(request, body);
      sendJson(response, 200, await answer(country, JSON.parse(body)));
    } catch (error) {
      if (error instanceof SyntaxError) sendJson(response, 400, { errors: [errorMask(log)({ message: '' }, unreadable())] });
      else sendJson(response, statusOf(error), { errors: [errorMask(log)({ message: '' }, error)] });
    }
  };
  return {
    [HEADS_PATH]: answered(async (country, given) => {
      const read = postedHead.safeParse(given);
      if (!read.success) throw unreadable();
      const now = new Date();
      return { receipt: 'head' in read.data ? await heads.lodgeHead(country, read.data.head, now) : await heads.lodgeCheckpoint(country, read.data.checkpoint, now) };
    }),
    [LODGED_HEADS_PATH]: answered(async (country, given) => {
      const read = askedHeads.safeParse(given);
      if (!read.success) throw unreadable();
      return heads.lodged(country, read.data.after);
    }),
  };
}

function unreadable(): SeraiError {
  return new SeraiError('INVALID_ARGUMENT', 'The call cannot be read. Post JSON: {"head": …}, {"checkpoint": …}, or {"after": …}');
}

function statusOf(error: unknown): number {
  if (!(error instanceof SeraiError)) return 503;
  if (error.code === 'CALL_REFUSED') return 401;
  if (error.code === 'LOG_BROKEN') return 409;
  return error.code === 'REQUEST_TOO_LARGE' ? 413 : 400;
}
