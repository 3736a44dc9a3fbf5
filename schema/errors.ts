/**
 * Every code the hub can return, whether asking again may help, and what it means. The README
 * prints this table; a test keeps the two in step.
 */
export const ERROR_CODES = {
  INVALID_ARGUMENT: { retriable: false, meaning: 'An argument cannot be understood: an unknown code, a period that does not parse, a page that is too large.' },
  CURSOR_INVALID: { retriable: false, meaning: 'The cursor was not made by this country, or its release no longer stands.' },
  NO_RELEASE: { retriable: true, meaning: 'The country has not published a release yet, or had not by the moment asked for.' },
  WITHDRAWN: { retriable: false, meaning: 'The country has withdrawn the release that was asked for; the message says why, and which stands in its place.' },
  ACCESS_RULES_REFUSED: { retriable: false, meaning: "The country's access rules are missing or faulty, so it gives no data; its log and its console say what to mend." },
  NOT_FOR_AUDIENCE: { retriable: false, meaning: "The country does not open this to the caller's audience." },
  CALL_REFUSED: { retriable: false, meaning: 'The call to the country is not signed by the gateway for this country and this moment, nor by its own staff.' },
  TOKEN_REFUSED: { retriable: false, meaning: 'The access token is not valid, or not for this; the message says which check it failed. Without a token one is the public.' },
  VISA_REFUSED: { retriable: false, meaning: "The country does not accept the visa: it expired, was revoked, names somebody else or holds what the country does not know." },
  LOG_UNAVAILABLE: { retriable: true, meaning: 'The country could not write the answer into its log, so there is no answer.' },
  LOG_BROKEN: { retriable: false, meaning: "A country's log does not hold together, or is not what was lodged of it; the message names the first bad entry." },
  APPLICATION_REFUSED: { retriable: false, meaning: 'An application for access, or a decision on one, cannot be taken as given; the message names the field and the remedy.' },
  CLOCK_NOT_SET: { retriable: false, meaning: "The clock of the country's service is not set, so no embargo can be checked and nothing is given." },
  COUNTRY_UNAVAILABLE: { retriable: true, meaning: 'The country did not answer, or answered in a way that cannot be read.' },
  COUNTRY_TIMEOUT: { retriable: true, meaning: 'The country took too long to answer.' },
  MEMBER_REFUSED: { retriable: false, meaning: 'The registry has refused what the country serves; its reason is shown by /health of the gateway.' },
  SECRETARIAT_UNAVAILABLE: { retriable: true, meaning: 'The secretariat did not answer.' },
  HUB_NOT_READY: { retriable: true, meaning: 'The gateway has no composed schema yet.' },
  REQUEST_TOO_LARGE: { retriable: false, meaning: 'The request is larger than the server takes.' },
  QUERY_TOO_LARGE: { retriable: false, meaning: 'The query is too large or too deep to be planned; ask in several queries.' },
  INTAKE_REJECTED: { retriable: false, meaning: 'A file has faults; nothing was imported. Each fault names row, column, value and remedy.' },
  RELEASE_REFUSED: { retriable: false, meaning: 'No release was made; the message names the figure or the rule and the remedy.' },
  CERTIFICATE_REFUSED: { retriable: false, meaning: 'The certificate of a release is not what its country signed, or speaks of something else than the country publishes.' },
  MEMBER_INVALID: { retriable: false, meaning: 'A member cannot be enrolled as given.' },
  CONFIG_INVALID: { retriable: false, meaning: 'The settings of a service are incomplete or wrong.' },
  DATABASE_UNAVAILABLE: { retriable: true, meaning: 'The database cannot be reached.' },
  INTERNAL: { retriable: false, meaning: 'Something went wrong inside; the log of the service has it under the id given.' },
} as const satisfies Record<string, { retriable: boolean; meaning: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** The one error type of the hub: a code of the table, a message that may be shown to anyone, and the cause, which may not. */
export class SeraiError extends Error {
  override readonly name = 'SeraiError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: { cause?: unknown; country?: string } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.country = options.country;
  }

  /** The country concerned, where there is one. */
  readonly country: string | undefined;

  get retriable(): boolean {
    return ERROR_CODES[this.code].retriable;
  }
}
