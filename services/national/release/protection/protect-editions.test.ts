import { describe, expect, it } from '@jest/globals';
import { type AccessRules, type AudienceId, figureKey } from '@serai/schema';
import fc from 'fast-check';
import type { ToldFigure } from '../../access/told-cell.js';
import type { MirrorRelease } from './mirror-release.js';
import { mirroredCounts } from './mirrored-counts.js';
import { type EarlierRelease, EditionsProtection, type ProtectedEdition, protectEditions } from './protect-editions.js';
import { audience, countAt, keyAt, MARGINS, PLACES, rulesOf, tableOf, toldBy } from './told-table.fixture.js';

/** What the attacker of these tests tries: no leaf is larger. It leaves room above the largest that is drawn, or he would exclude what he cannot. */
const MOST = 12;

/** The key of each place: whatever is counted there. */
const KEYS = new Map(PLACES.map((place) => [place.join(), keyAt(tableOf([0, 0, 0, 0]), ...place)]));
const keyOf = (place: readonly [string, string]): string => KEYS.get(place.join()) as string;

/** A release as it was made: what it holds, and what each audience was told of it. */
interface Made {
  readonly leaves: readonly number[];
  readonly record: EarlierRelease;
  readonly editions: ReadonlyMap<AudienceId, ProtectedEdition>;
}

function make(leaves: readonly number[], rules: AccessRules, before: readonly Made[] = [], mirrors: readonly MirrorRelease[] = []): Made {
  const table = tableOf(leaves);
  const counts = mirroredCounts(table, mirrors);
  const told = toldBy(table, rules);
  const protection = new EditionsProtection(table, counts, told, { rules, earlier: before.map(({ record }) => record), mirrors });
  const editions = protectEditions(protection);
  const shown = new Map([...told].map(([id, figures]) => {
    const secondary = editions.get(id)?.secondary ?? new Set<string>();
    return [id, new Set(figures.flatMap((figure) => (figure.missing === null && !secondary.has(figureKey(figure)) ? [figureKey(figure)] : [])))];
  }));
  return { leaves, editions, record: { table: counts, told: shown, secondary: new Map([...editions].map(([id, { secondary }]) => [id, secondary])) } };
}

/** What an audience reads of a release, as another member that has the same counts reads it; of a member that counts only some of them, these. */
function mirrorOf(made: Made, rules: AccessRules, id: AudienceId = 'public', isCounted: (place: ToldFigure) => boolean = () => true): MirrorRelease {
  const figures = toldBy(tableOf(made.leaves), rules).get(id) ?? [];
  const told = made.record.told.get(id);
  return {
    release: 'XS-1', audience: id, isNewest: true, minimumCount: Math.min(...rules.audiences.map(({ protection }) => protection.minimumCount)),
    cells: figures.filter(isCounted).map((place) => ({ place, value: told?.has(figureKey(place)) === true ? place.value : null })),
  };
}

function isTold({ record }: Made, of: readonly AudienceId[], place: readonly [string, string]): boolean {
  return of.some((id) => record.told.get(id)?.has(keyOf(place)) === true);
}

/** All tables of four whole numbers that give what was told, tried out one by one. */
function* tablesThatFit(made: Made, of: readonly AudienceId[]): Generator<readonly number[]> {
  const told = PLACES.filter((place) => isTold(made, of, place)).map(([sex, age]) => [sex, age, countAt(made.leaves, sex, age)] as const);
  for (let at = 0; at < (MOST + 1) ** 4; at += 1) {
    const leaves = [at % (MOST + 1), Math.floor(at / (MOST + 1)) % (MOST + 1), Math.floor(at / (MOST + 1) ** 2) % (MOST + 1), Math.floor(at / (MOST + 1) ** 3)];
    if (told.every(([sex, age, count]) => countAt(leaves, sex, age) === count)) yield leaves;
  }
}

/** Places of small counts that those who tell one another can narrow down further than their rules allow. */
function breaches(made: Made, of: readonly AudienceId[], minimum: number, fit: Iterable<readonly number[]> = tablesThatFit(made, of)): string[] {
  const possible = new Map(PLACES.map((place) => [place.join(), new Set<number>()]));
  for (const leaves of fit) for (const [sex, age] of PLACES) possible.get(`${sex},${age}`)?.add(countAt(leaves, sex, age));
  return PLACES.flatMap((place) => {
    const count = countAt(made.leaves, ...place);
    const values = [...(possible.get(place.join()) ?? [])];
    const isProtected = values.length >= minimum && values.some((value) => value >= minimum);
    return count > 0 && count < minimum && !isTold(made, of, place) && !isProtected ? [place.join()] : [];
  });
}

