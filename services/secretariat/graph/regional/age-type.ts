import { Field, Float, ObjectType } from 'type-graphql';
import type { AgeOfFigure } from '../../regional/age-of.js';

@ObjectType('AgeOfFigure', { description: 'How old a figure is at the moment for which the view stands.' })
export class AgeOfFigureType {
  constructor(private readonly age: AgeOfFigure) {}

  static of(age: AgeOfFigure | null): AgeOfFigureType | null {
    return age && new AgeOfFigureType(age);
  }

  @Field(() => Float, { description: 'Years since the end of its period, to one decimal.' })
  get years(): number { return this.age.years; }

  @Field(() => Boolean, { description: 'True where the source gives no period: then the years are since the end of the year of the source, and it is at least so old.' })
  get atLeast(): boolean { return this.age.atLeast; }
}
