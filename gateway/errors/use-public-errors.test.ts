import { describe, expect, it } from '@jest/globals';
import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import { usePublicErrors } from './use-public-errors.js';

/** The errors as they leave the gateway. */
function leaving(extensions: GraphQLErrorExtensions): GraphQLErrorExtensions {
  let left: readonly GraphQLError[] = [];
  const hook = usePublicErrors().onResultProcess as unknown as (payload: { result: { errors: GraphQLError[] }; setResult: (result: { errors: readonly GraphQLError[] }) => void }) => void;
  hook({ result: { errors: [new GraphQLError('said', { extensions, path: ['kazakhstan'] })] }, setResult: ({ errors }) => (left = errors) });
  expect(left).toMatchObject([{ message: 'said', path: ['kazakhstan'] }]);
  return left[0]?.extensions ?? {};
}

describe('an error that leaves the gateway', () => {
  it('keeps its code and its country, and says whether to retry', () => {
    expect(leaving({ code: 'COUNTRY_TIMEOUT', country: 'KZ', retriable: false })).toEqual({ code: 'COUNTRY_TIMEOUT', country: 'KZ', retriable: true });
    expect(leaving({ code: 'GRAPHQL_VALIDATION_FAILED' })).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED', retriable: false });
  });

  it('carries nothing of the engine', () => {
    expect(leaving({ code: 'CURSOR_INVALID', serviceName: 'country-kz', request: { endpoint: 'http://10.0.0.1' }, stacktrace: ['at x.ts:1'] })).toEqual({ code: 'CURSOR_INVALID', retriable: false });
  });

  it('is INTERNAL where it has no code of ours, whatever objects inherit', () => {
    expect(leaving({})).toEqual({ code: 'INTERNAL', retriable: false });
    expect(leaving({ code: 'INTERNAL_SERVER_ERROR' })).toEqual({ code: 'INTERNAL', retriable: false });
    expect(leaving({ code: 'toString' })).toEqual({ code: 'toString', retriable: false });
  });

  it('is a 400 for every client when it was no GraphQL request at all', () => {
    expect(leaving({ code: 'BAD_REQUEST', http: { status: 400, spec: true } })).toEqual({ code: 'BAD_REQUEST', retriable: false, http: { status: 400 } });
  });
});
