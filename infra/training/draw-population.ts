import { linkageOf, positivityOf, type Share, stayingOf, suppressionOf, testingOf, treatmentOf } from './assumptions.js';
import { dealOut, happening } from './draw.js';
import { type CountedGroup, type Counts, type Group, INDICATOR_CODES, type IndicatorCode, type Year, YEARS } from './group.js';
import { groupsOfStream } from './groups-of-stream.js';
import type { Chance } from './seeded-chance.js';
import type { Stream } from './streams.js';

/**
 * Draws the one population from which every table of every member is counted. Each group passes through the years:
 * some are tested; of them some are diagnosed; who was registered stays or leaves, and who is diagnosed joins; of the
 * registered some are treated, of the treated some are suppressed. Each step is drawn from the one before, so the
 * bounds between the indicators hold in every group, and thereby in every sum of groups.
 */
export function drawPopulation(chance: Chance, streams: readonly Stream[]): readonly CountedGroup[] {
  return streams.flatMap((stream) => drawStream(chance, stream));
}

function drawStream(chance: Chance, stream: Stream): readonly CountedGroup[] {
  const shares = groupsOfStream(stream);
  const testing = shares.map(({ is, weight }) => weight * testingOf(is));
  const registered = dealOut(chance, stream.registeredBefore, shares.map(({ is }, index) => (testing[index] as number) * positivityOf(is)));
  const tested = new Map(YEARS.map((year) => [year, dealOut(chance, stream.tested[year], testing)]));
  return shares.map(({ is }: Share<Group>, index) => ({
    group: is,
    counts: passThroughYears(chance, is, stream.positivity, registered[index] as number, (year) => tested.get(year)?.[index] as number),
  }));
}

function passThroughYears(chance: Chance, group: Group, positivity: number, before: number, testedIn: (year: Year) => number): Counts {
  const counts = Object.fromEntries(INDICATOR_CODES.map((indicator) => [indicator, {}])) as Record<IndicatorCode, Record<Year, number>>;
  let registered = before;
  for (const year of YEARS) {
    const tested = testedIn(year);
    const diagnosed = happening(chance, tested, positivity * positivityOf(group));
    registered = happening(chance, registered, stayingOf(group)) + happening(chance, diagnosed, linkageOf(group));
    const treated = happening(chance, registered, treatmentOf(group, year));
    counts.HIV_TESTED[year] = tested;
    counts.HIV_NEW_DIAGNOSES[year] = diagnosed;
    counts.PLHIV_REGISTERED[year] = registered;
    counts.ON_ART[year] = treated;
    counts.VIRALLY_SUPPRESSED[year] = happening(chance, treated, suppressionOf(group));
  }
  return counts;
}
