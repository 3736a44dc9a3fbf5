import { code, type Code, NOT_APPLICABLE, TOTAL, UNKNOWN } from '../codelist.js';

const SPECIAL: ReadonlyMap<string, Code> = new Map([TOTAL, UNKNOWN, NOT_APPLICABLE].map((each) => [each.id, each]));

const RUSSIAN = new Intl.PluralRules('ru');

/** The word that follows a number of years: English, Russian, and Russian after "younger than". */
function words(years: number): { en: string; ru: string; ruUnder: string } {
  const form = RUSSIAN.select(years);
  return {
    en: years === 1 ? 'year' : 'years',
    ru: form === 'one' ? 'год' : form === 'few' ? 'года' : 'лет',
    ruUnder: form === 'one' ? 'года' : 'лет',
  };
}

/**
 * Age in completed years, in the grammar of SDMX CL_AGE: `Y17` one year of age, `Y15T49` from
 * 15 to 49, `Y_LT15` under 15, `Y_GE60` 60 and over. Undefined when it does not read so; a number
 * with a leading zero does not, so that an age is written in one way only.
 */
export function ageCode(id: string): Code | undefined {
  const special = SPECIAL.get(id);
  if (special) return special;
  const band = /^Y(0|[1-9]\d{0,2})(?:T([1-9]\d{0,2}))?$/.exec(id);
  if (band) {
    const [from, to] = [Number(band[1]), band[2] === undefined ? undefined : Number(band[2])];
    const { en, ru } = words(to ?? from);
    if (to === undefined) return code(id, `${from} ${en}`, `${from} ${ru}`);
    return to > from ? code(id, `${from} to ${to} ${en}`, `${from}–${to} ${ru}`) : undefined;
  }
  const open = /^Y_(LT|GE)([1-9]\d{0,2})$/.exec(id);
  if (!open) return undefined;
  const limit = Number(open[2]);
  const { en, ru, ruUnder } = words(limit);
  return open[1] === 'LT'
    ? code(id, `under ${limit} ${en}`, `младше ${limit} ${ruUnder}`)
    : code(id, `${limit} ${en} and over`, `${limit} ${ru} и старше`);
}
