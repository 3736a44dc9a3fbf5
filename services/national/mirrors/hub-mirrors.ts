import { askGraph, type GraphAnswer } from '@serai/chassis';
import { type AudienceId, type Figure, isAudience, mirrorOf, SeraiError } from '@serai/schema';
import type { MirrorCell, MirrorPlace, MirrorRelease } from '../release/protection/mirror-release.js';
import { belowOf } from '../release/protection/verdicts.js';

const ANSWER_WITHIN_MS = 60_000;
const PAGE = 5_000;

const MEMBERS = 'query Members($training: Boolean!) { countries(training: $training) { code training } }';
const RELEASES = 'query Releases($codes: [CountryCode!]!) { viewer { visas { country state } } countries(codes: $codes, training: true) { code viewer { audience refusal explanation } accessRules { audiences { audience protection { minimumCount } } } releases { id withdrawn { at } } } }';
/** By which a member says that it tells nobody anything. */
const TELLS_NOTHING: readonly unknown[] = ['NO_RELEASE', 'ACCESS_RULES_REFUSED'];
/** Of a cell that is not told although it is counted: too small or hidden for another's sake, closed by the rules. */
const KEPT_BACK: readonly string[] = ['SUPPRESSED', 'NOT_FOR_AUDIENCE'];
const CELLS = `query Mirrors($country: CountryCode!, $asOf: AsOf!, $filter: ObservationFilter!, $after: String, $first: Int!) {
  countries(codes: [$country], training: true) { observations(asOf: $asOf, filter: $filter, first: $first, after: $after) {
    nodes { indicator { code } reporter area period stockOrFlow population origin destination basis legalStatus keyPopulation sex age transmission unit value missing }
    pageInfo { hasNextPage endCursor } } } }`;

interface Member {
  readonly code: string;
  readonly viewer: { readonly audience: string | null; readonly refusal: string | null; readonly explanation: string | null } | null;
  readonly accessRules: { readonly audiences: readonly { readonly audience: string; readonly protection: { readonly minimumCount: number } }[] } | null;
  /** Newest first; null where it does not answer. */
  readonly releases: readonly { readonly id: string; readonly withdrawn: { readonly at: string } | null }[] | null;
}

/** A visa of whoever reads. */
interface Visa {
  readonly country: string;
  readonly state: string;
}

type Node = Omit<MirrorPlace, 'indicator'> & Pick<Figure, 'reporter' | 'value' | 'missing'> & { readonly indicator: { readonly code: string } };
interface Page {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Somebody as whom a country reads more than the public is told. */
export interface MirrorReader {
  readonly id: string;
  /** An access token of the hub that holds now. Throws TOKEN_REFUSED, SECRETARIAT_UNAVAILABLE. */
  readonly token: () => Promise<string>;
}

export interface HubMirrorsPorts {
  /** The country that reads. */
  readonly country: string;
  /** Whether it is a training member: these tell of one another alone, and so do the others. */
  readonly training: boolean;
  /** Address of the gateway, without a path. */
  readonly hub: string;
  /** As whom it reads besides the public. */
  readonly readers: readonly MirrorReader[];
}

/**
 * What the other members tell of the same people as a country's own figures, in every release that can be read: read at the hub's
 * gateway, as the public reads it and as each reader does. Throws COUNTRY_UNAVAILABLE where a member does not answer, HUB_NOT_READY where
 * the hub does not, TOKEN_REFUSED or VISA_REFUSED where a reader is let in no more.
 */
export class HubMirrors {
  constructor(private readonly ports: HubMirrorsPorts) {}

