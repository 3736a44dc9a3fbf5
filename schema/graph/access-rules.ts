import { Directive, Field, ObjectType } from 'type-graphql';
import type { AccessRules } from '../access/access-rules.js';
import { isNestedAudience, NESTED_AUDIENCES } from '../access/audience.js';
import { AudienceAccessType } from './audience-access.js';
import { CountryCode } from './country-code.js';

/** The rules that a country's service goes by. */
export interface RulesInForce {
  readonly rules: AccessRules;
  /** Hash of their text: changes whenever they do. */
  readonly version: string;
}

@Directive('@shareable')
@ObjectType('AccessRules', { description: "A country's access rules: who may see what of it. They tell what is open, never the data." })
export class AccessRulesType {
  constructor(private readonly inForce: RulesInForce) {}

  @Field(() => CountryCode, { description: 'The country whose rules they are.' })
  get country(): string { return this.inForce.rules.country; }

  @Field(() => String, { description: 'Hash of the rules in force.' })
  get version(): string { return this.inForce.version; }

  @Field(() => [String], { description: 'Ids of sources that stand in print: their figures are open to every audience.' })
  get alreadyPublished(): string[] { return [...this.inForce.rules.alreadyPublished]; }

  @Field(() => [AudienceAccessType], { description: 'The nested audiences from public to steward, each of which sees at least what those before it see, then partners.' })
  get audiences(): AudienceAccessType[] {
    const { rules } = this.inForce;
    const partners = rules.audiences.map(({ id }) => id).filter((id) => !isNestedAudience(id));
    return [...NESTED_AUDIENCES, ...partners].map((id) => new AudienceAccessType(rules, id));
  }
}
