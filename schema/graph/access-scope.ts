import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { VisaScope } from '../identity/visa.js';

@Directive('@shareable')
@ObjectType('AccessScope', { description: "What a visa opens of what its country's rules open to its audience. What lies outside is told as to everyone." })
export class AccessScopeType {
  constructor(private readonly scope: VisaScope) {}

  @Field(() => [ID], { nullable: true, description: 'Indicators; null for all.' })
  get indicators(): string[] | null { return this.scope.indicators && [...this.scope.indicators]; }

  @Field(() => [String], { nullable: true, description: 'Dimensions in which figures may be finer than the total, such as AGE; null for all.' })
  get breakdowns(): string[] | null { return this.scope.breakdowns && [...this.scope.breakdowns]; }

  @Field(() => String, { nullable: true, description: 'First period, itself included: a figure lies wholly inside; null for no beginning.' })
  get periodFrom(): string | null { return this.scope.periods?.from ?? null; }

  @Field(() => String, { nullable: true, description: 'Last period, itself included; null for no end.' })
  get periodTo(): string | null { return this.scope.periods?.to ?? null; }
}
