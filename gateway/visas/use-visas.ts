import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { type RegisteredMember, SeraiError, VISA_HEADER } from '@serai/schema';
import type { Logger } from '@serai/chassis';
import { GraphQLError } from 'graphql';
import type { Callers } from '../caller/caller.js';
import type { Passports } from './passports.js';

export interface VisasOptions {
  readonly callers: Callers;
  readonly passports: Passports;
  readonly memberOf: (subgraph: string) => RegisteredMember | undefined;
  /** Whether this is the secretariat's own subgraph. */
  readonly isSecretariat: (subgraph: string) => boolean;
  readonly log: Logger;
}

/**
 * Gives each call what it carries of its caller: to a country the token and that country's visa, to the
 * secretariat the token, and nothing else of what the client sent. It stands in the request itself, so that two
 * callers' calls are never the same.
 */
export function useVisas({ callers, passports, memberOf, isSecretariat, log }: VisasOptions): GatewayPlugin {
  return {
    onSubgraphExecute({ subgraphName, executor, setExecutor }) {
      const member = memberOf(subgraphName);
      // A member that left between the plan and the call is told nothing of who asks.
      if (!member && !isSecretariat(subgraphName)) return;
      setExecutor((async (request) => {
        const { token, authorization, proof, unknown } = callers.of((request.context as { request?: Request } | undefined)?.request);
        if (token === null || authorization === null) return executor(request);
        try {
          if (unknown) throw unknown;
          const visa = member ? (await passports.of(token)).get(member.code) : undefined;
          const headers = { authorization, ...(proof !== null && { dpop: proof }), ...(visa !== undefined && { [VISA_HEADER]: visa }) };
          return await executor({ ...request, extensions: { ...request.extensions, headers } });
        } catch (error) {
          if (!(error instanceof SeraiError)) throw error;
          log.warn({ err: error.cause ?? error, country: member?.code }, 'A caller\'s token or visas could not be verified');
          return { data: null, errors: [new GraphQLError(error.message, { extensions: { code: error.code, retriable: error.retriable, ...(member && { country: member.code }) } })] };
        }
      }) as typeof executor);
    },
  };
}
