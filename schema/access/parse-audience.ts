import type { AudienceRules, Dominance, Opening, Protection, Terms } from './access-rules.js';
import type { AudienceId } from './audience.js';
import type { NodeReader, Place } from '../yaml/node-reader.js';
import { parseOpening } from './parse-opening.js';

const KEYS = { must: ['terms', 'protection', 'open'], may: ['cacheableOutside'] };
const NO_PROTECTION: Protection = { minimumCount: Infinity, zeros: 'small', wholeGroup: 'hide', dominance: null };

/** An audience as read, with the place of each of its openings for faults found later. */
export interface ParsedAudience {
  readonly place: Place;
  readonly minimumCountAt: Place;
  readonly protectionAt: Place;
  readonly rules: AudienceRules;
  readonly openings: readonly { readonly place: Place; readonly opening: Opening }[];
}

/** Reads what one audience may see. */
export function parseAudience(reader: NodeReader, place: Place, id: AudienceId, country: string | undefined): ParsedAudience {
  const keys = reader.map(place, KEYS);
  const [termsAt, protectionAt = place, openAt, cacheableAt] = ['terms', 'protection', 'open', 'cacheableOutside'].map((key) => keys.get(key));
  const protection = keys.has('protection') ? parseProtection(reader, protectionAt) : { rules: NO_PROTECTION, minimumCountAt: place };
  const cacheable = cacheableAt ? (reader.yes(cacheableAt) ?? false) : false;
  if (cacheableAt && cacheable && id !== 'public') reader.fault(cacheableAt, 'Only what everybody may see may be kept outside the country', 'Leave it out, or write no');
  const openings = (openAt ? reader.list(openAt, 'openings') : []).flatMap((at) => {
    const opening = parseOpening(reader, at, country);
    return opening ? [{ place: at, opening }] : [];
  });
  const rules = {
    id,
    terms: termsAt ? parseTerms(reader, termsAt) : { version: '', en: '', ru: '' },
    protection: protection.rules,
    cacheableOutside: cacheable && id === 'public',
    open: openings.map(({ opening }) => opening),
  };
  return { place, minimumCountAt: protection.minimumCountAt, protectionAt, rules, openings };
}

function parseTerms(reader: NodeReader, place: Place): Terms {
  const keys = reader.map(place, { must: ['version', 'en', 'ru'], may: [] });
  const read = (key: string, remedy: string): string => {
    const at = keys.get(key);
    return (at && reader.text(at, remedy)) ?? '';
  };
  return { version: read('version', 'Write a version, such as 2026-11'), en: read('en', 'Write the terms in English'), ru: read('ru', 'Write the terms in Russian') };
}

function parseProtection(reader: NodeReader, place: Place): { rules: Protection; minimumCountAt: Place } {
  const keys = reader.map(place, { must: ['minimumCount', 'zeros', 'wholeGroup', 'dominance'], may: [] });
  const [count, zeros, wholeGroup, dominance] = ['minimumCount', 'zeros', 'wholeGroup', 'dominance'].map((key) => keys.get(key));
  return {
    minimumCountAt: count ?? place,
    rules: {
      minimumCount: (count && reader.whole(count, 1, 1_000)) ?? Infinity,
      zeros: (zeros && reader.choice(zeros, ['shown', 'small'])) ?? 'small',
      wholeGroup: (wholeGroup && reader.choice(wholeGroup, ['hide', 'show'])) ?? 'hide',
      dominance: dominance ? parseDominance(reader, dominance) : null,
    },
  };
}

function parseDominance(reader: NodeReader, place: Place): Dominance | null {
  if ('value' in place.node && place.node.value === 'none') return null;
  if ('value' in place.node) {
    reader.fault(place, 'This is no dominance rule', 'Write none, or largest: and percent: below it');
    return null;
  }
  const keys = reader.map(place, { must: ['largest', 'percent'], may: [] });
  const [largestAt, percentAt] = [keys.get('largest'), keys.get('percent')];
  const largest = largestAt && reader.whole(largestAt, 1, 10);
  const percent = percentAt && reader.whole(percentAt, 1, 99);
  return largest === undefined || percent === undefined ? null : { largest, percent };
}
