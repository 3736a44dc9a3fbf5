import { Field, ObjectType } from 'type-graphql';
import type { Alignment } from '../../regional/side-by-side.js';
import { enumOf } from './enum-of.js';

const PeriodMatchEnum = enumOf('PeriodMatch', 'How the periods of two figures lie.', {
  EQUAL: { en: 'The same period, or the same moment.', ru: 'Один и тот же период или момент.' },
  OVERLAP: { en: 'Some days are in both.', ru: 'Часть дней общая.' },
  APART: { en: 'No day is in both.', ru: 'Общих дней нет.' },
  UNKNOWN: { en: 'A period is not stated.', ru: 'Период указан не у обоих.' },
});

@ObjectType('Alignment', { description: 'In what two figures set side by side are alike: those of the two ends of a corridor that are most alike.' })
export class AlignmentType {
  constructor(private readonly alignment: Alignment) {}

  @Field(() => Boolean, { description: 'The same indicator, or its mirror, of the same people.' })
  get definition(): boolean { return this.alignment.definition; }

  @Field(() => PeriodMatchEnum, { description: 'How their periods lie.' })
  get period(): Alignment['period'] { return this.alignment.period; }

  @Field(() => Boolean, { description: 'Both are stocks, both flows or both cumulative.' })
  get stockOrFlow(): boolean { return this.alignment.stockOrFlow; }

  @Field(() => Boolean, { description: 'The same unit.' })
  get unit(): boolean { return this.alignment.unit; }

  @Field(() => Boolean, { description: 'The same basis of origin, or none is stated.' })
  get basis(): boolean { return this.alignment.basis; }

  @Field(() => Boolean, { description: 'The same method.' })
  get method(): boolean { return this.alignment.method; }
}
