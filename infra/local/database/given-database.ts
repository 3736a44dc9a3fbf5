/** A PostgreSQL that is already there: as its owner, and as the roles that read, by the audience that each reads for. */
export interface GivenDatabase {
  readonly owner: string;
  readonly audiences: ReadonlyMap<string, string>;
  /** As the role that keeps a country's desk and log; null for a database that is no country's. */
  readonly clerk: string | null;
}

/** An audience in the name of a setting: `partner:XS` is PARTNER_XS. */
export function audienceInSetting(audience: string): string {
  return audience.replace(':', '_').toUpperCase();
}
