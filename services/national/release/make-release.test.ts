import { describe, expect, it } from '@jest/globals';
import { type AccessRules, CONFIDENTIALITY_STATUS, type Domain, FIGURE_KEY, type Figure, figureKey, type Law, type SourceDocument } from '@serai/schema';
import fc from 'fast-check';
import { canonicalHash } from './canonical.js';
import { draftRelease, makeRelease, type ReleaseCell, type ReleaseContent } from './make-release.js';

const NOW = new Date('2026-06-01T09:00:00Z');

const FIGURE: Figure = {
  indicator: 'HIV_NEW_DIAGNOSES', reporter: 'KZ', area: '_T', period: '2017', stockOrFlow: 'FLOW', population: '_T', origin: '_T', destination: '_T',
  basis: '_U', legalStatus: '_T', keyPopulation: '_T', sex: '_T', age: '_T', transmission: '_T', unit: 'PERSONS',
  value: 3025, lower: null, upper: null, numerator: null, denominator: null, sampleSize: null,
  status: 'A', confidentiality: 'F', missing: null, embargoUntil: null, method: 'REGISTERED', source: 'ANNEX', locator: 'Table one', noteEn: null, noteRu: null,
};
const LAW: Law = { reporter: 'KZ', area: 'ART_FREE', population: '_T', origin: '_T', answer: 'YES', asOf: '2018', detailEn: 'Free.', detailRu: 'Бесплатно.', source: 'ANNEX', locator: '§2' };
const SOURCE: SourceDocument = { id: 'ANNEX', titleEn: 'Fact sheet', titleRu: 'Справка', publisher: 'UNFPA', year: 2018, url: null };

/** Everything here stands in print, and so is open to everyone. */
const PRINTED: AccessRules = { country: 'KZ', alreadyPublished: ['ANNEX', 'other'], audiences: [], examples: [] };

function release({ figures = [], laws = [], sources = [] }: { figures?: readonly Figure[]; laws?: readonly Law[]; sources?: readonly SourceDocument[] }, now = NOW): ReleaseContent {
  return makeRelease(draftRelease({ figures, laws, sources, domain: null }, PRINTED, now));
}

function cellsOf(figures: readonly Figure[]): readonly ReleaseCell[] {
  return release({ figures }).editions.get('public') ?? [];
}

function cellOf(figure: Figure, now = NOW): ReleaseCell {
  return release({ figures: [figure] }, now).editions.get('public')?.[0] as ReleaseCell;
}

/** Numbers too long to stand anywhere by chance. */
const measure = fc.option(fc.integer({ min: 1_000_000, max: 9_999_999 }).map((number) => number + 0.25));
const measures = fc.record({ value: measure, lower: measure, upper: measure, numerator: measure, denominator: measure, sampleSize: measure });
const told = measures.map((numbers): Figure => {
  const note = `Of these: ${Object.values(numbers).join(', ')}`;
  return { ...FIGURE, ...numbers, noteEn: note, noteRu: note };
});
const CLOSED = [...CONFIDENTIALITY_STATUS.keys()].filter((status) => status !== 'F');

/** The cell without the fields that say where it is in the cube, and the id, which is made of them alone. */
function besidesPlace(cell: ReleaseCell): Partial<ReleaseCell> {
  return Object.fromEntries(Object.entries(cell).filter(([field]) => field !== 'id' && !(FIGURE_KEY as readonly string[]).includes(field)));
}

