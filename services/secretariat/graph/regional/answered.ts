import { SeraiError } from '@serai/schema';
import type { RegionalAnswer } from '../../regional/reading.js';
import type { RegionalContext, RegionalQuestion } from '../../regional/regional-port.js';

/**
 * What the countries answer, asked all at once. A view stands without those that are silent; where all are it
 * throws COUNTRY_UNAVAILABLE, with what each of them said.
 */
export async function answered({ regional }: RegionalContext, question: RegionalQuestion): Promise<RegionalAnswer> {
  const answer = await regional.answer(question);
  const silent = new Map(answer.silent.map(({ country, message }) => [country, message]));
  if (answer.asked.some((country) => !silent.has(country))) return answer;
  throw new SeraiError('COUNTRY_UNAVAILABLE', `None of the countries asked answered, so there is no view. ${[...silent].map(([country, message]) => `${country}: ${message}`).join('; ')}`.trim());
}
