import { askGraph, type GraphAnswer, keySet, verifyJwt } from '@serai/chassis';
import { countryUrn, RELEASE_CERTIFICATE_TYPE, type ReleaseCertificate, releaseCertificateClaims, releaseName, SeraiError } from '@serai/schema';
import type { JWTVerifyGetKey } from 'jose';
import type { VerifyConfig } from '../config.js';
import { LocalDemo } from './local-demo.js';

const ANSWER_WITHIN_MS = 15_000;

/** What the hub tells of a release. */
interface ToldRelease {
  readonly id: string;
  readonly hash: string;
  readonly withdrawn: { readonly reason: string } | null;
  readonly certificate: { readonly jws: string } | null;
}

/** Looks a release up at the hub, and says what its certificate says once it holds. Throws CERTIFICATE_REFUSED. */
export async function verifyRelease(config: VerifyConfig, name: string, { hub, keys }: Readonly<Record<string, string | undefined>>): Promise<string> {
  const { country } = releaseName(name) ?? {};
  if (country === undefined) throw new SeraiError('INVALID_ARGUMENT', `${JSON.stringify(name.slice(0, 40))} is no release. Write one such as KZ-1`);
  const keysAt = keys ?? config.COUNTRY_KEYS ?? new URL('/.well-known/jwks.json', await new LocalDemo(config.SERAI_DATA).urlOf(country)).href;
  const release = await releaseFrom(new URL('/graphql', hub ?? config.HUB_URL), country, name);
  if (!release.certificate) throw new SeraiError('CERTIFICATE_REFUSED', `${name} has no certificate: it was published before there were any`);
  return describeCertificate(name, await verifiedCertificate(release.certificate.jws, { name, country, hash: release.hash, keys: keySet(keysAt) }), release);
}

/** What a certificate says, once its signature, its country, its release and what it speaks of are checked. Throws CERTIFICATE_REFUSED. */
async function verifiedCertificate(jws: string, { name, country, hash, keys }: { readonly name: string; readonly country: string; readonly hash: string; readonly keys: JWTVerifyGetKey }): Promise<ReleaseCertificate> {
  const payload = await verifyJwt(jws, { keys, issuer: countryUrn(country), type: RELEASE_CERTIFICATE_TYPE, isLasting: true, now: new Date(), refusal: 'CERTIFICATE_REFUSED' });
  const read = releaseCertificateClaims.safeParse(payload);
  const refused = (why: string): SeraiError => new SeraiError('CERTIFICATE_REFUSED', `The certificate of ${name} does not hold: ${why}`);
  if (!read.success) throw refused(`its claim ${read.error.issues[0]?.path.join('.') ?? ''} cannot be read`);
  const claims = read.data.serai_release_certificate_v1;
  if (claims.release !== name) throw refused(`it is of ${claims.release}`);
  if (claims.table !== hash) throw refused(`it speaks of an edition ${claims.table.slice(0, 12)}…, and the country tells ${hash.slice(0, 12)}…`);
  if (claims.preparedBy === claims.clearedBy) throw refused('one person both prepared and cleared it');
  return claims;
}

function describeCertificate(name: string, claims: ReleaseCertificate, { withdrawn }: ToldRelease): string {
  return [
    `${name}, as it is told to ${claims.audience}: the country signed this, and it is of what the country publishes`,
    claims.allInPrint ? '  all of it stood in print already: there was nothing to hide' : `  ${claims.primary} counts hidden by rules, ${claims.secondary} so that those stay hidden; ${claims.narrowest === null ? 'nothing had to be protected' : `of each protected one ${claims.narrowest} whole numbers or more remain possible`}`,
    ...(claims.lostBefore > 0 ? [`  ${claims.lostBefore} counts are less open than the rules ask for, by what earlier releases or other members told`] : []),
    `  known to the attacker: ${[...claims.knowledge.releases, ...claims.knowledge.audiences, ...claims.knowledge.mirrors].join(', ') || 'this release alone'}`,
    `  prepared by ${claims.preparedBy}, cleared by ${claims.clearedBy}; rules ${claims.rules.slice(0, 12)}; ${claims.solver}`,
    ...(withdrawn ? [`  withdrawn since: ${withdrawn.reason}`] : []),
  ].join('\n');
}

async function releaseFrom(hub: URL, country: string, name: string): Promise<ToldRelease> {
  const query = 'query ($codes: [CountryCode!]) { countries(codes: $codes, training: true) { releases { id hash withdrawn { reason } certificate { jws } } } }';
  let answer: GraphAnswer<{ readonly countries: readonly ({ readonly releases: readonly ToldRelease[] | null } | null)[] | null }>;
  try {
    answer = await askGraph(hub, { query, variables: { codes: [country] }, withinMs: ANSWER_WITHIN_MS });
  } catch (error) {
    throw new SeraiError('HUB_NOT_READY', `The hub does not answer at ${hub.origin}. Check that it runs, and set HUB_URL to where it does`, { cause: error });
  }
  const releases = answer.data?.countries?.[0]?.releases;
  if (!releases) throw new SeraiError('COUNTRY_UNAVAILABLE', `The hub does not tell the releases of ${country}: ${answer.errors[0]?.message ?? 'it is no member'}`);
  const found = releases.find(({ id }) => id === name);
  if (!found) throw new SeraiError('INVALID_ARGUMENT', `There is no release ${name}; the newest is ${releases[0]?.id ?? 'none'}`);
  return found;
}
