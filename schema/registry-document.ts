/**
 * What the registry decided about a member: its graph was accepted; it was refused (with the
 * reason); or it has not been seen yet.
 */
export type MemberState = 'ACCEPTED' | 'REFUSED' | 'AWAITED';

/** One member as the registry shows it. */
export interface RegisteredMember {
  readonly code: string;
  /** Name of its GraphQL type, such as Kazakhstan. */
  readonly type: string;
  /** Its root field, such as kazakhstan. */
  readonly rootField: string;
  /** Name of its subgraph in the supergraph. */
  readonly subgraph: string;
  readonly url: string;
  /** A training member is fictional: its figures are synthetic and about nobody. */
  readonly training: boolean;
  readonly state: MemberState;
  /** Whether it answered when last asked. */
  readonly up: boolean;
  /** Version of the contract that it speaks; null before it was seen. */
  readonly contractVersion: string | null;
  /** Why what it serves was refused. */
  readonly refusal: string | null;
}

/** What the registry hands the gateway at `/registry`: the supergraph and the members it was composed of. */
export interface RegistryDocument {
  /** Changes whenever the supergraph does. */
  readonly version: string;
  readonly supergraph: string;
  /** Name of the secretariat's own subgraph. */
  readonly secretariat: string;
  readonly members: readonly RegisteredMember[];
}
