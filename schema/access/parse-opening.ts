import { INDICATORS } from '../dictionary/indicators.js';
import { type Topic, TOPICS } from '../dictionary/indicator.js';
import { spanOfPeriod } from '../dictionary/period.js';
import type { Embargo, Opening, Periods } from './access-rules.js';
import { readTime } from './embargo.js';
import type { NodeReader, Place } from '../yaml/node-reader.js';
import { parseDimensions } from './parse-grain.js';

const KEYS = { must: ['periods'], may: ['indicators', 'topics', 'dimensions', 'embargo'] };
const PERIOD = 'Write a period such as 2017, 2017-S1, 2017-Q3, 2017-09 or 2017-09-01';

/** Reads one entry of `open`; undefined where it opens nothing that can be told. */
export function parseOpening(reader: NodeReader, place: Place, country: string | undefined): Opening | undefined {
  const keys = reader.map(place, KEYS);
  const [indicators, topics, dimensions, periodsAt, embargoAt] = ['indicators', 'topics', 'dimensions', 'periods', 'embargo'].map((key) => keys.get(key));
  if (!indicators && !topics) reader.fault(place, 'It does not say what it opens', 'Add indicators: or topics: with a list');
  const periods = periodsAt && parsePeriods(reader, periodsAt);
  const embargo = embargoAt ? parseEmbargo(reader, embargoAt) : null;
  if (periods?.undated && embargo && 'monthsAfterPeriod' in embargo && embargoAt) {
    reader.fault(embargoAt, 'Cells without a period have no end to count months from', 'Write until: with a time, or leave undated: out');
  }
  const opening = {
    indicators: indicators ? reader.codes(indicators, 'indicators', unknownIndicator, 'Use codes of schema/dictionary/README.md, one by one, or topics:') : [],
    topics: topics ? (reader.codes(topics, 'topics', (topic) => (TOPICS.some((each) => each === topic) ? undefined : 'There is no such topic'), `Use ${TOPICS.join(', ')}`) as Topic[]) : [],
    dimensions: dimensions ? parseDimensions(reader, dimensions, country) : {},
  };
  return periods && embargo !== undefined ? { ...opening, periods, embargo } : undefined;
}

function unknownIndicator(code: string): string | undefined {
  if (INDICATORS.has(code)) return undefined;
  return /^(all|any)$|\*/i.test(code) ? 'Nothing opens everything at once' : 'The dictionary has no such indicator';
}

function parsePeriods(reader: NodeReader, place: Place): Periods | undefined {
  const keys = reader.map(place, { must: ['from'], may: ['to', 'undated'] });
  const [from, to, undated] = ['from', 'to', 'undated'].map((key) => keys.get(key));
  const first = from && readSpan(reader, from);
  const last = to && readSpan(reader, to);
  const alsoUndated = undated ? reader.yes(undated) : false;
  if (to && first && last && last.to <= first.from) reader.fault(to, 'It ends before it begins', 'Write the earlier period as from, the later as to');
  if (!first || (to && !last) || alsoUndated === undefined) return undefined;
  return { from: first.from, to: last?.to ?? null, undated: alsoUndated };
}

function readSpan(reader: NodeReader, place: Place): { from: string; to: string } | undefined {
  const text = reader.text(place, PERIOD);
  return text === undefined ? undefined : reader.found(spanOfPeriod(text), place, 'This is not a period', PERIOD);
}

function parseEmbargo(reader: NodeReader, place: Place): Embargo | undefined {
  const keys = reader.map(place, { must: [], may: ['until', 'monthsAfterPeriod'] });
  const until = keys.get('until');
  const months = keys.get('monthsAfterPeriod');
  if ((until === undefined) === (months === undefined)) reader.fault(place, 'An embargo ends in one way', 'Write either until: or monthsAfterPeriod:');
  if (until) {
    const remedy = 'Write it in UTC, as 2027-01-31T09:00:00Z';
    const text = reader.text(until, remedy);
    if (text === undefined) return undefined;
    return reader.found(readTime(text) && { until: text }, until, 'This is not a time', remedy);
  }
  const monthsAfterPeriod = months && reader.whole(months, 1, 120);
  return monthsAfterPeriod === undefined ? undefined : { monthsAfterPeriod };
}
