import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Dominance, Protection } from '../access/access-rules.js';

@Directive('@shareable')
@ObjectType('AccessDominance', { description: 'The (n, k) dominance rule: a cell is hidden when its largest contributors make up more than a percentage of it.' })
export class AccessDominanceType {
  constructor(private readonly dominance: Dominance) {}

  @Field(() => Int, { description: 'How many of the largest contributors are counted together.' })
  get largest(): number { return this.dominance.largest; }

  @Field(() => Int, { description: 'The percentage of the cell that they may not exceed.' })
  get percent(): number { return this.dominance.percent; }
}

@Directive('@shareable')
@ObjectType('AccessProtection', { description: 'The primary rules that a value passes before an audience reads it (SDC handbook, 4.2).' })
export class AccessProtectionType {
  constructor(private readonly protection: Protection) {}

  @Field(() => Int, { description: 'A count below it is hidden.' })
  get minimumCount(): number { return this.protection.minimumCount; }

  @Field(() => String, { description: 'shown: zeros are published; small: they are hidden as any count below the minimum.' })
  get zeros(): string { return this.protection.zeros; }

  @Field(() => String, { description: 'hide: a cell that holds all of its group is hidden, because it tells something of each member; show: it is not.' })
  get wholeGroup(): string { return this.protection.wholeGroup; }

  @Field(() => AccessDominanceType, { nullable: true, description: 'The dominance rule; null where there is none.' })
  get dominance(): AccessDominanceType | null {
    return this.protection.dominance && new AccessDominanceType(this.protection.dominance);
  }
}
