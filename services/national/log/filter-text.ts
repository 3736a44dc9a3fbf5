import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Longest arguments that an entry holds in full, in characters: nobody fills the log by asking. */
const LONGEST = 8_000;
const LONGEST_NAME = 255;

/** Half of a character, or the one that PostgreSQL keeps in no text: either would read back as something else than was hashed. */
const UNKEPT = /[\0\ud800-\udfff]/gu;

/** Arguments of a field as canonical JSON; of what is too long its length and hash. What is null or left out is the same, and is left out. */
export function filterText(given: Readonly<Record<string, unknown>>): string {
  const plain: unknown = JSON.parse(JSON.stringify(given, (_key, value: unknown) => (typeof value === 'string' ? keptText(value) : value ?? undefined)));
  const text = canonicalize(plain) ?? '{}';
  if (text.length <= LONGEST) return text;
  return canonicalize({ characters: text.length, sha256: createHash('sha256').update(text).digest('hex') }) ?? '{}';
}

/** A name that came from outside, as the log can keep it. */
export function keptName(name: string): string {
  return keptText(name).slice(0, LONGEST_NAME).replace(/[\ud800-\udfff]$/u, '');
}

function keptText(text: string): string {
  return text.replace(UNKEPT, '\ufffd');
}
