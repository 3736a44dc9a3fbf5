import { describe, expect, it } from '@jest/globals';
import { readAnswer } from './read-answer.js';

describe("another service's answer", () => {
  it('is read whole up to the limit, letters of several bytes too', async () => {
    expect(await readAnswer(new Response('да'), 4)).toBe('да');
    expect(await readAnswer(new Response(null), 4)).toBe('');
  });

  it('is refused one byte beyond it', async () => {
    await expect(readAnswer(new Response('да!'), 4)).rejects.toThrow('The answer is too long');
  });
});
