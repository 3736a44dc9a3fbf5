import type { IncomingMessage } from 'node:http';
import { ed25519Key, type SeenNonces, singleHeaders, verifyCall } from '@serai/chassis';
import { COUNTRY_HEADER, SECRETARIAT_TAG, SeraiError } from '@serai/schema';
import type { MemberKeys } from './member-keys.js';

export interface MemberCallPorts {
  readonly keys: Pick<MemberKeys, 'of'>;
  readonly nonces: SeenNonces;
}

/**
 * Which member sends a call: the one that it names and whose own key signed it for the secretariat (RFC 9421),
 * now, once, and as it came. Throws CALL_REFUSED.
 */
export function memberOfCall({ keys, nonces }: MemberCallPorts): (request: IncomingMessage, body: string) => Promise<string> {
  return async (request, body) => {
    const headers = singleHeaders(request.headersDistinct);
    const code = headers[COUNTRY_HEADER] ?? '';
    const set = await keys.of(code).catch((error: unknown) => {
      throw error instanceof SeraiError ? new SeraiError('CALL_REFUSED', `The call is refused: ${error.message}. Name the country in ${COUNTRY_HEADER}`) : error;
    });
    const call = { method: request.method ?? '', url: `http://secretariat${request.url ?? '/'}`, headers, body };
    await verifyCall(call, { tag: SECRETARIAT_TAG, keyOf: (kid) => ed25519Key(set, kid), nonces, now: new Date() });
    return code;
  };
}
