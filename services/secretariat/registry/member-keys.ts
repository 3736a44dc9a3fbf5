import { keySet } from '@serai/chassis';
import { SeraiError } from '@serai/schema';
import type { JWTVerifyGetKey } from 'jose';
import type { MemberKeeper } from './registry.js';

/** The public keys of the members, each where its own service publishes them. */
export class MemberKeys {
  private readonly sets = new Map<string, { readonly url: string; readonly keys: JWTVerifyGetKey }>();

  constructor(
    private readonly members: Pick<MemberKeeper, 'all'>,
    /** Reaches members, where the global `fetch` does not. */
    private readonly send: typeof fetch = fetch,
  ) {}

  /** The keys of the member of this code. Throws MEMBER_INVALID where there is none. */
  async of(code: string): Promise<JWTVerifyGetKey> {
    const member = (await this.members.all()).find((each) => each.code === code);
    if (!member) throw new SeraiError('MEMBER_INVALID', `${JSON.stringify(code.slice(0, 10))} is not a member of the hub`);
    const known = this.sets.get(code);
    if (known?.url === member.url) return known.keys;
    const keys = keySet(new URL('/.well-known/jwks.json', member.url).href, this.send);
    this.sets.set(code, { url: member.url, keys });
    return keys;
  }
}
