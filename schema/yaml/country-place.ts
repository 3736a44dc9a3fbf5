import { countryCode } from '../dictionary/codelists/country.js';
import type { NodeReader, Place } from './node-reader.js';

const REMEDY = 'Write the two capital letters of ISO 3166-1, such as KZ';

/** The country that a file says it is of. */
export function readCountry(reader: NodeReader, place: Place): string | undefined {
  const code = reader.text(place, REMEDY);
  if (code === undefined) return undefined;
  return reader.found(/^[A-Z]{2}$/.test(code) && countryCode(code) ? code : undefined, place, 'There is no such country', REMEDY);
}
