import { z } from 'zod';
import { isAudience } from '../access/audience.js';
import { BREAKDOWN_IDS } from '../dictionary/dimension.js';
import { INDICATORS } from '../dictionary/indicators.js';
import { spanOfPeriod } from '../dictionary/period.js';
import { SeraiError } from '../errors.js';
import { nearest } from './nearest.js';
import type { VisaScope } from './visa.js';

/** Where an application stands with one country. */
export const APPLICATION_STATES = ['SUBMITTED', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'REVOKED'] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/** How long access may be asked for, in years. */
export const LONGEST_ACCESS_YEARS = 2;

/** An application for access, as the secretariat's desk keeps it. It is never changed: its id is made of its content. */
export interface Application {
  readonly id: string;
  readonly applicant: {
    /** Issuer of the applicant's tokens, and who he is there. */
    readonly issuer: string;
    readonly sub: string;
    /** Thumbprint of the key that his token was bound to when he applied; the visa is bound to it too. Null where it was to none. */
    readonly key: string | null;
  };
  readonly institution: string;
  readonly purpose: string;
  /** The countries asked, by code. */
  readonly countries: readonly string[];
  /** researcher, secretariat or partner:XX. */
  readonly audience: string;
  readonly indicators: VisaScope['indicators'];
  readonly breakdowns: VisaScope['breakdowns'];
  readonly periods: VisaScope['periods'];
  /** Last day of access, UTC. */
  readonly until: string;
  /** The version of each country's terms that the applicant accepts, by code. */
  readonly terms: Readonly<Record<string, string>>;
  /** ISO 8601, UTC. */
  readonly submittedAt: string;
}

/** What an applicant fills in. */
export type ApplicationForm = Omit<Application, 'id' | 'applicant' | 'submittedAt'>;

/** What an application is held against. */
export interface ApplicationFacts {
  readonly now: Date;
  /** Codes of the members. */
  readonly members: readonly string[];
  /** Version of a country's terms for each audience that its rules have; undefined where the country has not told yet: then it says so itself when it decides. */
  readonly termsOf: (country: string) => Readonly<Record<string, string>> | undefined;
}

/** Most that an applicant writes, in characters. */
const LONGEST_TEXT = { institution: 200, purpose: 2_000, terms: 100 } as const;
const MOST_FAULTS = 10;

/** Text as people write it: stewards read it on terminals, which obey control characters, and formatting ones hide what is written. */
export const plainlyWritten = (text: string): boolean => !/[^\P{C}\n\t]/u.test(text);

const text = (field: 'institution' | 'purpose', what: string) =>
  z.string().trim().min(1, `say ${what}`).max(LONGEST_TEXT[field], `write at most ${LONGEST_TEXT[field]} characters`).refine(plainlyWritten, 'leave out control and formatting characters');

const form = z.strictObject({
  institution: text('institution', 'for which institution you ask'),
  purpose: text('purpose', 'what you need the figures for'),
  countries: z.array(z.string()).min(1, 'name at least one country').max(300, 'name fewer countries'),
  audience: z.string(),
  indicators: z.array(z.string()).min(1, 'name at least one indicator, or leave it out for all').max(1_000, 'name fewer indicators').nullable(),
  breakdowns: z.array(z.string()).max(100, 'name fewer breakdowns').nullable(),
  periods: z.strictObject({ from: z.string().nullable(), to: z.string().nullable() }).nullable(),
  until: z.string(),
  terms: z.record(z.string(), z.string().min(1, 'name the version').max(LONGEST_TEXT.terms, 'is no version')),
});

/**
 * Checks what an applicant filled in; lists come back in order and without doubles. Throws APPLICATION_REFUSED
 * that names every fault and its remedy.
 */
