import { isAudience, isClockSet, SeraiError } from '@serai/schema';
import type { GraphQLSchema } from 'graphql';
import { applyMiddleware, type IMiddleware } from 'graphql-middleware';
import { allow, deny, rule, shield } from 'graphql-shield';
import { type GuardedContext, isSteward, logNotForYou, notVerified } from './caller.js';

/** What a country says of itself to everyone. */
export const OPEN_FIELDS = ['code', 'name', 'custody', 'contractVersion', 'accessRules', 'viewer'] as const;
/** What it tells by audience. */
const DATA_FIELDS = ['observations', 'laws', 'releases'] as const;

/** What is told of the log, to its stewards and to whoever was granted a visa. */
const LOG_FIELDS = ['accessLog'] as const;

/** Data goes to a caller whose audience was verified, under rules that are in force, by a clock that is set. */
const mayRead = rule({ cache: 'no_cache' })((_parent, _arguments, { caller, closed, now }: GuardedContext) => {
  if (closed) return closed;
  if (!isClockSet(now)) return clockNotSet(now);
  if (caller.refusal) return caller.refusal;
  if (caller.audience === null || !isAudience(caller.audience)) return notVerified();
  return true;
});

/**
 * The log is for the country's stewards, by the country's own channel, and for people whom a token names; what
 * of it is theirs the log itself decides. That a visa holds no longer does not close one's own entries to him.
 */
const mayReadLog = rule({ cache: 'no_cache' })((_parent, _arguments, { caller, closed, now }: GuardedContext) => {
  if (closed) return closed;
  if (!isClockSet(now)) return clockNotSet(now);
  const isPerson = caller.channel === 'gateway' && caller.subject !== null;
  const visaAlone = isPerson && caller.refusal instanceof SeraiError && caller.refusal.code === 'VISA_REFUSED';
  if (caller.refusal && !visaAlone) return caller.refusal;
  return isPerson || isSteward(caller) || logNotForYou();
});

/**
 * The schema with a guard on every field of the country's type, on whichever way a query comes to it:
 * from the root, through `_entities`, through the interface. A field that nobody thought of is
 * closed. On this type alone: a guard on every field of every row costs too much.
 */
export function guarded(schema: GraphQLSchema, typeName: string): GraphQLSchema {
  const fields = {
    ...Object.fromEntries(OPEN_FIELDS.map((field) => [field, allow])),
    ...Object.fromEntries(DATA_FIELDS.map((field) => [field, mayRead])),
    ...Object.fromEntries(LOG_FIELDS.map((field) => [field, mayReadLog])),
    '*': deny,
  };
  const generator = shield({ [typeName]: fields }, { allowExternalErrors: true, fallbackRule: deny, fallbackError: new SeraiError('NOT_FOR_AUDIENCE', 'The country has not opened this field') });
  const all = generator.generate(schema) as unknown as Readonly<Record<string, IMiddleware>>;
  return applyMiddleware(schema, { [typeName]: all[typeName] as IMiddleware });
}

function clockNotSet(now: Date): SeraiError {
  return new SeraiError('CLOCK_NOT_SET', `No data: the clock of the service says ${now.toISOString()}, so no embargo can be checked`);
}
