import { type AudienceId, isAudience } from '@serai/schema';

/** What a process that a test starts inherits of this one's environment. */
export const INHERITED: Readonly<Record<string, string>> = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' };

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
}

/** The settings as an environment, and read from it. */
export function writeTestCountry({ folder, audiences, without, always }: TestCountrySettings): Record<string, string> {
  return { TEST_COUNTRY: JSON.stringify({ folder, audiences: [...audiences], without: [...without], always }) };
}

export function readTestCountry(): TestCountrySettings {
  const { folder, audiences, without, always } = JSON.parse(process.env['TEST_COUNTRY'] ?? '{}') as { folder: string; audiences: [string, string][]; without: Layer[]; always: AudienceId | null };
  return { folder, audiences: new Map(audiences.flatMap(([audience, url]) => (isAudience(audience) ? [[audience, url] as const] : []))), without: new Set(without), always };
}
