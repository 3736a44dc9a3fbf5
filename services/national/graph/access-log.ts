import type { AccessLogFilter, AccessLogPageType } from '@serai/schema/graph';
import type { Caller, Subject } from '../identity/caller.js';
import { logPageSize, logQuery, type LogQuery, type LogReading, readLogCursor, writeLogCursor } from '../log/log-query.js';
import { isSteward, logNotForYou } from './caller.js';

export interface AccessLogPorts {
  readonly country: string;
  readonly log: LogReading;
  /** Every visa that the country granted to somebody, whether or not it still stands. */
  readonly visasOf: (subject: Subject) => Promise<readonly string[]>;
}

/** The country's log, as far as it is for whoever asks; one object per request. */
export class AccessLog {
  constructor(
    private readonly ports: AccessLogPorts,
    private readonly caller: Caller,
    /** The caller's pseudonym; null where no token names him. */
    private readonly person: string | null,
  ) {}

  /** A page of it, the newest first. Throws NOT_FOR_AUDIENCE, INVALID_ARGUMENT or CURSOR_INVALID. */
  async page(filter: AccessLogFilter, first: number | null, after: string | null): Promise<AccessLogPageType> {
    const { country, log } = this.ports;
    const query = logQuery(filter, await this.own());
    const size = logPageSize(first);
    const entries = await log.newest(query, after === null ? null : readLogCursor(country, after), size + 1);
    const nodes = entries.slice(0, size).map((entry) => ({ ...entry, seq: String(entry.seq) }));
    const last = nodes.at(-1);
    return { nodes, pageInfo: { hasNextPage: entries.length > size, endCursor: last ? writeLogCursor(country, Number(last.seq)) : null } };
  }

  /** Whose entries alone he reads: a steward everybody's, whoever was granted a visa those about his own, nobody else any. */
  private async own(): Promise<LogQuery['own']> {
    const { caller, person } = this;
    if (isSteward(caller)) return null;
    const visas = caller.channel === 'gateway' && caller.subject && person !== null ? await this.ports.visasOf(caller.subject) : [];
    if (person === null || visas.length === 0) throw logNotForYou();
    return { person, visas };
  }
}
