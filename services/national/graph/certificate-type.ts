import { releaseCertificateClaims, SeraiError } from '@serai/schema';
import type { ReleaseCertificateType } from '@serai/schema/graph';
import { decodeJwt } from 'jose';

/** A certificate as the graph tells it: the signed statement, and what it says. Throws INTERNAL where the store holds what was never signed here. */
export function certificateType(jws: string): ReleaseCertificateType {
  const read = releaseCertificateClaims.safeParse(decodeJwt(jws));
  if (!read.success) throw new SeraiError('INTERNAL', 'A certificate cannot be read', { cause: read.error });
  const { iat, serai_release_certificate_v1: { structure, knowledge, table, rules, allInPrint, primary, secondary, hiddenPercent, narrowest, lostBefore, attackers, solver, preparedBy, clearedBy } } = read.data;
  return {
    jws, table, rules, allInPrint, ...structure, primary, secondary, hiddenPercent, narrowest, lostBefore, attackers, solver, preparedBy, clearedBy,
    knownReleases: knowledge.releases, knownAudiences: knowledge.audiences, knownMirrors: knowledge.mirrors,
    issuedAt: new Date(iat * 1000).toISOString(),
  };
}
