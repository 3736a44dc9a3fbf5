import { AGES_OF_MIGRANTS, AGES_OF_RESIDENTS, AREAS, KEY_POPULATIONS, type Share } from './assumptions.js';
import { AGES, type Group, type KeyPopulation, type LegalStatus, type Place, type Sex } from './group.js';
import type { Stream } from './streams.js';

const NONE: readonly Share<readonly KeyPopulation[]>[] = [{ is: [], weight: 1 }];
const NOWHERE: readonly Share<null>[] = [{ is: null, weight: 1 }];

/** Every group that a stream can fall into, with the share of its people in it. */
export function groupsOfStream({ origin, destination, men, irregular }: Stream): readonly Share<Group>[] {
  const stayed = origin === destination;
  const ages = stayed ? AGES_OF_RESIDENTS : AGES_OF_MIGRANTS;
  const sexes: readonly Share<Sex>[] = [{ is: 'F', weight: 1 - men }, { is: 'M', weight: men }];
  const statuses: readonly Share<LegalStatus>[] = [{ is: 'REGULAR', weight: 1 - irregular }, { is: 'IRREGULAR', weight: irregular }];
  const [homes, hosts] = stayed ? [NOWHERE, NOWHERE] : [areasOf(origin), areasOf(destination)];
  return sexes.flatMap((sex) => AGES.flatMap((age) => (age === 'Y_LT15' ? NONE : KEY_POPULATIONS[sex.is]).flatMap((key) => statuses.flatMap((status) => homes.flatMap((home) => hosts.map((host) => ({
    is: { origin, destination, sex: sex.is, age, keyPopulations: key.is, legalStatus: status.is, homeArea: home.is, hostArea: host.is },
    weight: sex.weight * ages[age] * key.weight * status.weight * home.weight * host.weight,
  }))))))).filter(({ weight }) => weight > 0);
}

function areasOf(place: Place): readonly Share<string | null>[] {
  return place === '_O' ? NOWHERE : AREAS[place];
}
