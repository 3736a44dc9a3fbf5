/** What one field of a request was answered, or why it was refused: what an entry says besides its number and time. */
export interface Answer {
  /** Pseudonym of whoever asked; null for whoever showed no token. */
  readonly person: string | null;
  /** The OAuth client that asked in his name. */
  readonly client: string | null;
  readonly channel: string;
  /** Null where none was verified. */
  readonly audience: string | null;
  /** Id of the visa that he came with. */
  readonly visa: string | null;
  /** Id of the release that was read, such as KZ-1. */
  readonly release: string | null;
  readonly field: string;
  /** The arguments as canonical JSON (RFC 8785). */
  readonly filter: string;
  /** How many observations, positions, releases or entries were told. */
  readonly cells: number;
  /** OK, or the code of the error. */
  readonly outcome: string;
}

/** An entry of the log: what was answered, as the log numbers it. */
export interface LogEntry extends Answer {
  /** Counts from 1 without a gap. */
  readonly seq: number;
  /** ISO 8601 in UTC, to the millisecond. */
  readonly at: string;
}

/** An entry in its chain: changing one changes every hash after it. */
export interface ChainedEntry extends LogEntry {
  /** Hash of the entry before. */
  readonly previous: string;
  readonly hash: string;
}

/** An entry as it is named outside the log. The newest one is the log's head. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
}
