import { type AudienceId, isAudience } from '@serai/schema';

/** What a process that a test starts inherits of this one's environment. */
export const INHERITED: Readonly<Record<string, string>> = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' };

/** A layer that a test takes away: the guard of the graph, the filter of the resolver and its table, the check of the role. */
export type Layer = 'guard' | 'filter' | 'role-check';

/** What a test says to a country's service that it starts. */
export interface TestCountrySettings {
  readonly folder: string;
  readonly audiences: ReadonlyMap<AudienceId, string>;
  readonly without: ReadonlySet<Layer>;
}

/** The settings as an environment, and read from it. */
export function writeTestCountry({ folder, audiences, without }: TestCountrySettings): Record<string, string> {
  return { TEST_COUNTRY: JSON.stringify({ folder, audiences: [...audiences], without: [...without] }) };
}

export function readTestCountry(): TestCountrySettings {
  const { folder, audiences, without } = JSON.parse(process.env['TEST_COUNTRY'] ?? '{}') as { folder: string; audiences: [string, string][]; without: Layer[] };
  return { folder, audiences: new Map(audiences.flatMap(([audience, url]) => (isAudience(audience) ? [[audience, url] as const] : []))), without: new Set(without) };
}
