import { LAW_AREA } from '@serai/schema';
import { inLanguage, Language, LanguageArgument } from '@serai/schema/graph';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { isOwn, standingOf } from '../../laws/position.js';
import type { LawReading } from '../../regional/reading.js';
import { RegionalSourceType } from './regional-figure-type.js';

export enum LawStanding { IN_FAVOUR = 'IN_FAVOUR', PARTLY = 'PARTLY', AGAINST = 'AGAINST' }

registerEnumType(LawStanding, {
  name: 'LawStanding', description: 'Whether a position, or what is on record of a country, serves migrants as the essential package asks.',
  valuesConfig: { IN_FAVOUR: { description: 'It does.' }, PARTLY: { description: 'In part, or for some, or it was signed and not ratified.' }, AGAINST: { description: 'It does not.' } },
});

@ObjectType('RegionalLaw', { description: 'A position of a country in an area of law or practice, within a view.' })
export class RegionalLawType {
  constructor(private readonly law: LawReading) {}

  @Field(() => String, { description: 'Area of law or practice.' })
  get area(): string { return this.law.area; }

  @Field(() => String, { description: 'For whom it holds.' })
  get population(): string { return this.law.population; }

  @Field(() => String, { description: 'For people from which country; _T for all.' })
  get origin(): string { return this.law.origin; }

  @Field(() => Boolean, { description: "True for the country's own law and practice; false for what its emigrants meet in the countries they go to." })
  get own(): boolean { return isOwn(this.law); }

  @Field(() => String, { description: 'YES, NO, PARTLY, SIGNED, _U, or a number.' })
  get answer(): string { return this.law.answer; }

  @Field(() => String, { nullable: true, description: 'Unit of a number.' })
  unit(@LanguageArgument() language: Language): string | null {
    const unit = LAW_AREA.get(this.law.area)?.unit;
    return unit ? inLanguage(unit, language) : null;
  }

  @Field(() => LawStanding, { nullable: true, description: 'Whether it serves migrants; null where the package asks for no answer, or where it is unknown.' })
  get standing(): LawStanding | null {
    const standing = standingOf(this.law);
    return standing && LawStanding[standing];
  }

  @Field(() => String, { description: 'As of when.' })
  get asOf(): string { return this.law.asOf; }

  @Field(() => String, { description: 'One line on what the source says.' })
  detail(@LanguageArgument() language: Language): string { return inLanguage(this.law.detail, language); }

  @Field(() => RegionalSourceType, { description: 'Where it is written.' })
  get source(): RegionalSourceType { return new RegionalSourceType(this.law.source); }
}
