import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { SeraiError } from '@serai/schema';
import type { Channel } from './caller.js';

/** Names (DNS, RFC 6125) in the certificates of the gateway and of the registry. */
export interface CertificateNames {
  readonly gateway: string;
  readonly registry: string;
}

/**
 * By which way a call comes over mutual TLS: by the name in its certificate, which the country's CA of
 * callers signed and which is in force at this moment. `staff` where it brings none, and has still to prove
 * it. Throws CALL_REFUSED for a certificate that does not hold, or of somebody else.
 */
export function channelOfCertificate({ socket }: Pick<IncomingMessage, 'socket'>, { gateway, registry }: CertificateNames, now: Date): Channel {
  const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
  if (!(socket instanceof TLSSocket) || !certificate) return 'staff';
  if (!socket.authorized) throw refused('its certificate is not signed by the CA of the country\'s callers, or not in force');
  // A connection may outlive the certificate that it began with.
  if (now.getTime() < Date.parse(certificate.validFrom) || now.getTime() > Date.parse(certificate.validTo)) throw refused('its certificate is not in force');
  const isFor = (name: string): boolean => certificate.checkHost(name, { subject: 'never', wildcards: false }) !== undefined;
  const [isGateway, isRegistry] = [isFor(gateway), isFor(registry)];
  if (isGateway === isRegistry) throw refused(isGateway ? 'its certificate is both the gateway\'s and the registry\'s' : 'its certificate is neither the gateway\'s nor the registry\'s');
  return isGateway ? 'gateway' : 'registry';
}

function refused(why: string): SeraiError {
  return new SeraiError('CALL_REFUSED', `The call is refused: ${why}. Ask through the gateway, or as the country's own staff`);
}
