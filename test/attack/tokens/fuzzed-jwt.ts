import { newKeyPair } from '@serai/chassis';
import fc from 'fast-check';
import { forge, partsOf, type Signing, textOf, unsigned, withKey, withSecret } from './forge-jwt.js';

/** Numbers, texts and names that have broken readers of JSON, each as it stands in the text. */
const ODD_JSON = [
  '1e400', '-1e400', '-0', '0.1', '1e-400', '9007199254740993', '"NaN"', '"Infinity"', '"-0"', 'null', 'true', 'false', '""', '[]', '{}', '[[[[[[]]]]]]', '{"__proto__":{"x":1}}', '{"constructor":{"prototype":{}}}',
  '"\\u0000"', '"\\ud800"', '"\\u202e"', '"ｒesearcher"', '"KZ\\u200b"', '"steward"', '"partner:XS"', '["steward"]', '{"toString":1}', '{"then":1}', '"2024-13"', '"* OR 1=1"', '"%00"', '1', '-1', '4102444800',
];
const ODD_NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'conditions', 'aud', 'iss', 'sub', 'exp', 'nbf', 'iat', 'jti', 'scope', 'cnf', 'serai_inner', 'alg', 'kid', 'typ', 'crit', 'b64', 'jwk', 'audience', '\u0000', '', 'ga4gh_visa_v1', 'serai_visa_v1'];
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=.+/~, '];

const oddJson = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...ODD_JSON) }, { weight: 1, arbitrary: fc.json({ maxDepth: 2 }) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map((text) => JSON.stringify(text)) });
const oddName = fc.constantFrom(...ODD_NAMES);

/** One change of a JSON text, by where in it (0 to 1). */
const change: fc.Arbitrary<(json: string) => string> = fc.oneof(
  fc.tuple(fc.nat(), oddJson).map(([at, value]) => (json: string) => replaceValue(json, at, value)),
  fc.tuple(oddName, oddJson).map(([name, value]) => (json: string) => json.replace(/\}$/, `,${JSON.stringify(name)}:${value}}`)),
  fc.tuple(oddName, oddJson).map(([name, value]) => (json: string) => json.replace(/^\{/, `{${JSON.stringify(name)}:${value},`)),
  fc.nat().map((at) => (json: string) => removeMember(json, at)),
  fc.tuple(fc.nat(), fc.constantFrom('', '{', '}', '"', ',', '\u0000', '\ufeff', ' ', '\\u', '[')).map(([at, piece]) => (json: string) => splice(json, at, piece)),
);
const changed = fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => (json: string) => changes.reduce((text, each) => each(text), json));

/** Of all JWTs that a forger can make of genuine ones without any key of the hub's, one that is not genuine. */
export function fuzzedJwt(genuine: readonly string[], publicKeys: readonly (string | Buffer)[]): fc.Arbitrary<string> {
  const own = newKeyPair().privateKey;
  const one = fc.constantFrom(...genuine);
  const signing = fc.oneof(
    one.map((jwt): Signing => () => Buffer.from(partsOf(jwt)[2], 'base64url')),
    fc.constant(withKey(own)), fc.constant(unsigned),
    fc.constantFrom(...publicKeys).map((secret) => withSecret(secret)),
    fc.uint8Array({ maxLength: 70 }).map((bytes): Signing => () => Buffer.from(bytes)),
  );
  const same = (json: string): string => json;
  const rewritten = fc.tuple(one, fc.oneof(changed, fc.constant(same)), fc.oneof(changed, fc.constant(same)), signing).map(([jwt, header, payload, sign]) => {
    const text = textOf(jwt);
    return forge({ header: header(text.header), payload: payload(text.payload) }, sign);
  });
  const spliced = fc.tuple(one, one, one).map(([head, body, end]) => [partsOf(head)[0], partsOf(body)[1], partsOf(end)[2]].join('.'));
  const cut = fc.tuple(one, fc.nat(), fc.nat()).map(([jwt, from, many]) => jwt.slice(0, from % jwt.length) + jwt.slice((from % jwt.length) + (many % 20)));
  const letters = fc.tuple(one, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...LETTERS)), { minLength: 1, maxLength: 4 })).map(([jwt, places]) => places.reduce((text, [at, letter]) => splice(text, at, letter, 1), jwt));
  const flipped = fc.tuple(one, fc.nat(), fc.nat({ max: 7 })).map(([jwt, at, bit]) => {
    const parts = partsOf(jwt).map((part) => Buffer.from(part, 'base64url'));
    const bytes = parts[at % 3] as Buffer;
    const place = Math.floor(at / 3) % bytes.length;
    bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
    return parts.map((part) => part.toString('base64url')).join('.');
  });
  const noise = fc.oneof(fc.array(fc.constantFrom(...LETTERS), { maxLength: 300 }).map((all) => all.join('')), fc.tuple(fc.json(), fc.json(), fc.string()).map((parts) => parts.map((part) => Buffer.from(part).toString('base64url')).join('.')));
  const known = new Set(genuine);
  return fc.oneof({ weight: 6, arbitrary: rewritten }, { weight: 1, arbitrary: spliced }, { weight: 1, arbitrary: cut }, { weight: 2, arbitrary: letters }, { weight: 2, arbitrary: flipped }, { weight: 1, arbitrary: noise })
    .filter((jwt) => !known.has(jwt.trim()));
}

function splice(text: string, at: number, piece: string, over = 0): string {
  const place = at % Math.max(text.length, 1);
  return text.slice(0, place) + piece + text.slice(place + over);
}

/** The JSON with another value in place of one that it has. */
function replaceValue(json: string, at: number, value: string): string {
  const values = [...json.matchAll(/:("(?:[^"\\]|\\.)*"|\d+|null|true|false)/g)];
  const found = values[at % Math.max(values.length, 1)];
  return found ? `${json.slice(0, found.index + 1)}${value}${json.slice(found.index + found[0].length)}` : json;
}

/** The JSON without one member of it. */
function removeMember(json: string, at: number): string {
  const members = [...json.matchAll(/"\w+":(?:"(?:[^"\\]|\\.)*"|\d+|null|true|false),?/g)];
  const found = members[at % Math.max(members.length, 1)];
  return found ? json.replace(found[0], '') : json;
}
