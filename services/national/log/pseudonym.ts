import { aessiv } from '@noble/ciphers/aes.js';

/** Length of the key, in bytes: AES-256-SIV takes two of 32. */
export const PSEUDONYM_KEY_BYTES = 64;

/** Names are filled up to a multiple of this, in bytes: a pseudonym does not tell how long a name is. */
const BLOCK = 64;
/** So that no pseudonym begins with a dash, which a command line takes for an option and a spreadsheet for a formula. */
const PREFIX = 'p.';
const MOST_REMEMBERED = 5_000;

/** Somebody, by the issuer that names him. */
export interface Named {
  readonly issuer: string;
  readonly sub: string;
}

/**
 * Pseudonyms of a country's own making: one and the same for a person here, another in every other country,
 * and only whoever has the key can tell whose. Deterministic authenticated encryption (AES-SIV, RFC 5297)
 * of issuer and subject, bound to the country.
 */
export class Pseudonyms {
  private readonly known = new Map<string, string>();
  private readonly country: Uint8Array;

  constructor(
    private readonly key: Uint8Array,
    country: string,
  ) {
    this.country = new TextEncoder().encode(country);
  }

  of({ issuer, sub }: Named): string {
    const name = JSON.stringify([issuer, sub]);
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const bytes = new TextEncoder().encode(name);
    const filled = new Uint8Array(Math.ceil(bytes.length / BLOCK) * BLOCK).fill(0x20);
    filled.set(bytes);
    const made = PREFIX + Buffer.from(aessiv(this.key, this.country).encrypt(filled)).toString('base64url');
    if (this.known.size >= MOST_REMEMBERED) this.known.delete(this.known.keys().next().value ?? '');
    this.known.set(name, made);
    return made;
  }

  /** Whose pseudonym it is; undefined where this country did not make it with this key. */
  whose(pseudonym: string): Named | undefined {
    if (!pseudonym.startsWith(PREFIX)) return undefined;
    try {
      const bytes = aessiv(this.key, this.country).decrypt(new Uint8Array(Buffer.from(pseudonym.slice(PREFIX.length), 'base64url')));
      const [issuer, sub] = JSON.parse(new TextDecoder().decode(bytes)) as [string, string];
      return this.of({ issuer, sub }) === pseudonym ? { issuer, sub } : undefined;
    } catch {
      return undefined;
    }
  }
}
