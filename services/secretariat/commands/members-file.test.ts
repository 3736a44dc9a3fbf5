import { describe, expect, it } from '@jest/globals';
import { KAZAKHSTAN, NORTHMARK } from '../registry/members.fixture.js';
import { readMembersFile } from './members-file.js';

/** As somebody writes it who knows nothing of training members. */
const COUNTRY = { ...KAZAKHSTAN, training: undefined };
const read = (list: unknown) => readMembersFile('members.json', JSON.stringify(list));

describe('the file of members', () => {
  it('says which member is a training member; one that says nothing is a country', () => {
    expect(read([COUNTRY, NORTHMARK, { ...COUNTRY, training: false }])).toEqual([KAZAKHSTAN, NORTHMARK, KAZAKHSTAN]);
    expect(NORTHMARK.training).toBe(true);
  });

  it.each([
    ['training that is neither true nor false', [{ ...COUNTRY, training: 'yes' }], '0.training: Invalid input: expected boolean, received string'],
    ['a key that nobody reads', [{ ...COUNTRY, fictional: true }], '0: Unrecognized key: "fictional"'],
    ['a member without a code', [{ ...COUNTRY, code: undefined }], '0.code: Invalid input: expected string, received undefined'],
    ['no list', COUNTRY, ': Invalid input: expected array, received object'],
  ])('is refused with %s', (_fault, list, message) => {
    expect(() => read(list)).toThrow(expect.objectContaining({ code: 'MEMBER_INVALID', message: `members.json: ${message}` }));
  });

  it('is refused where it is not JSON', () => {
    expect(() => readMembersFile('members.json', '[')).toThrow(expect.objectContaining({ code: 'MEMBER_INVALID', message: 'members.json is not JSON' }));
  });
});