export function checkApplication(given: ApplicationForm, facts: ApplicationFacts): ApplicationForm {
  const read = form.safeParse(given);
  if (!read.success) throw refused(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  const { data } = read;
  const faults = [
    ...unknownCodes('countries', 'member', data.countries, facts.members),
    ...audienceFaults(data.audience),
    ...unknownCodes('indicators', 'indicator', data.indicators ?? [], [...INDICATORS.keys()]),
    ...unknownCodes('breakdowns', 'breakdown', data.breakdowns ?? [], BREAKDOWN_IDS),
    ...periodFaults(data.periods),
    ...untilFaults(data.until, facts.now),
  ];
  if (faults.length === 0) faults.push(...termsFaults(data, facts));
  if (faults.length > 0) throw refused(faults);
  const countries = inOrder(data.countries);
  return {
    ...data, countries,
    indicators: data.indicators && inOrder(data.indicators),
    breakdowns: data.breakdowns && BREAKDOWN_IDS.filter((id) => data.breakdowns?.includes(id)),
    periods: data.periods && (data.periods.from === null && data.periods.to === null ? null : data.periods),
    terms: Object.fromEntries(countries.map((country) => [country, data.terms[country] ?? ''])),
  };
}

/** The first moment after the last day of access. */
export function endOfAccess(until: string): Date {
  return new Date(Date.parse(`${until}T00:00:00Z`) + 86_400_000);
}

/** An application as one text that says all of it, and that no other application has: its id is a hash of this. */
export function applicationText(application: Omit<Application, 'id'>): string {
  const { applicant, institution, purpose, countries, audience, indicators, breakdowns, periods, until, terms, submittedAt } = application;
  return JSON.stringify([
    applicant.issuer, applicant.sub, applicant.key, institution, purpose, countries, audience, indicators, breakdowns, periods && [periods.from, periods.to], until,
    Object.entries(terms).sort(([one], [other]) => (one < other ? -1 : 1)), submittedAt,
  ]);
}

/** What is known of an application in one country. */
export interface ApplicationFate {
  readonly decision: 'APPROVED' | 'REFUSED' | null;
  /** End of what was granted. */
  readonly grantedUntil: Date | null;
  readonly revoked: boolean;
  readonly withdrawn: boolean;
  /** Last day asked for. */
  readonly until: string;
}

/** Where it stands there. What was decided goes before what the applicant did later. */
export function stateOfApplication({ decision, grantedUntil, revoked, withdrawn, until }: ApplicationFate, now: Date): ApplicationState {
  if (revoked) return 'REVOKED';
  if (decision === 'REFUSED') return 'REFUSED';
  if (decision === 'APPROVED') return grantedUntil !== null && grantedUntil <= now ? 'EXPIRED' : 'APPROVED';
  if (withdrawn) return 'WITHDRAWN';
  return endOfAccess(until) <= now ? 'EXPIRED' : 'SUBMITTED';
}

function unknownCodes(field: string, what: string, codes: readonly string[], known: readonly string[]): string[] {
  return codes.filter((code) => !known.includes(code)).map((code) => {
    const near = nearest(code, known);
    return `${field}: there is no ${what} ${quoted(code)}${near.length > 0 ? `. Did you mean ${near.join(' or ')}?` : `. There are ${known.slice(0, 20).join(', ')}`}`;
  });
}

function audienceFaults(audience: string): string[] {
  if (isAudience(audience) && audience !== 'public' && audience !== 'steward') return [];
  if (audience === 'public') return ['audience: nobody needs to apply to be the public. Write researcher, secretariat or partner:XX'];
  return [`audience: ${quoted(audience)} cannot be applied for. Write researcher, secretariat or partner:XX with the code of a country`];
}

/** Faults of a first and last period: what does not parse, and an end before its beginning. */
export function periodFaults(periods: VisaScope['periods']): string[] {
  if (periods === null) return [];
  const faults = (['from', 'to'] as const).flatMap((side) => {
    const period = periods[side];
    return period === null || spanOfPeriod(period) ? [] : [`period.${side}: ${quoted(period)} is no period. Write it as 2024, 2024-Q1, 2024-S1 or 2024-03`];
  });
  const [from, to] = [periods.from === null ? undefined : spanOfPeriod(periods.from), periods.to === null ? undefined : spanOfPeriod(periods.to)];
  if (from && to && from.from >= to.to) faults.push(`period: it ends (${periods.to ?? ''}) before it begins (${periods.from ?? ''}). Turn them round`);
  return faults;
}

function untilFaults(until: string, now: Date): string[] {
  const end = /^\d{4}-\d{2}-\d{2}$/.test(until) ? endOfAccess(until) : new Date(NaN);
  if (Number.isNaN(end.getTime()) || new Date(end.getTime() - 86_400_000).toISOString().slice(0, 10) !== until) return [`until: ${quoted(until)} is no day. Write it as 2027-06-30`];
  const latest = new Date(now);
  latest.setUTCFullYear(latest.getUTCFullYear() + LONGEST_ACCESS_YEARS);
  const last = latest.toISOString().slice(0, 10);
  if (end <= now) return [`until: ${until} is over. Name a day from today to ${last}`];
  if (until > last) return [`until: ${until} is more than ${LONGEST_ACCESS_YEARS} years ahead. Name ${last} at the latest, and apply again then`];
  return [];
}

function termsFaults({ countries, audience, terms }: Pick<ApplicationForm, 'countries' | 'audience' | 'terms'>, { termsOf }: ApplicationFacts): string[] {
  const beside = Object.keys(terms).filter((country) => !countries.includes(country));
  return [
    ...beside.map((country) => `terms: ${quoted(country)} is not among the countries asked. Leave it out`),
    ...inOrder(countries).flatMap((country) => {
      const accepted = terms[country];
      if (accepted === undefined) return [`terms: accept the terms of ${country} by their version; its accessRules { audiences { audience terms termsVersion } } has them`];
      const known = termsOf(country);
      return known === undefined ? [] : termsFault(country, audience, accepted, known);
    }),
  ];
}

/** Why a country that has these terms does not take an application as this audience that accepts this version. */
export function termsFault(country: string, audience: string, accepted: string, inForce: Readonly<Record<string, string>>): string[] {
  if (!Object.hasOwn(inForce, audience)) {
    return [`audience: the rules of ${country} have none called ${audience}. They have ${Object.keys(inForce).filter((each) => each !== 'public' && each !== 'steward').join(', ') || 'none that can be applied for'}`];
  }
  const version = inForce[audience] ?? '';
  return accepted === version ? [] : [`terms: ${country} has its terms for ${audience} in the version ${version}, not ${quoted(accepted)}. Read them and accept that one`];
}

function inOrder<Text extends string>(list: readonly Text[]): Text[] {
  return [...new Set(list)].sort();
}

function quoted(given: string): string {
  return JSON.stringify(given.slice(0, 60));
}

function refused(faults: readonly string[]): SeraiError {
  const more = faults.length > MOST_FAULTS ? [`and ${faults.length - MOST_FAULTS} more`] : [];
  return new SeraiError('APPLICATION_REFUSED', [...faults.slice(0, MOST_FAULTS), ...more].join('; '));
}
