import { postQuery } from './graphql.js';
import type { TestHub } from './hub.js';
import { stewardOf } from './signed.js';

/** Type names of the training members, by code. */
const MEMBERS = { XN: 'Northmark', XS: 'Southmark' } as const;
const UNTIL = new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10);

/** Whoever sends these headers applies to a training member for this, and its steward approves; the desk has to know its terms by then. */
export async function grant(hub: TestHub, bearer: Readonly<Record<string, string>>, country: keyof typeof MEMBERS, asked: Readonly<Record<string, unknown>>): Promise<void> {
  const application = { institution: 'Institute of Examples', purpose: 'Comparison', countries: [country], until: UNTIL, terms: [{ country, version: '2026-11' }], ...asked };
  const { data, errors } = await hub.query<{ applyForAccess: { id: string } | null }>('mutation ($application: ApplicationForm!) { applyForAccess(application: $application) { id } }', { application }, bearer);
  if (!data?.applyForAccess) throw new Error(JSON.stringify(errors));
  const staff = new URL('/staff/graphql', hub.addressOf(MEMBERS[country])).href;
  const approved = await postQuery(staff, 'mutation ($id: ID!) { approveApplication(id: $id) { state } }', { id: data.applyForAccess.id }, await stewardOf(hub, country));
  if (approved.errors.length > 0) throw new Error(JSON.stringify(approved.errors));
}
