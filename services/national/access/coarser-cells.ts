import {
  type AccessRules, ageBand, AREA, BREAKDOWNS, type BreakdownId, coarsen, type Codelist, COORDINATE, type Figure, figureKey, INDICATORS, LEGAL_STATUS, MISSING_REASON, opens, SEX, TRANSMISSION,
} from '@serai/schema';
import { type CellTable, isClosed, NO_MEASURES, type TableCell } from './cell-table.js';

/**
 * The coarser cells that the rules open for any audience and the country does not report itself, each the
 * sum of its parts. Made when a release is made, from what the country reports, for all audiences alike,
 * so that a release holds the same cells for everyone. Which they are depends on coordinates alone; their note
 * and place are the domain's, since those of a part may tell of it. Pure.
 */
export function coarserCells(table: CellTable, { audiences }: Pick<AccessRules, 'audiences'>): readonly TableCell[] {
  const openings = audiences.flatMap(({ open }) => open);
  const sums = new Sums(table);
  const made = new Map<string, TableCell>();
  for (const cell of table.cells) {
    if (!cell.declared) continue;
    for (const opening of openings) {
      const to = opens(opening, cell.figure) ? coarsen(cell.figure, opening) : null;
      const place = to && { ...cell.figure, ...cell.declared, ...to };
      if (!place || table.at(place) || made.has(figureKey(place))) continue;
      const figure = sums.at(place);
      if (figure) made.set(figureKey(place), { figure, declared: cell.declared });
    }
  }
  return [...made.values()];
}

/** Sums over the cells of a table, worked out dimension by dimension. */
class Sums {
  private readonly known = new Map<string, Figure | undefined>();

  constructor(private readonly table: CellTable) {}

  /** The figure at a place: the country's own, else the sum of parts that make it up exactly; undefined where there are no such parts. */
  at(place: Figure): Figure | undefined {
    const own = this.table.at(place)?.figure;
    if (own) return own;
    const key = figureKey(place);
    if (this.known.has(key)) return this.known.get(key);
    this.known.set(key, undefined);
    const found = this.sumAt(place);
    this.known.set(key, found);
    return found;
  }

  private sumAt(place: Figure): Figure | undefined {
    for (const id of INDICATORS.get(place.indicator)?.additiveOver ?? []) {
      const parts = partsOf(id, place[COORDINATE[id]], this.table.codesOf(place, id)).map((code) => this.at({ ...place, [COORDINATE[id]]: code }));
      if (parts.length > 0 && parts.every((part) => part !== undefined)) return sumOf(place, parts);
    }
    return undefined;
  }
}

/** The codes among these that make up a broader code exactly: every part of it once, and nothing else. Empty where they do not. */
export function partsOf(id: BreakdownId, broader: string, codes: readonly string[]): readonly string[] {
  const unknown = broader === '_T' && codes.includes('_U') ? ['_U'] : [];
  const parts = id === 'AGE' ? agesOf(broader, codes) : categoriesOf(id, broader, codes);
  return parts.length > 0 ? [...parts, ...unknown] : [];
}

/** Bands that follow one another without gap or overlap from the first to the last year of the broader one, the narrowest possible. */
function agesOf(broader: string, codes: readonly string[]): readonly string[] {
  const whole = broader === '_T' ? { from: 0, to: Infinity } : ageBand(broader);
  if (!whole) return [];
  const bands = codes.flatMap((code) => (code === broader ? [] : [{ code, band: ageBand(code) }])).flatMap(({ code, band }) => (band ? [{ code, ...band }] : []));
  const leadNowhere = new Set<number>();
  const follow = (from: number): readonly string[] | undefined => {
    if (from === whole.to + 1 || from === Infinity) return [];
    if (leadNowhere.has(from)) return undefined;
    const next = bands.filter((band) => band.from === from && band.to <= whole.to).sort((one, other) => one.to - other.to);
    for (const { code, to } of next) {
      const rest = follow(to + 1);
      if (rest) return [code, ...rest];
    }
    leadNowhere.add(from);
    return undefined;
  };
  return follow(whole.from) ?? [];
}

/** Lists that say of themselves what they are made of. Countries do not, so only `_O`, all others, completes them. */
const LISTS: Readonly<Partial<Record<BreakdownId, Codelist>>> = { AREA, LEGAL_STATUS, SEX, TRANSMISSION };
/** The rest of a list: a country that has no such code sorts nobody there. */
const REST: readonly string[] = ['O', '_O'];

/** The broadest of the codes that lie below it, where none is lacking; none for groups of countries, which overlap. */
function categoriesOf(id: BreakdownId, broader: string, codes: readonly string[]): readonly string[] {
  if ((id === 'ORIGIN' || id === 'DESTINATION') && (broader !== '_T' || codes.some((code) => code.startsWith('G_')))) return [];
  const above = (code: string): string | undefined => BREAKDOWNS[id].lookUp(code)?.parent ?? (/^_[TUZ]$/.test(code) ? undefined : '_T');
  const isBelow = (code: string, top: string): boolean => {
    for (let at = above(code); at !== undefined; at = above(at)) if (at === top) return true;
    return false;
  };
  const below = codes.filter((code) => isBelow(code, broader));
  const country = below.find((code) => code.includes('-'))?.slice(0, 3) ?? '';
  const list = [...(LISTS[id]?.keys() ?? [])].filter((code) => !REST.includes(code) && (id !== 'AREA' || code.startsWith(country)));
  const isTold = (code: string): boolean => {
    const parts = list.filter((each) => above(each) === code);
    return below.includes(code) || (parts.length > 0 && parts.every(isTold));
  };
  if (!below.includes('_O') && !isTold(broader)) return [];
  return below.filter((code) => !below.some((other) => isBelow(code, other)));
}

function sumOf(place: Figure, parts: readonly Figure[]): Figure {
  const untold = parts.some(({ value }) => value === null);
  const embargoes = parts.flatMap(({ embargoUntil }) => embargoUntil ?? []).sort();
  return {
    ...place,
    ...NO_MEASURES,
    value: untold ? null : parts.reduce((sum, { value }) => sum + (value ?? 0), 0),
    missing: untold ? 'NOT_COLLECTED' : null,
    status: untold ? (MISSING_REASON.get('NOT_COLLECTED')?.observationStatus ?? 'L') : 'A',
    confidentiality: parts.some(isClosed) ? 'N' : 'F',
    embargoUntil: embargoes.at(-1) ?? null,
  };
}
