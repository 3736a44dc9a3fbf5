import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { type DocumentNode, GraphQLError } from 'graphql';
import { tooLarge } from './query-size.js';

/** Tokens that a query may have; the parser reads no further. */
const MOST_TOKENS = 20_000;

/**
 * Refuses queries that are too large, before anything that takes its time looks at them: while
 * parsing by tokens, then by size, instead of the other validation rules and before the planner.
 */
export function useQueryLimits(): GatewayPlugin {
  return {
    onParse({ parseFn, setParseFn }) {
      setParseFn((source: string, options?: object) => {
        try {
          return parseFn(source, { ...options, maxTokens: MOST_TOKENS }) as unknown;
        } catch (error) {
          // The parser calls itself for every level; what is nested too deep ends its stack.
          if (error instanceof RangeError) throw new GraphQLError('The query is nested too deep', { extensions: { code: 'QUERY_TOO_LARGE' } });
          throw error;
        }
      });
    },
    onValidate({ params, setResult }) {
      const error = tooLarge(params.documentAST as DocumentNode);
      if (error) setResult([error]);
    },
  };
}
