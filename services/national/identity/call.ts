import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { ed25519Key, isSigned, type SeenNonces, singleHeaders, verifyCall } from '@serai/chassis';
import { SeraiError } from '@serai/schema';
import type { JWTVerifyGetKey } from 'jose';
import type { Channel } from './caller.js';

/** A request that came to the country's service, with its body as it came. */
export interface ReceivedCall {
  readonly request: IncomingMessage;
  readonly body: string;
}

export interface CallPorts {
  readonly country: string;
  readonly gatewayKeys: JWTVerifyGetKey;
  readonly registryKeys: JWTVerifyGetKey;
  readonly nonces: SeenNonces;
  /** Names in the certificates of the gateway and of the registry, where mutual TLS stands in for signatures; null where it does not. */
  readonly certificates: { readonly gateway: string; readonly registry: string } | null;
}

/**
 * By which way a call comes that is signed for this country by the gateway or the registry, or, where the
 * country chose that instead, comes with the certificate of one of them. `staff` where it is neither and has
 * still to prove it. Throws CALL_REFUSED for a call whose signature does not hold.
 */
export async function channelOf({ request, body }: ReceivedCall, ports: CallPorts, now: Date): Promise<Channel> {
  if (ports.certificates) return channelOfCertificate(request, ports.certificates);
  const headers = singleHeaders(request.headers);
  if (!isSigned(headers)) return 'staff';
  let channel: Channel = 'gateway';
  const keyOf = async (kid: string): ReturnType<typeof ed25519Key> => {
    const gateways = await ed25519Key(ports.gatewayKeys, kid).catch(() => undefined);
    if (gateways) return gateways;
    channel = 'registry';
    return ed25519Key(ports.registryKeys, kid);
  };
  const call = { method: request.method ?? '', url: `http://country${request.url ?? '/'}`, headers, body };
  await verifyCall(call, { tag: ports.country, keyOf, nonces: ports.nonces, now });
  return channel;
}

function channelOfCertificate({ socket }: IncomingMessage, { gateway, registry }: NonNullable<CallPorts['certificates']>): Channel {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return 'staff';
  const { subjectaltname = '' } = socket.getPeerCertificate();
  const names = subjectaltname.split(', ').flatMap((entry) => (entry.startsWith('DNS:') ? [entry.slice(4)] : []));
  if (names.includes(gateway)) return 'gateway';
  if (names.includes(registry)) return 'registry';
  throw new SeraiError('CALL_REFUSED', 'The call is refused: its certificate is neither the gateway\'s nor the registry\'s');
}
