import { SeraiError } from '@serai/schema';
import { z } from 'zod';

/**
 * Reads a service's settings from environment variables against a schema; throws CONFIG_INVALID
 * that names every variable at fault, not just the first.
 */
export function readConfig<Schema extends z.ZodType>(schema: Schema, environment: Readonly<Record<string, string | undefined>>): z.infer<Schema> {
  const result = schema.safeParse(environment);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.') || 'settings'}: ${issue.message}`);
  throw new SeraiError('CONFIG_INVALID', `The settings are wrong: ${faults.join('; ')}. Correct these environment variables`);
}

/** A TCP port; 0 takes a free one. */
export const portSetting = z.coerce.number().int().min(0).max(65535);

/** A PostgreSQL address that names its user, since roles are what keeps the raw store closed. */
export const databaseUrlSetting = z.string().refine(
  (text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol) && new URL(text).username !== '',
  'must be an address such as postgres://user:password@host:5432/database',
);

export const logLevelSetting = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']);
