import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { Figure } from '../dictionary/figure.js';
import { Language } from './enums.js';
import { ObservationType, type ReleasedFigure } from './observation.js';
import { RefusalType, type RefusedFigure } from './refusal.js';

const REFUSED: RefusedFigure = { reporter: 'XN', missing: 'NOT_FOR_AUDIENCE', embargoUntil: null, rule: 'audiences.public.open[0].dimensions', applyFor: 'researcher' };
const EMBARGOED: RefusedFigure = { ...REFUSED, missing: 'EMBARGOED', rule: 'audiences.public.open[0].embargo', embargoUntil: '2027-01-31T09:00:00Z', applyFor: null };
const SUPPRESSED: RefusedFigure = { ...REFUSED, missing: 'SUPPRESSED', rule: 'audiences.public.protection' };

function told(figure: RefusedFigure) {
  const refusal = RefusalType.of(figure);
  if (!refusal) throw new Error('It is not refused');
  const { code, country, rule, applyFor, until } = refusal;
  return { code, country, rule, applyFor, until, en: refusal.explanation(Language.EN), ru: refusal.explanation(Language.RU) };
}

describe('a refusal', () => {
  it('tells reason, country, rule and what to apply for', () => {
    expect(told(REFUSED)).toEqual({
      code: 'NOT_FOR_AUDIENCE', country: 'XN', rule: 'audiences.public.open[0].dimensions', applyFor: 'researcher', until: null,
      en: 'The country does not open this to you; to see more, apply to the country for access as researcher.',
      ru: 'Страна не открывает вам эти данные; чтобы увидеть больше, запросите у страны доступ аудитории researcher.',
    });
  });

  it('tells the end of an embargo', () => {
    expect(told(EMBARGOED)).toMatchObject({
      until: '2027-01-31T09:00:00Z', en: 'Under embargo until the time stated: 2027-01-31T09:00:00Z.', ru: 'Под эмбарго до указанного времени: 2027-01-31T09:00:00Z.',
    });
    expect(told({ ...EMBARGOED, applyFor: 'secretariat' }).en).toBe('Under embargo until the time stated: 2027-01-31T09:00:00Z; to see more, apply to the country for access as secretariat.');
    expect(told({ ...EMBARGOED, rule: '' })).toMatchObject({ code: 'EMBARGOED', rule: '' });
  });

  it('names no embargo where none keeps the figure', () => {
    expect(told({ ...SUPPRESSED, embargoUntil: '2020-01-01T00:00:00Z' })).toMatchObject({ until: null, en: expect.not.stringContaining('2020') });
  });

  it('has nobody to apply to where no audience would see more', () => {
    expect(told({ ...SUPPRESSED, applyFor: null })).toMatchObject({ applyFor: null, en: 'Hidden so that nobody can be recognised.', ru: 'Скрыто, чтобы никого нельзя было узнать.' });
  });

  it.each([null, 'NOT_COLLECTED', 'NOT_APPLICABLE', 'NOT_YET_REPORTED', 'WITHDRAWN', 'NOT_OFFERED', 'COUNTRY_UNAVAILABLE'] as const)('is none where what is missing is %s', (missing) => {
    expect(RefusalType.of({ ...REFUSED, missing })).toBeNull();
  });

  it('is none where no rule was applied: the country marked the figure itself', () => {
    expect(RefusalType.of({ ...REFUSED, rule: null, applyFor: null })).toBeNull();
  });
});

describe("an observation's refusal", () => {
  const figure: Figure = {
    indicator: 'HIV_TESTED', reporter: 'XN', area: '_T', period: '2024', stockOrFlow: 'FLOW', population: '_T', origin: '_T', destination: '_T', basis: '_U', legalStatus: '_T',
    keyPopulation: '_T', sex: '_T', age: '_T', transmission: '_T', unit: 'PERSONS', value: null, lower: null, upper: null, numerator: null, denominator: null, sampleSize: null,
    status: 'Q', confidentiality: 'N', missing: 'SUPPRESSED', embargoUntil: null, method: 'REGISTERED', source: 'A', locator: '1', noteEn: null, noteRu: null,
  };
  const of = (more: Partial<ReleasedFigure>): RefusalType | null =>
    new ObservationType({ ...figure, id: 'a', release: 'XN-1', protection: 'NONE', rule: 'audiences.public.protection', applyFor: 'researcher', ...more }).refusal;

  it('is there where a rule hid it, and not where it has its value', () => {
    expect(of({})?.code).toBe('SUPPRESSED');
    expect(of({ value: 40, missing: null, rule: null, applyFor: null })).toBeNull();
  });

  it('is the same whatever the value, note and status', () => {
    const measured = of({ value: 3, lower: 1, upper: 4, numerator: 3, denominator: 9, sampleSize: 9, noteEn: '3 people', noteRu: '3 человека', status: 'A' });
    expect(JSON.stringify(measured)).toBe(JSON.stringify(of({})));
    expect(measured?.explanation(Language.EN)).toBe(of({})?.explanation(Language.EN));
  });
});
