/** A PostgreSQL that is already there: as its owner, and as the roles that read, by the audience that each reads for. */
export interface GivenDatabase {
  readonly owner: string;
  readonly audiences: ReadonlyMap<string, string>;
}

/** An audience in the name of a setting: `partner:XS` is PARTNER_XS. */
export function audienceInSetting(audience: string): string {
  return audience.replace(':', '_').toUpperCase();
}
