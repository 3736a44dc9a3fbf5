import { COORDINATE, type Figure, figureKey, INDICATORS, RATE_SCALE } from '@serai/schema';
import type { CellTable } from '../../access/cell-table.js';
import { printedRate, rateBounds } from '../../disclosure/structure/rate.js';
import type { Bound } from '../../disclosure/system/system-builder.js';
import type { Count } from './count.js';

/** A rate in a release, and what it tells of the counts that stand beside it while it is shown. */
export interface RateClaim {
  readonly key: string;
  readonly figure: Figure;
  /** By the keys of counts. */
  readonly bounds: readonly Bound[];
}

/** A rate that is not what its counts give: nobody can say what an attacker makes of it. */
export interface BrokenRate {
  readonly key: string;
  readonly says: number;
  readonly counts: readonly [numerator: number, denominator: number];
}

/**
 * The rates that a country declares, with the counts that they are of: those that the dictionary names, in the same cell, where they are
 * the numbers that the rate was made from. A rate tells its numerator and its base where it names them, and their ratio to the
 * last place that any rate of its indicator has; one that is not collected where its base is nobody tells that. Pure.
 */
export function rateClaims({ cells }: CellTable, counts: ReadonlyMap<string, Count>): { readonly rates: ReadonlyMap<string, RateClaim>; readonly broken: readonly BrokenRate[] } {
  const rates = cells.filter(({ figure, declared }) => declared !== null && RATE_SCALE[figure.unit] !== undefined && figure.value !== null).map(({ figure }) => figure);
  const untold = cells.filter(({ figure, declared }) => declared !== null && RATE_SCALE[figure.unit] !== undefined && figure.value === null && figure.missing === 'NOT_COLLECTED').map(({ figure }) => figure);
  const places = new Map<string, number>();
  for (const { indicator, value } of rates) places.set(indicator, Math.max(places.get(indicator) ?? 0, decimals(value as number)));
  const claims = new Map<string, RateClaim>();
  const broken: BrokenRate[] = [];
  for (const figure of rates) {
    const [numerator, denominator] = partsOf(figure, counts);
    const own = { key: figureKey(figure), figure };
    const bounds = [...toldExactly(numerator, figure.numerator), ...toldExactly(denominator, figure.denominator)];
    if (numerator && denominator && denominator.value > 0 && isFrom(figure.denominator, denominator) && isFrom(figure.numerator, numerator)) {
      const [scale, at] = [RATE_SCALE[figure.unit] as number, places.get(figure.indicator) as number];
      const printed = Math.round((figure.value as number) * 10 ** at);
      if (printedRate(numerator.value, denominator.value, scale, at) === printed) bounds.push(...rateBounds({ numerator: numerator.key, denominator: denominator.key, scale, printed, places: at }));
      else broken.push({ key: own.key, says: figure.value as number, counts: [numerator.value, denominator.value] });
    }
    if (bounds.length > 0) claims.set(own.key, { ...own, bounds });
  }
  // A rate of nobody cannot be told, and everybody knows it.
  for (const figure of untold) {
    const [, denominator] = partsOf(figure, counts);
    if (denominator?.value === 0) claims.set(figureKey(figure), { key: figureKey(figure), figure, bounds: [{ parts: [[denominator.key, -1]], atLeast: 0 }] });
  }
  return { rates: claims, broken };
}

/** The counts of a release that a rate is of, where it holds them. */
function partsOf(figure: Figure, counts: ReadonlyMap<string, Count>): readonly [numerator: Count | undefined, denominator: Count | undefined] {
  const indicator = INDICATORS.get(figure.indicator);
  const at = (code: string, place: Figure): Count | undefined =>
    (INDICATORS.get(code)?.stockOrFlow ?? []).flatMap((stockOrFlow) => counts.get(figureKey({ ...place, indicator: code, stockOrFlow, unit: INDICATORS.get(code)?.units[0] ?? '' })) ?? [])[0];
  if (indicator?.ratioOf) return [at(indicator.ratioOf.numerator, figure), at(indicator.ratioOf.denominator, figure)];
  if (!indicator?.shareOf) return [undefined, undefined];
  const { indicator: of, over } = indicator.shareOf;
  return [at(of, figure), at(of, { ...figure, [COORDINATE[over]]: '_T' })];
}

function isFrom(told: number | null, { value }: Count): boolean {
  return told === null || told === value;
}

function toldExactly(count: Count | undefined, told: number | null): readonly Bound[] {
  if (count?.value !== told || told === null) return [];
  return [{ parts: [[count.key, 1]], atLeast: told }, { parts: [[count.key, -1]], atLeast: -told }];
}

function decimals(value: number): number {
  return /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
}
