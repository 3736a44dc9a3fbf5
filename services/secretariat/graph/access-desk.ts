import { type AccessTokenClaims, hasScope, SCOPES, SeraiError } from '@serai/schema';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Desk } from '../desk/desk.js';
import type { Asker } from '../identity/asker.js';
import { ApplicationFormInput, ApplicationType, formOf, ViewerType } from './access-desk-types.js';

/** What a request to the desk reads. */
export interface DeskContext {
  readonly desk: Desk;
  /** Who asks; null for the public. */
  readonly asker: Asker;
  readonly now: Date;
}

/** The access desk of the secretariat, for whoever applies. */
@Resolver()
export class AccessDeskResolver {
  @Query(() => ViewerType, { nullable: true, description: 'Who one is to the hub, and with which visas.' })
  async viewer(@Ctx() { desk, asker, now }: DeskContext): Promise<ViewerType> {
    return new ViewerType(asker, asker ? await desk.visasOf(subjectOf(asker), now) : []);
  }

  @Query(() => [ApplicationType], { nullable: true, description: "One's own applications, the newest first, and where each stands." })
  async applications(@Ctx() { desk, asker, now }: DeskContext): Promise<ApplicationType[]> {
    return (await desk.applicationsOf(subjectOf(known(asker)), now)).map((each) => new ApplicationType(each));
  }

  @Mutation(() => ApplicationType, { nullable: true, description: 'Applies to countries for access. Each decides for itself, in its own service; `applications` tells how.' })
  async applyForAccess(
    @Arg('application', () => ApplicationFormInput, { description: 'What is applied for.' }) application: ApplicationFormInput, @Ctx() { desk, asker, now }: DeskContext,
  ): Promise<ApplicationType> {
    const applicant = mayApply(asker);
    return new ApplicationType(await desk.apply(subjectOf(applicant), applicant.cnf?.jkt ?? null, formOf(application), now));
  }

  @Mutation(() => ApplicationType, { nullable: true, description: "Takes back one's own application. What a country decided before stands." })
  async withdrawApplication(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { desk, asker, now }: DeskContext): Promise<ApplicationType> {
    return new ApplicationType(await desk.withdraw(subjectOf(mayApply(asker)), id, now));
  }
}

function known(asker: Asker): AccessTokenClaims {
  if (!asker) throw new SeraiError('TOKEN_REFUSED', 'Only somebody whom the hub knows has applications here. Send an access token: Authorization: Bearer …');
  if (!hasScope(asker, SCOPES.read) && !hasScope(asker, SCOPES.apply)) throw lacks(`${SCOPES.read} or ${SCOPES.apply}`);
  return asker;
}

/** Somebody who may change what is at the desk: not a call of the secretariat's own, in whose name ever. */
function mayApply(asker: Asker): AccessTokenClaims {
  const applicant = known(asker);
  if (applicant.serai_inner) throw new SeraiError('TOKEN_REFUSED', 'The access token is for calls of the secretariat\'s own: they read, and change nothing');
  if (!hasScope(applicant, SCOPES.apply)) throw lacks(SCOPES.apply);
  return applicant;
}

function lacks(scope: string): SeraiError {
  return new SeraiError('TOKEN_REFUSED', `The access token has not the scope ${scope}. Get one that has`);
}

function subjectOf({ iss, sub }: AccessTokenClaims): { readonly issuer: string; readonly sub: string } {
  return { issuer: iss, sub };
}
