import { type AudienceId, type CountrySettings, countryUrn, type ReleaseCertificateClaims } from '@serai/schema';
import { ATTACKERS, SOLVER } from '../disclosure/summary.js';
import type { CountTable } from './protection/count-claims.js';
import { belowOf } from './protection/verdicts.js';
import { type EditionSummary, NOTHING_HIDDEN } from './protection/edition-summary.js';

/** Of fewer people or events in all, no share is told. */
const LEAST_FOR_SHARE = 1_000;

/** The two people without whom there is no release, by the names that the country's own issuer gives them. */
export interface TwoPeople {
  readonly preparedBy: string;
  readonly clearedBy: string;
}

/** What a certificate of one edition is made of. */
export interface Certified {
  readonly country: CountrySettings;
  readonly number: number;
  readonly audience: AudienceId;
  readonly people: TwoPeople;
  readonly rulesVersion: string;
  /** Hash of the edition. */
  readonly hash: string;
  readonly counts: CountTable;
  /** Undefined for the stewards, from whom disclosure control hides nothing. */
  readonly summary: EditionSummary | undefined;
  /** Numbers of the releases that attackers have kept. */
  readonly earlier: readonly number[];
  /** Releases of other members that they know. */
  readonly mirrors: readonly string[];
  readonly now: Date;
}

/** What the country signs about one edition of a release. Pure. */
export function certificateClaims({ country, number, audience, people, rulesVersion, hash, counts, summary = NOTHING_HIDDEN, earlier, mirrors, now }: Certified): ReleaseCertificateClaims {
  const id = (of: number): string => `${country.code}-${of}`;
  const declared = counts.counts.size - counts.elsewhere;
  const sums = counts.claims.filter(({ isSum }) => isSum).length;
  return {
    iss: countryUrn(country.code), sub: `${id(number)}/${audience}`, iat: Math.floor(now.getTime() / 1000), jti: `${id(number)}/${audience}/${hash.slice(0, 16)}`,
    serai_release_certificate_v1: {
      release: id(number), audience, supersedes: number > 1 ? id(number - 1) : null, custody: country.custody, rules: rulesVersion, table: hash,
      allInPrint: declared === 0,
      structure: { counts: declared, sums, bounds: counts.claims.length - sums },
      primary: summary.primary, secondary: summary.secondary,
      hiddenPercent: roughly(summary),
      narrowest: summary.narrowest, lostBefore: summary.lostBefore,
      attackers: audience === 'steward' ? [] : [...ATTACKERS],
      knowledge: { releases: earlier.map(id), audiences: [...belowOf(audience)], mirrors: [...mirrors] },
      solver: SOLVER,
      ...people,
    },
  };
}

/** A share in steps of ten percent: a finer one, of few people, would be one more sum to subtract from. */
function roughly({ value, hiddenValue }: EditionSummary): number | null {
  return value < LEAST_FOR_SHARE ? null : Math.round((hiddenValue / value) * 10) * 10;
}
