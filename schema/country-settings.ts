import { parse } from 'yaml';
import { z } from 'zod';
import { SeraiError } from './errors.js';
import { KEEP_MONTHS } from './identity/log-head.js';

const bilingual = z.strictObject({ en: z.string().min(1), ru: z.string().min(1) });

const settings = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters, such as KZ'),
  type: z.string().regex(/^[A-Z][A-Za-z]{2,39}$/, 'must be a GraphQL type name, such as Kazakhstan'),
  rootField: z.string().regex(/^[a-z][A-Za-z]{2,39}$/, 'must be a GraphQL field name, such as kazakhstan'),
  name: bilingual,
  custody: z.enum(['TRANSCRIBED', 'SUBMITTED']),
  /** A training member is fictional: its figures are synthetic and about nobody. */
  training: z.boolean().default(false),
  /** The log of who was answered what: for how many months the country keeps each entry. */
  log: z.strictObject({
    keepMonths: z.number().int('must be a whole number of months').min(KEEP_MONTHS.fewest, `must be at least ${KEEP_MONTHS.fewest}: what was misused is often found late`)
      .max(KEEP_MONTHS.most, `must be at most ${KEEP_MONTHS.most}: an entry tells of people, and is not kept for ever`),
  }).default({ keepMonths: KEEP_MONTHS.usual }),
});

/** What a country calls itself: `country.yaml` in its folder. */
export type CountrySettings = z.infer<typeof settings>;

/** Reads `country.yaml`; throws CONFIG_INVALID that names every fault. */
export function readCountrySettings(file: string, text: string): CountrySettings {
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    throw new SeraiError('CONFIG_INVALID', `${file} is not YAML: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const result = settings.safeParse(data);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`);
  throw new SeraiError('CONFIG_INVALID', `${file}: ${faults.join('; ')}`);
}