describe('a release', () => {
  const keys = fc.record({ indicator: fc.constantFrom('HIV_NEW_DIAGNOSES', 'HIV_TESTED'), area: fc.constantFrom('_T', 'KZ-75', 'KZ-10'), period: fc.constantFrom('2017', '2016', '_U'), sex: fc.constantFrom('_T', 'F', 'M') });
  const figures = fc.uniqueArray(fc.tuple(keys, fc.nat()).map(([key, value]): Figure => ({ ...FIGURE, ...key, value })), { selector: figureKey, maxLength: 20 });

  it('is the same whatever the order of what was handed in', () => {
    const laws = [LAW, { ...LAW, area: 'HIV_DEPORTATION' }, { ...LAW, population: 'CITIZEN' }];
    const sources = [SOURCE, { ...SOURCE, id: 'BOOK' }, { ...SOURCE, id: 'ATLAS' }];
    const shuffled = figures.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    const other = fc.tuple(fc.shuffledSubarray(laws, { minLength: 3 }), fc.shuffledSubarray(sources, { minLength: 3 }));
    fc.assert(
      fc.property(shuffled, other, ([one, two], [otherLaws, otherSources]) => {
        const first = release({ figures: one, laws, sources });
        const second = release({ figures: two, laws: otherLaws, sources: otherSources });
        expect(second).toEqual(first);
        expect(canonicalHash([...second.editions])).toBe(canonicalHash([...first.editions]));
      }),
    );
  });

  it('gives every cell an id of its own, which stays when its measures change', () => {
    fc.assert(
      fc.property(figures, (all) => {
        const ids = cellsOf(all).map(({ id }) => id);
        const revised = all.map((figure): Figure => ({ ...figure, value: 1, status: 'P', noteEn: 'Revised.', noteRu: 'Уточнено.' }));
        expect(new Set(ids).size).toBe(all.length);
        expect(cellsOf(revised).map(({ id }) => id)).toEqual(ids);
      }),
    );
    expect(cellOf(FIGURE).id).toMatch(/^[0-9a-f]{16}$/);
    for (const part of FIGURE_KEY.filter((each) => each !== 'reporter')) expect([part, cellOf({ ...FIGURE, [part]: 'other' }).id]).not.toEqual([part, cellOf(FIGURE).id]);
  });

  it('says which days a period covers, and none for a period that the source does not give', () => {
    expect(cellOf(FIGURE)).toMatchObject({ periodFrom: '2017-01-01', periodTo: '2018-01-01', protection: 'NONE' });
    expect(cellOf({ ...FIGURE, period: '_U' })).toMatchObject({ periodFrom: null, periodTo: null });
  });

  it('does not touch what it is made from', () => {
    const input = Object.freeze({ figures: Object.freeze([FIGURE, { ...FIGURE, area: 'KZ-10' }]), laws: Object.freeze([LAW]), sources: Object.freeze([SOURCE]) });
    expect(release(input).editions.get('public')?.map(({ area }) => area)).toEqual(['KZ-10', '_T']);
  });
});

describe('a figure that is free', () => {
  it('is told as it was handed in', () => {
    fc.assert(fc.property(told, (figure) => {
      expect(cellOf(figure)).toMatchObject({ ...figure });
    }));
  });
});

describe('a figure that its country does not set free', () => {
  it('leaves no number of its own anywhere in its cell, whatever the reason', () => {
    fc.assert(
      fc.property(told, fc.constantFrom(...CLOSED), fc.constantFrom(null, '2026-05-31T09:00:00Z'), (figure, confidentiality, embargoUntil) => {
        fc.pre(confidentiality !== 'E' || embargoUntil === null);
        const cell = cellOf({ ...figure, confidentiality, embargoUntil });
        expect(JSON.stringify(besidesPlace(cell))).not.toMatch(/\d{7}/);
        expect(cell).toMatchObject({ value: null, noteEn: null, noteRu: null, missing: 'NOT_FOR_AUDIENCE', status: 'Q' });
      }),
    );
  });

  it('looks the same for every reason: that a count is small, or hidden to protect a small one, would tell which counts are small', () => {
    const cells = CLOSED.map((confidentiality) => cellOf({ ...FIGURE, confidentiality }));
    expect(new Set(cells.map((cell) => JSON.stringify(cell))).size).toBe(1);
    expect(cells[0]?.confidentiality).toBe('N');
  });

  it('is not opened by an embargo that ends, nor promised by one that runs', () => {
    const closed: Figure = { ...FIGURE, confidentiality: 'N', embargoUntil: '2026-06-02T00:00:00Z' };
    for (const now of [NOW, new Date('2027-01-01')]) expect(cellOf(closed, now)).toMatchObject({ value: null, missing: 'NOT_FOR_AUDIENCE', confidentiality: 'N', embargoUntil: null });
  });
});

