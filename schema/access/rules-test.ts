import { BREAKDOWN_IDS } from '../dictionary/dimension.js';
import type { AccessRules, Example, Expectation } from './access-rules.js';
import { COORDINATE } from '../dictionary/coordinates.js';
import { differences } from './coarsen.js';
import { evaluate, type Verdict } from './evaluate.js';

/** What came of one example of a rules file. */
export interface ExampleResult {
  readonly example: Example;
  readonly verdict: Verdict;
  readonly passed: boolean;
}

/** Runs the examples that stand in the rules. */
export function testRules(rules: AccessRules): readonly ExampleResult[] {
  return rules.examples.map((example) => {
    const verdict = evaluate(rules, example.caller, example.cell, example.now, example.facts);
    return { example, verdict, passed: isExpected(example, verdict) };
  });
}

/** True for the verdict expected, with the reason where one is named, and the very dimensions that coarsen. */
export function isExpected({ cell, expect }: Pick<Example, 'cell' | 'expect'>, verdict: Verdict): boolean {
  if (verdict.verdict !== expect.verdict) return false;
  if (verdict.verdict === 'allow') return true;
  if (expect.reason !== null && verdict.reason !== expect.reason) return false;
  if (verdict.verdict === 'refuse') return true;
  const changed = differences(cell, verdict.to);
  return changed.every((id) => expect.to[id] === verdict.to[COORDINATE[id]]) && BREAKDOWN_IDS.every((id) => expect.to[id] === undefined || expect.to[id] === verdict.to[COORDINATE[id]]);
}

/** A verdict in one line, as an example would write it. */
export function describeVerdict(cell: Example['cell'], verdict: Verdict): string {
  if (verdict.verdict === 'allow') return 'allow';
  if (verdict.verdict === 'refuse') return `refuse, ${verdict.reason}`;
  return `coarsen to ${differences(cell, verdict.to).map((id) => `${id} ${verdict.to[COORDINATE[id]]}`).join(', ')}`;
}

/** What an example expects, in one line. */
export function describeExpectation({ verdict, reason, to }: Expectation): string {
  const places = Object.entries(to).map(([id, code]) => `${id} ${code}`);
  return [verdict, ...(reason === null ? [] : [`, ${reason}`]), ...(places.length > 0 ? [` to ${places.join(', ')}`] : [])].join('');
}
