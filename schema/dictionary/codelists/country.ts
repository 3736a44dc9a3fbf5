import { code, type Code, NOT_APPLICABLE, OTHER, TOTAL, UNKNOWN } from '../codelist.js';

/** Groups of countries that the sources count together, and the training members, which are fictional. */
const OWN_CODES: ReadonlyMap<string, Code> = new Map(
  [
    TOTAL,
    UNKNOWN,
    OTHER,
    NOT_APPLICABLE,
    code('G_CA5', 'Central Asia (KZ, KG, TJ, TM, UZ)', 'Центральная Азия (KZ, KG, TJ, TM, UZ)', '_T'),
    code('G_CA3', 'Kyrgyzstan, Tajikistan and Uzbekistan', 'Кыргызстан, Таджикистан и Узбекистан', 'G_CA5'),
    code('G_KRTU', 'Kyrgyzstan, Russian Federation, Tajikistan and Uzbekistan', 'Кыргызстан, Российская Федерация, Таджикистан и Узбекистан', '_T'),
    code('G_CIS', 'Commonwealth of Independent States', 'Содружество Независимых Государств', '_T'),
    code('G_EAEU', 'Eurasian Economic Union', 'Евразийский экономический союз', '_T'),
    code('XN', 'Northmark (fictional)', 'Нортмарк (вымышленная)'),
    code('XS', 'Southmark (fictional)', 'Саутмарк (вымышленная)'),
    code('XE', 'Eastmark (fictional)', 'Истмарк (вымышленная)'),
  ].map((each) => [each.id, each]),
);

const ENGLISH = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const RUSSIAN = new Intl.DisplayNames('ru', { type: 'region', fallback: 'none' });

/** Regions that the Unicode CLDR names with two letters but ISO 3166-1 does not list as countries. */
const NOT_COUNTRIES = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'XK', 'ZZ']);

/**
 * Country of origin or destination: ISO 3166-1 alpha-2, named by the Unicode CLDR, or a group
 * or special code of ours. Undefined when there is no such code.
 */
export function countryCode(id: string): Code | undefined {
  const own = OWN_CODES.get(id);
  if (own) return own;
  if (!/^[A-Z]{2}$/.test(id) || NOT_COUNTRIES.has(id)) return undefined;
  // A code that has left ISO 3166-1, such as SU or YU, reads as its successor; so does the nickname UK.
  if (new Intl.Locale(`und-${id}`).region !== id) return undefined;
  const en = ENGLISH.of(id);
  const ru = RUSSIAN.of(id);
  return en && ru ? code(id, en, ru) : undefined;
}
