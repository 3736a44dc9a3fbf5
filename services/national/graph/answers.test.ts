import { describe, expect, it } from '@jest/globals';
import type { Caller } from '../identity/caller.js';
import { Answers } from './answers.js';

const CALLER: Caller = { channel: 'gateway', audience: 'researcher', subject: { issuer: 'i', sub: 's' }, client: 'r', visa: 'v1', until: null, refusal: null };
const error = (code: string, ...path: (string | number)[]) => ({ message: '', path, extensions: { code } });

describe('the entries of an answer', () => {
  const answers = (): Answers => {
    const made = new Answers();
    made.ask(['northmark', 'a'], 'observations', '{"first":2}')(made.tell({}, { release: 'XN-3', cells: 2 }));
    made.ask(['_entities', 0, 'laws'], 'laws', '{}')(made.tell([], { release: 'XN-3', cells: 0 }));
    return made;
  };

  it('say what each field told, to whom', () => {
    expect(answers().entries({ data: { northmark: { a: {} }, _entities: [{ laws: [] }] } }, CALLER, 'p.s')).toEqual([
      { person: 'p.s', client: 'r', channel: 'gateway', audience: 'researcher', visa: 'v1', release: 'XN-3', field: 'observations', filter: '{"first":2}', cells: 2, outcome: 'OK' },
      { person: 'p.s', client: 'r', channel: 'gateway', audience: 'researcher', visa: 'v1', release: 'XN-3', field: 'laws', filter: '{}', cells: 0, outcome: 'OK' },
    ]);
  });

  it.each([
    ['a field that was refused', { data: { northmark: { a: null }, _entities: [{ laws: [] }] }, errors: [error('NOT_FOR_AUDIENCE', 'northmark', 'a')] }, [['NOT_FOR_AUDIENCE', null, 0], ['OK', 'XN-3', 0]]],
    ['one that failed after it was told, as its count', { data: { northmark: { a: null }, _entities: [{ laws: [] }] }, errors: [error('DATABASE_UNAVAILABLE', 'northmark', 'a', 'totalCount')] }, [['DATABASE_UNAVAILABLE', null, 0], ['OK', 'XN-3', 0]]],
    ['one whose parent fell', { data: { northmark: null, _entities: [null] }, errors: [error('INTERNAL', 'northmark', 'code')] }, [['INTERNAL', null, 0], ['INTERNAL', null, 0]]],
    ['an answer without data', {}, [['INTERNAL', null, 0], ['INTERNAL', null, 0]]],
    ['an error inside what was told all the same', { data: { northmark: { a: {} }, _entities: [{ laws: [] }] }, errors: [error('INTERNAL', 'northmark', 'a', 'nodes', 0, 'note')] }, [['OK', 'XN-3', 2], ['OK', 'XN-3', 0]]],
  ])('say by the answer itself how it came out: %s', (_what, answer, outcomes) => {
    expect(answers().entries(answer, CALLER, null).map(({ outcome, release, cells }) => [outcome, release, cells])).toEqual(outcomes);
  });

  it('are as many as fields were asked, and none where none was', () => {
    expect(new Answers().entries({ data: { northmark: { code: 'XN' } } }, CALLER, null)).toEqual([]);
  });
});
