import { type BreakdownId, COORDINATE, type Figure, figureKey } from '@serai/schema';

/** A cell of a country's dense table, and what the domain says of it where it is not shown itself. */
export interface TableCell {
  readonly figure: Figure;
  /** Null for a figure outside the declared domain: one that stands in print. */
  readonly declared: Pick<Figure, 'locator' | 'noteEn' | 'noteRu'> | null;
}

/** What a figure without any measure says. */
export const NO_MEASURES = { value: null, lower: null, upper: null, numerator: null, denominator: null, sampleSize: null } as const;

/** Confidential by the figure's own mark, to everybody but the steward; an embargo is a matter of time. */
export function isClosed({ confidentiality, embargoUntil }: Pick<Figure, 'confidentiality' | 'embargoUntil'>): boolean {
  return confidentiality !== 'F' && !(confidentiality === 'E' && embargoUntil !== null);
}

/** A country's cells by their place in the cube. Pure. */
export class CellTable {
  private readonly byKey: ReadonlyMap<string, TableCell>;
  private readonly codesByBlock = new Map<string, Map<BreakdownId, ReadonlySet<string>>>();

  constructor(readonly cells: readonly TableCell[]) {
    this.byKey = new Map(cells.map((cell) => [figureKey(cell.figure), cell]));
    for (const { figure } of cells) {
      const block = blockOf(figure);
      const dimensions = this.codesByBlock.get(block) ?? new Map<BreakdownId, Set<string>>();
      this.codesByBlock.set(block, dimensions);
      for (const [id, field] of Object.entries(COORDINATE) as [BreakdownId, (typeof COORDINATE)[BreakdownId]][]) {
        const codes = (dimensions.get(id) ?? new Set<string>()) as Set<string>;
        dimensions.set(id, codes.add(figure[field]));
      }
    }
  }

  /** The cell at a figure's place. */
  at(place: Figure): TableCell | undefined {
    return this.byKey.get(figureKey(place));
  }

  /** The codes that any cell like this one has in a dimension: of the same indicator, period, source and method. */
  codesOf(place: Figure, id: BreakdownId): readonly string[] {
    return [...(this.codesByBlock.get(blockOf(place))?.get(id) ?? [])];
  }
}

function blockOf({ indicator, period, stockOrFlow, unit, method, source }: Figure): string {
  return [indicator, period, stockOrFlow, unit, method, source].join('|');
}
