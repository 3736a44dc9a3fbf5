import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Custody } from './enums.js';
import { ReleaseCertificateType, WithdrawalType } from './release-certificate.js';

@Directive('@shareable')
@ObjectType('Release', { description: 'What a country published at once: immutable, numbered and hashed. Observations are only ever read from a release.' })
export class ReleaseType {
  @Field(() => ID, { description: 'Id to cite, such as KZ-1.' })
  id!: string;

  @Field(() => Int, { description: "Number among the country's releases, counting from 1." })
  number!: number;

  @Field(() => String, { description: 'SHA-256 of what whoever asks may see of it, in hexadecimal: another audience has another.' })
  hash!: string;

  @Field(() => String, { description: 'When it was published, ISO 8601 in UTC.' })
  publishedAt!: string;

  @Field(() => Int, { description: 'Number of observations in it, told or not: the same for every audience.' })
  cells!: number;

  @Field(() => Custody, { description: 'Who stands behind it.' })
  custody!: Custody;

  @Field(() => ID, { nullable: true, description: 'The release that it took the place of; null for the first.' })
  supersedes!: string | null;

  @Field(() => WithdrawalType, { nullable: true, description: 'Where it was withdrawn: nothing is read from it any more, and what it told is taken as known.' })
  withdrawn!: WithdrawalType | null;

  @Field(() => ReleaseCertificateType, { nullable: true, description: 'How what it hides was protected; null for releases older than certificates.' })
  certificate!: ReleaseCertificateType | null;
}
