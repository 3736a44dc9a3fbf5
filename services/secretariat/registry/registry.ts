import { CONTRACT_VERSION, type RegisteredMember, type RegistryDocument } from '@serai/schema';
import type { DocumentNode } from 'graphql';
import { judge } from './allow-list.js';
import { compose, type ComposedMember, SECRETARIAT, type SecretariatSubgraph } from './compose.js';
import { type Member, subgraphName } from './member.js';
import type { ServedGraph } from './subgraph-client.js';

/** Where the registry keeps its members. */
export interface MemberKeeper {
  all(): Promise<Member[]>;
  accept(code: string, sdl: string): Promise<void>;
}

export interface RegistryPorts {
  readonly members: MemberKeeper;
  readonly ask: (url: string, rootField: string) => Promise<ServedGraph | null>;
  /** Address of the secretariat's own subgraph. */
  readonly url: string;
  /** The secretariat's own SDL when these are the members. */
  readonly typeDefs: (members: readonly Member[]) => Promise<DocumentNode>;
}

interface Standing {
  readonly composed: ComposedMember;
  readonly shown: RegisteredMember;
}

/** The standing, without the member's own fields where these alone keep the supergraph from composing. */
function fitted(secretariat: SecretariatSubgraph, standing: Standing): Standing {
  if (standing.composed.ownFields.length === 0) return standing;
  try {
    compose(secretariat, [standing.composed]);
    return standing;
  } catch (error) {
    const refusal = `Its own fields do not compose: ${error instanceof Error ? error.message.slice(0, 300) : String(error)}`;
    return { composed: { ...standing.composed, ownFields: [] }, shown: { ...standing.shown, refusal } };
  }
}

/**
 * The registry: asks every member what it serves, judges it, and composes the supergraph. What
 * was accepted once stands until something else is accepted: a member that goes down, or begins to
 * serve something that is refused, changes nothing for the others.
 */
export class Registry {
  private latest: RegistryDocument | undefined;

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
    const secretariat = { url: this.ports.url, typeDefs };
    const fitting = standings.map((standing) => fitted(secretariat, standing));
    const supergraph = compose(secretariat, fitting.map(({ composed }) => composed));
    this.latest = {
      version: supergraph.version,
      supergraph: supergraph.sdl,
      secretariat: SECRETARIAT,
      members: fitting.map(({ shown }) => shown),
    };
    return this.latest;
  }

  private async standingOf(member: Member): Promise<Standing> {
    const served = await this.ports.ask(member.url, member.rootField);
    const verdict = served && judge(member, served.sdl);
    if (served && verdict?.accepted && served.sdl !== member.acceptedSdl) await this.ports.members.accept(member.code, served.sdl);

    const earlier = member.acceptedSdl === null ? undefined : judge(member, member.acceptedSdl);
    const standing = verdict?.accepted ? verdict : earlier?.accepted ? earlier : undefined;
    return {
      composed: { member, ownFields: standing?.ownFields ?? [] },
      shown: {
        code: member.code,
        type: member.type,
        subgraph: subgraphName(member),
        url: member.url,
        state: standing ? 'ACCEPTED' : verdict ? 'REFUSED' : 'AWAITED',
        up: served !== null,
        contractVersion: served?.contractVersion ?? (standing ? CONTRACT_VERSION : null),
        refusal: verdict && !verdict.accepted ? verdict.reason : null,
      },
    };
  }
}
