import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PageInfoType } from './observation-page.js';

/** How many entries of the log a page may hold, and holds unless told. */
export const LOG_PAGE_LIMIT = { most: 1000, usual: 100 } as const;

@Directive('@shareable')
@ObjectType('AccessLogEntry', { description: "One entry of a country's log: what one field was answered, to whom, by which right." })
export class AccessLogEntryType {
  @Field(() => ID, { description: 'Its number in the log, counting from 1 without a gap.' })
  seq!: string;

  @Field(() => String, { description: 'When, ISO 8601 in UTC.' })
  at!: string;

  @Field(() => String, { nullable: true, description: 'Who asked, by a pseudonym that only this country can resolve: another country has another for the same person. Null for the public.' })
  person!: string | null;

  @Field(() => String, { nullable: true, description: 'The OAuth client that asked in his name.' })
  client!: string | null;

  @Field(() => String, { description: "By which way it came: gateway, registry or staff." })
  channel!: string;

  @Field(() => String, { nullable: true, description: 'As which audience; null where none was verified.' })
  audience!: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the visa that he came with.' })
  visa!: string | null;

  @Field(() => ID, { nullable: true, description: 'The release that was read.' })
  release!: string | null;

  @Field(() => String, { description: 'The field that was asked, such as observations.' })
  field!: string;

  @Field(() => String, { description: 'Its arguments as JSON.' })
  filter!: string;

  @Field(() => Int, { description: 'How many observations, positions, releases or entries were told.' })
  cells!: number;

  @Field(() => String, { description: 'OK, or the code of the error.' })
  outcome!: string;

  @Field(() => String, { description: 'SHA-256 of the entry and of the hash of the one before, in hexadecimal.' })
  hash!: string;
}

@Directive('@shareable')
@ObjectType('AccessLogPage', { description: 'A page of the log, the newest entry first.' })
export class AccessLogPageType {
  @Field(() => [AccessLogEntryType], { description: 'The entries.' })
  nodes!: AccessLogEntryType[];

  @Field(() => PageInfoType, { description: 'How to go on reading.' })
  pageInfo!: PageInfoType;
}

@InputType('AccessLogFilter', { description: 'Which entries of the log to read; what is left out is not restricted.' })
export class AccessLogFilter {
  @Field(() => String, { nullable: true, description: 'First day, or the time from which on, ISO 8601 in UTC.' })
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'Last day, itself included, or the time before which.' })
  to?: string | null;

  @Field(() => String, { nullable: true, description: 'Pseudonym of whoever asked.' })
  person?: string | null;

  @Field(() => String, { nullable: true, description: 'The OAuth client.' })
  client?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of a visa.' })
  visa?: string | null;

  @Field(() => String, { nullable: true, description: 'As which audience.' })
  audience?: string | null;

  @Field(() => String, { nullable: true, description: 'The field that was asked.' })
  field?: string | null;

  @Field(() => String, { nullable: true, description: 'OK, or the code of an error.' })
  outcome?: string | null;
}
