import { type Bilingual, nearest, readAsOf, SeraiError } from '@serai/schema';
import type { AskedMember } from './regional-query.js';
import type { AsOf, RegionalQuestion } from './regional-port.js';

/** A member as the regional views know it. */
export interface RegionalMember extends AskedMember {
  readonly name: Bilingual;
  readonly training: boolean;
}

/** The members that a question is for, by code. Throws INVALID_ARGUMENT for what is no member, naming the nearest, and for no country at all. */
export function askedMembers({ countries, training }: Pick<RegionalQuestion, 'countries' | 'training'>, members: readonly RegionalMember[]): RegionalMember[] {
  const open = members.filter((member) => training || !member.training);
  const asked = countries === null ? open : [...new Set(countries)].map((code) => memberOf(code, members, training));
  if (asked.length === 0) throw new SeraiError('INVALID_ARGUMENT', countries === null ? 'There are no members to ask' : `countries is empty. Name at least one of ${codesOf(open)}, or leave it out for all`);
  return asked.toSorted((one, other) => (one.code < other.code ? -1 : 1));
}

function memberOf(code: string, members: readonly RegionalMember[], training: boolean): RegionalMember {
  const found = members.find((member) => member.code === code);
  if (!found) {
    const near = nearest(code, members.filter((member) => training || !member.training).map((member) => member.code));
    throw new SeraiError('INVALID_ARGUMENT', `${JSON.stringify(code.slice(0, 60))} is not a member. ${near.length > 0 ? `Did you mean ${near.join(' or ')}? ` : ''}The members are ${codesOf(members)}`);
  }
  if (found.training && !training) throw new SeraiError('INVALID_ARGUMENT', `${found.code} is a training member, which is fictional. Ask with training: true`);
  return found;
}

/** The moment for which these members answer. Throws INVALID_ARGUMENT for what cannot be read, for the future, and for a release of a country that is not asked. */
export function momentAsked(asOf: AsOf | null, asked: readonly RegionalMember[], now: Date): Date {
  const { moment, releases } = readAsOf(asOf ?? {});
  const stranger = [...releases.keys()].find((country) => !asked.some(({ code }) => code === country));
  if (stranger !== undefined) throw new SeraiError('INVALID_ARGUMENT', `asOf.releases: ${stranger} is not among the countries asked, which are ${codesOf(asked)}`);
  if (moment === null) return now;
  // Today has not ended yet: it stands until now.
  if (moment > now && moment.toISOString().slice(0, 10) > now.toISOString().slice(0, 10)) {
    throw new SeraiError('INVALID_ARGUMENT', `asOf.date: ${moment.toISOString().slice(0, 10)} has not come yet. Leave it out for now`);
  }
  return moment > now ? now : moment;
}

function codesOf(members: readonly AskedMember[]): string {
  return members.map(({ code }) => code).join(', ');
}
