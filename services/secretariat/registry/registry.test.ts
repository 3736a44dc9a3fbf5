import { describe, expect, it } from '@jest/globals';
import { type DocumentNode, parse, print } from 'graphql';
import type { Enrolment, Member } from './member.js';
import { asMember, KAZAKHSTAN, KYRGYZSTAN, replaced, secretariatTypeDefs, servedSdl, TAJIKISTAN, withOwnFields } from './members.fixture.js';
import { type MemberKeeper, Registry } from './registry.js';
import type { ServedGraph } from './subgraph-client.js';

const MEMBERS = [KAZAKHSTAN, KYRGYZSTAN, TAJIKISTAN];
const SDL = { KZ: await servedSdl(KAZAKHSTAN), KG: await servedSdl(KYRGYZSTAN), TJ: await servedSdl(TAJIKISTAN) };
const TYPE_DEFS = await secretariatTypeDefs(MEMBERS);
const HOSTILE = replaced(SDL.KZ, '): String @shareable\n', '): String @shareable @override(from: "country-kg")\n');
const REFUSAL = 'Kazakhstan uses @override(from: "country-kg"); only @key and @shareable may be used';

class MemoryKeeper implements MemberKeeper {
  readonly accepted: string[] = [];
  private readonly members: Map<string, Member>;

  constructor(enrolments: readonly Enrolment[], private readonly storing: (sdl: string) => void = () => undefined) {
    this.members = new Map(enrolments.map((each) => [each.code, asMember(each)]));
  }

  async all(): Promise<Member[]> {
    return [...this.members.values()];
  }

  async accept(code: string, sdl: string): Promise<void> {
    this.storing(sdl);
    const member = this.members.get(code);
    if (!member) throw new Error(`There is no ${code}`);
    this.accepted.push(code);
    this.members.set(code, { ...member, acceptedSdl: sdl });
  }
}

type Answer = string | ServedGraph | null | Error;

/** A registry over members that answer as told, until told otherwise. */
function registryOf(answers: Record<string, Answer>, options: { keeper?: MemoryKeeper; typeDefs?: DocumentNode } = {}) {
  const keeper = options.keeper ?? new MemoryKeeper(MEMBERS);
  const clock = { now: 0 };
  const registry = new Registry({
    members: keeper,
    url: 'http://secretariat.test/graphql',
    now: () => clock.now,
    typeDefs: async () => options.typeDefs ?? TYPE_DEFS,
    ask: async ({ code }) => {
      const answer = answers[code] ?? null;
      if (answer instanceof Error) throw answer;
      return typeof answer === 'string' ? { sdl: answer, contractVersion: '1.0' } : answer;
    },
  });
  const round = async () => {
    const document = await registry.round();
    return { ...document, of: Object.fromEntries(document.members.map((member) => [member.code, member])) };
  };
  return { registry, keeper, answers, round, clock };
}

const own = (field: string): string => withOwnFields(KAZAKHSTAN, SDL.KZ, field);
const ACCEPTED = { state: 'ACCEPTED', up: true, refusal: null, contractVersion: '1.0' };

