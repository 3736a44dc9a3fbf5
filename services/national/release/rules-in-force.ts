import { type AccessRules, describeYamlFault, parseRules, SeraiError } from '@serai/schema';
import type { RulesInForce } from '@serai/schema/graph';
import { canonicalHash } from './canonical.js';

/** Faults that one message lists. */
const FAULTS_SHOWN = 20;

/** Reads the rules that are to be in force. Throws ACCESS_RULES_REFUSED that names every fault: without rules there is no data. */
export function rulesInForce(file: string, text: string, country: string): RulesInForce {
  const read = parseRules(text);
  if ('faults' in read) {
    const shown = read.faults.slice(0, FAULTS_SHOWN).map((fault) => describeYamlFault(file, fault));
    const more = read.faults.length > FAULTS_SHOWN ? [`and ${read.faults.length - FAULTS_SHOWN} more`] : [];
    throw new SeraiError('ACCESS_RULES_REFUSED', `No data: the access rules have ${read.faults.length === 1 ? 'a fault' : `${read.faults.length} faults`}\n${[...shown, ...more].join('\n')}`);
  }
  const { rules } = read;
  if (rules.country !== country) throw new SeraiError('ACCESS_RULES_REFUSED', `No data: ${file} holds the rules of ${rules.country}, not of ${country}. Write country: ${country}, or put the right file there`);
  return { rules: { ...rules, examples: [] }, version: rulesVersion(rules) };
}

/** Hash of what rules say, whatever their file looks like. */
export function rulesVersion({ country, alreadyPublished, audiences }: AccessRules): string {
  return canonicalHash({ country, alreadyPublished, audiences }).slice(0, 16);
}
