import { type KeyRing, verifyJwt } from '@serai/chassis';
import { countryUrn, SeraiError, type VisaClaims, visaClaims, VISA_TYPE } from '@serai/schema';
import { errors, type JWTVerifyGetKey } from 'jose';

/** A visa that was verified, and the key that signed it. */
export interface VerifiedVisa {
  readonly claims: VisaClaims;
  readonly kid: string;
  readonly exp: number;
}

/** Verifies a visa against the country's own keys: signature, issuer, type, time, and that nothing stands in it that is not known. Throws VISA_REFUSED. */
export async function verifyVisa(visa: string, country: string, ring: KeyRing, now: Date): Promise<VerifiedVisa> {
  let signer = '';
  const keys: JWTVerifyGetKey = ({ kid }) => {
    const key = ring.verifier(kid ?? '', now);
    if (!key) throw new errors.JWKSNoMatchingKey();
    signer = kid ?? '';
    return key;
  };
  const issuer = countryUrn(country);
  const payload = await verifyJwt(visa, { keys, issuer, type: VISA_TYPE, algorithms: ['EdDSA'], now, refusal: 'VISA_REFUSED' }).catch((error: unknown) => {
    throw error instanceof SeraiError ? visaRefused(error.message, error.cause) : error;
  });
  const read = visaClaims.safeParse(payload);
  if (!read.success) throw visaRefused(`It holds what ${country} does not know: ${read.error.issues.map(({ path, message }) => `${path.join('.') || 'visa'}: ${message}`).join('; ').slice(0, 300)}`);
  if (read.data.ga4gh_visa_v1.value !== issuer) throw visaRefused('It opens something else than this country\'s data (value)');
  return { claims: read.data, kid: signer, exp: read.data.exp };
}

export function visaRefused(why: string, cause?: unknown): SeraiError {
  return new SeraiError('VISA_REFUSED', `The visa is refused. ${why}. Apply to the country for another`, { cause });
}
