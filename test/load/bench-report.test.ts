import { describe, expect, it } from '@jest/globals';
import { reportLines, verdict } from './bench-report.js';

const [bare, whole, control] = [{ name: 'bare', rates: [90, 110] }, { name: 'the whole', rates: [70, 74] }, { name: 'bare again', rates: [98] }];

describe('what the parts of access cost', () => {
  it('is told as shares of the throughput without any', () => {
    expect(reportLines([bare, whole], bare)).toEqual(['bare       100 queries/s (90 to 110), costs   0.0 %', 'the whole   72 queries/s (70 to 74), costs  28.0 %']);
  });

  it('is too much beyond a quarter, and not by less than the noise', () => {
    expect(verdict(whole, bare, control)).toEqual({ line: 'all of them cost 28.0 % of the throughput; at most 25 % are allowed, and the noise of this run is 2.0 %: access costs too much', tooMuch: true });
    expect(verdict({ ...whole, rates: [74] }, bare, control)).toEqual({ line: 'all of them cost 26.0 % of the throughput; at most 25 % are allowed, and the noise of this run is 2.0 %', tooMuch: false });
  });
});
