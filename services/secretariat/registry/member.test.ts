import { describe, expect, it } from '@jest/globals';
import { CONTRACT_TYPES } from './contract.js';
import { checkEnrolments, type Enrolment, subgraphName } from './member.js';
import { KAZAKHSTAN, KYRGYZSTAN, TAJIKISTAN } from './members.fixture.js';

const check = (...enrolments: Enrolment[]): void => checkEnrolments(enrolments, CONTRACT_TYPES);
const cannotHave = (what: string): string => `KZ cannot have the ${what}`;

describe('enrolments', () => {
  it('are taken when each member has its own code, type, root field and address', () => {
    expect(() => check(KAZAKHSTAN, KYRGYZSTAN, TAJIKISTAN)).not.toThrow();
    expect(subgraphName(KAZAKHSTAN)).toBe('country-kz');
  });

  it.each([...CONTRACT_TYPES])("are refused with the contract's type %s", (type) => {
    expect(() => check({ ...KAZAKHSTAN, type })).toThrow(`${cannotHave('type')} ${type}. Choose a GraphQL type name that the contract does not use`);
  });

  it.each(['Member', 'Query', 'Mutation', 'Subscription', 'Country', 'Boolean', 'Float', 'String', 'Int', 'ID'])('are refused with the type %s', (type) => {
    expect(() => check({ ...KAZAKHSTAN, type })).toThrow(`${cannotHave('type')} ${type}.`);
  });

  it.each(['_Entity', '__Schema', 'federation__FieldSet', 'join__Graph', 'kazakhstan', 'Kazakhst\u0430n', 'K-Z', 'Kz', '', `K${'z'.repeat(40)}`, 'Kazakhstan @inaccessible'])(
    'are refused with the type name %s', (type) => {
      expect(() => check({ ...KAZAKHSTAN, type })).toThrow(`${cannotHave('type')} ${type}.`);
    },
  );

  it.each(['country', 'countries', 'indicators', 'member', '_service', '_entities', '__typename', 'Kazakhstan', 'a', 'kz(a: Int)', ''])('are refused with the root field %s', (rootField) => {
    expect(() => check({ ...KAZAKHSTAN, rootField })).toThrow(`${cannotHave('root field')} ${rootField}. Choose a field name that the contract does not use`);
  });

  it.each(['kz', 'KAZ', 'K', '', '_T', 'K1'])('are refused with the code %s', (code) => {
    expect(() => check({ ...KAZAKHSTAN, code })).toThrow(`${code} is not a country code. Write two capital letters`);
  });

  it.each(['file:///etc/passwd', 'javascript:alert(1)', 'kazakhstan', '//kazakhstan.test', ''])('are refused with the address %s', (url) => {
    expect(() => check({ ...KAZAKHSTAN, url })).toThrow(`KZ: ${url} is not an address. Write the http(s) address of its GraphQL endpoint`);
  });

  it.each([
    ['code', { code: 'KZ' }, 'KZ'],
    ['type', { type: 'Kazakhstan' }, 'Kazakhstan'],
    ['root field', { rootField: 'kazakhstan' }, 'kazakhstan'],
    ['address', { url: KAZAKHSTAN.url }, KAZAKHSTAN.url],
    ['address', { url: 'HTTP://Kazakhstan.test:80/graphql' }, KAZAKHSTAN.url],
  ])('are refused when two have the same %s', (what, same, value) => {
    const second = { ...KYRGYZSTAN, ...same };
    expect(() => check(KAZAKHSTAN, second)).toThrow(`${second.code} and KZ have the same ${what} ${value}. Each member needs its own`);
  });
});
