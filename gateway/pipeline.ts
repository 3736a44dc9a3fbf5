import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { type KeyRing, keySet, type Logger, memberFetch } from '@serai/chassis';
import { Callers } from './caller/caller.js';
import { identify } from './caller/identify.js';
import { useCaller } from './caller/use-caller.js';
import { type RegisteredMember, SECRETARIAT_TAG } from '@serai/schema';
import type { GatewayConfig } from './config.js';
import { usePublicErrors } from './errors/use-public-errors.js';
import { useCountryIsolation } from './isolation/use-country-isolation.js';
import { useQueryLimits } from './limits/use-query-limits.js';
import { useMemberTls } from './member-tls/use-member-tls.js';
import { useAllowedOperations } from './allowed-operations/use-allowed-operations.js';
import { useSignedCalls } from './signed-calls/use-signed-calls.js';
import { Passports } from './visas/passports.js';
import { useVisas } from './visas/use-visas.js';
import type { RegistryClient } from './supergraph/registry-client.js';

export interface PipelineParts {
  readonly config: GatewayConfig;
  readonly registry: RegistryClient;
  readonly ring: KeyRing;
  readonly log: Logger;
}

/** The part of the gateway that signs its calls; a bench takes it away to see what it costs. */
export interface GatewayParts {
  readonly useSignedCalls: typeof useSignedCalls;
}

export const GATEWAY_PARTS: GatewayParts = { useSignedCalls };

/** Every concern of the gateway, in the order in which a request meets them; of those around a call to a country, the last is the outermost. */
export function pipeline({ config, registry, ring, log }: PipelineParts, parts: GatewayParts = GATEWAY_PARTS): GatewayPlugin[] {
  const callers = new Callers();
  // The engine writes a subgraph's name as the supergraph's enum has it.
  const nameOf = (subgraph: string): string => subgraph.toLowerCase().replaceAll('_', '-');
  const memberOf = (subgraph: string): RegisteredMember | undefined => registry.memberOf(nameOf(subgraph));
  const isSecretariat = (subgraph: string): boolean => nameOf(subgraph) === registry.secretariat;
  const hub = { issuer: config.TOKEN_ISSUER, keys: keySet(config.TOKEN_KEYS) };
  const secretariatKeys = keySet(new URL('/.well-known/jwks.json', config.SECRETARIAT_URL).href);
  const address = new URL('/oidc', config.SECRETARIAT_URL).href;
  return [
    usePublicErrors(),
    useCaller({
      callers,
      identify: identify({ ...hub, secretariatKeys, publicUrl: config.PUBLIC_URL ?? null }),
      isCountry: (field) => registry.members.some(({ rootField }) => rootField === field),
    }),
    useQueryLimits(),
    useAllowedOperations(),
    useCountryIsolation({ memberOf, timeoutMs: config.COUNTRY_TIMEOUT_MS, log }),
    useVisas({ callers, passports: new Passports({ issuer: config.PASSPORT_ISSUER ?? address, address, keys: keySet(`${address}/jwks`), ring }), memberOf, isSecretariat, log }),
    parts.useSignedCalls({ ring, receiverOf: (subgraph) => memberOf(subgraph)?.code ?? (isSecretariat(subgraph) ? SECRETARIAT_TAG : undefined) }),
    useMemberTls({ memberOf, memberFetch: memberFetch(config) }),
  ];
}
