import { describe, expect, it } from '@jest/globals';
import type { AccessRules, AudienceId, AudienceRules, Figure, Protection } from '@serai/schema';
import { toldCell, type ToldFigure } from './told-cell.js';

const NOW = new Date('2026-11-01T00:00:00Z');
const FIGURE: Figure = {
  indicator: 'HIV_TESTED', reporter: 'XN', area: '_T', period: '2024', stockOrFlow: 'FLOW', population: '_T', origin: '_T', destination: '_T',
  basis: '_U', legalStatus: '_T', keyPopulation: '_T', sex: 'F', age: '_T', transmission: '_T', unit: 'PERSONS',
  value: 900, lower: null, upper: null, numerator: null, denominator: null, sampleSize: null,
  status: 'A', confidentiality: 'F', missing: null, embargoUntil: null, method: '_U', source: 'REGISTER', locator: 'row 7', noteEn: 'Of these 3 in one house.', noteRu: 'Из них 3 в одном доме.',
};
const DECLARED = { locator: 'yearly table', noteEn: 'Declared.', noteRu: 'Объявлено.' };
const SHOWING: Protection = { minimumCount: 1, zeros: 'shown', wholeGroup: 'show', dominance: null };

function audience(id: AudienceRules['id'], protection = SHOWING): AudienceRules {
  return {
    id, protection, terms: { version: '1', en: '1', ru: '1' }, cacheableOutside: false,
    open: [{ indicators: ['HIV_TESTED'], topics: [], dimensions: { SEX: { codes: ['F'], notBy: [] } }, periods: { from: '2020-01-01', to: null, undated: false }, embargo: null }],
  };
}
const rulesOf = (protection = SHOWING): AccessRules => ({ country: 'XN', alreadyPublished: ['REPORT'], audiences: [audience('public', protection), audience('steward')], examples: [] });

function told(figure: Partial<Figure> = {}, { protection = SHOWING, group = 1000, to = 'public', now = NOW }: { protection?: Protection; group?: number; to?: AudienceId; now?: Date } = {}): ToldFigure {
  return toldCell({ figure: { ...FIGURE, ...figure }, declared: DECLARED }, rulesOf(protection), to, now, group);
}

/** What a cell says beside its place. */
function marks({ missing, status, confidentiality, embargoUntil, rule, value, noteEn, locator }: ToldFigure) {
  return { missing, status, confidentiality, embargoUntil, rule, value, noteEn, locator };
}

