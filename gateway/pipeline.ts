import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import type { Logger } from '@serai/chassis';
import type { GatewayConfig } from './config.js';
import { usePublicErrors } from './errors/use-public-errors.js';
import { useCountryIsolation } from './isolation/use-country-isolation.js';
import { useQueryLimits } from './limits/use-query-limits.js';
import { useQueriesOnly } from './queries-only/use-queries-only.js';
import type { RegistryClient } from './supergraph/registry-client.js';

export interface PipelineParts {
  readonly config: GatewayConfig;
  readonly registry: RegistryClient;
  readonly log: Logger;
}

/** Every concern of the gateway, in the order in which a request meets them. */
export function pipeline({ config, registry, log }: PipelineParts): GatewayPlugin[] {
  return [
    usePublicErrors(),
    useQueryLimits(),
    useQueriesOnly(),
    useCountryIsolation({ memberOf: (subgraph) => registry.memberOf(subgraph), timeoutMs: config.COUNTRY_TIMEOUT_MS, log }),
  ];
}
