import { APPLICATION_STATES, type ApplicationState, type VisaScope } from '@serai/schema';
import { AccessScopeType, CountryCode } from '@serai/schema/graph';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { StewardApplication } from '../desk/steward-desk.js';

export const StaffApplicationState = Object.fromEntries(APPLICATION_STATES.map((state) => [state, state])) as { readonly [State in ApplicationState]: State };
registerEnumType(StaffApplicationState, { name: 'StaffApplicationState', description: 'Where an application stands in this country.' });

@InputType('Narrowing', { description: 'What is granted of what was applied for; what is left out is granted as it was applied for.' })
export class NarrowingInput {
  @Field(() => [ID], { nullable: true, description: 'Indicators.' })
  indicators?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Dimensions in which figures may be finer than the total; an empty list for none.' })
  breakdowns?: string[] | null;

  @Field(() => String, { nullable: true, description: 'First period.' })
  periodFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'Last period, itself included.' })
  periodTo?: string | null;
}

/** The narrowing as the desk takes it; what is no breakdown is for the desk to say. */
export function narrowingOf({ indicators, breakdowns, periodFrom, periodTo }: NarrowingInput): Pick<VisaScope, 'indicators' | 'breakdowns' | 'periods'> {
  const periods = periodFrom == null && periodTo == null ? null : { from: periodFrom ?? null, to: periodTo ?? null };
  return { indicators: indicators ?? null, breakdowns: (breakdowns ?? null) as VisaScope['breakdowns'], periods };
}

@ObjectType('StaffVisa', { description: 'A visa in the register of the country.' })
export class StaffVisaType {
  constructor(
    private readonly visa: NonNullable<StewardApplication['visa']>,
    private readonly now: Date,
  ) {}

  @Field(() => ID, { description: 'Its id.' })
  get id(): string { return this.visa.claims.jti; }

  @Field(() => StaffApplicationState, { description: 'APPROVED while it is in force, EXPIRED or REVOKED.' })
  get state(): ApplicationState { return this.visa.revocation ? 'REVOKED' : this.visa.claims.exp * 1000 <= this.now.getTime() ? 'EXPIRED' : 'APPROVED'; }

  @Field(() => String, { description: 'Who holds it, as his issuer names him.' })
  get subject(): string { return this.visa.claims.sub; }

  @Field(() => String, { description: 'The issuer.' })
  get issuer(): string { return this.visa.claims.serai_visa_v1.subjectIssuer; }

  @Field(() => String, { description: 'As which audience.' })
  get audience(): string { return this.visa.claims.serai_visa_v1.audience; }

  @Field(() => AccessScopeType, { description: 'What it opens.' })
  get scope(): AccessScopeType { return new AccessScopeType(this.visa.claims.serai_visa_v1); }

  @Field(() => String, { description: 'Version of the terms that its holder accepted.' })
  get terms(): string { return this.visa.claims.serai_visa_v1.terms; }

  @Field(() => String, { description: 'When it ends, ISO 8601 in UTC.' })
  get until(): string { return new Date(this.visa.claims.exp * 1000).toISOString(); }

  @Field(() => String, { description: 'When it was granted, ISO 8601 in UTC.' })
  get grantedAt(): string { return this.visa.signedAt.toISOString(); }

  @Field(() => String, { description: 'The steward who granted it.' })
  get grantedBy(): string { return this.visa.steward.sub; }

  @Field(() => String, { nullable: true, description: 'When it was taken back.' })
  get revokedAt(): string | null { return this.visa.revocation?.at.toISOString() ?? null; }

  @Field(() => String, { nullable: true, description: 'Why.' })
  get reason(): string | null { return this.visa.revocation?.reason ?? null; }
}

@ObjectType('StaffApplication', { description: 'An application that came to the country.' })
export class StaffApplicationType {
  constructor(
    private readonly known: StewardApplication,
    private readonly now: Date,
  ) {}

  @Field(() => ID, { description: 'Made of its content: what is read under it is what is decided on.' })
  get id(): string { return this.known.application.id; }

  @Field(() => StaffApplicationState, { description: 'Where it stands here.' })
  get state(): ApplicationState { return this.known.state; }

  @Field(() => String, { description: 'Who applies, as his issuer names him.' })
  get applicant(): string { return this.known.application.applicant.sub; }

  @Field(() => String, { description: 'The issuer.' })
  get issuer(): string { return this.known.application.applicant.issuer; }

  @Field(() => Boolean, { description: "Whether a visa would be bound to a key of the applicant's, so that nobody else can use it." })
  get bound(): boolean { return this.known.application.applicant.key !== null; }

  @Field(() => String, { description: 'The institution that he names.' })
  get institution(): string { return this.known.application.institution; }

  @Field(() => String, { description: 'What he needs the figures for.' })
  get purpose(): string { return this.known.application.purpose; }

  @Field(() => [CountryCode], { description: 'All countries that he asks.' })
  get countries(): string[] { return [...this.known.application.countries]; }

  @Field(() => String, { description: 'The audience that he applies for.' })
  get audience(): string { return this.known.application.audience; }

  @Field(() => AccessScopeType, { description: 'What he applies for.' })
  get asked(): AccessScopeType { return new AccessScopeType(this.known.application); }

  @Field(() => String, { description: 'Last day that he applies for, UTC.' })
  get until(): string { return this.known.application.until; }

  @Field(() => String, { description: 'When it was submitted, ISO 8601 in UTC.' })
  get submittedAt(): string { return this.known.application.submittedAt; }

  @Field(() => String, { nullable: true, description: 'When he withdrew it.' })
  get withdrawnAt(): string | null { return this.known.withdrawnAt?.toISOString() ?? null; }

  @Field(() => String, { nullable: true, description: 'When it was decided.' })
  get decidedAt(): string | null { return this.known.decision?.decidedAt.toISOString() ?? null; }

  @Field(() => String, { nullable: true, description: 'The steward who decided.' })
  get decidedBy(): string | null { return this.known.decision?.steward.sub ?? null; }

  @Field(() => String, { nullable: true, description: 'Why it was refused, or the visa taken back.' })
  get reason(): string | null { return this.known.visa?.revocation?.reason ?? this.known.decision?.reason ?? null; }

  @Field(() => StaffVisaType, { nullable: true, description: 'The visa that was granted.' })
  get visa(): StaffVisaType | null { return this.known.visa && new StaffVisaType(this.known.visa, this.now); }
}

@ObjectType('StaffApplications', { description: 'The applications that came to the country.' })
export class StaffApplicationsType {
  @Field(() => Boolean, { description: 'False where the secretariat does not answer, so that there may be more of them.' })
  upToDate!: boolean;

  @Field(() => [StaffApplicationType], { description: 'The newest first.' })
  nodes!: StaffApplicationType[];
}