describe('a cell', () => {
  it('that the rules open is told as it stands', () => {
    expect(told()).toEqual({ ...FIGURE, rule: null, applyFor: null });
  });

  it('that they do not open says which rule, and what the domain says', () => {
    expect(marks(told({ sex: 'M' }))).toEqual({ missing: 'NOT_FOR_AUDIENCE', status: 'Q', confidentiality: 'N', embargoUntil: null, rule: 'audiences.public.open[0].dimensions', value: null, noteEn: 'Declared.', locator: 'yearly table' });
  });

  it('that is hidden looks the same whichever rule hid it: a small count, a zero, the whole of a group, one who dominates', () => {
    const hidden = [
      told({ value: 9 }, { protection: { ...SHOWING, minimumCount: 10 } }),
      told({ value: 50, lower: 3 }, { protection: { ...SHOWING, minimumCount: 10 } }),
      told({ value: 0 }, { protection: { ...SHOWING, zeros: 'small' } }),
      told({ value: 50 }, { protection: { ...SHOWING, wholeGroup: 'hide' }, group: 50 }),
      told({ value: 12 }, { protection: { ...SHOWING, dominance: { largest: 1, percent: 5 } } }),
    ];
    expect(new Set(hidden.map((cell) => JSON.stringify(cell))).size).toBe(1);
    expect(marks(hidden[0] as ToldFigure)).toEqual({ missing: 'SUPPRESSED', status: 'Q', confidentiality: 'C', embargoUntil: null, rule: 'audiences.public.protection', value: null, noteEn: 'Declared.', locator: 'yearly table' });
    expect(told({ value: 12 }, { protection: { minimumCount: 10, zeros: 'small', wholeGroup: 'hide', dominance: { largest: 1, percent: 50 } } }).value).toBe(12);
  });

  it('under its own embargo says until when, to all but the steward', () => {
    const embargo = { embargoUntil: '2027-01-01T00:00:00Z', confidentiality: 'E' };
    expect(marks(told(embargo))).toMatchObject({ missing: 'EMBARGOED', status: 'Q', confidentiality: 'E', embargoUntil: '2027-01-01T00:00:00Z', rule: 'EMBARGO_TIME', value: null });
    expect(told(embargo, { to: 'steward' })).toMatchObject({ value: 900, confidentiality: 'E', rule: null });
    expect(told(embargo, { now: new Date('2027-01-01T00:00:00Z') })).toMatchObject({ value: 900, confidentiality: 'F', rule: null });
  });

  it('that its country marks as closed is closed to all but the steward, whatever its value and its embargo', () => {
    const closed = [told({ confidentiality: 'N' }), told({ confidentiality: 'A', value: 2 }), told({ confidentiality: 'C', embargoUntil: '2027-01-01T00:00:00Z' }), told({ confidentiality: 'E' })];
    expect(new Set(closed.map((cell) => JSON.stringify(cell))).size).toBe(1);
    expect(marks(closed[0] as ToldFigure)).toMatchObject({ missing: 'NOT_FOR_AUDIENCE', confidentiality: 'N', embargoUntil: null, rule: 'CONF_STATUS', value: null });
    expect(told({ confidentiality: 'A' }, { to: 'steward' })).toMatchObject({ value: 900, confidentiality: 'A', rule: null });
  });

  it('that the rules refuse does not tell that its figure is closed or under embargo: that would say that there is one', () => {
    const refused = [told({ sex: 'M' }), told({ sex: 'M', confidentiality: 'N' }), told({ sex: 'M', embargoUntil: '2027-01-01T00:00:00Z' }), told({ sex: 'M', confidentiality: 'E', embargoUntil: '2027-01-01T00:00:00Z' })];
    expect(new Set(refused.map((cell) => JSON.stringify(cell))).size).toBe(1);
  });

  it('that stands in print and is closed all the same tells neither its note nor its place', () => {
    const printed: Figure = { ...FIGURE, source: 'REPORT', value: 3 };
    expect(toldCell({ figure: printed, declared: null }, rulesOf(), 'public', NOW, undefined)).toEqual({ ...printed, rule: null, applyFor: null });
    expect(toldCell({ figure: { ...printed, confidentiality: 'N' }, declared: null }, rulesOf(), 'public', NOW, undefined)).toMatchObject({ value: null, noteEn: null, noteRu: null, locator: '', rule: 'CONF_STATUS' });
  });

  it.each<[what: string, figure: Partial<Figure>, now: Date, says: string]>([
    ['whose embargo cannot be read', { embargoUntil: 'tomorrow' }, NOW, 'A rule could not be evaluated'],
    ['of another country', { reporter: 'XS' }, NOW, 'A rule could not be evaluated'],
    ['of another country that is closed besides', { reporter: 'XS', confidentiality: 'N' }, NOW, 'A rule could not be evaluated'],
    ['judged by a clock that was never set', {}, new Date('2019-12-31T23:59:59Z'), 'The clock of the service is not set'],
    ['judged by a clock that is none', {}, new Date(NaN), 'The clock of the service is not set'],
  ])('%s stops the release', (_what, figure, now, says) => {
    expect(() => told(figure, { now })).toThrow(expect.objectContaining({ code: 'RELEASE_REFUSED', message: expect.stringContaining(`Nothing was released: ${says}`) }));
  });
});
