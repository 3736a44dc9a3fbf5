import { type ApplicationForm, APPLICATION_STATES, type ApplicationState, type VisaScope } from '@serai/schema';
import { AccessScopeType, CountryCode } from '@serai/schema/graph';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Standing, StandingApplication, StandingVisa } from '../desk/desk.js';
import type { Asker } from '../identity/asker.js';

export const ApplicationStateEnum = Object.fromEntries(APPLICATION_STATES.map((state) => [state, state])) as { readonly [State in ApplicationState]: State };

registerEnumType(ApplicationStateEnum, {
  name: 'ApplicationState',
  description: 'Where an application stands with one country.',
  valuesConfig: {
    SUBMITTED: { description: 'The country has not decided yet.' },
    APPROVED: { description: 'The country granted a visa, which is in force.' },
    REFUSED: { description: 'The country refused it and says why.' },
    WITHDRAWN: { description: 'The applicant took it back before the country decided.' },
    EXPIRED: { description: 'What was applied for or granted is over.' },
    REVOKED: { description: 'The country took the visa back.' },
  },
});

@InputType('AcceptedTerms', { description: "A country's terms of use, as the applicant accepts them." })
export class AcceptedTerms {
  @Field(() => CountryCode, { description: 'The country.' })
  country!: string;

  @Field(() => String, { description: 'Their version: accessRules { audiences { audience terms termsVersion } } of the country has both.' })
  version!: string;
}

@InputType('ApplicationForm', { description: 'What an applicant fills in.' })
export class ApplicationFormInput {
  @Field(() => String, { description: 'The institution he asks for.' })
  institution!: string;

  @Field(() => String, { description: 'What he needs the figures for.' })
  purpose!: string;

  @Field(() => [CountryCode], { description: 'The countries that he asks; each decides for itself.' })
  countries!: string[];

  @Field(() => String, { description: 'researcher, secretariat, or partner: with the code of a country.' })
  audience!: string;

  @Field(() => [ID], { nullable: true, description: 'Indicators; left out: all.' })
  indicators?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Dimensions in which figures may be finer than the total, such as AGE; left out: all.' })
  breakdowns?: string[] | null;

  @Field(() => String, { nullable: true, description: 'First period, such as 2021; left out: no beginning.' })
  periodFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'Last period, itself included; left out: no end.' })
  periodTo?: string | null;

  @Field(() => String, { description: 'Last day of access, such as 2027-06-30, UTC.' })
  until!: string;

  @Field(() => [AcceptedTerms], { description: 'The terms of each country asked.' })
  terms!: AcceptedTerms[];
}

/** The form as the desk takes it; what is no breakdown is for the desk to say. */
export function formOf({ institution, purpose, countries, audience, indicators, breakdowns, periodFrom, periodTo, until, terms }: ApplicationFormInput): ApplicationForm {
  const periods = periodFrom == null && periodTo == null ? null : { from: periodFrom ?? null, to: periodTo ?? null };
  return {
    institution, purpose, countries, audience, indicators: indicators ?? null, breakdowns: (breakdowns ?? null) as VisaScope['breakdowns'], periods, until,
    terms: Object.fromEntries(terms.map(({ country, version }) => [country, version])),
  };
}

@ObjectType('ApplicationStanding', { description: 'Where an application stands with one country.' })
export class ApplicationStandingType {
  constructor(private readonly standing: Standing) {}

  @Field(() => CountryCode, { description: 'The country.' })
  get country(): string { return this.standing.country; }

  @Field(() => ApplicationStateEnum, { description: 'Where it stands there.' })
  get state(): ApplicationState { return this.standing.state; }

  @Field(() => String, { nullable: true, description: 'Why the country refused it, or took the visa back, in its own words.' })
  get reason(): string | null { return this.standing.reason; }

  @Field(() => ID, { nullable: true, description: 'Id of the visa that was granted.' })
  get visa(): string | null { return this.standing.visa?.jti ?? null; }

  @Field(() => AccessScopeType, { nullable: true, description: 'What was granted of what was applied for.' })
  get granted(): AccessScopeType | null { return this.standing.visa && new AccessScopeType(this.standing.visa.serai_visa_v1); }

