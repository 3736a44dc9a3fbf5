import { describe, expect, it } from '@jest/globals';
import { type Application, type ApplicationForm, applicationText, checkApplication, endOfAccess, stateOfApplication } from './application.js';

const NOW = new Date('2026-11-25T12:00:00Z');
const FORM: ApplicationForm = {
  institution: ' Institute of Examples ', purpose: 'Late diagnosis', countries: ['XS', 'XN', 'XS'], audience: 'researcher', indicators: ['ON_ART', 'HIV_TESTED'], breakdowns: ['SEX', 'AREA'],
  periods: { from: '2022', to: '2024-Q2' }, until: '2027-06-30', terms: { XS: '2', XN: '1' },
};
const TERMS: Readonly<Record<string, Readonly<Record<string, string>>>> = { XN: { researcher: '1', 'partner:XS': '1' }, XS: { researcher: '2' } };
const FACTS = { now: NOW, members: ['XN', 'XS', 'XE'], termsOf: (country: string) => TERMS[country] };

const faultsOf = (change: Partial<ApplicationForm>): string => {
  try {
    checkApplication({ ...FORM, ...change }, FACTS);
    return '';
  } catch (error) {
    expect(error).toMatchObject({ name: 'SeraiError', code: 'APPLICATION_REFUSED', retriable: false });
    return (error as Error).message;
  }
};

describe('an application', () => {
  it('comes back in order and without doubles', () => {
    expect(checkApplication(FORM, FACTS)).toEqual({ ...FORM, institution: 'Institute of Examples', countries: ['XN', 'XS'], indicators: ['HIV_TESTED', 'ON_ART'], breakdowns: ['AREA', 'SEX'], terms: { XN: '1', XS: '2' } });
    expect(checkApplication({ ...FORM, periods: { from: null, to: null }, indicators: null, breakdowns: [] }, FACTS)).toMatchObject({ periods: null, indicators: null, breakdowns: [] });
  });

  it.each<readonly [string, Partial<ApplicationForm>, string]>([
    ['of no institution', { institution: '  ' }, 'institution: say for which institution you ask'],
    ['with an escape sequence', { purpose: 'a\u001b[31mb' }, 'purpose: leave out control and formatting characters'],
    ['with text that runs the other way', { institution: 'a\u202eb' }, 'institution: leave out control and formatting characters'],
    ['that goes on and on', { purpose: 'x'.repeat(2_001) }, 'purpose: write at most 2000 characters'],
    ['to a country that is no member', { countries: ['KZ'], terms: { KZ: '1' } }, 'countries: there is no member "KZ". There are XN, XS, XE'],
    ['as a steward', { audience: 'steward' }, 'audience: "steward" cannot be applied for. Write researcher, secretariat or partner:XX with the code of a country'],
    ['as the public', { audience: 'public' }, 'audience: nobody needs to apply to be the public. Write researcher, secretariat or partner:XX'],
    ['for no indicator', { indicators: [] }, 'indicators: name at least one indicator, or leave it out for all'],
    ['for a breakdown that there is not', { breakdowns: ['SEXX'] as never }, 'breakdowns: there is no breakdown "SEXX". Did you mean SEX?'],
    ['for a period that is none', { periods: { from: 'lately', to: null } }, 'period.from: "lately" is no period. Write it as 2024, 2024-Q1, 2024-S1 or 2024-03'],
    ['for an end before its beginning', { periods: { from: '2024', to: '2023' } }, 'period: it ends (2023) before it begins (2024). Turn them round'],
    ['until no day', { until: '2027-02-30' }, 'until: "2027-02-30" is no day. Write it as 2027-06-30'],
    ['until yesterday', { until: '2026-11-24' }, 'until: 2026-11-24 is over. Name a day from today to 2028-11-25'],
    ['for too long', { until: '2028-11-26' }, 'until: 2028-11-26 is more than 2 years ahead. Name 2028-11-25 at the latest, and apply again then'],
    ['under other terms', { terms: { XN: '0', XS: '2' } }, 'terms: XN has its terms for researcher in the version 1, not "0". Read them and accept that one'],
    ['under no terms', { terms: { XS: '2' } }, 'terms: accept the terms of XN by their version; its accessRules { audiences { audience terms termsVersion } } has them'],
    ['under terms of one that is not asked', { terms: { XN: '1', XS: '2', XE: '1' } }, 'terms: "XE" is not among the countries asked. Leave it out'],
    ['as a partner where there is none', { audience: 'partner:XS' }, 'audience: the rules of XS have none called partner:XS. They have researcher'],
  ])('%s is refused', (_what, change, message) => {
    expect(faultsOf(change)).toBe(message);
  });

  it('names every fault, and not too many', () => {
    expect(faultsOf({ audience: 'public', until: 'soon' })).toMatch(/^audience: .*; until: "soon"/);
    expect(faultsOf({ indicators: Array.from({ length: 30 }, (_none, index) => `X${index}`) })).toMatch(/; and 20 more$/);
  });

  it('today is not over, and a country that has not told its terms says so when it decides', () => {
    expect(checkApplication({ ...FORM, until: '2026-11-25' }, FACTS).until).toBe('2026-11-25');
    expect(checkApplication({ ...FORM, countries: ['XE'], terms: { XE: 'any' } }, FACTS).terms).toEqual({ XE: 'any' });
  });

  it('is another text when anything in it is another', () => {
    const application: Omit<Application, 'id'> = { ...FORM, applicant: { issuer: 'i', sub: 's', key: null }, submittedAt: NOW.toISOString() };
    const changes: readonly Partial<Application>[] = [
      { applicant: { issuer: 'i', sub: 't', key: null } }, { applicant: { issuer: 'i', sub: 's', key: 'k' } }, { purpose: 'other' }, { countries: ['XN'] }, { indicators: null }, { breakdowns: null }, { periods: null },
      { until: '2027-07-01' }, { terms: { XN: '1', XS: '3' } }, { submittedAt: 'later' }, { institution: '' }, { audience: 'secretariat' },
    ];
    expect(new Set([application, ...changes.map((change) => ({ ...application, ...change }))].map(applicationText)).size).toBe(changes.length + 1);
    expect(applicationText({ ...application, terms: { XN: '1', XS: '2' } })).toBe(applicationText(application));
  });
});

describe('where an application stands', () => {
  const FATE = { decision: null, grantedUntil: null, revoked: false, withdrawn: false, until: '2027-06-30' } as const;

  it.each([
    ['SUBMITTED', FATE], ['WITHDRAWN', { ...FATE, withdrawn: true }], ['EXPIRED', { ...FATE, until: '2026-11-24' }], ['REFUSED', { ...FATE, decision: 'REFUSED' as const, withdrawn: true }],
    ['APPROVED', { ...FATE, decision: 'APPROVED' as const, grantedUntil: endOfAccess('2026-11-25'), withdrawn: true }], ['EXPIRED', { ...FATE, decision: 'APPROVED' as const, grantedUntil: endOfAccess('2026-11-24') }],
    ['REVOKED', { ...FATE, decision: 'APPROVED' as const, grantedUntil: endOfAccess('2026-11-24'), revoked: true }],
  ])('%s', (state, fate) => {
    expect(stateOfApplication(fate, NOW)).toBe(state);
  });
});
