import {
  BrokenCircuitError, circuitBreaker, CircuitState, ConsecutiveBreaker, handleAll, type ICancellationContext, TaskCancelledError, timeout, TimeoutStrategy, wrap,
} from 'cockatiel';

/** After this many failures in a row a country is left alone for a while, so that its silence costs the others no time. */
const FAILURES_IN_A_ROW = 3;
const LEFT_ALONE_MS = 2_000;

/** How a country is asked: in limited time, and not at all for a while after it failed several times in a row. */
export interface CountryPolicy {
  execute<Answer>(ask: (context: ICancellationContext) => Promise<Answer>): Promise<Answer>;
}

export function countryPolicy(timeoutMs: number, leftAloneMs = LEFT_ALONE_MS): CountryPolicy {
  const breaker = circuitBreaker(handleAll, { halfOpenAfter: leftAloneMs, breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW) });
  const policy = wrap(breaker, timeout(timeoutMs, TimeoutStrategy.Aggressive));
  return {
    // While one call tries whether the country is back, the others do not wait for it to time out.
    execute: async (ask) => {
      if (breaker.state === CircuitState.HalfOpen) throw new BrokenCircuitError('One call tries whether the country is back');
      return policy.execute(ask);
    },
  };
}

/** Why asking a country came to nothing. */
export function failureKind(error: unknown): 'TIMEOUT' | 'LEFT_ALONE' | 'FAILED' {
  // By class: cockatiel 3.2.1's isTaskCancelledError asks for the mark of another error, and is never true.
  if (error instanceof TaskCancelledError) return 'TIMEOUT';
  return error instanceof BrokenCircuitError ? 'LEFT_ALONE' : 'FAILED';
}
