import { ageBand, AREA, BREAKDOWNS, type BreakdownId, type Codelist, holdsAge, LEGAL_STATUS, SEX, TRANSMISSION } from '@serai/schema';

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

/** Where bands overlap in more ways than anybody publishes, not all are looked at. */
const MOST_STEPS = 10_000;

/**
 * Every way in which bands make up a broader age that does not follow from the others: no run of its bands makes up
 * another band among the codes. With those of every band, all sums of ages that hold. The unknown go with all.
 */
export function ageTilings(broader: string, codes: readonly string[]): readonly (readonly string[])[] {
  const whole = broader === '_T' ? { from: 0, to: Infinity } : ageBand(broader);
  if (!whole) return [];
  const bands = codes.flatMap((code) => {
    const band = code === broader ? undefined : ageBand(code);
    return band && holdsAge(whole, band) ? [{ code, ...band }] : [];
  });
  const isBand = new Set(bands.map(({ from, to }) => `${from} ${to}`));
  const isEnd = (from: number): boolean => from === whole.to + 1 || from === Infinity;
  const leads = new Map<number, boolean>();
  const leadsOn = (from: number): boolean => {
    const known = leads.get(from) ?? (isEnd(from) || bands.some((band) => band.from === from && leadsOn(band.to + 1)));
    leads.set(from, known);
    return known;
  };
  const tilings: (readonly string[])[] = [];
  let steps = 0;
  const follow = (from: number, before: typeof bands): void => {
    steps += 1;
    if (steps > MOST_STEPS || !leadsOn(from)) return;
    if (isEnd(from)) return void tilings.push(before.map(({ code }) => code));
    for (const band of bands) {
      if (band.from === from && !before.some((first) => isBand.has(`${first.from} ${band.to}`))) follow(band.to + 1, [...before, band]);
    }
  };
  follow(whole.from, []);
  return tilings.map((tiling) => (broader === '_T' && codes.includes('_U') ? [...tiling, '_U'] : tiling));
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
