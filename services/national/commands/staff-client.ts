import { askGraph, errorOf, type GraphAnswer } from '@serai/chassis';
import { SeraiError } from '@serai/schema';

const ANSWER_WITHIN_MS = 15_000;

/** How a steward reaches the country's own service. */
export interface StaffAddress {
  readonly url: string;
  readonly token: string;
}

/** Asks the staff's endpoint of a country. Throws what the country says, or COUNTRY_UNAVAILABLE. */
export async function askStaff<Data>({ url, token }: StaffAddress, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
  let answer: GraphAnswer<Data>;
  try {
    answer = await askGraph<Data>(new URL('/staff/graphql', url), { query, variables, token, withinMs: ANSWER_WITHIN_MS });
  } catch (error) {
    throw new SeraiError('COUNTRY_UNAVAILABLE', `The country's service does not answer at ${new URL(url).origin}. Check that it runs and that the address is right`, { cause: error });
  }
  const [error] = answer.errors;
  if (error) throw errorOf(error, 'COUNTRY_UNAVAILABLE');
  if (!answer.data) throw new SeraiError('COUNTRY_UNAVAILABLE', `What answers at ${new URL(url).origin} is no country's service`);
  return answer.data;
}
