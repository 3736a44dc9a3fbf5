import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256 of a value's canonical JSON (RFC 8785), in hexadecimal: equal for equal contents, whatever the order of their keys. */
export function canonicalHash(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('Only JSON values have a canonical form');
  return createHash('sha256').update(text).digest('hex');
}
