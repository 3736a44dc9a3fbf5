import type { GraphQLResolveInfo, GraphQLSchema, ResponsePath } from 'graphql';
import { applyMiddleware, type IMiddleware } from 'graphql-middleware';
import { filterText } from '../log/filter-text.js';
import type { Answers } from './answers.js';
import type { GuardedContext } from './caller.js';
import { OPEN_FIELDS } from './guard.js';

/** What the log needs to know of a request. */
export interface LoggedContext extends GuardedContext {
  readonly answers: Answers;
  /** The caller's pseudonym; null where no token names him. */
  readonly person: string | null;
}

/**
 * The schema that notes each field of the country's type that is asked, but for those that are open to
 * everyone. Around the guard: what it refuses is noted too. On whichever way a query comes to it, and under
 * whatever name.
 */
export function logged(schema: GraphQLSchema, typeName: string): GraphQLSchema {
  const type = schema.getType(typeName);
  const fields = type && 'getFields' in type ? Object.keys(type.getFields()) : [];
  const noted = fields.filter((field) => !(OPEN_FIELDS as readonly string[]).includes(field));
  const note = (async (
    resolve: (parent: unknown, given: unknown, context: LoggedContext, info: GraphQLResolveInfo) => unknown, parent: unknown, given: Readonly<Record<string, unknown>>, context: LoggedContext, info: GraphQLResolveInfo,
  ) => {
    const answered = context.answers.ask(pathOf(info), info.fieldName, filterText(given));
    const answer: unknown = await resolve(parent, given, context, info);
    answered(answer);
    return answer;
  }) as IMiddleware;
  return applyMiddleware(schema, { [typeName]: Object.fromEntries(noted.map((field) => [field, note])) });
}

function pathOf({ path }: GraphQLResolveInfo): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at: ResponsePath | undefined = path; at; at = at.prev) keys.unshift(at.key);
  return keys;
}
