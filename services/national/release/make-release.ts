import { createHash } from 'node:crypto';
import { type AccessRules, type AudienceId, type Domain, FIGURE_KEY, type Figure, figureKey, type Law, lawKey, SeraiError, spanOfPeriod, type SourceDocument } from '@serai/schema';
import type { ReleasedFigure } from '@serai/schema/graph';
import { CellTable } from '../access/cell-table.js';
import { coarserCells } from '../access/coarser-cells.js';
import { denseTable } from '../access/dense-table.js';
import { editions } from '../access/edition.js';
import { suppressedCell, type ToldFigure } from '../access/told-cell.js';
import type { Claim, CountTable } from './protection/count-claims.js';
import { mirroredCounts } from './protection/mirrored-counts.js';
import { EditionsProtection, type ProtectedEdition, protectEditions, type Progress, type Surroundings } from './protection/protect-editions.js';

/** What a release is made from: what the country handed in, and its rules. */
export interface ReleaseInput {
  readonly figures: readonly Figure[];
  readonly laws: readonly Law[];
  readonly sources: readonly SourceDocument[];
  readonly domain: Domain | null;
}

export type ReleaseCell = Omit<ReleasedFigure, 'release'> & { readonly periodFrom: string | null; readonly periodTo: string | null };

/** What a release holds: for each audience the same cells in the same order, each told as the rules let it and disclosure control leaves it. */
export interface ReleaseContent {
  readonly editions: ReadonlyMap<AudienceId, readonly ReleaseCell[]>;
  /** How each edition but the stewards' is protected. */
  readonly protections: ReadonlyMap<AudienceId, ProtectedEdition>;
  readonly counts: CountTable;
  readonly laws: readonly Law[];
  readonly sources: readonly SourceDocument[];
}

/** Figures outside the domain that a message names. */
const OUTSIDE_SHOWN = 5;
/** Sums that do not hold that a message names. */
const BROKEN_SHOWN = 3;

/** A release before disclosure control: what the rules alone would tell each audience. */
export interface Draft {
  readonly input: ReleaseInput;
  readonly rules: AccessRules;
  readonly now: Date;
  readonly table: CellTable;
  readonly told: ReadonlyMap<AudienceId, readonly ToldFigure[]>;
}

/**
 * Drafts a release of what a country handed in, under its rules, at a time: cells in one deterministic
 * order, dense over the declared domain, coarser cells summed, for each audience what its rules let
 * through. Throws RELEASE_REFUSED. Pure.
 */
export function draftRelease(input: ReleaseInput, rules: AccessRules, now: Date): Draft {
  const table = releaseTable(input, rules);
  return { input, rules, now, table, told: editions(table, rules, now) };
}

/**
 * Makes a release of a draft: hides from each audience what would tell of others, knowing what earlier releases told,
 * withdrawn ones too, and what other members tell. Positions of the law are released where their source stands in print.
 * Throws RELEASE_REFUSED. Pure.
 */
export function makeRelease({ input: { laws, sources }, rules, now, table, told }: Draft, surroundings: Surroundings = {}, progress: Progress = () => undefined): ReleaseContent {
  const counts = mirroredCounts(table, surroundings.mirrors ?? []);
  if (counts.broken.length > 0) throw sumsBroken(counts);
  if (counts.brokenRates.length > 0) throw ratesBroken(counts);
  const protections = protectEditions(new EditionsProtection(table, counts, told, { rules, ...surroundings }), progress);
  const places = table.cells.map(({ figure }) => releasePlace(figure));
  const protectedCell = (audience: AudienceId, figure: ToldFigure, index: number): ToldFigure => {
    const cell = table.cells[index];
    return cell && protections.get(audience)?.secondary.has(figureKey(figure)) === true ? suppressedCell(cell, rules, audience, now) : figure;
  };
  return {
    editions: new Map([...told].map(([audience, figures]) => [audience, figures.map((figure, index) => ({ ...protectedCell(audience, figure, index), ...(places[index] as ReleasePlace) }))])),
    protections, counts,
    laws: laws.filter(({ source }) => rules.alreadyPublished.includes(source)).sort((one, other) => compare(lawKey(one), lawKey(other))),
    sources: [...sources].sort((one, other) => compare(one.id, other.id)),
  };
}

/** The cells of a release, whoever is told them. Throws RELEASE_REFUSED. Pure. */
export function releaseTable({ figures, domain }: Pick<ReleaseInput, 'figures' | 'domain'>, rules: AccessRules): CellTable {
  const printed = domain?.tables.find(({ source }) => rules.alreadyPublished.includes(source));
  if (printed) throw domainInPrint(printed.source);
  const dense = denseTable(figures, domain, rules.alreadyPublished);
  if ('outside' in dense) throw outsideDomain(dense.outside);
  return new CellTable([...dense.cells, ...coarserCells(dense, rules)].sort((one, other) => byKey(one.figure, other.figure)));
}

/** Id of a cell: the same in every release that holds it. */
export function cellId(figure: Figure): string {
  return createHash('sha256').update(figureKey(figure)).digest('hex').slice(0, 16);
}

/** An attacker reckons with sums that hold; where one does not, nobody can say what he finds. */
function sumsBroken({ broken, counts }: CountTable): SeraiError {
  const shown = broken.slice(0, BROKEN_SHOWN).map((claim) => describeSum(claim, counts)).join('; ');
  return new SeraiError('RELEASE_REFUSED', `Nothing was released: ${broken.length === 1 ? 'a total is' : `${broken.length} totals are`} not what the parts add up to: ${shown}. Correct them in figures.csv, or take the total out of domain.yaml: it is summed by itself`);
}

function ratesBroken({ brokenRates }: CountTable): SeraiError {
  const shown = brokenRates.slice(0, BROKEN_SHOWN).map(({ key, says, counts: [numerator, denominator] }) => `${key} says ${says}, its counts are ${numerator} of ${denominator}`).join('; ');
  return new SeraiError('RELEASE_REFUSED', `Nothing was released: ${brokenRates.length === 1 ? 'a rate is' : `${brokenRates.length} rates are`} not what the counts beside it give, rounded half up: ${shown}. Correct them in figures.csv`);
}

function describeSum({ parts }: Claim, counts: CountTable['counts']): string {
  const side = (sign: 1 | -1): string => parts.filter(([, times]) => Math.sign(times) === sign).map(([key]) => `${key} is ${counts.get(key)?.value ?? 'unknown'}`).join(', ');
  return `${side(1)}, but ${side(-1)}`;
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
  return { id: cellId(figure), protection: 'NONE', periodFrom: span?.from ?? null, periodTo: span?.to ?? null };
}
