import { ERROR_CODES, type ErrorCode, SeraiError } from '@serai/schema';

/** An error as a GraphQL server of the hub gives it. */
export interface GraphError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly country?: string };
}

/** What a GraphQL server answers: data that may be incomplete, and why. */
export interface GraphAnswer<Data> {
  readonly data: Data | null;
  readonly errors: readonly GraphError[];
}

export interface GraphQuestion {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Access token of whoever asks; left out: the public. */
  readonly token?: string | undefined;
  readonly withinMs: number;
}

/** Asks a GraphQL server over HTTP. Rejects where nobody answers in time, or what answers speaks no JSON. */
export async function askGraph<Data>(url: URL, { query, variables = {}, token, withinMs }: GraphQuestion): Promise<GraphAnswer<Data>> {
  const response = await fetch(url, {
    method: 'POST', redirect: 'error', signal: AbortSignal.timeout(withinMs), body: JSON.stringify({ query, variables }),
    headers: { 'content-type': 'application/json', accept: 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
  });
  const { data = null, errors = [] } = (await response.json()) as Partial<GraphAnswer<Data>>;
  return { data, errors };
}

/** An error as it was given; with the code `otherwise` where its own is none of ours. */
export function errorOf({ message, extensions }: GraphError, otherwise: ErrorCode): SeraiError {
  const code = extensions?.code;
  return new SeraiError(code !== undefined && Object.hasOwn(ERROR_CODES, code) ? (code as ErrorCode) : otherwise, message);
}
