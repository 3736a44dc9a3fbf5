import { createHash } from 'node:crypto';

/** An id that is made of a text: whoever has both can tell that the text is the one meant, and nobody finds another that fits (SHA-256, its first 160 bits in hexadecimal). */
export function textId(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}
