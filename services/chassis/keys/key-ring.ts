import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SeraiError } from '@serai/schema';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { z } from 'zod';
import { newKeyPair } from './key-pair.js';

const okp = { kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string().min(1) };

const keptKey = z.strictObject({
  kid: z.string().min(1),
  createdAt: z.iso.datetime(),
  /** Until when signatures made with it are accepted; null while it signs. */
  verifiesUntil: z.iso.datetime().nullable(),
  /** The private key while it signs; of a key that was replaced only the public part is kept. */
  jwk: z.strictObject({ ...okp, d: z.string().min(1).optional() }),
});
const ringFile = z.strictObject({ keys: z.array(keptKey).min(1) });

/** A key as its file keeps it. */
export type KeptKey = z.infer<typeof keptKey>;

/** The key that signs now. */
export interface SigningKey {
  readonly kid: string;
  readonly key: KeyObject;
}

/** Where a ring's public part is written: a JWKS, to be handed to whoever verifies. */
export function publicKeysFile(file: string): string {
  return file.replace(/(\.json)?$/, '.jwks.json');
}

/** How long what was read of the file is taken for what stands in it. */
const READ_AGAIN_MS = 500;

/**
 * The Ed25519 keys of a service, in a file that only its user can read: one signs, those before it still
 * verify until what they signed has expired. The file is made with its first key. A key that another
 * process rotated or withdrew is noticed within half a second.
 */
export class KeyRing {
  private kept: readonly KeptKey[] = [];
  private readonly objects = new Map<string, KeyObject>();
  private readAt = -Infinity;
  private mark = '';

  private constructor(private readonly file: string) {}

  /** Opens the ring in this file; makes it, with a first key, where there is none. Throws CONFIG_INVALID. */
  static async open(file: string): Promise<KeyRing> {
    const ring = new KeyRing(file);
    if (!existsSync(file)) await ring.make();
    ring.read();
    ring.publish();
    return ring;
  }

  /** What keys there are, the one that signs first. */
  keys(): readonly KeptKey[] {
    this.readWhenDue();
    return this.kept;
  }

  signing(): SigningKey {
    const newest = this.keys().find(({ verifiesUntil }) => verifiesUntil === null);
    if (!newest) throw unreadable(this.file, 'holds no key that signs');
    return { kid: newest.kid, key: this.object(newest, true) };
  }

  /** The public keys that verify at this moment (RFC 7517). */
  jwks(now: Date): { keys: JWK[] } {
    return { keys: this.verifying(now).map(({ kid, jwk }) => ({ ...publicPart(jwk), kid, use: 'sig', alg: 'EdDSA' })) };
  }

  /** The public key of this id, where it verifies at this moment. */
  verifier(kid: string, now: Date): KeyObject | undefined {
    const kept = this.verifying(now).find((key) => key.kid === kid);
    return kept && this.object(kept, false);
  }

  /** A new key signs from now on; what the one before signed is accepted until then. Returns the new key's id. */
  async rotate(now: Date, verifiesUntil: Date): Promise<string> {
    const made = await newKey(now);
    // Read after the last wait: whoever rotates at the same moment is not written over.
    this.read();
    const before = this.kept
      .filter((key) => key.verifiesUntil === null || new Date(key.verifiesUntil) > now)
      .map((key) => ({ ...key, jwk: publicPart(key.jwk), verifiesUntil: key.verifiesUntil ?? verifiesUntil.toISOString() }));
    this.write([made, ...before]);
    return made.kid;
  }

  /** Takes a key that was lost or stolen away: nothing that it signed is accepted from now on. Another signs, a new one where it did. */
  async withdraw(kid: string, now: Date): Promise<void> {
    const made = await newKey(now);
    this.read();
    const left = this.kept.filter((key) => key.kid !== kid);
    if (left.length === this.kept.length) throw new SeraiError('CONFIG_INVALID', `${this.file} holds no key ${kid}. It holds ${this.kept.map((key) => key.kid).join(', ')}`);
    this.write(left.some(({ verifiesUntil }) => verifiesUntil === null) ? left : [made, ...left]);
  }

  private verifying(now: Date): readonly KeptKey[] {
    return this.keys().filter(({ verifiesUntil }) => verifiesUntil === null || new Date(verifiesUntil) > now);
  }

  private object({ kid, jwk }: KeptKey, isPrivate: boolean): KeyObject {
    const name = `${kid} ${isPrivate}`;
    const known = this.objects.get(name) ?? (isPrivate ? createPrivateKey({ key: jwk as JsonWebKey, format: 'jwk' }) : createPublicKey({ key: publicPart(jwk), format: 'jwk' }));
    this.objects.set(name, known);
    return known;
  }

  private readWhenDue(): void {
    if (performance.now() - this.readAt < READ_AGAIN_MS) return;
    const stat = statSync(this.file, { throwIfNoEntry: false });
    const mark = stat ? `${stat.ino} ${stat.mtimeMs} ${stat.size}` : '';
    if (mark !== this.mark) this.read();
    this.readAt = performance.now();
  }

  private read(): void {
    let kept: z.infer<typeof ringFile>;
    const stat = statSync(this.file, { throwIfNoEntry: false });
    try {
      kept = ringFile.parse(JSON.parse(readFileSync(this.file, 'utf8')));
    } catch (error) {
      throw unreadable(this.file, `is no file of keys`, error);
    }
    this.kept = kept.keys;
    this.objects.clear();
    this.readAt = performance.now();
    this.mark = stat ? `${stat.ino} ${stat.mtimeMs} ${stat.size}` : '';
  }

  private async make(): Promise<void> {
    const made = this.draft([await newKey(new Date())]);
    try {
      // A link is refused where the file is there by now: two processes that start together keep one ring.
      linkSync(made, this.file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(made, { force: true });
    }
  }

  private write(keys: readonly KeptKey[]): void {
    renameSync(this.draft(keys), this.file);
    this.read();
    this.publish();
  }

  /** Writes the public part, where it is another than what stands there: what was withdrawn or has run out is not left standing. */
  private publish(): void {
    const file = publicKeysFile(this.file);
    const text = JSON.stringify(this.jwks(new Date()), null, 2);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
    const draft = `${this.file}.${randomBytes(6).toString('hex')}`;
    writeFileSync(draft, text, { flag: 'wx' });
    renameSync(draft, file);
  }

  private draft(keys: readonly KeptKey[]): string {
    const draft = `${this.file}.${randomBytes(6).toString('hex')}`;
    try {
      mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
      writeFileSync(draft, JSON.stringify({ keys }, null, 2), { mode: 0o600, flag: 'wx', flush: true });
    } catch (error) {
      throw unreadable(this.file, 'cannot be written', error);
    }
    return draft;
  }
}

function publicPart({ kty, crv, x }: KeptKey['jwk']): Omit<KeptKey['jwk'], 'd'> {
  return { kty, crv, x };
}

async function newKey(now: Date): Promise<KeptKey> {
  const { privateKey } = newKeyPair();
  const { x = '', d = '' } = privateKey.export({ format: 'jwk' });
  const jwk = { kty: 'OKP', crv: 'Ed25519', x, d } as const;
  return { kid: (await calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x })).slice(0, 16), createdAt: now.toISOString(), verifiesUntil: null, jwk };
}

function unreadable(file: string, what: string, cause?: unknown): SeraiError {
  return new SeraiError('CONFIG_INVALID', `${file} ${what}. Put the service's keys back there, or remove it: new keys are made, and nothing signed before is accepted`, { cause });
}
