import { createSecureContext } from 'node:tls';
import { SeraiError } from '@serai/schema';
import { z } from 'zod';
import { readPem } from './pem-file.js';

const file = z.string().min(1).optional();

/** Settings of a service that answers over HTTPS. */
export const serverTlsSettings = z.object({
  /** Its certificate, with those between it and its CA, and its key: PEM. Left out: it answers over HTTP. */
  TLS_CERT_FILE: file,
  TLS_KEY_FILE: file,
  /** The CA whose certificates it asks callers for: PEM. */
  CLIENT_CA_FILE: file,
});
export type ServerTlsSettings = z.infer<typeof serverTlsSettings>;

/** What a server needs to answer over HTTPS, in PEM. */
export interface ServerTls {
  readonly cert: string;
  readonly key: string;
  /** Whose certificates callers are asked for; null where they are asked for none. */
  readonly clientCa: string | null;
}

/** Reads what the settings name; null where the service answers over HTTP. Throws CONFIG_INVALID. */
export function readServerTls({ TLS_CERT_FILE, TLS_KEY_FILE, CLIENT_CA_FILE }: ServerTlsSettings): ServerTls | null {
  if (TLS_CERT_FILE === undefined && TLS_KEY_FILE === undefined && CLIENT_CA_FILE === undefined) return null;
  if (TLS_CERT_FILE === undefined || TLS_KEY_FILE === undefined) {
    throw new SeraiError('CONFIG_INVALID', 'HTTPS needs both the certificate and the key of the service. Set TLS_CERT_FILE and TLS_KEY_FILE, or none of the settings of TLS');
  }
  const tls = {
    cert: readPem('TLS_CERT_FILE', TLS_CERT_FILE), key: readPem('TLS_KEY_FILE', TLS_KEY_FILE), clientCa: CLIENT_CA_FILE === undefined ? null : readPem('CLIENT_CA_FILE', CLIENT_CA_FILE),
  };
  try {
    createSecureContext({ cert: tls.cert, key: tls.key, ...(tls.clientCa !== null && { ca: tls.clientCa }) });
  } catch (error) {
    throw new SeraiError('CONFIG_INVALID', `${TLS_CERT_FILE}, ${TLS_KEY_FILE} or ${CLIENT_CA_FILE ?? 'another file'} cannot be used for TLS. The key has to be the certificate's`, { cause: error });
  }
  return tls;
}
