/** An error as GraphQL over HTTP carries it. */
export interface HubError {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** What the hub answers, as GraphQL over HTTP has it. */
export interface HubAnswer<Data = unknown> {
  readonly data: Data | null;
  readonly errors: readonly HubError[];
}

/** Asks the hub's gateway as whoever asked the secretariat. Throws HUB_NOT_READY where the gateway does not answer. */
export type AskHub = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<HubAnswer>;
