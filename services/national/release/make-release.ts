import { createHash } from 'node:crypto';
import { FIGURE_KEY, type Figure, figureKey, type Law, lawKey, type ReleasedFigure, spanOfPeriod, type SourceDocument } from '@serai/schema';

/** What a release is made from. */
export interface ReleaseInput {
  readonly figures: readonly Figure[];
  readonly laws: readonly Law[];
  readonly sources: readonly SourceDocument[];
}

export type ReleaseCell = Omit<ReleasedFigure, 'release'> & { readonly periodFrom: string | null; readonly periodTo: string | null };

/** What a release holds, in its order; this is what its hash is taken of. */
export interface ReleaseContent {
  readonly cells: readonly ReleaseCell[];
  readonly laws: readonly Law[];
  readonly sources: readonly SourceDocument[];
}

/**
 * Makes a release from what a country handed in: cells in one deterministic order, measures left
 * out where the country does not set them free or the embargo still runs at `now`. Pure.
 */
export function makeRelease(input: ReleaseInput, now: Date): ReleaseContent {
  return {
    cells: [...input.figures].sort(byKey).map((figure) => releaseCell(figure, now)),
    laws: [...input.laws].sort((a, b) => compare(lawKey(a), lawKey(b))),
    sources: [...input.sources].sort((a, b) => compare(a.id, b.id)),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byKey(a: Figure, b: Figure): number {
  for (const part of FIGURE_KEY) {
    const order = compare(a[part], b[part]);
    if (order !== 0) return order;
  }
  return 0;
}

function releaseCell(figure: Figure, now: Date): ReleaseCell {
  const span = spanOfPeriod(figure.period);
  return {
    ...withheld(figure, now),
    id: createHash('sha256').update(figureKey(figure)).digest('hex').slice(0, 16),
    protection: 'NONE',
    rule: null,
    applyFor: null,
    periodFrom: span?.from ?? null,
    periodTo: span?.to ?? null,
  };
}

const NO_MEASURES = { value: null, lower: null, upper: null, numerator: null, denominator: null, sampleSize: null, noteEn: null, noteRu: null } as const;

/**
 * The figure without its measures and note where it must not be told: CONF_STATUS is not F, or
 * the embargo runs. Outside the country every closed figure carries the one mark N: to tell small
 * counts (A) from cells that only protect them (D) would tell which counts are small.
 */
function withheld(figure: Figure, now: Date): Figure {
  const { confidentiality, embargoUntil } = figure;
  if (confidentiality !== 'F' && !(confidentiality === 'E' && embargoUntil !== null)) {
    return { ...figure, ...NO_MEASURES, missing: 'NOT_FOR_AUDIENCE', status: 'Q', confidentiality: 'N', embargoUntil: null };
  }
  if (embargoUntil !== null && Date.parse(embargoUntil) > now.getTime()) {
    return { ...figure, ...NO_MEASURES, missing: 'EMBARGOED', status: 'Q', confidentiality: 'E' };
  }
  return confidentiality === 'E' ? { ...figure, confidentiality: 'F' } : figure;
}
