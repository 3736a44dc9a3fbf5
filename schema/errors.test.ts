import { describe, expect, it } from '@jest/globals';
import { ERROR_CODES, SeraiError } from './errors.js';

describe('the table of errors', () => {
  it.each(Object.entries(ERROR_CODES))('%s is a code that says what it means in full sentences', (code, { meaning }) => {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(meaning).toMatch(/^[A-Z].{20,}\.$/);
  });

  it('gives no two codes the same meaning', () => {
    expect(new Set(Object.values(ERROR_CODES).map(({ meaning }) => meaning)).size).toBe(Object.keys(ERROR_CODES).length);
  });
});

describe('an error of ours', () => {
  it('says whether asking again may help, and which country it is about', () => {
    expect(new SeraiError('COUNTRY_TIMEOUT', 'Kazakhstan took too long', { country: 'KZ' })).toMatchObject({ retriable: true, country: 'KZ' });
    expect(new SeraiError('INVALID_ARGUMENT', 'No such code')).toMatchObject({ retriable: false, country: undefined });
  });

  it('keeps its cause apart from the message that anyone may see', () => {
    const cause = new Error('password authentication failed for serai_kz');
    const error = new SeraiError('DATABASE_UNAVAILABLE', 'The database cannot be reached', { cause });
    expect(error.cause).toBe(cause);
    expect(error.message).toBe('The database cannot be reached');
    expect(new SeraiError('INTERNAL', 'Something')).not.toHaveProperty('cause');
  });
});
