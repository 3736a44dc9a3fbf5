import { describe, expect, it } from '@jest/globals';
import { SeraiError } from '@serai/schema';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { pino } from 'pino';
import { errorMask } from './graphql-errors.js';

/** What a resolver throws, as it looks to the outside, and what the log keeps of it. */
function leave(thrown: Error, { country, code }: { country?: string; code?: string } = {}): { seen: GraphQLFormattedError; logged: string } {
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) });
  const error = thrown instanceof GraphQLError ? thrown : new GraphQLError(thrown.message, { originalError: thrown, path: ['kazakhstan', 'observations'] });
  const formatted: GraphQLFormattedError = { ...error.toJSON(), extensions: { ...error.extensions, code: code ?? error.extensions['code'] ?? 'INTERNAL_SERVER_ERROR', stacktrace: ['at secret.ts:1'] } };
  return { seen: errorMask(log, country)(formatted, error), logged: lines.join('') };
}

describe('an error of ours', () => {
  it('leaves with its message, its code, whether to retry, where it was, and the country that answers', () => {
    const { seen } = leave(new SeraiError('NO_RELEASE', 'KZ has not published a release yet'), { country: 'KZ' });
    expect(seen).toEqual({
      message: 'KZ has not published a release yet', path: ['kazakhstan', 'observations'], extensions: { country: 'KZ', code: 'NO_RELEASE', retriable: true },
    });
  });

  it('names no country where the service speaks for none', () => {
    expect(leave(new SeraiError('INVALID_ARGUMENT', 'No such code')).seen.extensions).toEqual({ code: 'INVALID_ARGUMENT', retriable: false });
  });

  it('keeps its cause inside: the log has it, the answer has not', () => {
    const cause = new Error('connect ECONNREFUSED 10.0.0.7:5432');
    const { seen, logged } = leave(new SeraiError('DATABASE_UNAVAILABLE', 'The database cannot be reached', { cause }));
    expect(JSON.stringify(seen)).not.toContain('10.0.0.7');
    expect(logged).toContain('10.0.0.7');
  });

  it('is found however often GraphQL has wrapped it', () => {
    const wrapped = new GraphQLError('outer', { originalError: new GraphQLError('inner', { originalError: new SeraiError('CURSOR_INVALID', 'Start again') }) });
    expect(leave(wrapped).seen).toMatchObject({ message: 'Start again', extensions: { code: 'CURSOR_INVALID' } });
  });
});

describe('an error of the request', () => {
  it.each(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST', 'INVALID_ARGUMENT'])('with the code %s passes as it is, without a stack', (code) => {
    const { seen, logged } = leave(new GraphQLError('Cannot query field "nmae" on type "Country".', { extensions: { code } }), { country: 'KZ' });
    expect(seen).toEqual({ message: 'Cannot query field "nmae" on type "Country".', extensions: { country: 'KZ', code, retriable: false } });
    expect(logged).toBe('');
  });
});

describe('a database that does not answer', () => {
  it.each([
    ['is not there', Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' })],
    ['has no connection left', Object.assign(new Error('sorry, too many clients already'), { code: '53300' })],
    ['takes longer than it is given', Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' })],
    ['gives no connection in time', new Error('timeout exceeded when trying to connect')],
    ['breaks off', new Error('Connection terminated unexpectedly')],
  ])('because it %s is told to ask again later, and nothing of where it is', (_what, thrown) => {
    const { seen, logged } = leave(thrown, { country: 'KZ' });
    expect(seen).toMatchObject({ message: 'The database does not answer; ask again later', extensions: { country: 'KZ', code: 'DATABASE_UNAVAILABLE', retriable: true } });
    expect(logged).toContain(thrown.message);
  });
});

describe('any other error', () => {
  it.each([
    ['a slip of ours', new TypeError("Cannot read properties of undefined (reading 'secret')")],
    ['the database', Object.assign(new Error('relation "raw.secret" does not exist'), { code: '42P01' })],
    ['a GraphQLError with a code of its own', new GraphQLError('the secret', { extensions: { code: 'MADE_UP', secret: 1 } })],
    ['a GraphQLError without a code', new GraphQLError('the secret')],
  ])('from %s is masked, under an id by which the log has it', (_what, thrown) => {
    const { seen, logged } = leave(thrown, { country: 'KZ' });
    const id = seen.extensions?.['id'] as string;
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(seen).toMatchObject({ message: `Something went wrong inside (${id})`, extensions: { country: 'KZ', code: 'INTERNAL', retriable: false, id } });
    expect(JSON.stringify(seen)).not.toMatch(/secret/);
    expect(logged).toContain(id);
    expect(logged).toContain('secret');
  });
});
