import type { AudienceId } from '@serai/schema';
import { EntitySchema } from 'typeorm';

/** A release as one audience is given it. Its hash is of what this audience sees: one of the whole would let whoever knows nearly all of it try out the rest. */
export interface Edition {
  readonly audience: AudienceId;
  readonly release: number;
  readonly hash: string;
  readonly cells: number;
  /** How its protection was checked, as a JWS of the country's key; null for releases older than certificates. */
  readonly certificate: string | null;
}

/** The table of one audience's editions. */
export function editionTable(tableName: string): EntitySchema<Edition> {
  return new EntitySchema<Edition>({
    name: 'Edition', schema: 'release', tableName,
    columns: { audience: { type: 'text', primary: true }, release: { type: 'integer', primary: true }, hash: { type: 'text' }, cells: { type: 'integer' }, certificate: { type: 'text', nullable: true } },
  });
}
