import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseRules } from './parse-rules.js';
import { REASONS } from './reasons.js';
import { describeVerdict, testRules } from './rules-test.js';

const README = readFileSync(new URL('../../access/README.md', import.meta.url), 'utf8');

describe('the README of the rules language', () => {
  it('holds an example without fault that does what it says', () => {
    const parsed = parseRules(/```yaml\n([^]*?)```/.exec(README)?.[1] ?? '');
    if (!('rules' in parsed)) throw new Error(JSON.stringify(parsed.faults));
    expect(testRules(parsed.rules).filter(({ passed }) => !passed).map(({ example, verdict }) => [example.line, describeVerdict(example.cell, verdict)])).toEqual([]);
    expect(parsed.rules.examples).toHaveLength(4);
  });

  it('lists every reason, and what it is shown as', () => {
    const rows = README.split('\n').filter((line) => /^\| `[A-Z_]+` \|/.test(line));
    expect(rows).toEqual(Object.entries(REASONS).map(([reason, { text, missing }]) => `| \`${reason}\` | ${text.en} | \`${missing}\` |`));
  });
});
