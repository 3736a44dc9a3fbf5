import { describe, expect, it } from '@jest/globals';
import { readCountrySettings } from './country-settings.js';
import { SeraiError } from './errors.js';

const GOOD = `
code: KZ
type: Kazakhstan
rootField: kazakhstan
name: { en: Kazakhstan, ru: Казахстан }
custody: TRANSCRIBED
`;

function refusal(text: string): SeraiError {
  try {
    readCountrySettings('country.yaml', text);
  } catch (error) {
    if (error instanceof SeraiError) return error;
    throw error;
  }
  throw new Error('The settings were taken');
}

describe('country.yaml', () => {
  it('says what a country calls itself', () => {
    expect(readCountrySettings('country.yaml', GOOD)).toEqual({
      code: 'KZ', type: 'Kazakhstan', rootField: 'kazakhstan', name: { en: 'Kazakhstan', ru: 'Казахстан' }, custody: 'TRANSCRIBED', training: false, log: { keepMonths: 24 },
    });
  });

  it('says whether it is a training member, which a country is not unless it says so', () => {
    expect(readCountrySettings('country.yaml', `${GOOD}training: true`).training).toBe(true);
    expect(readCountrySettings('country.yaml', `${GOOD}training: false`).training).toBe(false);
  });

  it.each([
    ['a code in small letters', 'code: KZ', 'code: kz', 'code: must be two capital letters, such as KZ'],
    ['a type that is no GraphQL name', 'type: Kazakhstan', 'type: Kazakh stan', 'type: must be a GraphQL type name, such as Kazakhstan'],
    ['a root field in capitals', 'rootField: kazakhstan', 'rootField: Kazakhstan', 'rootField: must be a GraphQL field name, such as kazakhstan'],
    ['a name in one language', '{ en: Kazakhstan, ru: Казахстан }', '{ en: Kazakhstan }', 'name.ru: Invalid input: expected string, received undefined'],
    ['an empty name', 'ru: Казахстан', "ru: ''", 'name.ru: Too small: expected string to have >=1 characters'],
    ['a custody of its own making', 'custody: TRANSCRIBED', 'custody: OFFICIAL', 'custody: Invalid option: expected one of "TRANSCRIBED"|"SUBMITTED"'],
    ['training that is neither true nor false', 'custody:', 'training: perhaps\ncustody:', 'training: Invalid input: expected boolean, received string'],
    ['a key that nobody reads', 'custody:', 'custodian: nobody\ncustody:', 'file: Unrecognized key: "custodian"'],
  ])('refuses %s', (_fault, from, to, message) => {
    expect(GOOD).toContain(from);
    expect(refusal(GOOD.replace(from, to))).toMatchObject({ code: 'CONFIG_INVALID', message: `country.yaml: ${message}` });
  });

  it('names every fault at once', () => {
    expect(refusal('code: 7\nname: Kazakhstan').message.split('; ').map((fault) => fault.replace('country.yaml: ', '').split(':')[0])).toEqual([
      'code', 'type', 'rootField', 'name', 'custody',
    ]);
  });

  it.each([
    ['nothing', '', /^country\.yaml: file: Invalid input/],
    ['a list', '- KZ', /^country\.yaml: file: Invalid input/],
    ['two keys on one line', 'code: KZ: TJ', /^country\.yaml is not YAML: Nested mappings/],
    ['a key given twice', `${GOOD}code: TJ`, /^country\.yaml is not YAML: Map keys must be unique/],
    ['an alias of nothing', 'code: *KZ', /^country\.yaml is not YAML: Unresolved alias/],
  ])('refuses a file that holds %s', (_what, text, message) => {
    expect(refusal(text)).toMatchObject({ code: 'CONFIG_INVALID', message: expect.stringMatching(message) });
  });
});
