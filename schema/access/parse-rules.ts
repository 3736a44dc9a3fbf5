import type { AccessRules } from './access-rules.js';
import { isAudience, isNestedAudience, NESTED_AUDIENCES, partnerCountry } from './audience.js';
import { checkNesting } from './check-nesting.js';
import { readCountry } from '../yaml/country-place.js';
import { NodeReader, type Place } from '../yaml/node-reader.js';
import { type ParsedAudience, parseAudience } from './parse-audience.js';
import { parseExample } from './parse-example.js';
import type { YamlFault } from '../yaml/yaml-fault.js';
import { readYaml } from '../yaml/yaml-source.js';

const KEYS = { must: ['country', 'alreadyPublished', 'audiences'], may: ['examples'] };

const PURPOSE = {
  empty: {
    problem: 'The file is empty: nothing is open, and nobody can see that it is meant so',
    remedy: 'Write country, alreadyPublished and audiences, as the example in schema/access/README.md does',
  },
  example: 'schema/access/README.md',
};

/**
 * Reads a country's access rules from the text of `access.yaml`: the rules, or everything that is wrong
 * with them in the order of the file. Half-read rules never leave it, and it never throws.
 */
export function parseRules(text: string): { readonly rules: AccessRules } | { readonly faults: readonly YamlFault[] } {
  const source = readYaml(text, PURPOSE);
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