  async read(): Promise<readonly MirrorRelease[]> {
    const { country, training, readers } = this.ports;
    const { data: { countries: members } } = await this.ask<{ readonly countries: readonly { readonly code: string; readonly training: boolean }[] }>(undefined, MEMBERS, { training });
    const codes = members.filter((member) => member.training === training && member.code !== country).map(({ code }) => code);
    const read = new Map<string, MirrorRelease>();
    for (const reader of codes.length === 0 ? [] : [undefined, ...readers]) {
      const token = await reader?.token();
      const { data: { viewer: reading, countries }, errors } = await this.ask<{ readonly viewer: { readonly visas: readonly Visa[] } | null; readonly countries: readonly Member[] }>(token, RELEASES, { codes });
      for (const { code, viewer, accessRules, releases } of countries) {
        if (errors.some(({ extensions }) => extensions?.country === code && TELLS_NOTHING.includes(extensions.code))) continue;
        const audience = viewer?.audience;
        if (!releases || audience == null || !isAudience(audience)) throw new SeraiError('COUNTRY_UNAVAILABLE', `${code} does not say what it tells, so nobody knows what could be worked out with it. Try again when it answers`);
        const why = viewer?.refusal == null ? endedVisa(code, reading?.visas ?? []) : (viewer.explanation ?? viewer.refusal);
        if (why !== undefined) throw new SeraiError('VISA_REFUSED', `${code} does not let ${reader?.id ?? 'the public'} read any more: ${why}. Apply there again, or take it out of MIRROR_READERS`);
        const minimumCount = leastFor(audience, accessRules?.audiences ?? []);
        const newest = releases.find(({ withdrawn }) => withdrawn === null)?.id;
        for (const { id, withdrawn } of releases) {
          if (withdrawn !== null || read.has(`${id} ${audience}`)) continue;
          const cells = await this.cellsOf(token, code, id);
          if (cells.length > 0) read.set(`${id} ${audience}`, { release: id, audience: audience satisfies AudienceId, isNewest: id === newest, minimumCount, cells });
        }
      }
    }
    return [...read.values()];
  }

  private async cellsOf(token: string | undefined, country: string, release: string): Promise<readonly MirrorCell[]> {
    const cells: MirrorCell[] = [];
    for (const end of ['origin', 'destination']) {
      let after: string | null = null;
      do {
        const page: Page = await this.page(token, { country, release, filter: { [end]: [this.ports.country] }, after });
        cells.push(...page.nodes.flatMap((node) => this.mirrored(node)));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
    }
    return cells;
  }

  private async page(token: string | undefined, { country, release, ...variables }: { readonly country: string; readonly release: string; readonly filter: object; readonly after: string | null }): Promise<Page> {
    const { data: { countries } } = await this.ask<{ readonly countries: readonly { readonly observations: Page | null }[] }>(token, CELLS, { ...variables, country, asOf: { releases: [release] }, first: PAGE });
    const page = countries[0]?.observations;
    if (!page) throw new SeraiError('COUNTRY_UNAVAILABLE', `${country} does not tell ${release}. Try again when it answers`);
    return page;
  }

  /** What is told of a cell, or that it is not; nothing where there is nothing to tell, or where it is about others. */
  private mirrored({ indicator, value, missing, ...place }: Node): readonly MirrorCell[] {
    const own = mirrorOf({ ...place, indicator: indicator.code });
    if (own?.reporter !== this.ports.country || (value === null && !KEPT_BACK.includes(missing ?? ''))) return [];
    return [{ place: own, value }];
  }

  private async ask<Data>(token: string | undefined, query: string, variables: Readonly<Record<string, unknown>>): Promise<{ readonly data: Data; readonly errors: GraphAnswer<Data>['errors'] }> {
    const { hub } = this.ports;
    let answer: GraphAnswer<Data>;
    try {
      answer = await askGraph<Data>(new URL('/graphql', hub), { query, variables, token, withinMs: ANSWER_WITHIN_MS });
    } catch (error) {
      throw new SeraiError('HUB_NOT_READY', `The hub does not answer at ${new URL(hub).origin}, so nobody knows what the others tell. Check that it runs and that HUB_URL is right`, { cause: error });
    }
    const { data, errors } = answer;
    const refused = errors.find(({ extensions }) => extensions?.code === 'TOKEN_REFUSED');
    if (refused) throw new SeraiError('TOKEN_REFUSED', `The hub does not let a reader of MIRROR_READERS in: ${refused.message}`);
    if (!data) throw new SeraiError('HUB_NOT_READY', `The hub does not say what the others tell: ${errors[0]?.message ?? 'it answers nothing'}`);
    return { data, errors };
  }
}

/** Why a country's visas let nobody in any more; undefined where one does, or there never was any. */
function endedVisa(code: string, visas: readonly Visa[]): string | undefined {
  const own = visas.filter(({ country }) => country === code);
  return own.some(({ state }) => state === 'APPROVED') ? undefined : own[0] && `its visa is ${own[0].state}`;
}

/** Of how many people a member tells an audience at least: it asks for no more to stay open than those below, whose editions are known. */
function leastFor(audience: AudienceId, rules: NonNullable<Member['accessRules']>['audiences']): number {
  const known = [audience, ...belowOf(audience)];
  const minima = rules.filter((own) => known.some((each) => each === own.audience)).map(({ protection: { minimumCount } }) => minimumCount);
  return minima.length === 0 ? 1 : Math.min(...minima);
}
