import { SeraiError } from '@serai/schema';
import type { AskHub, HubAnswer } from './regional/ask-hub.js';

const ANSWER_WITHIN_MS = 30_000;

/** Asks the gateway at this address without a token, as the public. */
export function publicHub(url: string): AskHub {
  return async (query, variables) => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query, variables }),
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const { data = null, errors = [] } = (await response.json()) as Partial<HubAnswer>;
      return { data, errors };
    } catch (error) {
      throw new SeraiError('HUB_NOT_READY', 'The gateway does not answer the secretariat; ask again in a moment', { cause: error });
    }
  };
}