const leaves = fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 4, maxLength: 4 });
const SOME = { numRuns: 8 } as const;

describe('editions', () => {
  it('hide a second cell in each row and column beside a small one, and tell the steward why', () => {
    const { editions } = make([2, 9, 8, 7], rulesOf(audience('public', 3)));
    const { hidings, secondary, summary } = editions.get('public') as ProtectedEdition;
    expect(hidings.get(keyOf(['F', 'Y_LT15']))).toMatchObject({ rules: ['threshold'] });
    expect(secondary.size).toBeGreaterThanOrEqual(3);
    expect([...secondary].every((key) => hidings.get(key)?.rules.length === 0)).toBe(true);
    expect(summary).toMatchObject({ primary: 1, secondary: secondary.size, unprotected: 0, lostBefore: 0 });
  });

  it('hide nothing where nothing is small, and nothing from the stewards', () => {
    const { editions } = make([12, 9, 8, 7], rulesOf(audience('public', 3), audience('steward', 1)));
    expect(editions.get('public')?.hidings.size).toBe(0);
    expect(editions.has('steward')).toBe(false);
  });

  it('stand against whoever tries out all whole numbers', () => {
    fc.assert(fc.property(leaves, (numbers) => {
      expect(breaches(make(numbers, rulesOf(audience('public', 3))), ['public'], 3)).toEqual([]);
    }), SOME);
  });

  it('stand with what audiences below are told, who see less finely', () => {
    fc.assert(fc.property(leaves, (numbers) => {
      const made = make(numbers, rulesOf(audience('public', 4, { dimensions: MARGINS }), audience('researcher', 3)));
      expect(breaches(made, ['public'], 4)).toEqual([]);
      expect(breaches(made, ['public', 'researcher'], 3)).toEqual([]);
    }), SOME);
  });

  it('stand when partners tell one another', () => {
    fc.assert(fc.property(leaves, (numbers) => {
      const rules = rulesOf(audience('public', 5, { dimensions: {} }), audience('partner:XS', 3, { dimensions: { SEX: { codes: 'all', notBy: [] } } }), audience('partner:XE', 3));
      const made = make(numbers, rules);
      for (const group of [['partner:XS'], ['partner:XE'], ['partner:XS', 'partner:XE']] as const) expect(breaches(made, ['public', ...group], 3)).toEqual([]);
    }), { ...SOME, examples: [[[2, 1, 7, 2]]] });
  });

  it('stand after a correction, with what the release before told and which cells did not change', () => {
    fc.assert(fc.property(leaves, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 7 }), (numbers, at, corrected) => {
      const rules = rulesOf(audience('public', 3));
      const first = make(numbers, rules);
      const second = make(numbers.map((count, index) => (index === at ? corrected : count)), rules, [first]);
      const told = PLACES.filter((place) => isTold(second, ['public'], place)).map(([sex, age]) => [sex, age, countAt(second.leaves, sex, age)] as const);
      const hasChanged = corrected !== numbers[at];
      const fit = [...tablesThatFit(first, ['public'])].flatMap((before) => {
        const changes = hasChanged ? Array.from({ length: MOST + 1 }, (_each, value) => value).filter((value) => value !== before[at]) : [before[at] ?? 0];
        const after = changes.map((value) => before.map((count, index) => (index === at ? value : count)));
        return after.filter((table) => told.every(([sex, age, count]) => countAt(table, sex, age) === count));
      });
      // What the first release told of a count that still stands is out.
      const isOut = (place: string): boolean => isTold(first, ['public'], place.split(',') as [string, string]);
      expect(breaches(second, ['public'], 3, fit).filter((place) => !isOut(place))).toEqual([]);
    }), { ...SOME, examples: [[[1, 2, 2, 7], 0, 1], [[2, 2, 1, 7], 0, 4]] });
  });

  it('stand with what another member tells of the same people, and tell nothing that it hides', () => {
    const rulesOfOther = fc.constantFrom(rulesOf(audience('public', 3)), rulesOf(audience('public', 3, { dimensions: MARGINS })), rulesOf(audience('public', 3, { dimensions: {} })));
    fc.assert(fc.property(leaves, rulesOfOther, rulesOfOther, (numbers, theirs, ours) => {
      const other = make(numbers, theirs);
      const made = make(numbers, ours, [], [mirrorOf(other, theirs)]);
      const both = PLACES.filter((place) => isTold(other, ['public'], place) || isTold(made, ['public'], place)).map(([sex, age]) => [sex, age, countAt(numbers, sex, age)] as const);
      const fit = [...tablesThatFit(made, ['public'])].filter((table) => both.every(([sex, age, count]) => countAt(table, sex, age) === count));
      // What the other tells is in print; what neither tells has to stay open to whoever reads both.
      expect(breaches(made, ['public'], 3, fit).filter((place) => !isTold(other, ['public'], place.split(',') as [string, string]))).toEqual([]);
      const hidden = [...(other.editions.get('public')?.hidings.keys() ?? [])];
      expect(hidden.filter((key) => made.record.told.get('public')?.has(key))).toEqual([]);
    }), { ...SOME, examples: [[[2, 9, 8, 7], rulesOf(audience('public', 3, { dimensions: MARGINS })), rulesOf(audience('public', 3))]] });
  });

  it('tell the public nothing by which those above, who are told more elsewhere, could find out what is hidden from them', () => {
    const bySex = { dimensions: { SEX: { codes: 'all' as const, notBy: [] } } };
    const rulesOfOurs = fc.constantFrom(rulesOf(audience('public', 4, bySex), audience('researcher', 3)), rulesOf(audience('public', 4, { dimensions: MARGINS }), audience('researcher', 3, bySex)), rulesOf(audience('public', 4), audience('researcher', 3)));
    // The other counts by age alone, and tells the public the total; researchers as much as is told here, or all.
    const leastOfTheirs = fc.constantFrom(3, 1);
    const isCounted = ({ sex }: { readonly sex: string }): boolean => sex === '_T';
    fc.assert(fc.property(leaves, rulesOfOurs, leastOfTheirs, (numbers, ours, least) => {
      const theirs = rulesOf(audience('public', 4, { dimensions: {} }), audience('researcher', least));
      const other = make(numbers, theirs);
      const mirrors = (['public', 'researcher'] as const).map((id) => mirrorOf(other, theirs, id, isCounted));
      const made = make(numbers, ours, [], mirrors);
      const elsewhere = (of: readonly AudienceId[]) => PLACES.filter((place) => isCounted({ sex: place[0] }) && isTold(other, of, place));
      const found = (of: readonly AudienceId[], ofOther: readonly AudienceId[], minimum: number): readonly string[] => {
        const fit = [...tablesThatFit(made, of)].filter((table) => elsewhere(ofOther).every(([sex, age]) => countAt(table, sex, age) === countAt(numbers, sex, age)));
        return breaches(made, of, minimum, fit).filter((place) => !elsewhere(ofOther).some((each) => each.join() === place));
      };
      expect(found(['public'], ['public'], 4)).toEqual([]);
      if (least === 3) expect(found(['public', 'researcher'], ['public', 'researcher'], 3)).toEqual([]);
      // Whoever reads this member alone knows of the other what everybody does.
      expect(found(['public', 'researcher'], ['public'], 3)).toEqual([]);
    }), { ...SOME, numRuns: 12, examples: [[[0, 1, 3, 4], rulesOf(audience('public', 4), audience('researcher', 3)), 3], [[0, 0, 1, 3], rulesOf(audience('public', 4, bySex), audience('researcher', 3)), 1]] });
  });

  it('name the rule where it is another member that hides', () => {
    const { hidings, secondary } = make([12, 9, 8, 7], rulesOf(audience('public', 3)), [], [mirrorOf(make([2, 9, 8, 7], rulesOf(audience('public', 3))), rulesOf(audience('public', 3)))]).editions.get('public') as ProtectedEdition;
    expect(hidings.get(keyOf(['F', 'Y_LT15']))?.rules).toEqual(['mirror']);
    expect(secondary.has(keyOf(['F', 'Y_LT15']))).toBe(true);
  });

  it('keep the pattern of the release before where nothing changed', () => {
    const rules = rulesOf(audience('public', 3));
    const first = make([2, 9, 8, 7], rules);
    const second = make([2, 9, 8, 7], rules, [first]);
    expect([...(second.editions.get('public')?.secondary ?? [])].sort()).toEqual([...(first.editions.get('public')?.secondary ?? [])].sort());
  });
});
