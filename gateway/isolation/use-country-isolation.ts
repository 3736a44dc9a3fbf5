import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import type { Logger } from '@serai/chassis';
import { TaskCancelledError } from 'cockatiel';
import { ERROR_CODES, type RegisteredMember } from '@serai/schema';
import { type DocumentNode, type ExecutionResult, GraphQLError, Kind } from 'graphql';
import { type AnswerCheck, answerCheck } from './answer-check.js';
import { passedOn, refused, timedOut, unavailable } from './country-failure.js';
import { type CountryPolicy, countryPolicy, failureKind } from './country-policy.js';
import { LONGEST_ANSWER, readLimited } from './read-limited.js';
import { safeNames } from './safe-names.js';

export interface CountryIsolationOptions {
  readonly memberOf: (subgraph: string) => RegisteredMember | undefined;
  readonly timeoutMs: number;
  readonly log: Logger;
}

/** What the secretariat answers of itself; all else it has to ask the countries for, which takes as long as they do and then some. */
const ANSWERED_AT_ONCE: ReadonlySet<string> = new Set(['countries', 'country', 'indicators', 'viewer', 'applications', 'applyForAccess', 'withdrawApplication', '_entities', '__typename']);
/** How many times as long as a country a regional view may take: it asks the countries, page after page, and computes. */
const VIEW_PATIENCE = 4;

/** Errors of one answer that are passed on. */
const MOST_ERRORS = 10;

/** The country answered, but not as a GraphQL service does. */
class NoAnswer extends Error {}

interface SubgraphAnswer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message?: unknown; readonly extensions?: { readonly code?: unknown; readonly [key: string]: unknown } | null }[];
}

interface AskedCountry {
  readonly policy: CountryPolicy;
  readonly checks: WeakMap<DocumentNode, AnswerCheck>;
}

/**
 * Failure of one country is a fact in the answer, not a failed answer. Every call to a country
 * runs under its own policy; what goes wrong becomes a null with an error that names the country,
 * a code and whether to retry. What a country answers is as hostile as what it serves: it passes
 * only if it is what was asked for.
 */
export function useCountryIsolation({ memberOf, timeoutMs, log }: CountryIsolationOptions): GatewayPlugin {
  const countries = new Map<string, AskedCountry>();
  const atOnce = countryPolicy(timeoutMs);
  const views = countryPolicy(timeoutMs * VIEW_PATIENCE);
  const countryOf = (country: string): AskedCountry => {
    const known = countries.get(country) ?? { policy: countryPolicy(timeoutMs), checks: new WeakMap() };
    countries.set(country, known);
    return known;
  };

  return {
    onValidate({ addValidationRule }) {
      addValidationRule(safeNames);
    },
    onFetch({ options, setOptions }) {
      setOptions({ ...options, redirect: 'error' });
      return async ({ response, setResponse }) => {
        setResponse(await readLimited(response, LONGEST_ANSWER));
      };
    },
    onSubgraphExecute({ subgraph, subgraphName, executor, setExecutor }) {
      const member = memberOf(subgraphName.toLowerCase().replaceAll('_', '-'));
      if (!member) {
        setExecutor((async (request) => {
          try {
            const answer = await (asksForViews(request.document) ? views : atOnce).execute(async ({ signal }) => (await executor({ ...request, signal })) as SubgraphAnswer);
            return secretariatAnswer(answer);
          } catch (error) {
            if (failureKind(error) !== 'LEFT_ALONE') log.warn({ err: error }, 'The secretariat did not answer');
            return { data: null, errors: [secretariatUnavailable()] };
          }
        }) as typeof executor);
        return;
      }
      const country = member.code;
      if (member.state === 'REFUSED') {
        setExecutor((async () => ({ data: null, errors: [refused(country)] })) as typeof executor);
        return;
      }
      setExecutor((async (request) => {
        try {
          const { policy, checks } = countryOf(country);
          const check = checks.get(request.document) ?? answerCheck(request.document, subgraph, member);
          checks.set(request.document, check);
          const answer = await policy.execute(async ({ signal }) => {
            const result = await Promise.resolve(executor({ ...request, signal })).catch((error: unknown) => {
              throw signal.aborted ? new TaskCancelledError() : error;
            }) as SubgraphAnswer;
            if (signal.aborted) throw new TaskCancelledError();
            if (isNoAnswer(result)) throw new NoAnswer(result.errors?.length ? String(result.errors[0]?.message) : 'empty answer');
            if (result.data && !check(result.data)) throw new NoAnswer('it is not what was asked for');
            return result;
          });
          const data = (answer.data ?? null) as ExecutionResult['data'];
          return answer.errors?.length ? { data, errors: answer.errors.slice(0, MOST_ERRORS).map((error) => passedOn(country, error)) } : { data };
        } catch (error) {
          const kind = failureKind(error);
          if (kind !== 'LEFT_ALONE') log.warn({ country, kind, err: error }, 'A country did not answer');
          return { data: null, errors: [kind === 'TIMEOUT' ? timedOut(country, timeoutMs) : unavailable(country)] };
        }
      }) as typeof executor);
    },
  };
}

function asksForViews({ definitions }: DocumentNode): boolean {
  return definitions.some((definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.selectionSet.selections.some((selection) => selection.kind === Kind.FIELD && !ANSWERED_AT_ONCE.has(selection.name.value)));
}

/** No data, and no error that the service itself gave a code: nobody was there, or something that is not our service. A null without an error is no answer either. */
function isNoAnswer({ data, errors }: SubgraphAnswer): boolean {
  if (data !== null && data !== undefined) return typeof data !== 'object' || (!errors?.length && Object.values(data).some(holdsNull));
  return !errors?.length || errors.some(({ extensions }) => typeof extensions?.code !== 'string' || extensions['country'] === undefined);
}

function holdsNull(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.includes(null));
}

/** The secretariat's errors as they are where it gave them a code of ours; otherwise it was not there. */
function secretariatAnswer(answer: SubgraphAnswer): ExecutionResult {
  if (!answer.errors?.length) return answer as ExecutionResult;
  const errors = answer.errors.map((error) => {
    const code = error.extensions?.code;
    if (typeof code === 'string' && (Object.hasOwn(ERROR_CODES, code) || code === 'GRAPHQL_VALIDATION_FAILED' || code === 'BAD_USER_INPUT')) {
      const retriable = Object.hasOwn(ERROR_CODES, code) ? ERROR_CODES[code as keyof typeof ERROR_CODES].retriable : false;
      return new GraphQLError(String(error.message), { extensions: { code, retriable } });
    }
    return secretariatUnavailable();
  });
  return { data: (answer.data ?? null) as ExecutionResult['data'], errors } as ExecutionResult;
}

function secretariatUnavailable(): GraphQLError {
  return new GraphQLError('The secretariat did not answer; ask again later', { extensions: { code: 'SECRETARIAT_UNAVAILABLE', retriable: true } });
}
