import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { type KeyRing, signCall } from '@serai/chassis';

export interface SignedCallsOptions {
  readonly ring: KeyRing;
  /** Whom a subgraph's calls are for, as their tag says it; undefined where it is nobody's any more. */
  readonly receiverOf: (subgraph: string) => string | undefined;
}

/** Signs every call for the one who receives it (RFC 9421): nobody else can use it, and nobody can change it or send it again. */
export function useSignedCalls({ ring, receiverOf }: SignedCallsOptions): GatewayPlugin {
  return {
    async onFetch({ url, options, setOptions, executionRequest }) {
      const subgraph = executionRequest?.subgraphName;
      if (subgraph === undefined) return;
      const tag = receiverOf(subgraph);
      // A member that left between the plan and the call gets no call that somebody else would take.
      if (tag === undefined) throw new Error(`${subgraph} is neither a member nor the secretariat`);
      const headers = Object.fromEntries(Object.entries(options.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
      const body = typeof options.body === 'string' ? options.body : '';
      const signed = await signCall({ method: options.method ?? 'GET', url, headers, body }, tag, ring.signing());
      setOptions({ ...options, headers: { ...headers, ...signed } });
    },
  };
}
