import { describe, expect, it } from '@jest/globals';
import { textId } from '@serai/chassis';
import { type Application, applicationText, INDICATORS, visaClaims } from '@serai/schema';
import { type Grant, grantedVisa, type GrantFacts, readApplication } from './grant.js';

const CONTENT: Omit<Application, 'id'> = {
  applicant: { issuer: 'urn:hub', sub: 'researcher-a', key: null }, institution: 'Institute', purpose: 'Why', countries: ['XN', 'XS'], audience: 'researcher', indicators: ['HIV_TESTED', 'ON_ART'], breakdowns: ['SEX'],
  periods: { from: '2022', to: '2024' }, until: '2027-06-30', terms: { XN: '2026-11', XS: '1' }, submittedAt: '2026-11-25T12:00:00.000Z',
};
const applied = (change: Partial<Application> = {}): Application => {
  const content = { ...CONTENT, ...change };
  return { ...content, id: textId(applicationText(content)) };
};
const FACTS: GrantFacts = { country: 'XN', tokenIssuer: 'urn:hub', terms: { public: '1', researcher: '2026-11', steward: '1' }, now: new Date('2026-12-01T10:00:00Z') };
const AS_ASKED: Grant = { narrowing: { indicators: null, breakdowns: null, periods: null }, until: null };

describe('an application that a country was handed', () => {
  it('is read where it is addressed to the country and its id is made of its content', () => {
    expect(readApplication(JSON.parse(JSON.stringify(applied())), 'XN')).toEqual(applied());
  });

  it.each([
    ['for another country', applied({ countries: ['XS'] })],
    ['changed after it was given its id', { ...applied(), purpose: 'Something else' }],
    ['of another applicant under the same id', { ...applied(), applicant: { ...CONTENT.applicant, sub: 'researcher-b' } }],
    ['with more in it than is known', { ...applied(), urgent: true }],
    ['that is nothing of the kind', null],
  ])('is left out when it is one %s', (_what, handed) => {
    expect(readApplication(handed, 'XN')).toBeNull();
  });
});

describe('the visa of a grant', () => {
  it('says who may see what, until when, under which terms', () => {
    expect(grantedVisa(applied(), { narrowing: { indicators: ['ON_ART'], breakdowns: [], periods: { from: null, to: '2023' } }, until: '2027-01-31' }, FACTS, 'id-1')).toEqual({
      iss: 'urn:serai:country:XN', sub: 'researcher-a', iat: 1_796_119_200, exp: Date.parse('2027-02-01T00:00:00Z') / 1000, jti: 'id-1',
      ga4gh_visa_v1: { type: 'ControlledAccessGrants', asserted: 1_796_119_200, value: 'urn:serai:country:XN', source: 'urn:serai:country:XN', by: 'dac' },
      serai_visa_v1: { indicators: ['ON_ART'], breakdowns: [], periods: { from: '2022', to: '2023' }, subjectIssuer: 'urn:hub', audience: 'researcher', terms: '2026-11' },
    });
  });

  it('is one that the country takes, bound to the key of an applicant who has one', () => {
    const visa = grantedVisa(applied({ applicant: { ...CONTENT.applicant, key: 'thumbprint' } }), AS_ASKED, FACTS, 'id-1');
    expect(visaClaims.parse(visa)).toEqual(visa);
    expect(visa.cnf).toEqual({ jkt: 'thumbprint' });
    expect(visa.exp).toBe(Date.parse('2027-07-01T00:00:00Z') / 1000);
  });

  it.each<readonly [string, Partial<Application>, Partial<Grant>, Partial<GrantFacts>, RegExp]>([
    ['under terms that are in force no longer', {}, {}, { terms: { researcher: '2026-12' } }, /^terms: XN has its terms for researcher in the version 2026-12, not "2026-11"/],
    ['as an audience that the rules have not', { audience: 'secretariat' }, {}, {}, /^audience: the rules of XN have none called secretariat/],
    ['of somebody whose tokens the country does not know', {}, {}, { tokenIssuer: 'urn:other' }, /^applicant: he is known to urn:hub/],
    ['for longer than was asked', {}, { until: '2027-07-01' }, {}, /^until: 2027-07-01 is after 2027-06-30/],
    ['that is over', {}, { until: '2026-11-30' }, {}, /^until: 2026-11-30 is over/],
    ['until no day', {}, { until: '2027-02-31' }, {}, /^until: "2027-02-31" is no day/],
    ['of more than was asked', {}, { narrowing: { indicators: ['HIV_NEW_DIAGNOSES'], breakdowns: null, periods: null } }, {}, /^indicators: HIV_NEW_DIAGNOSES was not applied for/],
    ['as a steward, whatever the hub hands', { audience: 'steward' }, {}, {}, /^It cannot be granted as it is: serai_visa_v1\.audience: must be researcher, secretariat or partner:XX$/],
  ])('is not made %s', (_what, change, grant, facts, message) => {
    const make = () => grantedVisa(applied({ ...change, ...(change.audience === 'steward' && { terms: { XN: '1' } }) }), { ...AS_ASKED, ...grant }, { ...FACTS, ...facts }, 'id-1');
    expect(make).toThrow(expect.objectContaining({ code: 'APPLICATION_REFUSED', message: expect.stringMatching(message) as unknown }));
  });

  it('fits into a header, whatever is named in it', () => {
    const all = [...INDICATORS.keys()];
    const many = Array.from({ length: 20 }, () => all).flat();
    expect(() => grantedVisa(applied({ indicators: many }), AS_ASKED, FACTS, 'id-1')).toThrow('do not fit into a visa');
    expect(JSON.stringify(grantedVisa(applied({ indicators: all.slice(0, 40) }), AS_ASKED, FACTS, 'id-1')).length).toBeLessThan(5_000);
  });
});
