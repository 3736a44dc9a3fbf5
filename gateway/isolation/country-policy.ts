import { circuitBreaker, ConsecutiveBreaker, handleAll, isBrokenCircuitError, type IPolicy, TaskCancelledError, timeout, TimeoutStrategy, wrap } from 'cockatiel';

/** After this many failures in a row a country is left alone for a while, so that its silence costs the others no time. */
const FAILURES_IN_A_ROW = 3;
const LEFT_ALONE_MS = 2_000;

/** How a country is asked: in limited time, and not at all for a while after it failed several times in a row. */
export type CountryPolicy = IPolicy;

export function countryPolicy(timeoutMs: number): CountryPolicy {
  return wrap(
    circuitBreaker(handleAll, { halfOpenAfter: LEFT_ALONE_MS, breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW) }),
    timeout(timeoutMs, TimeoutStrategy.Aggressive),
  );
}

/** Why asking a country came to nothing. */
export function failureKind(error: unknown): 'TIMEOUT' | 'LEFT_ALONE' | 'FAILED' {
  if (error instanceof TaskCancelledError) return 'TIMEOUT';
  return isBrokenCircuitError(error) ? 'LEFT_ALONE' : 'FAILED';
}
