import { Field, ID, InputType } from 'type-graphql';

@InputType('PeriodRange', { description: 'A span of time. What overlaps it is taken; observations without a period (_U) are not.' })
export class PeriodRange {
  @Field(() => String, { nullable: true, description: 'First period of the span: 2015, 2015-Q1, 2015-03, a date. Left out: no beginning.' })
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'Last period of the span, itself included. Left out: no end.' })
  to?: string | null;
}

const any = (what: string) => ({ nullable: true, description: `${what} Any of the list; left out: any.` });

@InputType('ObservationFilter', {
  description: 'Which observations to read. A list takes any of its codes, exactly as they stand in the dictionary; what is left out is not restricted; {} is everything.',
})
export class ObservationFilter {
  @Field(() => [ID], any('Indicator codes.'))
  indicators?: string[] | null;

  @Field(() => [PeriodRange], any('Spans of time.'))
  periods?: PeriodRange[] | null;

  @Field(() => [String], any('Areas.'))
  area?: string[] | null;

  @Field(() => [String], any('Populations.'))
  population?: string[] | null;

  @Field(() => [String], any('Countries of origin.'))
  origin?: string[] | null;

  @Field(() => [String], any('Countries of destination.'))
  destination?: string[] | null;

  @Field(() => [String], any('Bases of origin.'))
  basis?: string[] | null;

  @Field(() => [String], any('Legal statuses.'))
  legalStatus?: string[] | null;

  @Field(() => [String], any('Key populations.'))
  keyPopulation?: string[] | null;

  @Field(() => [String], any('Sexes.'))
  sex?: string[] | null;

  @Field(() => [String], any('Ages.'))
  age?: string[] | null;

  @Field(() => [String], any('Routes of transmission.'))
  transmission?: string[] | null;

  @Field(() => [String], any('Methods.'))
  method?: string[] | null;
}
