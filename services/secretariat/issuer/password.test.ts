import { describe, expect, it } from '@jest/globals';
import { hashPassword, isPassword } from './password.js';

describe('a password', () => {
  it('is known again by its hash, and no other is; two hashes of one differ', async () => {
    const [one, other] = await Promise.all([hashPassword('karavan-sarai 7'), hashPassword('karavan-sarai 7')]);
    expect(one).not.toBe(other);
    expect(one).not.toContain('karavan');
    await expect(isPassword('karavan-sarai 7', one)).resolves.toBe(true);
    await expect(isPassword('karavan-sarai 8', one)).resolves.toBe(false);
  });

  it('is the same however its letters were typed (Unicode NFKC)', async () => {
    await expect(isPassword('йod', await hashPassword('йod'))).resolves.toBe(true);
  });

  it.each([['nothing', undefined], ['an empty text', ''], ['the password itself', 'karavan'], ['another scheme', 'md5$1$1$1$aa$bb'], ['a hash of nothing', 'scrypt$32768$8$1$$'], ['a cheaper hash', 'scrypt$2$8$1$aa$bb']])(
    'is never right where %s is kept', async (_what, kept) => {
      await expect(isPassword('karavan', kept)).resolves.toBe(false);
      await expect(isPassword('', kept)).resolves.toBe(false);
    },
  );

  it('longer than anybody types is wrong, even where it begins right', async () => {
    const longest = 'a'.repeat(200);
    await expect(isPassword(`${longest}b`, await hashPassword(longest))).resolves.toBe(false);
  });
});
