import { describe, expect, it } from '@jest/globals';
import { reportLine, verdict } from './bench-report.js';

const [whole, control] = [{ name: 'the whole', rates: [70, 74], against: [90, 110] }, { name: 'bare again', rates: [98], against: [100] }];

describe('what the parts of access cost', () => {
  it('is told as shares of the throughput without any', () => {
    expect(reportLine(whole)).toBe('the whole                      72.0 (70.0 to 74.0) beside 100.0 (90.0 to 110.0) queries/s, costs 28.0 %');
  });

  it('is too much beyond a quarter, and not by less than the noise', () => {
    expect(verdict(whole, control)).toEqual({ line: 'all of them cost 28.0 % of the throughput; at most 25 % are allowed, and the noise of this run is 2.0 %: access costs too much', tooMuch: true });
    expect(verdict({ ...whole, rates: [74] }, control)).toEqual({ line: 'all of them cost 26.0 % of the throughput; at most 25 % are allowed, and the noise of this run is 2.0 %', tooMuch: false });
  });
});
