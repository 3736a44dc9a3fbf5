import { ACCESS_TOKEN_TYPE, PASSPORT_TYPE, type VisaClaims } from '@serai/schema';
import { forge, forgeOf, partsOf, without } from './forge-jwt.js';
import { type Forgery, headerForgeries } from './header-forgeries.js';
import type { Workshop } from './workshop.js';

const UNKNOWN = /holds what XN does not know|that can be read|for another purpose|expired|not valid yet/;
const UNREGISTERED = /register does not hold it/;

/** Visas that must not pass, though most are signed with the country's own key. */
export function visaForgeries(workshop: Workshop): readonly Forgery[] {
  const { visaHeader: header, asCountry, country } = workshop;
  const now = Math.floor(Date.now() / 1000);
  const claims = workshop.visaClaims() as VisaClaims;
  const { ga4gh_visa_v1: granted, serai_visa_v1: scope } = claims;
  const signed = (what: string, changes: object, says: RegExp): Forgery => ({ what, jwt: forgeOf(header, workshop.visaClaims(changes), asCountry), says });
  const grant = (what: string, changes: object, says = UNKNOWN): Forgery => signed(what, { ga4gh_visa_v1: { ...granted, ...changes } }, says);
  const opens = (what: string, changes: object, says = UNKNOWN): Forgery => signed(what, { serai_visa_v1: { ...scope, ...changes } }, says);
  return [
    ...headerForgeries(workshop, {
      of: 'country', jwt: workshop.visa, header, claims: workshop.visaClaims(), asSigner: asCountry, foreignKid: country.rings.issuer.signing().kid,
      otherTypes: ['JWT', 'visa+jwt', 'ga4gh.visa+jwt', 'serai-decision+jwt', PASSPORT_TYPE, ACCESS_TOKEN_TYPE],
    }),
    { what: 'the access token in place of a visa', jwt: workshop.token, says: /issuer has no such key \(kid\)/ },
    { what: 'a passport in place of a visa', jwt: forgeOf({ ...header, typ: PASSPORT_TYPE }, { ...workshop.visaClaims(), ga4gh_passport_v1: [workshop.visa] }, asCountry), says: /of another type \(typ\)/ },
    { what: 'two visas', jwt: `${workshop.visa}, ${workshop.visa}`, says: /not written as a JWT is/ },
    { what: 'spaces inside', jwt: workshop.visa.replace('.', ' .'), says: /not written as a JWT is/ },

    ...['urn:serai:country:XS', 'urn:serai:country:xn', 'urn:serai:country:XN:staff', 'XN', '', null].map((iss) => signed(`iss ${JSON.stringify(iss)}`, { iss }, /for another issuer \(iss\)/)),
    ...['iss', 'sub', 'iat', 'exp', 'jti', 'ga4gh_visa_v1', 'serai_visa_v1'].map((name) => ({ what: `without ${name}`, jwt: forgeOf(header, without(workshop.visaClaims(), name), asCountry), says: /It lacks|does not know/ })),
    signed('expired, a second beyond the skew', { exp: now - 11 }, /has expired \(exp\)/),
    signed('not valid yet', { nbf: now + 60 }, /not valid yet \(nbf\)/),
    signed('issued in the future', { iat: now + 60 }, /issued in the future \(iat\)/),
    ...['sub', 'iat', 'exp', 'jti', 'nbf', 'cnf', 'ga4gh_visa_v1', 'serai_visa_v1'].flatMap((name) => [null, true, 1.5, [], {}].map((value) => signed(`${name} ${JSON.stringify(value)}`, { [name]: value }, UNKNOWN))),
    ...['', 'x'.repeat(101), 'a\u0000b', '\ud800', 'a\nb'].map((jti) => signed(`jti ${JSON.stringify(jti).slice(0, 20)}`, { jti }, UNKNOWN)),
    forgedJson('exp 1e400', (json) => json.replace(/\}$/, ',"exp":1e400}')),

    grant('unknown conditions', { conditions: [[{ type: 'AffiliationAndRole', value: 'const:faculty@example.org' }]] }),
    grant('conditions of nothing', { conditions: [] }),
    ...['self', 'peer', 'system', 'so', 'DAC', null, undefined].map((by) => grant(`by ${JSON.stringify(by)}`, { by })),
    ...['ResearcherStatus', 'AcceptedTermsAndPolicies', 'LinkedIdentities', 'controlledaccessgrants', null].map((type) => grant(`type ${JSON.stringify(type)}`, { type })),
    ...['urn:serai:country:XS', 'urn:serai:hub', 'https://example.org/dataset'].map((value) => grant(`value ${value}`, { value }, /opens something else than this country's data \(value\)/)),
    signed('a claim that nobody knows', { unknown: 1 }, UNKNOWN),
    opens('a part of the scope that nobody knows', { areas: ['XN-NO'] }),
    signed('aud', { aud: 'urn:serai:hub' }, UNKNOWN),
    ...['steward', 'public', 'partner:ZZ', 'partner:xs', 'Researcher', 'owner', '', null, ['researcher']].map((audience) => opens(`audience ${JSON.stringify(audience)}`, { audience })),
    opens('an indicator that there is not', { indicators: ['EVERYTHING'] }),
    opens('no indicator', { indicators: [] }),
    opens('a dimension that there is not', { breakdowns: ['NAME'] }),
    opens('a period that is none', { periods: { from: '2024-13', to: null } }),

    // From here on the claims are such as the country grants; it did not grant these, whoever has its key.
    signed('a visa that was never granted', { jti: 'never-granted' }, UNREGISTERED),
    ...['audience', 'indicators', 'breakdowns', 'periods', 'terms'].map((field) => opens(`another ${field}, with the country's key`, { [field]: WIDER[field] }, UNREGISTERED)),
    signed('a longer life, with the country\'s key', { exp: now + 900_000 }, UNREGISTERED),
    grant('another time of the grant', { asserted: now - 1_000 }, UNREGISTERED),
    grant('another source', { source: 'https://example.org/committee' }, UNREGISTERED),
    signed('not bound any more, or to another key', { cnf: { jkt: 'x' } }, UNREGISTERED),
    ...['audience', 'indicators', 'breakdowns', 'periods', 'terms'].map((field) => ({
      what: `another ${field}, signature kept`,
      jwt: `${forgeOf(header, workshop.visaClaims({ serai_visa_v1: { ...scope, [field]: WIDER[field] } }), () => Buffer.alloc(0))}${partsOf(workshop.visa)[2]}`, says: /signature is not its issuer's/,
    })),
  ];

  function forgedJson(what: string, change: (json: string) => string): Forgery {
    return { what, jwt: forge({ header: JSON.stringify(header), payload: change(JSON.stringify(workshop.visaClaims())) }, asCountry), says: UNKNOWN };
  }
}

/** For each field of a scope, more than the genuine visa opens. */
const WIDER: Readonly<Record<string, unknown>> = { audience: 'secretariat', indicators: null, breakdowns: null, periods: null, terms: '2025-01' };
