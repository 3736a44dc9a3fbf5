import { BREAKDOWN_IDS, BREAKDOWNS, type BreakdownId } from '../dictionary/dimension.js';
import type { Example, Expectation } from './access-rules.js';
import { readTime } from './embargo.js';
import { parseExampleCell } from './example-cell.js';
import type { NodeReader, Place } from '../yaml/node-reader.js';
import { isReason, REASONS } from './reasons.js';

const TIME = 'Write it in UTC, as 2027-01-31T09:00:00Z';

/** Reads one entry of `examples`: who asks, when, for which cell, and what the rules are to say. */
export function parseExample(reader: NodeReader, place: Place, country: string): Example | undefined {
  const keys = reader.map(place, { must: ['caller', 'now', 'cell', 'expect'], may: ['reason', 'to'] });
  const [callerAt, nowAt, cellAt] = ['caller', 'now', 'cell'].map((key) => keys.get(key));
  const caller = callerAt && reader.text(callerAt, 'Write public, researcher, secretariat, steward or partner:XX');
  const nowText = nowAt && reader.text(nowAt, TIME);
  const now = nowText === undefined ? undefined : readTime(nowText);
  if (nowAt && nowText !== undefined && !now) reader.fault(nowAt, 'This is not a time', TIME);
  const cell = cellAt && parseExampleCell(reader, cellAt, country);
  const expect = parseExpectation(reader, keys);
  return caller !== undefined && now && cell && expect ? { caller, now, ...cell, expect, line: reader.lineOf(place) } : undefined;
}

function parseExpectation(reader: NodeReader, keys: ReadonlyMap<string, Place>): Expectation | undefined {
  const [expectAt, reasonAt, toAt] = ['expect', 'reason', 'to'].map((key) => keys.get(key));
  const verdict = expectAt && reader.choice(expectAt, ['allow', 'coarsen', 'refuse']);
  if (verdict === undefined) return undefined;
  if (reasonAt && verdict === 'allow') reader.fault(reasonAt, 'What is allowed needs no reason', 'Leave reason: out');
  if (expectAt && verdict === 'refuse' && !reasonAt) reader.fault(expectAt, 'A refusal has a reason', `Add reason: with one of ${Object.keys(REASONS).join(', ')}`);
  if (expectAt && (verdict === 'coarsen') !== (toAt !== undefined)) {
    reader.fault(expectAt, verdict === 'coarsen' ? 'It does not say to what the cell is coarsened' : 'Only what is coarsened has a coarser cell', verdict === 'coarsen' ? 'Add to: with the dimensions that change' : 'Leave to: out');
  }
  const to: Partial<Record<BreakdownId, string>> = {};
  for (const [name, at] of toAt ? reader.map(toAt, { must: [], may: BREAKDOWN_IDS }) : []) {
    const id = name as BreakdownId;
    const code = reader.text(at, `Use ${BREAKDOWNS[id].expects}`);
    if (code !== undefined) to[id] = code;
  }
  const reason = reasonAt && reader.choice(reasonAt, Object.keys(REASONS).filter(isReason));
  return { verdict, reason: reason ?? null, to };
}
