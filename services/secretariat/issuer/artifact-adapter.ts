import { SeraiError } from '@serai/schema';
import type { Adapter } from 'oidc-provider';
import type { ArtifactStore } from '../store/artifact-store.js';
import type { Clients } from './clients.js';

/** What the provider may see once: whatever comes again was caught. */
const ONCE = 'ReplayDetection';

/** Where the provider keeps its codes, sessions and grants, and finds its clients. */
export function artifactAdapter(model: string, artifacts: ArtifactStore, clients: Clients): Adapter {
  if (model === 'Client') return { ...CLOSED, find: (id) => clients.find(id) };
  return {
    upsert: async (id, payload, seconds) => {
      if (model !== ONCE) await artifacts.put(model, id, { ...payload }, seconds ?? null, new Date());
      else if (!(await artifacts.putOnce(model, id, { ...payload }, seconds ?? null, new Date()))) throw cameBefore();
    },
    find: (id) => artifacts.find(model, id, new Date()),
    findByUid: (uid) => artifacts.findByUid(model, uid, new Date()),
    findByUserCode: nothing,
    consume: async (id) => {
      if (!(await artifacts.consume(model, id, new Date()))) throw cameBefore();
    },
    destroy: (id) => artifacts.remove(model, id),
    revokeByGrantId: (grant) => artifacts.removeOfGrant(grant),
  };
}

const nothing = async (): Promise<undefined> => undefined;

/** Clients are not made over HTTP, and there is no flow by user codes. */
const CLOSED: Adapter = { upsert: nothing, find: nothing, findByUid: nothing, findByUserCode: nothing, consume: nothing, destroy: nothing, revokeByGrantId: nothing };

function cameBefore(): SeraiError {
  return new SeraiError('TOKEN_REFUSED', 'What may be used once came twice at the same moment');
}
