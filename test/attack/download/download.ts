import type { ToldCell } from '../../kit/attacker/relations.js';
import type { Member } from '../../kit/grant.js';
import type { TestHub } from '../../kit/hub.js';

/** What somebody is told of one release of a member: every cell of it, told or not. */
export interface Edition {
  readonly member: Member;
  readonly release: string;
  readonly cells: readonly ToldCell[];
}

interface Page {
  readonly nodes: readonly ToldCell[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const RELEASES = 'query ($member: CountryCode!) { country(code: $member) { releases { id withdrawn { reason } } } }';
const PLACE = 'indicator { code } period area population origin destination basis legalStatus keyPopulation sex age';
const CELLS = `query ($member: CountryCode!, $release: ID!, $after: String) {
  country(code: $member) { observations(asOf: { releases: [$release] }, first: 2000, after: $after) { nodes { ${PLACE} value numerator denominator } pageInfo { hasNextPage endCursor } } } }`;

/** All that a hub's gateway tells whoever sends these headers of a member: every release that stands, the oldest first, page by page. */
export async function download(hub: TestHub, member: Member, headers: Readonly<Record<string, string>>): Promise<readonly Edition[]> {
  const ask = async <Told>(query: string, variables: Readonly<Record<string, unknown>>): Promise<Told> => {
    const { data, errors } = await hub.query<{ country: Told | null }>(query, { member, ...variables }, headers);
    if (!data?.country || errors.length > 0) throw new Error(`${member} was not told: ${JSON.stringify(errors)}`);
    return data.country;
  };
  const { releases } = await ask<{ releases: readonly { id: string; withdrawn: object | null }[] }>(RELEASES, {});
  const editions: Edition[] = [];
  for (const { id: release } of releases.filter(({ withdrawn }) => withdrawn === null).toReversed()) {
    const cells: ToldCell[] = [];
    for (let after: string | null = null, isMore = true; isMore;) {
      const { observations: { nodes, pageInfo } }: { observations: Page } = await ask<{ observations: Page }>(CELLS, { release, after });
      cells.push(...nodes);
      [after, isMore] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    editions.push({ member, release, cells });
  }
  return editions;
}
