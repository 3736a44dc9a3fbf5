import type { KeyRing, Logger } from '@serai/chassis';
import { HUB_AUDIENCE, SCOPES } from '@serai/schema';
import { type Configuration, errors, Provider } from 'oidc-provider';
import type { ArtifactStore } from '../store/artifact-store.js';
import { artifactAdapter } from './artifact-adapter.js';
import type { Clients } from './clients.js';
import { errorPage } from './pages/error-page.js';
import { pageHeaders } from './pages/page.js';
import { type ExchangePorts, registerTokenExchange } from './token-exchange.js';

/** How long what is issued is good for, in seconds. A key that was replaced verifies for as long as the longest of those that it signs. */
const LIFETIME_S = { person: 900, machine: 600, code: 60, signIn: 600, session: 3_600, grant: 8 * 3_600 } as const;

export interface ProviderPorts extends ExchangePorts {
  readonly ring: KeyRing;
  readonly artifacts: ArtifactStore;
  readonly clients: Clients;
  readonly cookieKey: string;
  /** Address of the gateway's public keys: the only one that is asked. */
  readonly gatewayKeys: string;
  readonly personExists: (sub: string) => Promise<boolean>;
  readonly log: Logger;
}

/** An OpenID provider that signs with the key that signs now; another is made when that changes. What it keeps it keeps in the database. */
export function makeProvider(ports: ProviderPorts): Provider {
  const { issuer, log } = ports;
  const provider = new Provider(issuer, configuration(ports));
  // Where it is asked the issuer's address says, never the request: see fixAddress.
  provider.proxy = true;
  provider.on('server_error', (_ctx, error) => log.error({ err: error }, 'The issuer failed'));
  registerTokenExchange(provider, ports);
  return provider;
}

function configuration({ issuer, ring, artifacts, clients, cookieKey, gatewayKeys, personExists }: ProviderPorts): Configuration {
  const { kid, key } = ring.signing();
  const cookie = { signed: true, httpOnly: true, sameSite: 'lax', secure: issuer.startsWith('https:') } as const;
  const scopes = Object.values(SCOPES);
  return {
    adapter: (model) => artifactAdapter(model, artifacts, clients),
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), kid, use: 'sig', alg: 'EdDSA' }] as NonNullable<Configuration['jwks']>['keys'] },
    scopes: ['openid', 'offline_access', ...scopes],
    responseTypes: ['code'],
    clientAuthMethods: ['private_key_jwt', 'none'],
    clientDefaults: { token_endpoint_auth_method: 'private_key_jwt', id_token_signed_response_alg: 'EdDSA', response_types: ['code'], grant_types: ['authorization_code'] },
    enabledJWA: {
      clientAuthSigningAlgValues: ['EdDSA', 'Ed25519', 'ES256', 'PS256'], idTokenSigningAlgValues: ['EdDSA'], dPoPSigningAlgValues: ['EdDSA', 'Ed25519', 'ES256', 'PS256'],
    },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      dPoP: { enabled: true },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => HUB_AUDIENCE,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== HUB_AUDIENCE) throw new errors.InvalidTarget();
          return { scope: scopes.join(' '), audience: HUB_AUDIENCE, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'EdDSA' } } };
        },
      },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    ttl: {
      AccessToken: LIFETIME_S.person, ClientCredentials: LIFETIME_S.machine, IdToken: LIFETIME_S.person, AuthorizationCode: LIFETIME_S.code,
      Interaction: LIFETIME_S.signIn, Session: LIFETIME_S.session, Grant: LIFETIME_S.grant, RefreshToken: LIFETIME_S.grant,
    },
    cookies: { keys: [cookieKey], names: { session: 'serai_session', interaction: 'serai_sign_in', resume: 'serai_resume' }, long: cookie, short: cookie },
    interactions: { url: (_ctx, interaction) => `${issuer}/interaction/${interaction.uid}` },
    findAccount: async (_ctx, sub) => ((await personExists(sub)) ? { accountId: sub, claims: () => ({ sub }) } : undefined),
    clientBasedCORS: () => false,
    renderError: (ctx, { error, error_description: description }) => {
      for (const [name, value] of Object.entries(pageHeaders())) ctx.set(name, value);
      ctx.body = errorPage(description ?? error);
    },
    fetch: (where, init) => {
      if (where !== gatewayKeys) throw new Error('The issuer asks nobody but the gateway for keys');
      // Not with the dispatcher that the provider hands over: it keeps clients from naming addresses inside, and this one is a setting.
      return fetch(where, { headers: init?.headers ?? {}, signal: init?.signal ?? null, redirect: 'error' });
    },
  };
}
