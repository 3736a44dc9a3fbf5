import type { Head } from './entry.js';

/** A head of the log as somebody outside has it, and who says so: the secretariat, or a receipt of its that the country kept. */
export interface LodgedHead extends Head {
  /** ISO 8601, UTC. */
  readonly lodgedAt: string;
  readonly by: 'SECRETARIAT' | 'RECEIPT';
}

/** The last entry that was removed because it was kept long enough. */
export interface Checkpoint extends Head {
  /** For how many months the country kept its log then. */
  readonly keepMonths: number;
}

/** A checkpoint as somebody outside has it. */
export interface LodgedCheckpoint extends Checkpoint {
  readonly lodgedAt: string;
}

/** What is wrong with a log, and the first entry that is bad. */
export interface LogFault {
  readonly seq: number;
  /** When that entry was written, as far as it can be told. */
  readonly at: string | null;
  readonly what: string;
}
