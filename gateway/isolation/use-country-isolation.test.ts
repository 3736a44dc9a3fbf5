import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { createLog } from '@serai/chassis';
import { CONTRACT_SDL, type RegisteredMember } from '@serai/schema';
import { buildASTSchema, type ExecutionResult, parse } from 'graphql';
import { useCountryIsolation } from './use-country-isolation.js';

type Hook = NonNullable<ReturnType<typeof useCountryIsolation>['onSubgraphExecute']>;
type Payload = Parameters<Hook>[0];
type Executor = Payload['executor'];

const SUBGRAPH = buildASTSchema(
  parse(`${CONTRACT_SDL} union _Entity = Member scalar _Any extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`), { assumeValid: true, assumeValidSDL: true },
);
const ROOT = parse('{ member { code name } }');
const ENTITIES = parse('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Member { name } } }');
const KZ: RegisteredMember = { code: 'KZ', type: 'Member', rootField: 'country', subgraph: 'country-kz', url: 'http://kz.test', training: false, state: 'ACCEPTED', up: true, contractVersion: '1.0', refusal: null };
const GOOD = { data: { member: { code: 'KZ', name: 'Member' } } };
const UNAVAILABLE = { data: null, errors: [{ message: "KZ did not answer. The other countries' answers are complete; ask again later", extensions: { code: 'COUNTRY_UNAVAILABLE', country: 'KZ', retriable: true } }] };

/** The plugin with one member; `ask` runs one call of the engine to a subgraph that answers as `executor` does. */
function isolation(member: RegisteredMember = KZ, timeoutMs = 100) {
  const plugin = useCountryIsolation({ memberOf: (subgraph) => (subgraph === member.subgraph ? member : undefined), timeoutMs, log: createLog('test', 'silent') });
  return async (executor: (request: { signal?: AbortSignal }) => unknown, { subgraph = 'COUNTRY_KZ', document = ROOT } = {}): Promise<unknown> => {
    let inPlace = executor as Executor;
    const payload: Partial<Payload> = { subgraphName: subgraph, subgraph: SUBGRAPH, executor: inPlace, setExecutor: (next) => void (inPlace = next) };
    await plugin.onSubgraphExecute?.(payload as Payload);
    const result = (await inPlace({ document })) as ExecutionResult;
    return { ...result, ...(result.errors && { errors: result.errors.map((error) => error.toJSON()) }) };
  };
}

const answering = (answer: unknown) => () => Promise.resolve(answer);
const failure = (code: string, more: Record<string, unknown> = { country: 'KZ' }) => ({ data: null, errors: [{ message: 'What it says', extensions: { code, ...more } }] });

describe('a country that answers', () => {
  it.each(['COUNTRY_KZ', 'country-kz', 'country_kz'])('as %s is passed on', async (subgraph) => {
    await expect(isolation()(answering(GOOD), { subgraph })).resolves.toEqual(GOOD);
  });

  it('passes on nothing beside its data and errors', async () => {
    await expect(isolation()(answering({ ...GOOD, extensions: { a: 1 }, hasNext: true, headers: {} }))).resolves.toEqual(GOOD);
  });

  it('with errors keeps its data; they name it, whatever they say', async () => {
    const answer = { data: { member: { code: 'KZ', name: null } }, errors: [{ message: 'What it says', path: ['kyrgyzstan'], extensions: { code: 'NO_RELEASE', country: 'KG', retriable: false, a: 1 } }] };
    await expect(isolation()(answering(answer))).resolves.toEqual({
      data: answer.data, errors: [{ message: 'What it says', extensions: { code: 'NO_RELEASE', country: 'KZ', retriable: true } }],
    });
  });

  it('with thousands of errors has ten of them passed on', async () => {
    const errors = Array.from({ length: 5_000 }, () => failure('INTERNAL').errors[0]);
    const result = (await isolation()(answering({ data: null, errors }))) as ExecutionResult;
    expect(result.errors).toHaveLength(10);
  });

  it('is judged by the operation that it was asked', async () => {
    const ask = isolation();
    await expect(ask(answering({ data: { _entities: [{ name: 'a' }] } }), { document: ENTITIES })).resolves.toEqual({ data: { _entities: [{ name: 'a' }] } });
    await expect(ask(answering({ data: { _entities: [{ name: 'a' }] } }))).resolves.toEqual(UNAVAILABLE);
    await expect(ask(answering(GOOD), { document: ENTITIES })).resolves.toEqual(UNAVAILABLE);
  });
});

