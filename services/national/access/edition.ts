import { type AccessRules, type AudienceId, type Figure, isNestedAudience, NESTED_AUDIENCES } from '@serai/schema';
import type { CellTable } from './cell-table.js';
import { smallestGroup } from './smallest-group.js';
import { toldCell, type ToldFigure } from './told-cell.js';

/** Every audience that a release is made for: the nested four, to whom at least what stands in print is open, and the partners that the rules name. */
export function audiencesOf({ audiences }: AccessRules): readonly AudienceId[] {
  return [...NESTED_AUDIENCES, ...audiences.map(({ id }) => id).filter((id) => !isNestedAudience(id))];
}

/** What each audience is told of a table, cell by cell in the order of the table: all editions hold the same cells. Throws RELEASE_REFUSED. Pure. */
export function editions(table: CellTable, rules: AccessRules, now: Date): ReadonlyMap<AudienceId, readonly ToldFigure[]> {
  const groups = new Map<Figure, number | undefined>(table.cells.map(({ figure, declared }) => [figure, declared ? smallestGroup(figure, table) : undefined]));
  return new Map(audiencesOf(rules).map((audience) => [audience, table.cells.map((cell) => toldCell(cell, rules, audience, now, groups.get(cell.figure)))]));
}
