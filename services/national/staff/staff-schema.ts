import type { GraphQLSchema } from 'graphql';
import { Arg, buildSchema, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { ApplicationState } from '@serai/schema';
import type { StewardDesk } from '../desk/steward-desk.js';
import type { StaffMember } from '../identity/staff.js';
import { NarrowingInput, narrowingOf, StaffApplicationsType, StaffApplicationState, StaffApplicationType, StaffVisaType } from './staff-types.js';

/** What a request of the country's staff reads. */
export interface StaffContext {
  readonly desk: StewardDesk;
  readonly steward: StaffMember;
  readonly now: Date;
}

@Resolver()
class StaffResolver {
  @Query(() => StaffApplicationsType, { description: 'The applications that came to the country.' })
  async applications(
    @Arg('state', () => StaffApplicationState, { nullable: true, description: 'Which; left out: all.' }) state: ApplicationState | null, @Ctx() { desk, now }: StaffContext,
  ): Promise<StaffApplicationsType> {
    const { upToDate, applications } = await desk.applications(now);
    return { upToDate, nodes: applications.filter((each) => state == null || each.state === state).map((each) => new StaffApplicationType(each, now)) };
  }

  @Query(() => [StaffVisaType], { description: 'The visas that the country granted, the newest first.' })
  async visas(@Ctx() { desk, now }: StaffContext): Promise<StaffVisaType[]> {
    return (await desk.visas()).map((visa) => new StaffVisaType(visa, now));
  }

  @Mutation(() => StaffApplicationType, { description: "Grants an application, or less than was applied for. The country's key signs the visa." })
  async approveApplication(
    @Arg('id', () => ID, { description: 'The application.' }) id: string,
    @Arg('narrowing', () => NarrowingInput, { nullable: true, description: 'Less than was applied for; left out: all of it.' }) narrowing: NarrowingInput | null,
    @Arg('until', () => String, { nullable: true, description: 'Last day of access, such as 2027-06-30, UTC; left out: the last that was applied for.' }) until: string | null,
    @Ctx() { desk, steward, now }: StaffContext,
  ): Promise<StaffApplicationType> {
    return new StaffApplicationType(await desk.approve(id, { narrowing: narrowingOf(narrowing ?? {}), until: until ?? null }, steward.subject, now), now);
  }

  @Mutation(() => StaffApplicationType, { description: 'Refuses an application.' })
  async refuseApplication(
    @Arg('id', () => ID, { description: 'The application.' }) id: string, @Arg('reason', () => String, { description: 'Why; the applicant reads it.' }) reason: string,
    @Ctx() { desk, steward, now }: StaffContext,
  ): Promise<StaffApplicationType> {
    return new StaffApplicationType(await desk.refuse(id, reason, steward.subject, now), now);
  }

  @Mutation(() => StaffVisaType, { description: 'Takes a visa back: within a second it opens nothing, in every process of the country.' })
  async revokeVisa(
    @Arg('id', () => ID, { description: 'The visa.' }) id: string, @Arg('reason', () => String, { description: 'Why; its holder reads it.' }) reason: string,
    @Ctx() { desk, steward, now }: StaffContext,
  ): Promise<StaffVisaType> {
    return new StaffVisaType(await desk.revoke(id, reason, steward.subject, now), now);
  }
}

/** What the country's staff can do in its own service. Not federated: no gateway knows of it. */
export function staffSchema(): Promise<GraphQLSchema> {
  return buildSchema({ resolvers: [StaffResolver], validate: false });
}
