import { describe, expect, it } from '@jest/globals';
import { handedApplications, receivedApplication } from './decision.js';

const APPLICATION = {
  id: 'a'.repeat(40), applicant: { issuer: 'urn:i', sub: 's', key: null }, institution: 'Institute', purpose: 'Why', countries: ['XN'], audience: 'researcher', indicators: ['HIV_TESTED'], breakdowns: ['SEX'],
  periods: { from: '2022', to: null }, until: '2027-06-30', terms: { XN: '1' }, submittedAt: '2026-11-25T12:00:00.000Z',
};

describe('an application as a country is handed it', () => {
  it('is read', () => {
    expect(receivedApplication.parse(APPLICATION)).toEqual(APPLICATION);
  });

  it.each([
    ['more than is known', { ...APPLICATION, priority: 'high' }], ['an id that is none', { ...APPLICATION, id: '../x' }], ['an escape sequence', { ...APPLICATION, institution: '\u001b[2J' }],
    ['a name that runs the other way', { ...APPLICATION, applicant: { ...APPLICATION.applicant, sub: 'a\u202eb' } }], ['a purpose without end', { ...APPLICATION, purpose: 'x'.repeat(2_001) }],
    ['a breakdown that is not known here', { ...APPLICATION, breakdowns: ['NAME'] }], ['no country', { ...APPLICATION, countries: [] }], ['no day', { ...APPLICATION, until: 'soon' }],
  ])('is not read with %s', (_what, application) => {
    expect(receivedApplication.safeParse(application).success).toBe(false);
    expect(handedApplications.safeParse({ applications: [{ application, withdrawnAt: null }] }).success).toBe(true);
  });
});
