import { CONTRACT_VERSION, type RegisteredMember, type RegistryDocument } from '@serai/schema';
import type { DocumentNode, FieldDefinitionNode } from 'graphql';
import { judge, type Verdict } from './allow-list.js';
import { compose, type ComposedMember, SECRETARIAT, type SecretariatSubgraph, type Supergraph } from './compose.js';
import { type Member, subgraphName } from './member.js';
import { plainText } from './plain-text.js';
import type { ServedGraph } from './subgraph-client.js';

/** Where the registry keeps its members. */
export interface MemberKeeper {
  all(): Promise<Member[]>;
  accept(code: string, sdl: string): Promise<void>;
}

export interface RegistryPorts {
  readonly members: MemberKeeper;
  readonly ask: (member: Member) => Promise<ServedGraph | null>;
  /** Address of the secretariat's own subgraph. */
  readonly url: string;
  /** The time, in milliseconds. */
  readonly now: () => number;
  /** The secretariat's own SDL when these are the members. */
  readonly typeDefs: (members: readonly Member[]) => Promise<DocumentNode>;
}

/** Longest refusal shown, in characters. */
const LONGEST_REFUSAL = 300;

/** A member's graph that was accepted is not changed again for this long: every change is a new supergraph for all. */
const CHANGE_REST_MS = 60_000;

/** Own fields of a member that has none. */
const NONE: readonly FieldDefinitionNode[] = [];

interface Standing {
  readonly composed: ComposedMember;
  readonly shown: RegisteredMember;
}

interface Composition {
  readonly supergraph: Supergraph;
  /** Members whose own fields were left out, and why. */
  readonly leftOut: ReadonlyMap<string, string>;
}

/** Composes all; where that fails, without the own fields that are to blame. */
function composeFitting(secretariat: SecretariatSubgraph, members: readonly ComposedMember[]): Composition {
  try {
    return { supergraph: compose(secretariat, members), leftOut: new Map() };
  } catch {
    const leftOut = new Map<string, string>();
    const fitting = members.map((each) => {
      const refusal = misfit(secretariat, each, members);
      if (refusal === null) return each;
      leftOut.set(each.member.code, refusal);
      return { ...each, ownFields: NONE };
    });
    return { supergraph: compose(secretariat, fitting), leftOut };
  }
}

/** Why this member's own fields do not compose in the company of the others without theirs; null when they do. */
function misfit(secretariat: SecretariatSubgraph, member: ComposedMember, all: readonly ComposedMember[]): string | null {
  if (member.ownFields.length === 0) return null;
  try {
    compose(secretariat, all.map((each) => (each === member ? each : { ...each, ownFields: NONE })));
    return null;
  } catch (error) {
    return plainText(`Its own fields do not compose: ${error instanceof Error ? error.message : String(error)}`, LONGEST_REFUSAL);
  }
}

/**
 * The registry: asks every member what it serves, judges it, and composes the supergraph. What
 * was accepted once stands until something else is accepted: a member that goes down, or begins to
 * serve something that is refused, changes nothing for the others.
 */
export class Registry {
  private latest: RegistryDocument | undefined;
  private readonly judged = new Map<string, { readonly sdl: string; readonly verdict: Verdict }>();
  private readonly changedAt = new Map<string, number>();
  private lastComposed: { readonly of: readonly unknown[]; readonly composition: Composition } | undefined;

  constructor(private readonly ports: RegistryPorts) {}

  /** The newest document; undefined before the first round. */
  get document(): RegistryDocument | undefined {
    return this.latest;
  }

  /** Asks all members once and composes anew. */
  async round(): Promise<RegistryDocument> {
    const members = await this.ports.members.all();
    const [typeDefs, standings] = await Promise.all([
      this.ports.typeDefs(members),
      Promise.all(members.map((member) => this.standingOf(member))),
    ]);
    const { supergraph, leftOut } = this.composed(typeDefs, standings.map(({ composed }) => composed));
    this.latest = {
      version: supergraph.version,
      supergraph: supergraph.sdl,
      secretariat: SECRETARIAT,
      members: standings.map(({ shown }) => ({ ...shown, refusal: shown.refusal ?? leftOut.get(shown.code) ?? null })),
    };
    return this.latest;
  }

  /** Composed anew only when something changed: with many members it takes its time. */
  private composed(typeDefs: DocumentNode, members: readonly ComposedMember[]): Composition {
    const of = [typeDefs, ...members.flatMap(({ member: { code, type, rootField, nameEn, url }, ownFields }) => [code, type, rootField, nameEn, url, ownFields])];
    const last = this.lastComposed;
    if (last?.of.length === of.length && last.of.every((each, index) => each === of[index])) return last.composition;
    const composition = composeFitting({ url: this.ports.url, typeDefs }, members);
    this.lastComposed = { of, composition };
    return composition;
  }

  /** The verdict, from memory where the same was judged in the round before. */
  private verdictOn(member: Member, which: 'served' | 'kept', sdl: string): Verdict {
    const key = `${which} ${member.code} ${member.type} ${member.rootField}`;
    const known = this.judged.get(key);
    if (known?.sdl === sdl) return known.verdict;
    const verdict = judge(member, sdl);
    this.judged.set(key, { sdl, verdict });
    return verdict;
  }

  private async standingOf(member: Member): Promise<Standing> {
    const served = await this.ports.ask(member).catch(() => null);
    const verdict = served && this.verdictOn(member, 'served', served.sdl);
    const refusal = served && verdict ? await this.refusalOf(member, served.sdl, verdict) : null;

    const earlier = (): Verdict | undefined => (member.acceptedSdl === null ? undefined : this.verdictOn(member, 'kept', member.acceptedSdl));
    const standing = verdict && refusal === null ? verdict : earlier();
    const ownFields = standing?.accepted ? standing.ownFields : undefined;
    return {
      composed: { member, ownFields: ownFields ?? NONE },
      shown: {
        code: member.code,
        type: member.type,
        rootField: member.rootField,
        subgraph: subgraphName(member),
        url: member.url,
        training: member.training,
        state: ownFields ? 'ACCEPTED' : verdict ? 'REFUSED' : 'AWAITED',
        up: served !== null,
        contractVersion: served?.contractVersion ?? (ownFields ? CONTRACT_VERSION : null),
        refusal,
      },
    };
  }

  /** Why what it serves does not stand; null when it does, and is kept. One member's trouble is never the round's. */
  private async refusalOf(member: Member, sdl: string, verdict: Verdict): Promise<string | null> {
    if (!verdict.accepted) return verdict.reason;
    if (sdl === member.acceptedSdl) return null;
    const rested = this.ports.now() - (this.changedAt.get(member.code) ?? -Infinity);
    if (member.acceptedSdl !== null && rested < CHANGE_REST_MS) return 'It changed less than a minute ago; what it serves now is taken up later';
    try {
      await this.ports.members.accept(member.code, sdl);
      if (member.acceptedSdl !== null) this.changedAt.set(member.code, this.ports.now());
      return null;
    } catch {
      return 'What it serves could not be stored; asked again in the next round';
    }
  }
}
