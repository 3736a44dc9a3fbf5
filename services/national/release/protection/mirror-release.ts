import type { AudienceId, Figure } from '@serai/schema';

/** Where a count stands in the cube, whoever tells it and from what. */
export const PLACE = ['indicator', 'area', 'period', 'stockOrFlow', 'population', 'origin', 'destination', 'basis', 'legalStatus', 'keyPopulation', 'sex', 'age', 'transmission', 'unit'] as const satisfies readonly (keyof Figure)[];
export type MirrorPlace = Pick<Figure, (typeof PLACE)[number]>;

/** What another member says of a count that is a country's own too. */
export interface MirrorCell {
  /** In the words of the country itself. */
  readonly place: MirrorPlace;
  /** Null where it is kept back: hidden, or closed to that audience. */
  readonly value: number | null;
}

/** A release of another member, as far as it tells of the same people: the destination's "among citizens of X", the origin's "diagnosed in Y". */
export interface MirrorRelease {
  /** Such as XS-3. */
  readonly release: string;
  /** As whom it was read: whoever stands there or above it knows it. */
  readonly audience: AudienceId;
  /** The newest of the member; of the others only what they told counts. */
  readonly isNewest: boolean;
  /** Of how many people the member's rules tell that audience at least. */
  readonly minimumCount: number;
  readonly cells: readonly MirrorCell[];
}

/** As a certificate names it: `XS-3` as the public reads it, `XS-3/researcher` as that audience does. */
export function mirrorName({ release, audience }: Pick<MirrorRelease, 'release' | 'audience'>): string {
  return audience === 'public' ? release : `${release}/${audience}`;
}

/** One text a place. */
export function placeText(place: MirrorPlace): string {
  return PLACE.map((part) => place[part]).join('|');
}
