import { describe, expect, it } from '@jest/globals';
import { mirrorOf } from './mirror.js';

const AT_DESTINATION = { reporter: 'RU', area: '_T', population: 'IMMIGRANT', origin: 'TM', destination: 'RU', sex: 'F' };

describe('the mirror of a figure', () => {
  it('is what the other end reports of the same people, and its own mirror', () => {
    const atOrigin = { ...AT_DESTINATION, reporter: 'TM', population: 'EMIGRANT' };
    expect(mirrorOf(AT_DESTINATION)).toEqual(atOrigin);
    expect(mirrorOf(atOrigin)).toEqual(AT_DESTINATION);
  });

  it.each([
    ['everybody', { population: '_T' }],
    ['an area', { area: 'RU-MOW' }],
    ['immigrants from a group of countries', { origin: 'G_CA5' }],
    ['immigrants from anywhere', { origin: '_T' }],
    ['people who go between two others', { reporter: 'KZ' }],
  ])('is nothing for a figure about %s', (_what, place) => {
    expect(mirrorOf({ ...AT_DESTINATION, ...place })).toBeUndefined();
  });
});
