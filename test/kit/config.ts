import { type AudienceId, isAudience } from '@serai/schema';

/** What a process that a test starts inherits of this one's environment; it runs as a hub's services do, without the checks of development. */
export const INHERITED: Readonly<Record<string, string>> = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', NODE_ENV: 'production' };

/** Folder of the data that hubs of this run begin with; empty where a hub begins with nothing. */
export const PREPARED_HUBS = process.env['PREPARED_HUBS'] ?? '';

/** `whole` where the attacks run in full, not as a sample. */
export const ATTACK = process.env['ATTACK'] ?? 'sample';

/**
 * A layer that a test takes away: the guard of the graph; the reader's condition on the audience; that
 * condition and the audience's own table besides; the check of the role.
 */
export type Layer = 'guard' | 'condition' | 'filter' | 'role-check';

/** What a test says to a country's service that it starts. */
export interface TestCountrySettings {
  readonly folder: string;
  readonly audiences: ReadonlyMap<AudienceId, string>;
  readonly without: ReadonlySet<Layer>;
  /** For whom it answers whoever asks; null where the header says it. */
  readonly always: AudienceId | null;
  /** Address of its database as the clerk. */
  readonly clerk: string;
  /** File of its keys. */
  readonly keys: string;
}

/** The settings as an environment, and read from it. */
export function writeTestCountry({ audiences, without, ...settings }: TestCountrySettings): Record<string, string> {
  return { TEST_COUNTRY: JSON.stringify({ ...settings, audiences: [...audiences], without: [...without] }) };
}

export function readTestCountry(): TestCountrySettings {
  const { audiences, without, ...settings } = JSON.parse(process.env['TEST_COUNTRY'] ?? '{}') as Omit<TestCountrySettings, 'audiences' | 'without'> & { audiences: [string, string][]; without: Layer[] };
  return { ...settings, audiences: new Map(audiences.flatMap(([audience, url]) => (isAudience(audience) ? [[audience, url] as const] : []))), without: new Set(without) };
}
