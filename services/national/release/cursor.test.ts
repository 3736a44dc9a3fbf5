import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCursor, writeCursor } from './cursor.js';

const REFUSED = expect.objectContaining({ code: 'CURSOR_INVALID', message: "The cursor is not one of KZ's. Start again without `after`", retriable: false });

function refusal(text: string): unknown {
  try {
    return readCursor('KZ', text);
  } catch (error) {
    return error;
  }
}

const places = fc.record({ release: fc.integer({ min: 1, max: 999_999_999 }), ordinal: fc.integer({ min: 0, max: 999_999_999 }) });

describe('a cursor', () => {
  it('leads back to the place that it was written for', () => {
    fc.assert(fc.property(places, (place) => {
      expect(readCursor('KZ', writeCursor('KZ', place))).toEqual(place);
    }));
  });

  it('can stand in an address as it is', () => {
    fc.assert(fc.property(places, (place) => {
      expect(writeCursor('KZ', place)).toMatch(/^[A-Za-z0-9_-]+$/);
    }));
  });

  it('is refused by any other country', () => {
    const place = { release: 1, ordinal: 500 };
    expect(refusal(writeCursor('KZ', place))).toEqual(place);
    expect(refusal(writeCursor('KG', place))).toEqual(REFUSED);
  });

  it.each([
    ['nothing', ''],
    ['garbage', 'garbage'],
    ['the text that it hides', 'KZ:1:500'],
    ['a negative place', Buffer.from('KZ:1:-5').toString('base64url')],
    ['a place with a fraction', Buffer.from('KZ:1:5.5').toString('base64url')],
    ['a second way to write a place', Buffer.from('KZ:01:500').toString('base64url')],
    ['more than one place', Buffer.from('KZ:1:500:2').toString('base64url')],
    ['a number beyond what the database counts', Buffer.from('KZ:1:99999999999').toString('base64url')],
    ['padding', `${writeCursor('KZ', { release: 1, ordinal: 50 })}=`],
    ['a line break behind it', `${writeCursor('KZ', { release: 1, ordinal: 500 })}\n`],
  ])('is refused when it holds %s', (_what, text) => {
    expect(refusal(text)).toEqual(REFUSED);
  });

  it('never throws anything else, and never takes a text that it would not have written', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string().map((text) => Buffer.from(`KZ:${text}`).toString('base64url'))), (text) => {
      const result = refusal(text);
      if (result instanceof Error) expect(result).toEqual(REFUSED);
      else expect(writeCursor('KZ', result as { release: number; ordinal: number })).toBe(text);
    }));
  });

  it('does not survive a changed letter as the same place', () => {
    fc.assert(fc.property(places, fc.nat(), fc.constantFrom(...'ABab01-_'), (place, at, letter) => {
      const text = writeCursor('KZ', place);
      const changed = text.slice(0, at % text.length) + letter + text.slice((at % text.length) + 1);
      if (changed !== text) expect(refusal(changed)).not.toEqual(place);
    }));
  });
});