describe('a figure under embargo', () => {
  const until = '2026-06-01T12:00:00Z';
  const before = new Date(Date.parse(until) - 1);
  const marks = fc.constantFrom('F', 'E');

  it('leaves no number of its own anywhere in its cell, but says until when', () => {
    fc.assert(fc.property(told, marks, (figure, confidentiality) => {
      const cell = cellOf({ ...figure, confidentiality, embargoUntil: until }, before);
      expect(JSON.stringify(besidesPlace(cell))).not.toMatch(/\d{7}/);
      expect(cell).toMatchObject({ value: null, noteEn: null, noteRu: null, missing: 'EMBARGOED', status: 'Q', confidentiality: 'E', embargoUntil: until });
    }));
  });

  it('is free from that very time on', () => {
    fc.assert(fc.property(told, marks, (figure, confidentiality) => {
      const embargoed: Figure = { ...figure, confidentiality, embargoUntil: until };
      expect(cellOf(embargoed, new Date(until))).toMatchObject({ ...figure, confidentiality: 'F', embargoUntil: until });
    }));
  });

  it('hides that a figure is missing, too, until then', () => {
    const missing: Figure = { ...FIGURE, value: null, missing: 'NOT_COLLECTED', status: 'L', embargoUntil: until };
    expect(cellOf(missing, before)).toMatchObject({ missing: 'EMBARGOED', status: 'Q' });
    expect(cellOf(missing, new Date(until))).toMatchObject({ missing: 'NOT_COLLECTED', status: 'L' });
  });
});

describe('a release over a declared domain', () => {
  const domain: Domain = {
    country: 'KZ',
    tables: [{ indicators: ['HIV_NEW_DIAGNOSES'], periods: ['2017'], dimensions: { AGE: ['Y_LT15', 'Y_GE15'] }, source: 'REGISTER', method: 'REGISTERED', locator: 'yearly table', note: { en: 'Declared.', ru: 'Объявлено.' }, absent: 'zero' }],
  };
  const row: Figure = { ...FIGURE, source: 'REGISTER', age: 'Y_LT15', value: 3, noteEn: 'Of these, 2 in one house.', noteRu: 'Из них 2 в одном доме.' };
  const rules: AccessRules = {
    ...PRINTED,
    audiences: [{
      id: 'public', terms: { version: '1', en: '1', ru: '1' }, cacheableOutside: false, protection: { minimumCount: 3, zeros: 'shown', wholeGroup: 'show', dominance: null },
      open: [{ indicators: ['HIV_NEW_DIAGNOSES'], topics: [], dimensions: {}, periods: { from: '2010-01-01', to: null, undated: false }, embargo: null }],
    }],
  };
  const made = (figures: readonly Figure[], laws: readonly Law[] = []) => makeRelease(draftRelease({ figures, laws, sources: [SOURCE], domain }, rules, NOW));

  it('holds every cell of it and the sums that the rules open, with the same ids for everybody', () => {
    const { editions } = made([row]);
    expect(editions.get('public')?.map(({ age, value, missing, noteEn }) => [age, value, missing, noteEn])).toEqual([['Y_GE15', null, 'NOT_FOR_AUDIENCE', 'Declared.'], ['Y_LT15', null, 'NOT_FOR_AUDIENCE', 'Declared.'], ['_T', 3, null, 'Declared.']]);
    expect([...editions.keys()]).toEqual(['public', 'researcher', 'secretariat', 'steward']);
    expect(new Set([...editions.values()].map((cells) => cells.map(({ id }) => id).join())).size).toBe(1);
    expect(made([]).editions.get('public')?.map(({ id }) => id)).toEqual(editions.get('public')?.map(({ id }) => id));
  });

  it('is refused where a figure lies outside it and does not stand in print; then nothing is released', () => {
    expect(made([{ ...row, area: 'KZ-75', source: 'ANNEX' }]).editions.get('public')).toHaveLength(4);
    expect(() => made([row, { ...row, area: 'KZ-75' }])).toThrow(expect.objectContaining({ code: 'RELEASE_REFUSED', message: expect.stringMatching(/^Nothing was released: 1 figures neither stand in print .* HIV_NEW_DIAGNOSES\|KZ\|KZ-75\|.* Declare their tables in domain\.yaml$/) }));
  });

  it('is refused where a declared source stands in print: its zeros never did', () => {
    const printed = { ...rules, alreadyPublished: ['REGISTER'] };
    expect(() => makeRelease(draftRelease({ figures: [], laws: [], sources: [SOURCE], domain }, printed, NOW))).toThrow(expect.objectContaining({ code: 'RELEASE_REFUSED', message: expect.stringContaining('declares tables of REGISTER') }));
  });

  it('tells positions of the law that stand in print, and no others', () => {
    expect(made([], [LAW, { ...LAW, source: 'LETTER' }]).laws).toEqual([LAW]);
  });

  it('is refused by a clock that was never set', () => {
    expect(() => makeRelease(draftRelease({ figures: [], laws: [], sources: [], domain }, rules, new Date(0)))).toThrow(expect.objectContaining({ code: 'RELEASE_REFUSED' }));
  });
});
