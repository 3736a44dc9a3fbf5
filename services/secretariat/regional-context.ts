import { SeraiError } from '@serai/schema';
import type { RegionalContextOf } from './graph/live-graph.js';
import type { AskHub } from './regional/ask-hub.js';
import { RegionalAnswers } from './regional/regional-answer.js';

/** The countries as a request reads them, through this hub; null where the secretariat was not told where the gateway is. */
export function regionalContext(hub: AskHub | null): RegionalContextOf {
  const ask: AskHub = hub ?? (() => Promise.reject(new SeraiError('HUB_NOT_READY', 'The secretariat was not told where the gateway is, so there are no regional views. Set HUB_URL')));
  return (_request, members) => ({
    regional: new RegionalAnswers({
      members: members.map(({ code, type, nameEn, nameRu, training }) => ({ code, type, training, name: { en: nameEn, ru: nameRu } })),
      ask,
      now: () => new Date(),
    }),
  });
}
