import { describe, expect, it } from '@jest/globals';
import { countryCode } from './country.js';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const TRAINING = ['XE', 'XN', 'XS'];

describe('a country of origin or destination', () => {
  it.each([
    ['UZ', 'Uzbekistan', 'Узбекистан'],
    ['RU', 'Russia', 'Россия'],
    ['TR', 'Türkiye', 'Турция'],
    ['G_CA5', 'Central Asia (KZ, KG, TJ, TM, UZ)', 'Центральная Азия (KZ, KG, TJ, TM, UZ)'],
    ['XN', 'Northmark (fictional)', 'Нортмарк (вымышленная)'],
    ['_T', 'Total', 'Всего'],
  ])('%s is %s', (id, en, ru) => {
    expect(countryCode(id)).toMatchObject({ id, name: { en, ru } });
  });

  it.each([
    ['a union of states', 'EU'],
    ['a code that ISO leaves to users', 'XK'],
    ['the unknown region, which is _U here', 'ZZ'],
    ['the Soviet Union, which the CLDR takes for Russia', 'SU'],
    ['Yugoslavia, which the CLDR takes for Serbia', 'YU'],
    ['a nickname of GB', 'UK'],
    ['small letters', 'uz'],
    ['three letters', 'UZB'],
    ['a group nobody has heard of', 'G_CA4'],
    ['nothing', ''],
  ])('refuses %s', (_why, id) => {
    expect(countryCode(id)).toBeUndefined();
  });

  it('knows the 249 countries of ISO 3166-1 and the three training members, each under one code only', () => {
    const known = LETTERS.flatMap((first) => LETTERS.map((second) => countryCode(first + second))).filter((code) => code !== undefined);
    expect(known.map(({ id }) => id)).toEqual(expect.arrayContaining(TRAINING));
    expect(known).toHaveLength(249 + TRAINING.length);
    expect(new Set(known.map(({ name }) => name.en)).size).toBe(known.length);
    expect(new Set(known.map(({ name }) => name.ru)).size).toBe(known.length);
  });
});
