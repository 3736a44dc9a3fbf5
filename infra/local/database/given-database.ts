/** A PostgreSQL that is already there: as its owner, and as the role that reads releases (the owner, where there is no other). */
export interface GivenDatabase {
  readonly owner: string;
  readonly graph: string;
}
