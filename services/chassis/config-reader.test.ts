import { describe, expect, it } from '@jest/globals';
import { SeraiError } from '@serai/schema';
import { z } from 'zod';
import { databaseUrlSetting, logLevelSetting, portSetting, readConfig } from './config-reader.js';

const settings = z.object({
  DATABASE_URL: databaseUrlSetting,
  PORT: portSetting.default(4001),
  LOG_LEVEL: logLevelSetting.default('info'),
});
const DATABASE_URL = 'postgres://reader:secret@localhost:5432/kazakhstan';

function refusal(environment: Record<string, string>): SeraiError {
  try {
    readConfig(settings, environment);
  } catch (error) {
    if (error instanceof SeraiError) return error;
    throw error;
  }
  throw new Error('The settings were taken');
}

describe('settings of a service', () => {
  it('are read from the environment, with what is usual where nothing is said', () => {
    expect(readConfig(settings, { DATABASE_URL, PORT: '0', HOME: '/root' })).toEqual({ DATABASE_URL, PORT: 0, LOG_LEVEL: 'info' });
  });

  it('tell every variable at fault at once, with the one missing', () => {
    expect(refusal({ PORT: 'http', LOG_LEVEL: 'loud' })).toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringMatching(/^The settings are wrong: DATABASE_URL: .+; PORT: .+; LOG_LEVEL: .+\. Correct these environment variables$/),
    });
  });

  it('do not repeat a wrong value, which may be a password', () => {
    expect(refusal({ DATABASE_URL: 'postgres//reader:secret@localhost' }).message).not.toContain('secret');
  });

  it.each([
    ['a port', 'PORT', '65536', '65535'],
    ['a port', 'PORT', '-1', '0'],
    ['a port', 'PORT', '80.5', '80'],
    ['a log level', 'LOG_LEVEL', 'verbose', 'silent'],
    ['a database that names nobody', 'DATABASE_URL', 'postgres://localhost/kazakhstan', 'postgresql://reader@localhost/kazakhstan'],
    ['a database of another kind', 'DATABASE_URL', 'mysql://reader@localhost/kazakhstan', DATABASE_URL],
    ['a database without an address', 'DATABASE_URL', 'kazakhstan', DATABASE_URL],
  ])('refuse %s: %s=%s, but take %s', (_what, name, refused, accepted) => {
    expect(refusal({ DATABASE_URL, [name]: refused }).message).toMatch(new RegExp(`^The settings are wrong: ${name}: [^;]+$`));
    expect(readConfig(settings, { DATABASE_URL, [name]: accepted })).toBeDefined();
  });
});