describe('a round', () => {
  it('accepts members that serve the contract, and shows them', async () => {
    const { registry, round, keeper } = registryOf(SDL);
    expect(registry.document).toBeUndefined();
    const document = await round();
    expect(document.of['KZ']).toEqual({ ...ACCEPTED, code: 'KZ', type: 'Kazakhstan', rootField: 'kazakhstan', subgraph: 'country-kz', url: KAZAKHSTAN.url, training: false });
    expect(document.of).toMatchObject({ KG: ACCEPTED, TJ: ACCEPTED });
    expect(document.secretariat).toBe('secretariat');
    expect(registry.document).toMatchObject({ version: document.version, supergraph: document.supergraph });
    expect(keeper.accepted).toEqual(['KZ', 'KG', 'TJ']);
  });

  it('stores what was accepted once, and comes to the same when nothing changed', async () => {
    const { round, keeper } = registryOf(SDL);
    const [first, second] = [await round(), await round()];
    expect(second).toEqual(first);
    expect(keeper.accepted).toHaveLength(3);
  });

  it('shows a member that was never seen as AWAITED, with its place kept', async () => {
    const document = await registryOf({ ...SDL, KG: null }).round();
    expect(document.of['KG']).toMatchObject({ state: 'AWAITED', up: false, contractVersion: null, refusal: null });
    expect(document.supergraph).toContain('kyrgyzstan: Kyrgyzstan @join__field(graph: COUNTRY_KG)');
    expect(document.version).toBe((await registryOf(SDL).round()).version);
  });

  it('lets a member that goes down stand as it was', async () => {
    const { round, answers } = registryOf({ ...SDL, KZ: own('beds: Int') });
    const before = await round();
    answers['KZ'] = null;
    const after = await round();
    expect(after.of['KZ']).toMatchObject({ state: 'ACCEPTED', up: false, refusal: null });
    expect(after.supergraph).toContain('beds: Int @join__field(graph: COUNTRY_KZ)');
    expect(after.version).toBe(before.version);
  });

  it('takes a member that cannot even be asked as one that is down', async () => {
    const { of } = await registryOf({ ...SDL, KZ: new Error('no such host') }).round();
    expect(of['KZ']).toMatchObject({ state: 'AWAITED', up: false });
    expect(of).toMatchObject({ KG: ACCEPTED, TJ: ACCEPTED });
  });

  it('takes new own fields, and drops those that are no longer served', async () => {
    const { round, answers } = registryOf({ ...SDL, KZ: own('beds: Int') });
    expect((await round()).supergraph).toContain('beds: Int');
    answers['KZ'] = own('clinics: Int');
    const second = await round();
    expect(second.supergraph).toContain('clinics: Int');
    expect(second.supergraph).not.toContain('beds: Int');
  });
});

