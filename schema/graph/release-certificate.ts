import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

@Directive('@shareable')
@ObjectType('ReleaseCertificate', { description: 'How what a release hides from this audience was protected and checked: a statement that the country signed. Its numbers are of cells, not of people.' })
export class ReleaseCertificateType {
  @Field(() => String, { description: "The signed statement, a JWS (RFC 7515) of the country's key; the other fields repeat what it says. `serai release verify` checks it." })
  jws!: string;

  @Field(() => String, { description: 'SHA-256 of the edition that it speaks of, as `hash` of the release, in hexadecimal.' })
  table!: string;

  @Field(() => String, { description: 'Version of the access rules that the release was made under.' })
  rules!: string;

  @Field(() => Boolean, { description: 'Everything in it already stood in print, so there was nothing to hide.' })
  allInPrint!: boolean;

  @Field(() => Int, { description: 'Counts that hang together by sums and bounds.' })
  counts!: number;

  @Field(() => Int, { description: 'Sums among them that an attacker was taken to know.' })
  sums!: number;

  @Field(() => Int, { description: 'Bounds among them that an attacker was taken to know.' })
  bounds!: number;

  @Field(() => Int, { description: 'Counts that are hidden by a rule of their own.' })
  primary!: number;

  @Field(() => Int, { description: 'Counts that are hidden so that those stay hidden.' })
  secondary!: number;

  @Field(() => Int, { nullable: true, description: 'Share of what is counted that lies in hidden cells, in steps of ten percent, so that nobody can subtract; null where a tenth is too few people for that.' })
  hiddenPercent!: number | null;

  @Field(() => Int, { nullable: true, description: 'Whole numbers that remain possible of a protected count, where they are fewest; null where nothing had to be protected.' })
  narrowest!: number | null;

  @Field(() => Int, { description: 'Counts that earlier releases or other members leave less open than the rules now ask for: nothing can take them back.' })
  lostBefore!: number;

  @Field(() => [String], { description: 'Attackers that were assumed.' })
  attackers!: readonly string[];

  @Field(() => [ID], { description: 'Earlier releases that they were taken to have kept, withdrawn ones too.' })
  knownReleases!: readonly string[];

  @Field(() => [String], { description: 'Other audiences whose editions they were taken to know.' })
  knownAudiences!: readonly string[];

  @Field(() => [ID], { description: 'Releases of other countries that tell the same counts, and that they were taken to know: XS-3 as the public reads it, XS-3/researcher as that audience does.' })
  knownMirrors!: readonly string[];

  @Field(() => String, { description: 'What calculated, and its version.' })
  solver!: string;

  @Field(() => String, { description: "Who prepared it, by the name that the country's own issuer gives." })
  preparedBy!: string;

  @Field(() => String, { description: 'Who cleared it: somebody else.' })
  clearedBy!: string;

  @Field(() => String, { description: 'When it was signed, ISO 8601 in UTC.' })
  issuedAt!: string;
}

@Directive('@shareable')
@ObjectType('Withdrawal', { description: 'That a release is not to be relied on any more.' })
export class WithdrawalType {
  @Field(() => String, { description: 'Why, in the words of the country.' })
  reason!: string;

  @Field(() => String, { description: 'When, ISO 8601 in UTC.' })
  at!: string;
}
