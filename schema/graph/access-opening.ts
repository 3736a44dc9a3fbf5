import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Grain, Opening } from '../access/access-rules.js';
import { indicatorsOf } from '../access/covers.js';
import { BREAKDOWN_IDS, type BreakdownId } from '../dictionary/dimension.js';

const DAY_MS = 86_400_000;

@Directive('@shareable')
@ObjectType('AccessDimension', { description: 'How finely an audience sees one dimension, beside its total.' })
export class AccessDimensionType {
  constructor(
    private readonly id: BreakdownId,
    private readonly grain: Grain,
  ) {}

  @Field(() => String, { description: 'The dimension, such as AGE.' })
  get dimension(): string { return this.id; }

  @Field(() => [String], { nullable: true, description: 'The codes that are open; null where all are.' })
  get codes(): string[] | null { return this.grain.codes === 'all' ? null : [...this.grain.codes]; }

  @Field(() => [String], { description: 'Dimensions that it is never crossed with: where one of these is broken down, this one is at its total.' })
  get notBy(): string[] { return [...this.grain.notBy]; }
}

@Directive('@shareable')
@ObjectType('AccessOpening', { description: 'One thing that an audience may see. A cell is open when one opening opens it.' })
export class AccessOpeningType {
  constructor(private readonly opening: Opening) {}

  @Field(() => [ID], { description: 'Codes of the indicators, those of its topics among them, in reading order.' })
  get indicators(): string[] { return [...indicatorsOf(this.opening)]; }

  @Field(() => [String], { description: 'Topics that are open whole.' })
  get topics(): string[] { return [...this.opening.topics]; }

  @Field(() => [AccessDimensionType], { description: 'Dimensions that are broken down; any other stays at its total.' })
  get dimensions(): AccessDimensionType[] {
    return BREAKDOWN_IDS.flatMap((id) => {
      const grain = this.opening.dimensions[id];
      return grain && grain.codes.length > 0 ? [new AccessDimensionType(id, grain)] : [];
    });
  }

  @Field(() => String, { description: 'First day of the periods that are open; a period lies wholly inside.' })
  get periodFrom(): string { return this.opening.periods.from; }

  @Field(() => String, { nullable: true, description: 'Last day of the periods that are open, itself included; null for no end.' })
  get periodTo(): string | null {
    const { to } = this.opening.periods;
    return to === null ? null : new Date(Date.parse(`${to}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
  }

  @Field(() => Boolean, { description: 'Whether figures without a period (_U) are open too.' })
  get undated(): boolean { return this.opening.periods.undated; }

  @Field(() => String, { nullable: true, description: 'Time before which it stays shut, ISO 8601 in UTC; null where no such time is set.' })
  get embargoUntil(): string | null {
    const { embargo } = this.opening;
    return embargo && 'until' in embargo ? embargo.until : null;
  }

  @Field(() => Int, { nullable: true, description: "Months after the end of a figure's period for which it stays shut; null where none are set." })
  get embargoMonths(): number | null {
    const { embargo } = this.opening;
    return embargo && 'monthsAfterPeriod' in embargo ? embargo.monthsAfterPeriod : null;
  }
}
