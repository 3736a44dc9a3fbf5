import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { ObservationType } from './observation.js';

@Directive('@shareable')
@ObjectType('PageInfo', { description: 'How to go on reading.' })
export class PageInfoType {
  @Field(() => Boolean, { description: 'Whether there is more.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the last node: give it as `after` for the next page. It stays valid while its release stands.' })
  endCursor!: string | null;
}

@Directive('@shareable')
@ObjectType('ObservationPage', { description: 'A page of observations, all of one release, in an order that never changes.' })
export class ObservationPageType {
  constructor(
    page: { nodes: ObservationType[]; pageInfo: PageInfoType },
    private readonly count: () => Promise<number>,
  ) {
    this.nodes = page.nodes;
    this.pageInfo = page.pageInfo;
  }

  @Field(() => [ObservationType], { description: 'The observations.' })
  nodes: ObservationType[];

  @Field(() => Int, { description: 'How many observations the filter matches, on all pages.' })
  totalCount(): Promise<number> {
    return this.count();
  }

  @Field(() => PageInfoType, { description: 'How to go on reading.' })
  pageInfo: PageInfoType;
}
