import { isMap, isScalar } from 'yaml';
import { BREAKDOWN_IDS, BREAKDOWNS, type BreakdownId } from '../dictionary/dimension.js';
import type { Grain } from './access-rules.js';
import { ageBand, straddles } from './age-band.js';
import type { NodeReader, Place } from '../yaml/node-reader.js';

/** Dimensions that tell what a person may be prosecuted for: each code is opened by its name, never by `all`. */
export const OPENED_BY_NAME: ReadonlySet<BreakdownId> = new Set(['KEY_POPULATION', 'LEGAL_STATUS']);

const SHAPES = 'Write none, all, a list of codes, or codes: and notBy: below it';

/** Reads `dimensions`: each dimension `none`, `all`, a list of codes, or `{codes, notBy}`. */
export function parseDimensions(reader: NodeReader, place: Place, country: string | undefined): Partial<Record<BreakdownId, Grain>> {
  const dimensions: Partial<Record<BreakdownId, Grain>> = {};
  for (const [name, at] of reader.map(place, { must: [], may: BREAKDOWN_IDS })) {
    const id = name as BreakdownId;
    dimensions[id] = parseGrain(reader, at, id, country);
  }
  return dimensions;
}

function parseGrain(reader: NodeReader, place: Place, id: BreakdownId, country: string | undefined): Grain {
  if (!isMap(place.node)) return { codes: parseCodes(reader, place, id, country), notBy: [] };
  const keys = reader.map(place, { must: ['codes'], may: ['notBy'] });
  const codes = keys.get('codes');
  const notBy = keys.get('notBy');
  const others = BREAKDOWN_IDS.filter((other) => other !== id);
  return {
    codes: codes ? parseCodes(reader, codes, id, country) : [],
    notBy: notBy ? (reader.codes(notBy, 'dimensions', (code) => (others.some((other) => other === code) ? undefined : 'There is no such other dimension'), `Use ${others.join(', ')}`) as BreakdownId[]) : [],
  };
}

function parseCodes(reader: NodeReader, place: Place, id: BreakdownId, country: string | undefined): readonly string[] | 'all' {
  if (isScalar(place.node)) {
    const word = reader.text(place, SHAPES);
    if (word === 'none' || word === undefined) return [];
    if (word !== 'all') {
      reader.fault(place, 'This does not say how fine the dimension is', SHAPES);
      return [];
    }
    if (!OPENED_BY_NAME.has(id)) return 'all';
    reader.fault(place, `${id} is opened by name only`, 'List the codes that are to be open');
    return [];
  }
  const check = (code: string): string | undefined => {
    if (code === '_T' || code === '_Z') return 'Totals are open with the indicator and are not listed';
    if (!BREAKDOWNS[id].lookUp(code)) return 'There is no such code';
    return id === 'AREA' && code.includes('-') && country !== undefined && !code.startsWith(`${country}-`) ? 'The area lies in another country' : undefined;
  };
  const codes = reader.codes(place, 'codes', check, `Use ${BREAKDOWNS[id].expects}; leave totals out`);
  if (codes.length === 0) reader.fault(place, 'The list opens nothing', 'Write none where nothing is meant to be open');
  if (id === 'AGE') checkAges(reader, place, codes);
  return codes;
}

/** Bands lie apart or inside one another: from two that straddle, subtraction gives ages narrower than either. */
function checkAges(reader: NodeReader, place: Place, codes: readonly string[]): void {
  codes.forEach((code, index) => {
    const band = ageBand(code);
    const other = codes.slice(0, index).find((each) => {
      const earlier = ageBand(each);
      return band && earlier && straddles(band, earlier);
    });
    if (other !== undefined) reader.fault(place, `${code} and ${other} overlap`, 'Choose bands that lie apart, or one inside the other');
  });
}
