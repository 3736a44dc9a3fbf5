import { countryCode, SeraiError } from '@serai/schema';
import { AsOfInput, PeriodRange } from '@serai/schema/graph';
import { ArgsType, Field, Int } from 'type-graphql';
import { GROUP_MEMBERS, isPlace, KNOWN_COUNTRIES } from '../../regional/country-groups.js';
import { refuseCode } from './check-codes.js';

/** Most lines of one answer. */
const MOST = 1_000;

/** Which corridors a view is about. */
@ArgsType()
export class CorridorArguments {
  @Field(() => [String], { nullable: true, description: 'Countries that people come from, or groups such as G_CA5, which mean the group and each of its countries; left out: any.' })
  origin?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Countries that people go to, coded as origin is; left out: any.' })
  destination?: string[] | null;

  @Field(() => [PeriodRange], { nullable: true, description: 'Spans of time; figures without a period are then left out. Left out: any time.' })
  periods?: PeriodRange[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Training members, which are fictional, too; left out: not.' })
  training?: boolean | null;

  @Field(() => AsOfInput, { nullable: true, description: 'For which moment; left out: now.' })
  asOf?: AsOfInput | null;
}

/** Which page of a long list. */
@ArgsType()
export class PageArguments {
  @Field(() => Int, { defaultValue: 50, description: 'How many to answer, at most 1,000.' })
  first!: number;

  @Field(() => Int, { defaultValue: 0, description: 'How many to pass over.' })
  skip!: number;
}

const GROUPS = [...GROUP_MEMBERS.keys()];

function refuse(message: string): never {
  throw new SeraiError('INVALID_ARGUMENT', message);
}

/** The ends of the corridors asked for; a group stands for itself and for its countries. Throws INVALID_ARGUMENT for an empty list, an unknown code, or a corridor from a country to itself. */
export function endsGiven({ origin, destination }: Pick<CorridorArguments, 'origin' | 'destination'>): { origins: ReadonlySet<string> | null; destinations: ReadonlySet<string> | null } {
  const [origins, destinations] = [placesGiven('origin', origin), placesGiven('destination', destination)];
  if (origins && destinations && [...origins].every((from) => [...destinations].every((to) => from === to))) {
    refuse(`origin and destination are both ${[...origins].join(', ')}. A corridor leads from one country to another`);
  }
  return { origins, destinations };
}

function placesGiven(name: string, codes: readonly string[] | null | undefined): ReadonlySet<string> | null {
  if (!codes) return null;
  if (codes.length === 0) refuse(`${name}: the list is empty. Name a country, or leave it out for any`);
  const unknown = codes.find((code) => !isPlace(code) || !countryCode(code));
  if (unknown !== undefined) refuseCode(name, unknown, [...KNOWN_COUNTRIES, ...GROUPS], `Use ISO 3166-1 alpha-2 codes such as KZ, or a group: ${GROUPS.join(', ')}`);
  return new Set(codes.flatMap((code) => [code, ...(GROUP_MEMBERS.get(code) ?? [])]));
}

/** Throws INVALID_ARGUMENT for a page that is none. */
export function pageGiven({ first, skip }: PageArguments): { first: number; skip: number } {
  if (first < 1 || first > MOST) refuse(`first: ${first} is not between 1 and ${MOST}`);
  if (skip < 0) refuse(`skip: ${skip} is below zero`);
  return { first, skip };
}
