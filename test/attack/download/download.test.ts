import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Highs } from 'highs';
import { attackSize } from '../../kit/attack-size.js';
import { grant, type Member } from '../../kit/grant.js';
import { TestHub } from '../../kit/hub.js';
import { Oracle, type Place, placeKey } from '../../kit/oracle.js';
import { rootWithCountries } from '../../kit/own-countries.js';
import { publish, readersOf, readingAs } from '../../kit/publish.js';
import { seededRandom } from '../../kit/random.js';
import { type Asker, askAll } from './askers.js';
import { attack } from './attack.js';
import { correctedFolder } from './corrected-folder.js';
import type { Edition } from './download.js';
import { identify, type Names } from './identify.js';
import { type Breach, Knowledge } from './knowledge.js';
import { loadHighs } from './load-highs.js';
import { FOLDERS, MEMBERS } from './members.js';
import { type Target, targetsOf } from './targets.js';

type Token = keyof Awaited<ReturnType<typeof askAll>>;

/** Who pools which tokens: each knows besides what those below him are told, and the partner states tell one another. */
const PARTIES: readonly (readonly [party: string, tokens: readonly Token[]])[] = [
  ['whoever has no token', ['public']],
  ['a researcher', ['researcher', 'public']],
  ['an analyst of the secretariat', ['analyst', 'researcher', 'public']],
  ['the partner states together', ['southmark', 'eastmark', 'northmark', 'public']],
  ['Southmark', ['southmark', 'public']],
  ['Eastmark', ['eastmark', 'public']],
  ['Northmark', ['northmark', 'public']],
];
/**
 * Those to whom what several members tell together leaves a few counts less open than is asked for, though none known exactly, and at most how
 * many: each member counts with what the others tell of the same people, and not with what else they tell, which bounds it too.
 */
const NARROWED_BY_MIRRORS: ReadonlyMap<string, number> = new Map([['a researcher', 30], ['an analyst of the secretariat', 50], ['the partner states together', 10]]);
/** The members whose states hold a token as partners. */
const STATES: ReadonlyMap<Token, Member> = new Map([['southmark', 'XS'], ['eastmark', 'XE'], ['northmark', 'XN']]);
/** A partner alone knows no more than all of them. */
const parties = PARTIES.slice(0, attackSize(4, PARTIES.length));
const MOST_PROGRAMMES = attackSize(30, Infinity);
/** Three members are protected, and one of them once more; all programmes of one party take half a minute of processor. A machine may have others to serve. */
const LONG = 1_200_000;

