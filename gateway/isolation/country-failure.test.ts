import { describe, expect, it } from '@jest/globals';
import { ERROR_CODES } from '@serai/schema';
import { countryError, passedOn, refused, timedOut, unavailable } from './country-failure.js';

const said = (code: unknown, message: unknown = 'What it says', more: Record<string, unknown> = {}) => passedOn('KZ', { message, extensions: { code, ...more } });
const UNAVAILABLE = { message: "KZ did not answer. The other countries' answers are complete; ask again later", extensions: { code: 'COUNTRY_UNAVAILABLE', country: 'KZ', retriable: true } };

describe('an error of a country', () => {
  it.each([
    ['INVALID_ARGUMENT', false], ['CURSOR_INVALID', false], ['NO_RELEASE', true], ['ACCESS_RULES_REFUSED', false], ['NOT_FOR_AUDIENCE', false], ['CLOCK_NOT_SET', false], ['DATABASE_UNAVAILABLE', true], ['INTERNAL', false], ['GRAPHQL_VALIDATION_FAILED', false], ['BAD_USER_INPUT', false],
  ])('with the code %s is passed on with what it says, retriable: %s', (code, retriable) => {
    expect(said(code).toJSON()).toEqual({ message: 'What it says', extensions: { code, country: 'KZ', retriable } });
  });

  it.each(['MEMBER_REFUSED', 'RELEASE_REFUSED', 'COUNTRY_TIMEOUT', 'SECRETARIAT_UNAVAILABLE', 'HUB_NOT_READY', 'UNAUTHENTICATED', 'constructor', '__proto__', 'toString', 'invalid_argument', '', 7, null, undefined, {}, ['INTERNAL']])(
    'with the code %j is replaced', (code) => {
      expect(said(code).toJSON()).toEqual(UNAVAILABLE);
    },
  );

  it.each([undefined, null, {}, 'INTERNAL', ['INTERNAL']])('with the extensions %j is replaced', (extensions) => {
    expect(passedOn('KZ', { message: 'What it says', extensions }).toJSON()).toEqual(UNAVAILABLE);
  });

  it('cannot name another country, say that asking again helps, or pass anything else', () => {
    const error = said('INTERNAL', 'x', { country: 'KG', retriable: true, http: { status: 401, headers: { 'set-cookie': 'a=b' } }, stacktrace: ['at a'], serviceName: 'secretariat' });
    expect(error.extensions).toEqual({ code: 'INTERNAL', country: 'KZ', retriable: false });
    expect(error.path).toBeUndefined();
    expect(error.originalError).toBeUndefined();
  });

  it('is cut to length', () => {
    expect(said('INTERNAL', 'x'.repeat(500)).message).toBe('x'.repeat(500));
    expect(said('INTERNAL', 'x'.repeat(1_000_000)).message).toBe('x'.repeat(500));
  });

  it.each([undefined, null, 7, { text: 'a' }, ['a']])('that says %j says that it is one', (message) => {
    expect(passedOn('KZ', { message, extensions: { code: 'INTERNAL' } }).message).toBe('The country answered with an error');
  });
});

describe('what the gateway says of a country', () => {
  it('names the country, the code and whether to retry', () => {
    expect(unavailable('KZ').toJSON()).toEqual(UNAVAILABLE);
    expect(timedOut('KZ', 250).toJSON()).toEqual({
      message: "KZ did not answer within 250 ms. The other countries' answers are complete; ask again later", extensions: { code: 'COUNTRY_TIMEOUT', country: 'KZ', retriable: true },
    });
    expect(refused('KZ').toJSON()).toEqual({
      message: 'KZ is not asked: the registry has refused what it serves', extensions: { code: 'MEMBER_REFUSED', country: 'KZ', retriable: false },
    });
    expect(countryError('KG', 'NO_RELEASE', 'm').extensions).toEqual({ code: 'NO_RELEASE', country: 'KG', retriable: ERROR_CODES.NO_RELEASE.retriable });
  });
});
