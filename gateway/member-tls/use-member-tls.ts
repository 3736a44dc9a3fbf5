import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import type { RegisteredMember } from '@serai/schema';

export interface MemberTlsOptions {
  readonly memberOf: (subgraph: string) => RegisteredMember | undefined;
  /** A fetch that trusts the members' CA and shows the gateway's certificate. */
  readonly memberFetch: typeof fetch;
}

/** Asks members over TLS as their CA and ours have it. A member may take the certificate in place of the signature, which each call brings all the same. */
export function useMemberTls({ memberOf, memberFetch }: MemberTlsOptions): GatewayPlugin {
  return {
    onFetch({ executionRequest, setFetchFn }) {
      const subgraph = executionRequest?.subgraphName;
      if (subgraph !== undefined && memberOf(subgraph)) setFetchFn(memberFetch as Parameters<typeof setFetchFn>[0]);
    },
  };
}
