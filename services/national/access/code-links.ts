import { ageBand, BREAKDOWNS, type BreakdownId, holdsAge } from '@serai/schema';
import { ageTilings, partsOf } from './parts-of.js';

/** How some codes of one dimension hang together: the parts make up the whole, or lie within it side by side. */
export interface CodeLink {
  readonly whole: string;
  readonly parts: readonly string[];
  /** True where nothing of the whole is outside its parts. */
  readonly isExact: boolean;
}

/** Dimensions of which somebody may be in several codes at once. */
const OVERLAPPING: ReadonlySet<BreakdownId> = new Set(['KEY_POPULATION', 'POPULATION']);
/** The total, in which every code lies that is none itself. */
const WHOLE = '_T';

/** All sums and bounds that hold among the codes of a dimension. Pure. */
export function codeLinks(id: BreakdownId, codes: readonly string[]): readonly CodeLink[] {
  if (id === 'BASIS') return [];
  return codes.flatMap((whole): readonly CodeLink[] => {
    const exact = id === 'AGE' ? ageTilings(whole, codes) : [partsOf(id, whole, codes)].filter((parts) => parts.length > 0);
    if (exact.length > 0) return exact.map((parts) => ({ whole, parts, isExact: true }));
    const within = codes.filter((code) => code !== whole && liesWithin(id, whole, code));
    const [aside, alone] = OVERLAPPING.has(id) ? [[], within] : besideOneAnother(id, within);
    return [aside, ...alone.map((code) => [code])].filter((parts) => parts.length > 0).map((parts) => ({ whole, parts, isExact: false }));
  });
}

function liesWithin(id: BreakdownId, whole: string, code: string): boolean {
  if (code === WHOLE || code === '_Z') return false;
  if (whole === WHOLE) return true;
  if (id === 'AGE') {
    const [outer, inner] = [ageBand(whole), ageBand(code)];
    return outer !== undefined && inner !== undefined && holdsAge(outer, inner);
  }
  for (let at = BREAKDOWNS[id].lookUp(code)?.parent; at !== undefined; at = BREAKDOWNS[id].lookUp(at)?.parent) if (at === whole) return true;
  return false;
}

/** The broadest codes that share nobody, and those that may share somebody with these. */
function besideOneAnother(id: BreakdownId, codes: readonly string[]): readonly [aside: readonly string[], alone: readonly string[]] {
  const isBroadest = (code: string): boolean => !codes.some((other) => other !== code && liesWithin(id, other, code));
  const aside: string[] = [];
  const alone: string[] = [];
  for (const code of codes.filter(isBroadest)) (aside.some((other) => mayShare(id, code, other)) ? alone : aside).push(code);
  return [aside, alone];
}

function mayShare(id: BreakdownId, one: string, other: string): boolean {
  if (id !== 'AGE') return one.startsWith('G_') || other.startsWith('G_');
  const [first, second] = [ageBand(one), ageBand(other)];
  return first !== undefined && second !== undefined && first.from <= second.to && second.from <= first.to;
}
