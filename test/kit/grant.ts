import { postQuery } from './graphql.js';
import type { TestHub } from './hub.js';
import { stewardOf } from './signed.js';

/** Names of the training members, as the table of a hub has them. */
const MEMBERS = { XN: 'Northmark', XS: 'Southmark', XE: 'Eastmark' } as const;
export type Member = keyof typeof MEMBERS;

/** A last day of access: far enough, and within two years. */
const UNTIL = new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10);

/** Applies to a training member as whoever sends these headers, and approves as its steward; returns the visa's id. */
export async function grant(hub: TestHub, bearer: Readonly<Record<string, string>>, country: Member, asked: Readonly<Record<string, unknown>>): Promise<string> {
  const application = { institution: 'Institute of Examples', purpose: 'A test', countries: [country], until: UNTIL, terms: [{ country, version: '2026-11' }], ...asked };
  const applied = await hub.query<{ applyForAccess: { id: string } | null }>('mutation ($application: ApplicationForm!) { applyForAccess(application: $application) { id } }', { application }, bearer);
  if (!applied.data?.applyForAccess) throw new Error(`The application was not taken: ${JSON.stringify(applied.errors)}`);
  const { data, errors } = await postQuery<{ approveApplication: { visa: { id: string } } }>(
    staffUrl(hub, country), 'mutation ($id: ID!) { approveApplication(id: $id) { visa { id } } }', { id: applied.data.applyForAccess.id }, await stewardOf(hub, country),
  );
  if (!data) throw new Error(`It was not approved: ${JSON.stringify(errors)}`);
  return data.approveApplication.visa.id;
}

/** Takes a visa back, as the member's steward. */
export async function revoke(hub: TestHub, country: Member, visa: string): Promise<void> {
  const { errors } = await postQuery(staffUrl(hub, country), 'mutation ($visa: ID!) { revokeVisa(id: $visa, reason: "A test") { state } }', { visa }, await stewardOf(hub, country));
  if (errors.length > 0) throw new Error(`It was not taken back: ${JSON.stringify(errors)}`);
}

function staffUrl(hub: TestHub, country: Member): string {
  return new URL('/staff/graphql', hub.addressOf(MEMBERS[country])).href;
}