describe('a country that is refused', () => {
  it('is never asked', async () => {
    let asked = 0;
    const ask = isolation({ ...KZ, state: 'REFUSED' });
    const result = await ask(() => {
      asked += 1;
      return Promise.resolve(GOOD);
    });
    expect(asked).toBe(0);
    expect(result).toEqual({ data: null, errors: [{ message: 'KZ is not asked: the registry has refused what it serves', extensions: { code: 'MEMBER_REFUSED', country: 'KZ', retriable: false } }] });
  });

  it('unlike one that is awaited', async () => {
    await expect(isolation({ ...KZ, state: 'AWAITED', up: false })(answering(GOOD))).resolves.toEqual(GOOD);
  });
});

describe('what is no answer of a country', () => {
  it.each<[string, unknown]>([
    ['nothing', {}], ['empty data', { data: null }], ['data that is text', { data: 'a' }], ['data that is a list', { data: [1] }],
    ['another country', { data: { member: null, kyrgyzstan: { code: 'KG' } } }], ["another country's code", { data: { member: { code: 'KG' } } }],
    ['what all objects inherit', { data: JSON.parse('{"member":{"constructor":{"keys":1}}}') as unknown }], ['a null without a reason', { data: { member: null } }],
    ['an error without a code', { data: null, errors: [{ message: 'a' }] }], ['an error that does not come from our service', failure('INTERNAL', {})],
    ['errors that are text', { ...GOOD, errors: 'abc' }], ['errors that look like a list', { ...GOOD, errors: { length: 2 } }], ['an error that is nothing', { ...GOOD, errors: [null] }],
  ])('becomes a null that names it: %s', async (_, answer) => {
    await expect(isolation()(answering(answer))).resolves.toEqual(UNAVAILABLE);
  });

  it('also when it throws, at once or later', async () => {
    const ask = isolation();
    await expect(ask(() => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.1:4001')))).resolves.toEqual(UNAVAILABLE);
    await expect(ask(() => { throw new Error('at once'); })).resolves.toEqual(UNAVAILABLE);
  });

  it('and when it hangs: then its call is ended', async () => {
    const ended: boolean[] = [];
    const result = await isolation(KZ, 50)(({ signal }) => new Promise(() => signal?.addEventListener('abort', () => ended.push(true))));
    expect(result).toEqual({ data: null, errors: [{ message: "KZ did not answer within 50 ms. The other countries' answers are complete; ask again later", extensions: { code: 'COUNTRY_TIMEOUT', country: 'KZ', retriable: true } }] });
    expect(ended).toEqual([true]);
  });
});

describe('a country that fails three times in a row', () => {
  const counting = (answer: unknown) => {
    const state = { asked: 0 };
    return { state, executor: () => { state.asked += 1; return Promise.resolve(answer); } };
  };

  it.each<[string, unknown]>([['by no answer', { data: null }], ['by an answer that was not asked for', { data: { countries: [] } }]])('%s is left alone', async (_, answer) => {
    const ask = isolation();
    const { state, executor } = counting(answer);
    for (let time = 0; time < 5; time += 1) await expect(ask(executor)).resolves.toEqual(UNAVAILABLE);
    expect(state.asked).toBe(3);
    await expect(ask(answering(GOOD))).resolves.toEqual(UNAVAILABLE);
  });

  it.each(['INVALID_ARGUMENT', 'NO_RELEASE', 'CURSOR_INVALID'])('by %s has not failed: it answered', async (code) => {
    const ask = isolation();
    const { state, executor } = counting(failure(code));
    for (let time = 0; time < 6; time += 1) await expect(ask(executor)).resolves.toMatchObject({ data: null, errors: [{ message: 'What it says', extensions: { code, country: 'KZ' } }] });
    expect(state.asked).toBe(6);
    await expect(ask(answering(GOOD))).resolves.toEqual(GOOD);
  });

  it('leaves the others as they are', async () => {
    const members = new Map(['KZ', 'KG'].map((code) => [`country-${code.toLowerCase()}`, { ...KZ, code, subgraph: `country-${code.toLowerCase()}` }]));
    const plugin = useCountryIsolation({ memberOf: (subgraph) => members.get(subgraph), timeoutMs: 100, log: createLog('test', 'silent') });
    const ask = async (subgraphName: string, answer: unknown): Promise<unknown> => {
      let inPlace = (() => Promise.resolve(answer)) as unknown as Executor;
      const payload: Partial<Payload> = { subgraphName, subgraph: SUBGRAPH, executor: inPlace, setExecutor: (next) => void (inPlace = next) };
      await plugin.onSubgraphExecute?.(payload as Payload);
      return inPlace({ document: ROOT });
    };
    for (let time = 0; time < 4; time += 1) await ask('COUNTRY_KZ', {});
    await expect(ask('COUNTRY_KZ', GOOD)).resolves.toMatchObject({ data: null });
    const kyrgyzstan = { data: { member: { code: 'KG', name: 'a' } } };
    await expect(ask('COUNTRY_KG', kyrgyzstan)).resolves.toEqual(kyrgyzstan);
  });

  it('comes back', async () => {
    const ask = isolation();
    for (let time = 0; time < 3; time += 1) await ask(answering({}));
    await sleep(2_050);
    await expect(ask(answering(GOOD))).resolves.toEqual(GOOD);
    await expect(ask(answering(GOOD))).resolves.toEqual(GOOD);
  });
});

describe('the secretariat', () => {
  const ask = (answer: unknown): Promise<unknown> => isolation()(answering(answer), { subgraph: 'SECRETARIAT' });
  const away = { message: 'The secretariat did not answer; ask again later', extensions: { code: 'SECRETARIAT_UNAVAILABLE', retriable: true } };

  it('answers as it does', async () => {
    const answer = { data: { countries: [{ code: 'KZ', __typename: 'Kazakhstan' }] } };
    await expect(ask(answer)).resolves.toEqual(answer);
  });

  it.each([['INVALID_ARGUMENT', false], ['INTERNAL', false], ['DATABASE_UNAVAILABLE', true], ['GRAPHQL_VALIDATION_FAILED', false], ['BAD_USER_INPUT', false]])(
    'has its error %s passed on, retriable: %s, and nothing beside', async (code, retriable) => {
      const errors = [{ message: 'What it says', extensions: { code, retriable: 'maybe', country: 'KZ', stacktrace: [] } }];
      await expect(ask({ data: null, errors })).resolves.toEqual({ data: null, errors: [{ message: 'What it says', extensions: { code, retriable } }] });
    },
  );

  it.each([undefined, 'ECONNREFUSED', 'toString', 'constructor', '__proto__', 7])('was not there when its error has the code %j', async (code) => {
    await expect(ask({ errors: [{ message: 'connect ECONNREFUSED 10.0.0.1:4000', extensions: { code } }] })).resolves.toEqual({ data: null, errors: [away] });
  });

  it('may take longer over a regional view, which waits for the countries, and over nothing else', async () => {
    const slow = async (): Promise<unknown> => sleep(300, { data: { mirror: null } });
    const asked = (query: string): Promise<unknown> => isolation(KZ, 150)(slow, { subgraph: 'SECRETARIAT', document: parse(query) });
    await expect(asked('{ mirror { asOf } }')).resolves.toEqual({ data: { mirror: null } });
    await expect(asked('{ countries { code } }')).resolves.toEqual({ data: null, errors: [away] });
    await expect(asked('query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }')).resolves.toEqual({ data: null, errors: [away] });
  });
});
