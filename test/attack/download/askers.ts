import type { AudienceId } from '@serai/schema';
import { grant, type Member, revoke } from '../../kit/grant.js';
import type { TestHub } from '../../kit/hub.js';
import { tokenOf } from '../../kit/sign-in.js';
import { until } from '../../kit/until.js';
import { download, type Edition } from './download.js';
import { MEMBERS } from './members.js';

/** Somebody who asks. */
export interface Asker {
  /** As what each member takes him. */
  readonly audiences: Readonly<Record<Member, AudienceId>>;
  /** What he is told by those that take him for more than the public. */
  readonly editions: readonly Edition[];
}

const NOBODY = { XN: 'public', XS: 'public', XE: 'public' } as const;

/**
 * What each token of the local demo can download once the countries' stewards have said yes to whom they say yes to: nobody's, a
 * researcher's, an analyst's of the secretariat, and those of the partner states, for whom the second researcher asks, one after the other.
 */
export async function askAll(hub: TestHub): Promise<Readonly<Record<'public' | 'researcher' | 'analyst' | 'southmark' | 'eastmark' | 'northmark', Asker>>> {
  const signedIn = async (person: string): Promise<Record<string, string>> => ({ authorization: `Bearer ${await tokenOf(hub, person)}` });
  const [researcher, analyst, partner] = await Promise.all(['researcher', 'analyst', 'second-researcher'].map(signedIn)) as [Record<string, string>, Record<string, string>, Record<string, string>];
  await until('every member answers', async () => {
    const { data } = await hub.query<{ countries: readonly { accessRules: unknown }[] }>('{ countries(training: true) { accessRules { version } } }');
    return data?.countries.length === MEMBERS.length && data.countries.every(({ accessRules }) => accessRules !== null);
  });
  const all = async (headers: Record<string, string>, members: readonly Member[]): Promise<readonly Edition[]> => {
    const editions: Edition[] = [];
    for (const member of members) editions.push(...(await download(hub, member, headers)));
    return editions;
  };
  const asked = async (headers: Record<string, string>, granted: Readonly<Partial<Record<Member, AudienceId>>>): Promise<Asker> => {
    const audiences = { ...NOBODY, ...granted };
    const members = Object.keys(granted) as Member[];
    const visas = await Promise.all(members.map(async (member) => [member, await grant(hub, headers, member, { audience: audiences[member] })] as const));
    await until('every visa is handed on', async () => (await Promise.all(members.map((member) => takenAs(hub, member, headers)))).join() === members.map((member) => audiences[member]).join());
    const editions = await all(headers, members);
    await Promise.all(visas.map(([member, visa]) => revoke(hub, member, visa)));
    return { audiences, editions };
  };
  return {
    public: { audiences: NOBODY, editions: await all({}, MEMBERS) },
    researcher: await asked(researcher, { XN: 'researcher', XS: 'researcher', XE: 'researcher' }),
    analyst: await asked(analyst, { XN: 'secretariat', XS: 'secretariat', XE: 'secretariat' }),
    southmark: await asked(partner, { XN: 'partner:XS' }),
    eastmark: await asked(partner, { XN: 'partner:XE' }),
    northmark: await asked(partner, { XE: 'partner:XN' }),
  };
}

async function takenAs(hub: TestHub, member: Member, headers: Readonly<Record<string, string>>): Promise<string | undefined> {
  const { data } = await hub.query<{ country: { viewer: { audience: string | null } | null } | null }>('query ($member: CountryCode!) { country(code: $member) { viewer { audience } } }', { member }, headers);
  return data?.country?.viewer?.audience ?? undefined;
}
