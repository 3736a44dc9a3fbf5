import { createHash } from 'node:crypto';
import { type AccessRules, type AudienceId, type Domain, FIGURE_KEY, type Figure, figureKey, type Law, lawKey, SeraiError, spanOfPeriod, type SourceDocument } from '@serai/schema';
import type { ReleasedFigure } from '@serai/schema/graph';
import { CellTable } from '../access/cell-table.js';
import { coarserCells } from '../access/coarser-cells.js';
import { denseTable } from '../access/dense-table.js';
import { editions } from '../access/edition.js';

/** What a release is made from: what the country handed in, and its rules. */
export interface ReleaseInput {
  readonly figures: readonly Figure[];
  readonly laws: readonly Law[];
  readonly sources: readonly SourceDocument[];
  readonly domain: Domain | null;
}

export type ReleaseCell = Omit<ReleasedFigure, 'release'> & { readonly periodFrom: string | null; readonly periodTo: string | null };

/** What a release holds: for each audience the same cells in the same order, each told as the rules let it. */
export interface ReleaseContent {
  readonly editions: ReadonlyMap<AudienceId, readonly ReleaseCell[]>;
  readonly laws: readonly Law[];
  readonly sources: readonly SourceDocument[];
}

/** Figures outside the domain that a message names. */
const OUTSIDE_SHOWN = 5;

/**
 * Makes a release of what a country handed in, under its rules, at a time: cells in one deterministic
 * order, dense over the declared domain, coarser cells summed, and for each audience what its rules let
 * through. Positions of the law are released where their source stands in print. Throws
 * RELEASE_REFUSED. Pure.
 */
export function makeRelease({ figures, laws, sources, domain }: ReleaseInput, rules: AccessRules, now: Date): ReleaseContent {
  const printed = domain?.tables.find(({ source }) => rules.alreadyPublished.includes(source));
  if (printed) throw domainInPrint(printed.source);
  const dense = denseTable(figures, domain, rules.alreadyPublished);
  if ('outside' in dense) throw outsideDomain(dense.outside);
  const table = new CellTable([...dense.cells, ...coarserCells(dense, rules)].sort((one, other) => byKey(one.figure, other.figure)));
  const places = table.cells.map(({ figure }) => releasePlace(figure));
  return {
    editions: new Map([...editions(table, rules, now)].map(([audience, told]) => [audience, told.map((figure, index) => ({ ...figure, ...(places[index] as ReleasePlace) }))])),
    laws: laws.filter(({ source }) => rules.alreadyPublished.includes(source)).sort((one, other) => compare(lawKey(one), lawKey(other))),
    sources: [...sources].sort((one, other) => compare(one.id, other.id)),
  };
}

/** A combination without a row would be a zero that nobody ever printed, and open to everyone. */
function domainInPrint(source: string): SeraiError {
  return new SeraiError('RELEASE_REFUSED', `Nothing was released: domain.yaml declares tables of ${source}, and access.yaml says that it stands in print already. Take it out of one of the two`);
}

function outsideDomain(outside: readonly Figure[]): SeraiError {
  const shown = outside.slice(0, OUTSIDE_SHOWN).map(figureKey).join('; ');
  return new SeraiError(
    'RELEASE_REFUSED',
    `Nothing was released: ${outside.length} figures neither stand in print (alreadyPublished of access.yaml) nor lie in the declared domain, so their mere presence would tell something: ${shown}. Declare their tables in domain.yaml`,
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function byKey(one: Figure, other: Figure): number {
  for (const part of FIGURE_KEY) {
    const order = compare(one[part], other[part]);
    if (order !== 0) return order;
  }
  return 0;
}

type ReleasePlace = Pick<ReleaseCell, 'id' | 'protection' | 'periodFrom' | 'periodTo'>;

/** What a release adds to a cell: the same for every audience. */
function releasePlace(figure: Figure): ReleasePlace {
  const span = spanOfPeriod(figure.period);
  return { id: createHash('sha256').update(figureKey(figure)).digest('hex').slice(0, 16), protection: 'NONE', periodFrom: span?.from ?? null, periodTo: span?.to ?? null };
}
