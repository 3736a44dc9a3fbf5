import { describe, expect, it } from '@jest/globals';
import { ageCode } from './age.js';

describe('an age in the grammar of SDMX CL_AGE', () => {
  it.each([
    ['Y1', '1 year', '1 год'],
    ['Y17', '17 years', '17 лет'],
    ['Y0T4', '0 to 4 years', '0–4 года'],
    ['Y15T49', '15 to 49 years', '15–49 лет'],
    ['Y_LT1', 'under 1 year', 'младше 1 года'],
    ['Y_LT15', 'under 15 years', 'младше 15 лет'],
    ['Y_GE60', '60 years and over', '60 лет и старше'],
    ['_T', 'Total', 'Всего'],
    ['_U', 'Unknown or not stated', 'Неизвестно или не указано'],
  ])('%s reads as %j and %j', (id, en, ru) => {
    expect(ageCode(id)).toEqual({ id, name: { en, ru } });
  });

  it.each([
    ['a band that ends before it begins', 'Y49T15'],
    ['a band of one year, which is written Y15', 'Y15T15'],
    ['under nothing', 'Y_LT0'],
    ['a second way to write an age, which would hide that a cell is told twice', 'Y05'],
    ['the same in a band', 'Y05T9'],
    ['an age with no Y', '15-49'],
    ['another comparison', 'Y_GT60'],
    ['a thousand years', 'Y1000'],
    ['nothing', ''],
  ])('refuses %s', (_why, id) => {
    expect(ageCode(id)).toBeUndefined();
  });
});
