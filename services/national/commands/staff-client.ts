import { ERROR_CODES, type ErrorCode, SeraiError } from '@serai/schema';

const ANSWER_WITHIN_MS = 15_000;

/** How a steward reaches the country's own service. */
export interface StaffAddress {
  readonly url: string;
  readonly token: string;
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Asks the staff's endpoint of a country. Throws what the country says, or COUNTRY_UNAVAILABLE. */
export async function askStaff<Data>({ url, token }: StaffAddress, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
  let answer: Answer<Data>;
  try {
    const response = await fetch(new URL('/staff/graphql', url), {
      method: 'POST', redirect: 'error', signal: AbortSignal.timeout(ANSWER_WITHIN_MS), body: JSON.stringify({ query, variables }),
      headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` },
    });
    answer = (await response.json()) as Answer<Data>;
  } catch (error) {
    throw new SeraiError('COUNTRY_UNAVAILABLE', `The country's service does not answer at ${new URL(url).origin}. Check that it runs and that the address is right`, { cause: error });
  }
  const [error] = answer.errors ?? [];
  if (error) throw new SeraiError(codeOf(error.extensions?.code), error.message);
  if (!answer.data) throw new SeraiError('COUNTRY_UNAVAILABLE', `What answers at ${new URL(url).origin} is no country's service`);
  return answer.data;
}

function codeOf(code: string | undefined): ErrorCode {
  return code !== undefined && Object.hasOwn(ERROR_CODES, code) ? (code as ErrorCode) : 'COUNTRY_UNAVAILABLE';
}
