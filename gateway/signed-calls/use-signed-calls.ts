import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { type KeyRing, signCall } from '@serai/chassis';
import { type RegisteredMember, SECRETARIAT_TAG } from '@serai/schema';

/** Signs every call for the one who receives it (RFC 9421): nobody else can use it, and nobody can change it or send it again. */
export function useSignedCalls({ ring, memberOf }: { readonly ring: KeyRing; readonly memberOf: (subgraph: string) => RegisteredMember | undefined }): GatewayPlugin {
  return {
    async onFetch({ url, options, setOptions, executionRequest }) {
      const subgraph = executionRequest?.subgraphName;
      if (subgraph === undefined) return;
      const tag = memberOf(subgraph.toLowerCase().replaceAll('_', '-'))?.code ?? SECRETARIAT_TAG;
      const headers = Object.fromEntries(Object.entries(options.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
      const body = typeof options.body === 'string' ? options.body : '';
      const signed = await signCall({ method: options.method ?? 'GET', url, headers, body }, tag, ring.signing());
      setOptions({ ...options, headers: { ...headers, ...signed } });
    },
  };
}
