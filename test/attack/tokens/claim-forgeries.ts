import { countryUrn, PASSPORT_TYPE, SCOPES, STEWARD_SCOPE, VISA_TYPE } from '@serai/schema';
import { forge, forgeOf, without } from './forge-jwt.js';
import { type Forgery, headerForgeries } from './header-forgeries.js';
import type { Workshop } from './workshop.js';

/** What every type of JSON looks like. */
const OF_OTHER_TYPES = [null, true, -1, 1.5, 'text', [], ['text'], {}, { sub: 'text' }];

/** Access tokens that must not pass, though most are signed by the issuer itself. */
export function tokenForgeries(workshop: Workshop): readonly Forgery[] {
  const { tokenHeader: header, asIssuer, country, visa } = workshop;
  const now = Math.floor(Date.now() / 1000);
  const claimed = (what: string, changes: object, says: RegExp): Forgery => ({ what, jwt: forgeOf(header, workshop.tokenClaims(changes), asIssuer), says });
  const raw = (what: string, change: (json: string) => string, says: RegExp): Forgery => ({ what, jwt: forge({ header: JSON.stringify(header), payload: change(JSON.stringify(workshop.tokenClaims())) }, asIssuer), says });
  return [
    ...headerForgeries(workshop, {
      of: 'issuer', jwt: workshop.token, header, claims: workshop.tokenClaims(), asSigner: asIssuer, foreignKid: country.rings.country.signing().kid,
      otherTypes: ['JWT', 'jwt', 'id_token+jwt', 'dpop+jwt', 'logout+jwt', 'secevent+jwt', VISA_TYPE, PASSPORT_TYPE],
    }),
    { what: 'a visa in place of a token', jwt: visa, says: /issuer has no such key \(kid\)/ },

    ...['https://elsewhere.test', 'https://issuer.test/oidc/', 'HTTPS://ISSUER.TEST/OIDC', `${countryUrn(country.code)}:staff`, '', ['https://issuer.test/oidc'], null].map((iss) =>
      claimed(`iss ${JSON.stringify(iss)}`, { iss }, /for another issuer \(iss\)/)),
    ...['urn:serai:desk', 'URN:SERAI:HUB', countryUrn(country.code), '', [], ['urn:serai:desk', 'other'], [['urn:serai:hub']], { 'urn:serai:hub': true }, null].map((aud) =>
      claimed(`aud ${JSON.stringify(aud)}`, { aud }, /for another audience \(aud\)/)),
    claimed('expired, a second beyond the skew', { exp: now - 11 }, /has expired \(exp\)/),
    claimed('expired long ago', { exp: 0 }, /has expired \(exp\)/),
    claimed('not valid yet', { nbf: now + 60 }, /not valid yet \(nbf\)/),
    claimed('issued in the future', { iat: now + 60 }, /issued in the future \(iat\)/),

    ...['iss', 'sub', 'aud', 'iat', 'exp', 'jti'].map((name) => ({ what: `without ${name}`, jwt: forgeOf(header, without(workshop.tokenClaims(), name), asIssuer), says: new RegExp(`It lacks ${name}`) })),
    { what: 'without client_id', jwt: forgeOf(header, without(workshop.tokenClaims(), 'client_id'), asIssuer), says: /Its claim client_id cannot be read/ },
    { what: 'without scope', jwt: forgeOf(header, without(workshop.tokenClaims(), 'scope'), asIssuer), says: /It has not the scope serai:read/ },
    ...['sub', 'client_id', 'jti', 'scope', 'exp', 'iat', 'nbf', 'cnf', 'serai_inner'].flatMap((name) =>
      OF_OTHER_TYPES.filter((value) => !(typeof value === 'string' && ['sub', 'client_id', 'jti', 'scope'].includes(name)) && !(typeof value === 'number' && name === 'nbf') && !(value === true && name === 'serai_inner')).map((value) =>
        claimed(`${name} ${JSON.stringify(value)}`, { [name]: value }, /cannot be read|for another purpose|that can be read|expired|lacks|issued in the future|not valid yet/))),
    ...[SCOPES.apply, 'serai:readx', 'SERAI:READ', 'serai:read\t', `serai:read,${SCOPES.apply}`, STEWARD_SCOPE].map((scope) => claimed(`scope ${scope}`, { scope }, /It has not the scope serai:read/)),
    ...['exp', 'iat', 'nbf'].flatMap((name) => ['1e400', '-1e400', '"9999999999"', '1e300', '9007199254740993'].map((number) =>
      raw(`${name} ${number}`, (json) => json.replace(/^\{/, `{"${name}":0,`).replace(/\}$/, `,"${name}":${number}}`), /cannot be read|for another purpose|that can be read|expired|issued in the future|not valid yet/))),
    ...['sub', 'client_id', 'jti'].flatMap((name) => ['', 'x'.repeat(256), 'a\u0000b', 'a\r\nb', '\ud800'].map((text) => claimed(`${name} ${JSON.stringify(text).slice(0, 20)}`, { [name]: text }, new RegExp(`Its claim ${name} cannot be read`)))),
    raw('two iss, the last another', (json) => json.replace(/\}$/, ',"iss":"https://elsewhere.test"}'), /for another issuer \(iss\)/),
    raw('two scopes, the last another', (json) => json.replace(/\}$/, ',"scope":"serai:apply"}'), /It has not the scope/),
    raw('very deep claims', (json) => json.replace(/\}$/, `,"sub":${'['.repeat(1_500)}${']'.repeat(1_500)}}`), /Its claim sub cannot be read/),
    { what: 'claims of __proto__', jwt: forge({ header: JSON.stringify(header), payload: `{"__proto__":${JSON.stringify(workshop.tokenClaims())}}` }, asIssuer), says: /It lacks/ },
  ];
}
