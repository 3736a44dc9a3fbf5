import type { Member } from '../../kit/grant.js';
import { type Place, placeKey } from '../../kit/oracle.js';
import type { Edition } from './download.js';
import { MEMBERS } from './members.js';

/** As what the counts of each release are known: by release, by place. */
export type Names = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Counts that are one count, under one name: a count that did not change from a release of its member to the next and,
 * with `mirrored`, what destination and origin count alike of a corridor. Which these are somebody told the attacker, who has
 * the true values from nowhere: `valueAt` is asked whether they are the same, and its answers go no further.
 */
export function identify(editions: readonly Edition[], valueAt: (edition: Edition, place: Place) => number | undefined, mirrored: boolean): Names {
  const standing = new Map<string, { readonly name: string; readonly value: number | undefined }>();
  const corridors = new Map<string, string>();
  return new Map(editions.map((edition) => {
    const nameOf = (place: Place): string => {
      const [key, value] = [`${edition.member} ${placeKey(place)}`, valueAt(edition, place)];
      const before = standing.get(key);
      if (before && before.value === value) return before.name;
      const own = `${edition.release} ${placeKey(place)}`;
      const corridor = mirrored ? corridorOf(edition.member, place) : undefined;
      // Another number is another register's.
      const name = corridor === undefined ? own : (corridors.get(`${corridor} ${value}`) ?? own);
      if (corridor !== undefined) corridors.set(`${corridor} ${value}`, name);
      standing.set(key, { name, value });
      return name;
    };
    return [edition.release, new Map(edition.cells.map((cell) => [placeKey(cell), nameOf(cell)]))] as const;
  }));
}

/** What two members count alike: people of one in the other, wherever in either. */
function corridorOf(member: Member, place: Place): string | undefined {
  const isEnd = place.population === 'IMMIGRANT' ? place.destination === member && isMember(place.origin) : place.population === 'EMIGRANT' && place.origin === member && isMember(place.destination);
  return isEnd && place.area === '_T' ? placeKey({ ...place, population: 'CORRIDOR' }) : undefined;
}

function isMember(code: string): boolean {
  return MEMBERS.some((member) => member === code);
}
