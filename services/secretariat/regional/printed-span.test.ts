import { describe, expect, it } from '@jest/globals';
import { areApart, liesAbove, printedSpan } from './printed-span.js';
import { madeUp } from './reading.fixture.js';

const span = (value: number | null, more: Parameters<typeof madeUp>[3] = {}) => printedSpan(madeUp('XN', 'MIGRANTS', value, more));

describe('what a printed figure may stand for', () => {
  it.each<[string, number | null, Parameters<typeof madeUp>[3], readonly [number, number] | undefined]>([
    ['a count is exact', 370, {}, [370, 370]],
    ['a small round count is exact too', 10, {}, [10, 10]],
    ['a large count with zeros at its end is rounded', 540_000, {}, [535_000, 545_000]],
    ['"about 700" is rounded', 700, { status: 'E' }, [650, 750]],
    ['"about 2 million" is rounded to the million', 2_000_000, { status: 'E' }, [1_500_000, 2_500_000]],
    ['a percentage is rounded to its last digit', 12.6, { unit: 'PERCENT' }, [12.55, 12.65]],
    ['a whole percentage to the point, not to the ten', 20, { unit: 'PERCENT', status: 'E' }, [19.5, 20.5]],
    ['"over 112,000" has no end', null, { lower: 112_000 }, [112_000, Infinity]],
    ['"up to 1 million" has no beginning', null, { upper: 1_000_000 }, [-Infinity, 1_000_000]],
    ['an estimate stands for its interval', 67, { lower: 43, upper: 95 }, [43, 95]],
    ['a missing figure stands for nothing', null, { missing: 'SUPPRESSED' }, undefined],
  ])('%s', (_what, value, more, expected) => {
    const found = span(value, more);
    expect(found?.map((bound) => Number(bound.toFixed(6)))).toEqual(expected);
  });

  it('is apart from another where no number is in both; a common end is not apart', () => {
    expect(areApart([1, 2], [2, 3])).toBe(false);
    expect([areApart([1, 2], [2.1, 3]), areApart([2.1, 3], [1, 2])]).toEqual([true, true]);
    expect([liesAbove([2.1, 3], [1, 2]), liesAbove([1, 2], [2.1, 3])]).toEqual([true, false]);
    expect(areApart([0.1 + 0.2, 1], [0, 0.3])).toBe(false);
  });
});
