import { buildSubgraph } from '@serai/chassis/subgraph';
import { INDICATORS, SeraiError } from '@serai/schema';
import { CountryCode, IndicatorType, inLanguage, Language, LanguageArgument } from '@serai/schema/graph';
import type { GraphQLSchema } from 'graphql';
import { Arg, type ClassType, Ctx, Directive, Field, ID, InterfaceType, ObjectType, Query, Resolver } from 'type-graphql';
import { AccessDeskResolver } from './access-desk.js';
import { REGIONAL_RESOLVERS } from './regional/regional-resolvers.js';

/** A member as the graph needs it. */
export interface GraphMember {
  readonly code: string;
  readonly type: string;
  readonly nameEn: string;
  readonly nameRu: string;
  /** A training member is fictional: its figures are synthetic and about nobody. */
  readonly training: boolean;
}

@InterfaceType('Country', { description: 'A member country. Each has a type of its own, answered by its own service over its own database.', autoRegisterImplementations: false, resolveType: (value: Country) => value.typeName })
abstract class Country {
  constructor(private readonly member: GraphMember) {}

  get typeName(): string {
    return this.member.type;
  }

  @Field(() => CountryCode, { description: 'ISO 3166-1 alpha-2 code.' })
  get code(): string {
    return this.member.code;
  }

  @Field(() => String, { nullable: true, description: 'Name of the country.' })
  name(@LanguageArgument() language: Language): string {
    return inLanguage({ en: this.member.nameEn, ru: this.member.nameRu }, language);
  }

  /** Answered by the secretariat alone: who is a training member the registry decides, and no member can pretend. */
  @Field(() => Boolean, { nullable: true, description: 'A training member is fictional: its figures are synthetic and about nobody.' })
  get training(): boolean {
    return this.member.training;
  }
}

type ConcreteCountry = ClassType<Country> & (new (member: GraphMember) => Country);

/** One class a type name: type-graphql keeps what it is told about a class for good. */
const CONCRETE = new Map<string, ConcreteCountry>();

function concreteCountry(type: string): ConcreteCountry {
  const known = CONCRETE.get(type);
  if (known) return known;

  @Directive('@key(fields: "code")')
  @ObjectType(type, { implements: Country })
  class Concrete extends Country {
    @Directive('@shareable')
    @Field(() => String, { nullable: true, description: 'Name of the country.' })
    override name(@LanguageArgument() language: Language): string {
      return super.name(language);
    }
  }
  CONCRETE.set(type, Concrete as ConcreteCountry);
  return Concrete as ConcreteCountry;
}

/** What a request to the secretariat's graph reads. */
export interface SecretariatContext {
  /** The members by code. */
  readonly countries: ReadonlyMap<string, Country>;
}

function memberOf({ countries }: SecretariatContext, code: string): Country {
  const country = countries.get(code);
  if (!country) throw new SeraiError('INVALID_ARGUMENT', `${code} is not a member. The members are ${[...countries.keys()].join(', ')}`);
  return country;
}

@Resolver()
class SecretariatResolver {
  @Query(() => [Country], { nullable: true, description: 'The member countries, by code. Each answers for itself, at the same time as the others.' })
  countries(
    @Arg('codes', () => [CountryCode], { nullable: true, description: 'Which; left out: all.' }) codes: string[] | null,
    @Arg('training', () => Boolean, { nullable: true, description: 'Training members, which are fictional, too; left out: not.' }) training: boolean | null,
    @Ctx() context: SecretariatContext,
  ): Country[] {
    const asked = codes ? [...new Set(codes)].sort().map((code) => memberOf(context, code)) : [...context.countries.values()];
    if (training) return asked;
    const fictional = codes && asked.find((country) => country.training);
    if (fictional) throw new SeraiError('INVALID_ARGUMENT', `${fictional.code} is a training member, which is fictional. Ask countries(training: true)`);
    return asked.filter((country) => !country.training);
  }

  @Query(() => Country, { nullable: true, description: 'One member country.' })
  country(@Arg('code', () => CountryCode, { description: 'Its code, such as KZ.' }) code: string, @Ctx() context: SecretariatContext): Country {
    return memberOf(context, code);
  }

  @Query(() => [IndicatorType], { nullable: true, description: 'The dictionary of indicators, in reading order.' })
  indicators(@Arg('codes', () => [ID], { nullable: true, description: 'Which; left out: all.' }) codes: string[] | null): IndicatorType[] {
    const unknown = codes?.find((code) => !INDICATORS.has(code));
    if (unknown !== undefined) {
      throw new SeraiError('INVALID_ARGUMENT', `codes: there is no indicator ${JSON.stringify(unknown.slice(0, 60))}. { indicators { code } } lists them all`);
    }
    return [...new Set(codes ?? INDICATORS.keys())].map((code) => IndicatorType.of(code));
  }
}

/** The secretariat's subgraph for these members: who they are, the dictionary and the regional views; with what all its requests read. */
export async function secretariatSchema(members: readonly GraphMember[]): Promise<{ schema: GraphQLSchema; context: SecretariatContext }> {
  const countries = new Map(members.map((member) => [member.code, new (concreteCountry(member.type))(member)]));
  const schema = await buildSubgraph({
    resolvers: [SecretariatResolver, AccessDeskResolver, ...REGIONAL_RESOLVERS],
    orphanedTypes: members.map(({ type }) => concreteCountry(type)),
    references: Object.fromEntries(members.map(({ type, code }) => [type, (reference: { code: string }) => (reference.code === code ? countries.get(code) : null)])),
  });
  return { schema, context: { countries } };
}
