import { SeraiError } from '@serai/schema';
import type { GraphMember } from './graph/secretariat-schema.js';
import type { HubClient } from './hub-client.js';
import type { Asker } from './identity/asker.js';
import type { AskHub } from './regional/ask-hub.js';
import { RegionalAnswers } from './regional/regional-answer.js';
import type { RegionalContext } from './regional/regional-port.js';

/** The countries, of which these are the members, as whoever asks reads them through this hub; null where the secretariat was not told where the gateway is. */
export function regionalContext(hub: Pick<HubClient, 'query'> | null): (asker: Asker, members: readonly GraphMember[]) => RegionalContext {
  return (asker, members) => {
    const ask: AskHub = (query, variables) => {
      if (!hub) throw new SeraiError('HUB_NOT_READY', 'The secretariat was not told where the gateway is, so there are no regional views. Set HUB_URL');
      return hub.query(asker, query, variables);
    };
    return {
      regional: new RegionalAnswers({
        members: members.map(({ code, type, nameEn, nameRu, training }) => ({ code, type, training, name: { en: nameEn, ru: nameRu } })),
        ask,
        now: () => new Date(),
      }),
    };
  };
}
