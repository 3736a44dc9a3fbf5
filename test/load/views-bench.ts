import { type RegionalAnswer, RegionalAnswers, type RegionalMember, secretariatSchema } from '@serai/secretariat';
import { graphql, type GraphQLSchema } from 'graphql';
import { postQuery } from '../kit/graphql.js';
import { TestHub } from '../kit/hub.js';
import { manyMembers } from './many-members.js';
import { viewQueries } from './view-queries.js';

const ROUNDS = 15;
const WARM_UP = 3;
const MOST_RATIO = 3;
const MANY = { members: 50, cells: 3_000, mirrorWithinMs: 2_000 } as const;

interface Asked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

function median(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

/** What the hub answers, without errors. */
async function ask(hub: TestHub, { query, variables }: Asked): Promise<unknown> {
  const { data, errors } = await hub.query(query, variables);
  if (errors.length > 0) throw new Error(`Not an answer: ${JSON.stringify(errors).slice(0, 500)}`);
  return data;
}

/** The members of the hub, as the views know them. */
async function membersOf(hub: TestHub): Promise<RegionalMember[]> {
  const { data } = await postQuery<{ countries: { __typename: string; code: string; nameEn: string; nameRu: string; training: boolean }[] }>(
    hub.at('/graphql'), '{ countries(training: true) { __typename code nameEn: name nameRu: name(language: RU) training } }',
  );
  return (data?.countries ?? []).map(({ __typename: type, code, nameEn, nameRu, training }) => ({ type, code, training, name: { en: nameEn, ru: nameRu } }));
}

/** What a view asks of the countries, found out by asking it here. */
async function neededBy(schema: GraphQLSchema, source: string, members: readonly RegionalMember[], hub: TestHub): Promise<Asked[]> {
  const asked: Asked[] = [];
  const regional = new RegionalAnswers({ members, now: () => new Date(), ask: (query, variables) => (asked.push({ query, variables }), hub.query(query, variables)) });
  const { errors } = await graphql({ schema, source, contextValue: { regional } });
  if (errors) throw new Error(`${source}: ${errors[0]?.message}`);
  return asked;
}

/** Every view against the one federated query that it needs, in turns: the query, the view, the other way round, and so on. Fails where one is too slow. */
async function againstTheirQueries(hub: TestHub, schema: GraphQLSchema, members: readonly RegionalMember[]): Promise<void> {
  process.stdout.write(`Each view against the federated query that it needs, ${ROUNDS} rounds in turns, medians\n`);
  for (const [name, source] of viewQueries(schema)) {
    const needed = await neededBy(schema, source, members, hub);
    const [one] = needed;
    if (!one || needed.length > 1) throw new Error(`${name} asks the countries ${needed.length} times, not once`);
    const view = { query: source, variables: {} };
    const [queries, views]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
      const turns = [async () => queries.push(await timed(() => ask(hub, one))), async () => views.push(await timed(() => ask(hub, view)))];
      for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
    }
    const [query, whole] = [median(queries.slice(WARM_UP)), median(views.slice(WARM_UP))];
    const ratio = whole / query;
    if (ratio > MOST_RATIO) process.exitCode = 1;
    process.stdout.write(`${name.padEnd(16)} query ${query.toFixed(0).padStart(5)} ms, view ${whole.toFixed(0).padStart(5)} ms, ratio ${ratio.toFixed(2)}${ratio > MOST_RATIO ? `, more than ${MOST_RATIO}` : ''}\n`);
  }
}

/** Every view over many members, from their answer to GraphQL's. */
async function overManyMembers(schema: GraphQLSchema, training: RegionalAnswer): Promise<void> {
  const answer = manyMembers(training, MANY.members, MANY.cells);
  process.stdout.write(`Over ${answer.asked.length} members of up to ${MANY.cells} cells each, ${answer.readings.length} in all, without asking them\n`);
  const contextValue = { regional: { answer: () => Promise.resolve(answer) } };
  const [from = '', to = ''] = answer.asked;
  for (const [name, source] of viewQueries(schema)) {
    const own = source.replaceAll('"UZ"', JSON.stringify(from)).replaceAll('"RU"', JSON.stringify(to)).replaceAll('"KZ"', JSON.stringify(from));
    const times: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      times.push(await timed(async () => {
        const { errors } = await graphql({ schema, source: own, contextValue });
        if (errors) throw new Error(`${name}: ${errors[0]?.message}`);
      }));
    }
    const slow = name === 'mirror' && Math.min(...times) > MANY.mirrorWithinMs;
    if (slow) process.exitCode = 1;
    process.stdout.write(`${name.padEnd(16)} ${median(times).toFixed(0).padStart(6)} ms${slow ? `, more than ${MANY.mirrorWithinMs}` : ''}\n`);
  }
}

async function bench(): Promise<void> {
  // What is measured is how long it takes, not who gives up.
  const hub = await TestHub.start({ environment: { COUNTRY_TIMEOUT_MS: '60000' } });
  try {
    const members = await membersOf(hub);
    const { schema } = await secretariatSchema([]);
    await againstTheirQueries(hub, schema, members);
    const regional = new RegionalAnswers({ members, now: () => new Date(), ask: (query, variables) => hub.query(query, variables) });
    const training = await regional.answer({ countries: members.filter((member) => member.training).map(({ code }) => code), training: true, filter: {}, laws: null, asOf: null });
    if (training.silent.length > 0) throw new Error(`Not all answered: ${JSON.stringify(training.silent)}`);
    await overManyMembers(schema, training);
  } finally {
    await hub.remove();
  }
}

await bench();
