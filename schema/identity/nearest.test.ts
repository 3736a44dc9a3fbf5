import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { INDICATORS } from '../dictionary/indicators.js';
import { nearest } from './nearest.js';

const KNOWN = [...INDICATORS.keys()];

describe('a code that somebody may have meant', () => {
  it.each([['HIV_TESTET', 'HIV_TESTED'], ['hiv_tested', 'HIV_TESTED'], ['HIVTESTED', 'HIV_TESTED'], ['HIV_TESTED', 'HIV_TESTED']])('%s is found', (meant, code) => {
    expect(nearest(meant, KNOWN)[0]).toBe(code);
  });

  it('is none where nothing is near, or nothing is known', () => {
    expect([nearest('WEATHER_IN_ASTANA_TOMORROW', KNOWN), nearest('', KNOWN), nearest('HIV_TESTED', [])]).toEqual([[], [], []]);
  });

  it('is one of the known, of which there are three at most, whatever was written', () => {
    fc.assert(fc.property(fc.string({ maxLength: 5_000 }), (meant) => {
      const found = nearest(meant, KNOWN);
      expect(found.length).toBeLessThanOrEqual(3);
      expect(KNOWN).toEqual(expect.arrayContaining(found));
    }));
  });
});
