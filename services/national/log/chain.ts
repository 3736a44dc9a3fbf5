import { createHash } from 'node:crypto';
import { countryUrn } from '@serai/schema';
import canonicalize from 'canonicalize';
import type { Answer, ChainedEntry, Head, LogEntry } from './entry.js';

/** What the first entry of a country's log is chained to: no other country's log begins so. */
export function genesisHash(country: string): string {
  return sha256({ log: countryUrn(country) });
}

/** SHA-256 over the canonical JSON (RFC 8785) of an entry with the hash of the one before, in hexadecimal. */
export function entryHash({ seq, at, person, client, channel, audience, visa, release, field, filter, cells, outcome }: LogEntry, previous: string): string {
  return sha256({ seq, at, person, client, channel, audience, visa, release, field, filter, cells, outcome, previous });
}

/** These answers as the entries that follow a log's head; null where the log is empty. */
export function chainOn(country: string, head: Pick<Head, 'seq' | 'hash'> | null, answers: readonly Answer[], at: Date): ChainedEntry[] {
  let { seq, hash } = head ?? { seq: 0, hash: genesisHash(country) };
  return answers.map((answer) => {
    seq += 1;
    const entry = { ...answer, seq, at: at.toISOString() };
    const previous = hash;
    hash = entryHash(entry, previous);
    return { ...entry, previous, hash };
  });
}

function sha256(value: unknown): string {
  return createHash('sha256').update(canonicalize(value) ?? '').digest('hex');
}