describe('a hostile member', () => {
  it('from the start is REFUSED with its reason; the others are unharmed', async () => {
    const { round, keeper } = registryOf({ ...SDL, KZ: HOSTILE });
    const document = await round();
    expect(document.of['KZ']).toMatchObject({ state: 'REFUSED', up: true, refusal: REFUSAL });
    expect(document.of).toMatchObject({ KG: ACCEPTED, TJ: ACCEPTED });
    expect(document.supergraph).not.toMatch(/override: "/);
    expect(document.version).toBe((await registryOf(SDL).round()).version);
    expect(keeper.accepted).toEqual(['KG', 'TJ']);
  });

  it('after it was accepted stands as it was, its refusal shown', async () => {
    const { round, answers, keeper } = registryOf({ ...SDL, KZ: own('beds: Int') });
    const before = await round();
    answers['KZ'] = HOSTILE;
    const after = await round();
    expect(after.of['KZ']).toMatchObject({ state: 'ACCEPTED', up: true, refusal: REFUSAL });
    expect(after.supergraph).toBe(before.supergraph);
    expect(after.supergraph).toContain('beds: Int');
    expect((await keeper.all()).find(({ code }) => code === 'KZ')?.acceptedSdl).toBe(own('beds: Int'));
  });

  it('that mends its ways is accepted', async () => {
    const { round, answers } = registryOf({ ...SDL, KZ: HOSTILE });
    expect((await round()).of['KZ']).toMatchObject({ state: 'REFUSED' });
    answers['KZ'] = SDL.KZ;
    expect((await round()).of['KZ']).toMatchObject(ACCEPTED);
  });

  it('leaves nothing of its text in the supergraph', async () => {
    const marked = `${HOSTILE}\n"""STOLEN WORDS""" type StolenType { stolenField: Int }`;
    const { supergraph, of } = await registryOf({ ...SDL, KZ: marked }).round();
    expect(supergraph).not.toMatch(/stolen/i);
    expect(of['KZ']?.refusal).toBe(REFUSAL);
  });

  it.each([
    ['two megabytes', `${SDL.KZ}${'#'.repeat(2_000_000)}`, 'Its SDL is longer than 500000 characters'],
    ['garbage', '\ufffd}{', 'Its SDL cannot be parsed'],
    ['nothing', '', 'Its SDL cannot be parsed'],
    ['what a database cannot store', `${SDL.KZ}\n# \u0000`, 'Its SDL holds control characters'],
    ["another member's SDL", SDL.KG, 'It adds the root field kyrgyzstan; its own is kazakhstan'],
  ])('that serves %s is REFUSED', async (_, sdl, refusal) => {
    const { of } = await registryOf({ ...SDL, KZ: sdl }).round();
    expect(of['KZ']).toMatchObject({ state: 'REFUSED', refusal });
    expect(of).toMatchObject({ KG: ACCEPTED, TJ: ACCEPTED });
  });

  it('whose SDL cannot be stored fails no round', async () => {
    const keeper = new MemoryKeeper(MEMBERS, (sdl) => {
      if (sdl.includes('beds')) throw new Error('invalid byte sequence');
    });
    const { round, answers } = registryOf({ ...SDL, KZ: own('beds: Int') }, { keeper });
    const refusal = 'What it serves could not be stored; asked again in the next round';
    const first = await round();
    expect(first.of['KZ']).toMatchObject({ state: 'REFUSED', refusal });
    expect(first.of).toMatchObject({ KG: ACCEPTED, TJ: ACCEPTED });
    expect(first.supergraph).not.toContain('beds');
    answers['KZ'] = SDL.KZ;
    expect((await round()).of['KZ']).toMatchObject(ACCEPTED);
  });
});

describe('own fields that compose only without company', () => {
  it('are left out and shown as refused; the contract of the member and all others stand', async () => {
    const typeDefs = parse(`${print(TYPE_DEFS)}\nextend type Kazakhstan { beds: Int }`);
    const { round } = registryOf({ ...SDL, KZ: own('beds: Int clinics: Int'), KG: withOwnFields(KYRGYZSTAN, SDL.KG, 'beds: Int') }, { typeDefs });
    const { of, supergraph } = await round();
    expect(of['KZ']).toMatchObject({ state: 'ACCEPTED', up: true });
    expect(of['KZ']?.refusal).toMatch(/^Its own fields do not compose: The supergraph does not compose: Non-shareable field "Kazakhstan.beds"/);
    expect(supergraph).not.toContain('clinics');
    expect(supergraph).toContain('beds: Int @join__field(graph: SECRETARIAT)');
    expect(supergraph).toContain('beds: Int @join__field(graph: COUNTRY_KG)');
    expect(of).toMatchObject({ KG: ACCEPTED, TJ: ACCEPTED });
  });
});

describe('a member that says of itself whether it is a training member', () => {
  it('is not heard: the registry shows what was enrolled, and the field is left out', async () => {
    const keeper = new MemoryKeeper([{ ...KAZAKHSTAN, training: true }, KYRGYZSTAN, TAJIKISTAN]);
    const { of, supergraph } = await registryOf({ ...SDL, KZ: own('training: Boolean') }, { keeper }).round();
    expect(of).toMatchObject({ KZ: { state: 'ACCEPTED', training: true }, KG: { ...ACCEPTED, training: false } });
    expect(of['KZ']?.refusal).toMatch(/^Its own fields do not compose: The supergraph does not compose: Non-shareable field "Kazakhstan.training"/);
    expect(supergraph).toContain('training: Boolean @join__field(graph: SECRETARIAT)');
    expect(supergraph).not.toContain('training: Boolean @join__field(graph: COUNTRY_KZ)');
  });
});

describe('a round that fails', () => {
  it('leaves the earlier document as it was', async () => {
    const keeper = new MemoryKeeper(MEMBERS);
    const { registry, round } = registryOf(SDL, { keeper });
    const { version } = await round();
    keeper.all = () => Promise.reject(new Error('the database is away'));
    await expect(round()).rejects.toThrow('the database is away');
    expect(registry.document?.version).toBe(version);
  });
});

describe('a member that changes what it serves', () => {
  it('is taken up, but not more often than once a minute: every change is a new supergraph for all', async () => {
    const { round, answers, clock } = registryOf({ ...SDL });
    const first = await round();
    clock.now = 60_000;
    answers['KZ'] = own('beds: Int');
    const changed = await round();
    expect(changed.of['KZ']).toMatchObject(ACCEPTED);
    expect(changed.version).not.toBe(first.version);

    clock.now = 100_000;
    answers['KZ'] = own('clinics: Int');
    const tooSoon = await round();
    expect(tooSoon.version).toBe(changed.version);
    expect(tooSoon.of['KZ']).toMatchObject({ state: 'ACCEPTED', refusal: 'It changed less than a minute ago; what it serves now is taken up later' });

    clock.now = 120_000;
    const rested = await round();
    expect(rested.of['KZ']).toMatchObject(ACCEPTED);
    expect(rested.supergraph).toContain('clinics');
  });
});
