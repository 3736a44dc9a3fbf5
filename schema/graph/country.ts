import { Arg, type ClassType, Ctx, Directive, Field, Int, InterfaceType, ObjectType } from 'type-graphql';
import { CONTRACT_VERSION } from '../contract-version.js';
import { AccessLogFilter, AccessLogPageType, LOG_PAGE_LIMIT } from './access-log.js';
import { AccessRulesType } from './access-rules.js';
import { AsOfInput } from './as-of.js';
import { CountryCode } from './country-code.js';
import { type CountryContext, PAGE_LIMIT } from './country-port.js';
import { CountryViewerType } from './country-viewer.js';
import { Custody, Language } from './enums.js';
import { inLanguage, LanguageArgument } from './language-argument.js';
import { LawPositionType } from './law-position.js';
import { ObservationFilter } from './observation-filter.js';
import { ObservationPageType } from './observation-page.js';
import { ReleaseType } from './release.js';

/** The `asOf` argument of whatever is read from a release. */
function AsOfArgument(what: string): ParameterDecorator {
  return Arg('asOf', () => AsOfInput, { nullable: true, description: what }) as ParameterDecorator;
}

@InterfaceType('Country', { description: 'A member country. Each has a type of its own, answered by its own service over its own database.' })
export abstract class Country {
  @Field(() => CountryCode, { description: 'ISO 3166-1 alpha-2 code.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'Name of the country.' })
  name(@LanguageArgument() language: Language, @Ctx() context: CountryContext): string {
    return inLanguage(context.country.name, language);
  }

  @Field(() => Custody, { nullable: true, description: "Who stands behind the country's figures." })
  custody(@Ctx() context: CountryContext): Custody {
    return context.country.custody;
  }

  @Field(() => String, { nullable: true, description: "Version of this contract that the country's service speaks." })
  contractVersion(): string {
    return CONTRACT_VERSION;
  }

  @Field(() => ObservationPageType, { nullable: true, description: 'Observations of the newest release, of the one that stood at a moment, or of the one that `after` was given for.' })
  observations(
    @Arg('filter', () => ObservationFilter, { nullable: true, description: 'Which; left out: all.' }) filter: ObservationFilter | null,
    @Arg('first', () => Int, { nullable: true, description: `How many at most: ${PAGE_LIMIT.usual} unless told, never more than ${PAGE_LIMIT.most}.` }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'End cursor of the page before.' }) after: string | null,
    @AsOfArgument('For which moment, or in which release; left out: now. Beside `after` it has to be the same release.') asOf: AsOfInput | null,
    @Ctx() context: CountryContext,
  ): Promise<ObservationPageType> {
    return context.country.observations(filter ?? {}, { first: first ?? null, after: after ?? null, asOf: asOf ?? null });
  }

  @Field(() => [LawPositionType], { nullable: true, description: 'Positions in areas of law and practice, of the newest release or of the one that stood at a moment.' })
  laws(
    @Arg('areas', () => [String], { nullable: true, description: 'Which areas; left out: all.' }) areas: string[] | null,
    @AsOfArgument('For which moment, or in which release; left out: now.') asOf: AsOfInput | null,
    @Ctx() context: CountryContext,
  ): Promise<LawPositionType[]> {
    return context.country.laws(areas ?? null, asOf ?? null);
  }

  @Field(() => [ReleaseType], { nullable: true, description: 'Releases, newest first.' })
  releases(
    @Arg('first', () => Int, { nullable: true, description: 'How many at most; all unless told.' }) first: number | null,
    @AsOfArgument('Those that had been published by that moment, or up to that release; left out: now.') asOf: AsOfInput | null,
    @Ctx() context: CountryContext,
  ): Promise<ReleaseType[]> {
    return context.country.releases(first ?? null, asOf ?? null);
  }

  @Field(() => AccessRulesType, { nullable: true, description: 'What each audience may see (not the data); open to everyone.' })
  async accessRules(@Ctx() context: CountryContext): Promise<AccessRulesType> {
    return new AccessRulesType(await context.country.accessRules());
  }

  @Field(() => AccessLogPageType, { nullable: true, description: "The country's log of who was answered what, the newest first: to its stewards all of it, to whoever it granted a visa the entries about his own visas, to nobody else any." })
  accessLog(
    @Arg('filter', () => AccessLogFilter, { nullable: true, description: 'Which; left out: all.' }) filter: AccessLogFilter | null,
    @Arg('first', () => Int, { nullable: true, description: `How many at most: ${LOG_PAGE_LIMIT.usual} unless told, never more than ${LOG_PAGE_LIMIT.most}.` }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'End cursor of the page before.' }) after: string | null,
    @Ctx() context: CountryContext,
  ): Promise<AccessLogPageType> {
    return context.country.accessLog(filter ?? {}, first ?? null, after ?? null);
  }

  @Field(() => CountryViewerType, { nullable: true, description: 'As whom the country takes whoever asks, by which visa and until when; open to everyone.' })
  viewer(@Ctx() context: CountryContext): CountryViewerType {
    return new CountryViewerType(context.country.viewer());
  }
}

/** The country's own type, such as `Kazakhstan`: federation routes by type, so no two countries may share one. */
export function countryType(typeName: string, nameEn: string): ClassType<Country> {
  @Directive('@key(fields: "code")')
  @ObjectType(typeName, { implements: Country, description: `${nameEn}, answered by its own service.` })
  class Concrete extends Country {
    /** Shareable: the secretariat knows it too, so that a country that is down still has a name. */
    @Directive('@shareable')
    @Field(() => String, { nullable: true, description: 'Name of the country.' })
    override name(@LanguageArgument() language: Language, @Ctx() context: CountryContext): string {
      return super.name(language, context);
    }
  }
  return Concrete;
}