  @Field(() => String, { nullable: true, description: 'End of what was granted, ISO 8601 in UTC.' })
  get until(): string | null { return endOf(this.standing.visa); }
}

@ObjectType('Application', { description: 'An application for access, as the desk keeps it.' })
export class ApplicationType {
  constructor(private readonly kept: StandingApplication) {}

  @Field(() => ID, { description: 'Made of its content: an application is never changed.' })
  get id(): string { return this.kept.application.id; }

  @Field(() => String, { description: 'The institution.' })
  get institution(): string { return this.kept.application.institution; }

  @Field(() => String, { description: 'What the figures are for.' })
  get purpose(): string { return this.kept.application.purpose; }

  @Field(() => String, { description: 'The audience that was applied for.' })
  get audience(): string { return this.kept.application.audience; }

  @Field(() => AccessScopeType, { description: 'What was applied for.' })
  get asked(): AccessScopeType { return new AccessScopeType(this.kept.application); }

  @Field(() => String, { description: 'Last day that was applied for.' })
  get until(): string { return this.kept.application.until; }

  @Field(() => String, { description: 'When it was submitted, ISO 8601 in UTC.' })
  get submittedAt(): string { return this.kept.application.submittedAt; }

  @Field(() => String, { nullable: true, description: 'When it was withdrawn; null where it was not.' })
  get withdrawnAt(): string | null { return this.kept.withdrawnAt?.toISOString() ?? null; }

  @Field(() => [ApplicationStandingType], { description: 'Where it stands with each country.' })
  get standings(): ApplicationStandingType[] { return this.kept.standings.map((standing) => new ApplicationStandingType(standing)); }
}

@ObjectType('GrantedVisa', { description: 'A visa that a country granted, as far as the desk was told; whether it holds, the country says: country { viewer }.' })
export class GrantedVisaType {
  constructor(private readonly visa: StandingVisa) {}

  @Field(() => ID, { description: 'Its id.' })
  get id(): string { return this.visa.claims.jti; }

  @Field(() => CountryCode, { description: 'The country that granted it.' })
  get country(): string { return this.visa.country; }

  @Field(() => ApplicationStateEnum, { description: 'APPROVED while it is in force, EXPIRED or REVOKED.' })
  get state(): ApplicationState { return this.visa.state; }

  @Field(() => String, { description: 'The audience that its holder belongs to there.' })
  get audience(): string { return this.visa.claims.serai_visa_v1.audience; }

  @Field(() => AccessScopeType, { description: 'What it opens.' })
  get scope(): AccessScopeType { return new AccessScopeType(this.visa.claims.serai_visa_v1); }

  @Field(() => String, { nullable: true, description: 'When it ends, ISO 8601 in UTC.' })
  get until(): string | null { return endOf(this.visa.claims); }
}

@ObjectType('Viewer', { description: 'Who asks the hub; what a country takes him for, the country says.' })
export class ViewerType {
  constructor(
    private readonly asker: Asker,
    private readonly granted: readonly StandingVisa[],
  ) {}

  @Field(() => String, { nullable: true, description: 'Who it is, as the issuer of his token names him; null for the public.' })
  get subject(): string | null { return this.asker?.sub ?? null; }

  @Field(() => String, { nullable: true, description: 'The issuer of the token.' })
  get issuer(): string | null { return this.asker?.iss ?? null; }

  @Field(() => String, { nullable: true, description: 'The client that asks in his name.' })
  get client(): string | null { return this.asker?.client_id ?? null; }

  @Field(() => String, { nullable: true, description: 'Until when the token holds, ISO 8601 in UTC.' })
  get until(): string | null { return endOf(this.asker); }

  @Field(() => [GrantedVisaType], { description: 'The visas that countries granted him, the newest first.' })
  get visas(): GrantedVisaType[] { return this.granted.map((visa) => new GrantedVisaType(visa)); }
}

function endOf(claims: { readonly exp: number } | null): string | null {
  return claims && new Date(claims.exp * 1000).toISOString();
}
