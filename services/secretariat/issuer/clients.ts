import { SCOPES } from '@serai/schema';
import type { AdapterPayload } from 'oidc-provider';
import type { ClientStore, MachineClient } from '../store/client-store.js';

/** The client as which the gateway asks for its callers' visas. */
export const GATEWAY_CLIENT = 'gateway';
/** The client by which people sign in from their own machine. */
export const PEOPLE_CLIENT = 'serai-cli';
export const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';

/** Whoever is a client: the two that the hub cannot do without, and the machines that the secretariat let in. */
export class Clients {
  constructor(
    private readonly machines: Pick<ClientStore, 'find'>,
    /** Address of the gateway's public keys. */
    private readonly gatewayKeys: string,
  ) {}

  async find(id: string): Promise<AdapterPayload | undefined> {
    if (id === GATEWAY_CLIENT) return { client_id: id, client_name: 'Gateway', grant_types: [TOKEN_EXCHANGE], response_types: [], redirect_uris: [], jwks_uri: this.gatewayKeys };
    if (id === PEOPLE_CLIENT) return PEOPLE;
    const machine = await this.machines.find(id);
    return machine && metadataOf(machine);
  }
}

/** Public: it has no secret that it could keep. Codes go to its user's own machine, at whichever port (RFC 8252 §7.3), and are worth nothing without the verifier (PKCE). */
const PEOPLE: AdapterPayload = {
  client_id: PEOPLE_CLIENT, client_name: 'Serai', application_type: 'native', token_endpoint_auth_method: 'none',
  redirect_uris: ['http://127.0.0.1/callback', 'http://[::1]/callback'],
  grant_types: ['authorization_code', 'refresh_token', TOKEN_EXCHANGE], response_types: ['code'],
  scope: ['openid', 'offline_access', ...Object.values(SCOPES)].join(' '),
};

function metadataOf({ id, name, scope, keys }: MachineClient): AdapterPayload {
  return { client_id: id, client_name: name, grant_types: ['client_credentials', TOKEN_EXCHANGE], response_types: [], redirect_uris: [], scope, jwks: { keys: [...keys] } };
}
