import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Cost of a hash (RFC 7914): some 32 MB and a twentieth of a second. */
const COST = { N: 32_768, r: 8, p: 1, maxmem: 64_000_000 } as const;
const KEY_BYTES = 32;
/** Longest password that is looked at, in characters. */
const LONGEST = 200;

/** A password as it is kept: `scrypt$N$r$p$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Whether this is the password that is kept so. Takes the same time where nothing is kept: nobody learns who there is. */
export async function isPassword(password: string, kept: string | undefined): Promise<boolean> {
  const [scheme, N, r, p, salt = '', hash = ''] = (kept ?? '').split('$');
  const known = scheme === 'scrypt' && Number(N) === COST.N && Number(r) === COST.r && Number(p) === COST.p && password.length <= LONGEST;
  const derived = await derive(password.slice(0, LONGEST), Buffer.from(salt, 'base64url'));
  const expected = Buffer.from(hash, 'base64url');
  return known && expected.length === KEY_BYTES && timingSafeEqual(derived, expected);
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
