import { countryCode } from '../dictionary/codelists/country.js';
import type { AccessRules } from './access-rules.js';
import { isAudience, isNestedAudience, NESTED_AUDIENCES, partnerCountry } from './audience.js';
import { checkNesting } from './check-nesting.js';
import { NodeReader, type Place } from './node-reader.js';
import { type ParsedAudience, parseAudience } from './parse-audience.js';
import { parseExample } from './parse-example.js';
import type { RulesFault } from './rules-fault.js';
import { readYaml } from './yaml-source.js';

const KEYS = { must: ['country', 'alreadyPublished', 'audiences'], may: ['examples'] };

/**
 * Reads a country's access rules from the text of `access.yaml`: the rules, or everything that is wrong
 * with them in the order of the file. Half-read rules never leave it, and it never throws.
 */
export function parseRules(text: string): { readonly rules: AccessRules } | { readonly faults: readonly RulesFault[] } {
  const source = readYaml(text);
  if ('faults' in source) return source;
  const reader = new NodeReader(source);
  const rules = readRules(reader);
  const faults = [...reader.faults].sort((one, other) => one.line - other.line || one.column - other.column);
  return faults.length > 0 ? { faults } : { rules };
}

function readRules(reader: NodeReader): AccessRules {
  const keys = reader.map(reader.root, KEYS);
  const [countryAt, publishedAt, audiencesAt, examplesAt] = ['country', 'alreadyPublished', 'audiences', 'examples'].map((key) => keys.get(key));
  const country = countryAt && readCountry(reader, countryAt);
  const alreadyPublished = publishedAt
    ? reader.codes(publishedAt, 'ids of sources', (id) => (/^[A-Z0-9][A-Z0-9_-]{1,39}$/.test(id) ? undefined : 'This is not the id of a source'), 'Use ids of sources.csv: capitals, digits, - and _, 2 to 40 of them')
    : [];
  const audiences = audiencesAt ? readAudiences(reader, audiencesAt, country) : [];
  checkNesting(reader, audiences);
  const examples = (examplesAt ? reader.list(examplesAt, 'examples') : []).flatMap((at) => parseExample(reader, at, country ?? '') ?? []);
  const order = (id: string): number => (isNestedAudience(id) ? NESTED_AUDIENCES.indexOf(id) : NESTED_AUDIENCES.length);
  return { country: country ?? '', alreadyPublished, audiences: audiences.map(({ rules }) => rules).sort((one, other) => order(one.id) - order(other.id)), examples };
}

function readCountry(reader: NodeReader, place: Place): string | undefined {
  const remedy = 'Write the two capital letters of ISO 3166-1, such as KZ';
  const code = reader.text(place, remedy);
  if (code === undefined) return undefined;
  return reader.found(/^[A-Z]{2}$/.test(code) && countryCode(code) ? code : undefined, place, 'There is no such country', remedy);
}

function readAudiences(reader: NodeReader, place: Place, country: string | undefined): readonly ParsedAudience[] {
  const entries = reader.map(place);
  return [...entries].flatMap(([id, at]) => {
    if (!isAudience(id)) {
      const partner = id.startsWith('partner:');
      reader.fault(at, partner ? 'There is no such country to be a partner' : 'There is no such audience', `Use ${NESTED_AUDIENCES.join(', ')}, or partner: with the two letters of a country`);
      return [];
    }
    if (country !== undefined && partnerCountry(id) === country) reader.fault(at, 'A country is no partner of itself', 'Name the other country, or remove it');
    return [parseAudience(reader, at, id, country)];
  });
}
