import { code, type Code, NOT_APPLICABLE, TOTAL, UNKNOWN } from '../codelist.js';

const SPECIAL: ReadonlyMap<string, Code> = new Map([TOTAL, UNKNOWN, NOT_APPLICABLE].map((each) => [each.id, each]));

/**
 * Age in completed years, in the grammar of SDMX CL_AGE: `Y17` one year of age, `Y15T49` from
 * 15 to 49, `Y_LT15` under 15, `Y_GE60` 60 and over. Undefined when it does not read so.
 */
export function ageCode(id: string): Code | undefined {
  const special = SPECIAL.get(id);
  if (special) return special;
  const band = /^Y(\d{1,3})(?:T(\d{1,3}))?$/.exec(id);
  if (band) {
    const [from, to] = [Number(band[1]), band[2] === undefined ? undefined : Number(band[2])];
    if (to === undefined) return code(id, `${from} years`, `${from} лет`);
    return to > from ? code(id, `${from} to ${to} years`, `${from}–${to} лет`) : undefined;
  }
  const open = /^Y_(LT|GE)(\d{1,3})$/.exec(id);
  if (!open) return undefined;
  return open[1] === 'LT'
    ? code(id, `under ${open[2]} years`, `младше ${open[2]} лет`)
    : code(id, `${open[2]} years and over`, `${open[2]} лет и старше`);
}
