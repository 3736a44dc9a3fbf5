import { describe, expect, it } from '@jest/globals';
import { LAW_AREA } from './codelists/law-area.js';
import { SCORECARD, scorecardAreaOf } from './scorecard.js';

describe('the scorecard of the essential package', () => {
  it('has every area of law as evidence in exactly one of its areas', () => {
    const listed = [...SCORECARD.values()].flatMap(({ lawAreas }) => lawAreas);
    expect([...listed].sort()).toEqual([...LAW_AREA.keys()].sort());
  });

  it('tells the area of a law, and of no other text', () => {
    expect(scorecardAreaOf('HIV_DEPORTATION')).toBe('B');
    expect(scorecardAreaOf('ART_FREE')).toBe('D');
    expect(scorecardAreaOf('WEATHER')).toBeUndefined();
  });
});
