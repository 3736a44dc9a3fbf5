import { createSecureContext } from 'node:tls';
import { SeraiError } from '@serai/schema';
import { z } from 'zod';
import { readPem } from './pem-file.js';

const file = z.string().min(1).optional();

/** Settings of a service that asks members over HTTPS. */
export const memberTlsSettings = z.object({
  /** The CA of the members' certificates, PEM; left out: those that Node knows. */
  MEMBER_CA_FILE: file,
  /** The certificate by which members know this service, and its key, PEM; left out: they know it by its signatures. */
  CLIENT_CERT_FILE: file,
  CLIENT_KEY_FILE: file,
});
export type MemberTlsSettings = z.infer<typeof memberTlsSettings>;

/**
 * A `fetch` that asks members: over HTTPS it trusts the CA that was set and shows the certificate that was
 * set; over HTTP it is the global one. Throws CONFIG_INVALID.
 */
export function memberFetch({ MEMBER_CA_FILE, CLIENT_CERT_FILE, CLIENT_KEY_FILE }: MemberTlsSettings): typeof fetch {
  if ((CLIENT_CERT_FILE === undefined) !== (CLIENT_KEY_FILE === undefined)) {
    throw new SeraiError('CONFIG_INVALID', 'A client certificate needs its key. Set CLIENT_CERT_FILE and CLIENT_KEY_FILE, or neither');
  }
  const tls = {
    ...(MEMBER_CA_FILE !== undefined && { ca: readPem('MEMBER_CA_FILE', MEMBER_CA_FILE) }),
    ...(CLIENT_CERT_FILE !== undefined && CLIENT_KEY_FILE !== undefined && { cert: readPem('CLIENT_CERT_FILE', CLIENT_CERT_FILE), key: readPem('CLIENT_KEY_FILE', CLIENT_KEY_FILE) }),
  };
  if (Object.keys(tls).length === 0) return fetch;
  try {
    createSecureContext(tls);
  } catch (error) {
    throw new SeraiError('CONFIG_INVALID', 'MEMBER_CA_FILE, CLIENT_CERT_FILE or CLIENT_KEY_FILE cannot be used for TLS. The key has to be the certificate\'s', { cause: error });
  }
  // Node's own fetch takes no certificate, and no dispatcher but of its own version of undici.
  const secure = import('undici').then(({ Agent, fetch: fetchBy }) => {
    const dispatcher = new Agent({ connect: tls });
    return (address: Parameters<typeof fetch>[0], options?: RequestInit) =>
      (fetchBy as unknown as (to: Parameters<typeof fetch>[0], how: object) => Promise<Response>)(address, { ...options, dispatcher });
  });
  return async (address, options) => (isHttps(address) ? (await secure)(address, options) : fetch(address, options));
}

function isHttps(address: Parameters<typeof fetch>[0]): boolean {
  return new URL(address instanceof Request ? address.url : address).protocol === 'https:';
}