describe('whoever downloads all that a token of the demo is told, and calculates', () => {
  let root: string;
  let hub: TestHub;
  let corrected: string;
  let highs: Highs;
  let askers: Readonly<Record<Token, Asker>>;
  let oracles: ReadonlyMap<string, Oracle>;
  let editions: readonly Edition[];
  let apart: Names;
  let mirrored: Names;

  const oracleOf = (release: string): Oracle => oracles.get(release) as Oracle;
  const editionsOf = (tokens: readonly Token[], members: readonly Member[]): readonly Edition[] => tokens.flatMap((token) => askers[token].editions).filter(({ member }) => members.includes(member));
  const targets = (tokens: readonly Token[], members: readonly Member[]): readonly Target[] =>
    editionsOf(['public'], members).flatMap((edition) => targetsOf(edition, oracleOf(edition.release), tokens.map((token) => askers[token].audiences[edition.member])));
  const picked = (open: readonly Target[]): readonly Target[] => {
    const random = seededRandom(open.length);
    return open.map((target) => [random(), target] as const).sort(([one], [other]) => one - other).slice(0, MOST_PROGRAMMES).map(([, target]) => target);
  };
  const found = (tokens: readonly Token[], members: readonly Member[]): readonly Breach[] =>
    attack({ editions: editionsOf(tokens, members), names: members.length > 1 ? mirrored : apart, targets: targets(tokens, members), highs, picked });
  /** As if nothing were hidden but what the rules hide. */
  const byRules = (edition: Edition, token: Token): Edition => {
    const held = new Set(edition.cells.map(placeKey));
    const oracle = oracleOf(edition.release);
    const isTold = (cell: Edition['cells'][number]): boolean => oracle.verdict(askers[token].audiences[edition.member], { ...cell, stockOrFlow: 'FLOW', unit: 'PERSONS', transmission: '_T' }, held, new Date()).verdict === 'allow';
    return { ...edition, cells: edition.cells.map((cell) => ({ ...cell, value: isTold(cell) ? (oracle.valueAt(cell) ?? null) : null })) };
  };

  beforeAll(async () => {
    [root, corrected, highs] = await Promise.all([rootWithCountries(Object.values(FOLDERS)), correctedFolder(), loadHighs()]);
    // He has time, and so has the gateway: a page is two thousand cells.
    hub = await TestHub.start({ root, environment: { COUNTRY_TIMEOUT_MS: '60000' } });
    // Northmark released when the others had not: its readers are let in there first.
    for (const reader of await readersOf(hub, 'XN')) for (const member of ['XS', 'XE'] as const) await grant(hub, await readingAs(hub, reader), member, { audience: reader.audience });
    expect(await publish(hub, 'XN', corrected, { mirrors: true })).toMatchObject({ status: 0 });
    oracles = new Map([...MEMBERS.map((member) => [`${member}-1`, new Oracle(member, FOLDERS[member])] as const), ['XN-2', new Oracle('XN', corrected)]]);
    askers = await askAll(hub);
    ({ editions } = askers.public);
    const valueAt = (edition: Edition, place: Place): number | undefined => oracleOf(edition.release).valueAt(place);
    [apart, mirrored] = [identify(editions, valueAt, false), identify(editions, valueAt, true)];
  }, LONG);
  afterAll(async () => {
    await hub.remove();
    await Promise.all([root, corrected].map((path) => rm(path, { recursive: true, force: true })));
  });

  it('is told every release, and each token more than nobody\'s', () => {
    expect(editions.map(({ release }) => release)).toEqual(['XN-1', 'XN-2', 'XS-1', 'XE-1']);
    const told = (token: Token): number => editionsOf([token], MEMBERS).reduce((sum, { cells }) => sum + cells.filter(({ value }) => value !== null).length, 0);
    const [nobodys, ...others] = (['public', 'researcher', 'analyst'] as const).map(told);
    expect(nobodys).toBeGreaterThan(0);
    for (const more of others) expect(more).toBeGreaterThan(nobodys as number);
  });

  it('supposes nothing that is not so', () => {
    for (const names of [apart, mirrored]) {
      const values = new Map<string, number>();
      for (const { release, cells } of editions) for (const cell of cells) values.set(names.get(release)?.get(placeKey(cell)) ?? '', oracleOf(release).valueAt(cell) ?? NaN);
      const { puzzle } = new Knowledge(editions, names);
      const truth = [...puzzle.names].map((name) => values.get(name) as number);
      const untrue = puzzle.relations.filter(({ parts, least, most }) => {
        const sum = parts.reduce((all, [unknown, times]) => all + times * (truth[unknown] as number), 0);
        return !(sum >= least && sum <= most);
      });
      expect(puzzle.relations.length).toBeGreaterThan(20_000);
      expect(untrue).toEqual([]);
    }
  });

  describe.each(parties)('%s', (party, tokens) => {
    it.each(MEMBERS)('finds out nothing small of what %s hides, in all its releases', (member) => {
      expect(targets(tokens, [member]).length).toBeGreaterThan(500);
      expect(found(tokens, [member])).toEqual([]);
    }, LONG);

    it(NARROWED_BY_MIRRORS.has(party) ? 'nor knows one exactly by what several members tell of the same people' : 'nor by what several members tell of the same people', () => {
      // No state attacks itself.
      const breaches = tokens.some((token) => STATES.has(token)) ? MEMBERS.flatMap((member) => found(tokens.filter((token) => STATES.get(token) !== member), MEMBERS).filter((breach) => breach.member === member)) : found(tokens, MEMBERS);
      expect(breaches.filter(({ from, to }) => from === to || !NARROWED_BY_MIRRORS.has(party))).toEqual([]);
      expect(breaches.length).toBeLessThanOrEqual(NARROWED_BY_MIRRORS.get(party) ?? 0);
    }, LONG);
  });

  it('finds what comes out if rules alone hide, and more of it by what several members tell of the same people', () => {
    const told = editionsOf(['researcher'], MEMBERS).map((edition) => byRules(edition, 'researcher'));
    const [alone, pooled] = [apart, mirrored].map((names) => {
      const knowledge = new Knowledge(told, names);
      return knowledge.breaches(targets(['researcher'], MEMBERS).filter((target) => !knowledge.isInPrint(target)), highs, () => []).length;
    });
    expect(alone).toBeGreaterThan(0);
    expect(pooled).toBeGreaterThan(alone as number);
  });
});
