import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { evaluate, type Verdict } from '../evaluate.js';
import { parseRules } from '../parse-rules.js';
import { describeVerdict, isExpected } from '../rules-test.js';

interface VectorCase {
  readonly it: string;
  readonly rule?: string;
  readonly until?: string | null;
  readonly applyFor?: string | null;
}
interface Vector {
  readonly about: string;
  readonly rules: string;
  readonly cases: readonly VectorCase[];
}

const FOLDER = new URL('../../../access/vectors/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

/** A vector's case is an example of the rules, with what an example need not say. */
function examplesOf({ rules, cases }: Vector) {
  const examples = cases.map((each) => Object.fromEntries(Object.entries(each).filter(([key]) => !['it', 'rule', 'until', 'applyFor'].includes(key))));
  const parsed = parseRules(`${rules}examples: ${JSON.stringify(examples)}\n`);
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults, null, 1));
  return parsed.rules;
}

function refusalOf(verdict: Verdict): Record<string, unknown> {
  return verdict.verdict === 'allow' ? { rule: verdict.rule } : { rule: verdict.rule, until: verdict.until, applyFor: verdict.applyFor };
}

describe.each(FILES)('%s', (file) => {
  const vector = parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Vector;
  const rules = examplesOf(vector);

  it('holds permissions and refusals side by side', () => {
    const verdicts = new Set(rules.examples.map(({ expect: { verdict } }) => verdict));
    expect(verdicts).toContain('allow');
    expect(verdicts).toContain('refuse');
  });

  it.each(vector.cases.map((each, index) => [each.it, each, index] as const))('%s', (_it, each, index) => {
    const example = rules.examples[index];
    if (!example) throw new Error('The case is not in the rules');
    const verdict = evaluate(rules, example.caller, example.cell, example.now, example.facts);
    expect([describeVerdict(example.cell, verdict), isExpected(example, verdict)]).toEqual([expect.any(String), true]);
    const told = Object.fromEntries(Object.entries(each).filter(([key]) => ['rule', 'until', 'applyFor'].includes(key)));
    expect(refusalOf(verdict)).toMatchObject(told);
  });
});
