import type { IncomingMessage } from 'node:http';
import { ed25519Key, isSigned, type SeenNonces, singleHeaders, verifyCall } from '@serai/chassis';
import { SeraiError } from '@serai/schema';
import type { JWTVerifyGetKey } from 'jose';
import type { Channel } from './caller.js';
import { type CertificateNames, channelOfCertificate } from './certificate.js';

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
  readonly certificates: CertificateNames | null;
}

/**
 * By which way a call comes that is signed for this country by the gateway or the registry, or, where the
 * country chose that instead, comes with the certificate of one of them. `staff` where it is neither and has
 * still to prove it. Throws CALL_REFUSED for a call whose signature does not hold.
 */
export async function channelOf({ request, body }: ReceivedCall, ports: CallPorts, now: Date): Promise<Channel> {
  if (ports.certificates) return channelOfCertificate(request, ports.certificates, now);
  const headers = singleHeaders(request.headersDistinct);
  if (!isSigned(headers)) return 'staff';
  let channel: Channel = 'gateway';
  const keyOf = async (kid: string): ReturnType<typeof ed25519Key> => {
    const gateways = await settled(ed25519Key(ports.gatewayKeys, kid));
    if (gateways.key) return gateways.key;
    // Only then: a set of keys is fetched anew for an id that it lacks, and nearly every call is the gateway's.
    channel = 'registry';
    const registrys = await settled(ed25519Key(ports.registryKeys, kid));
    if (registrys.key) return registrys.key;
    // A key that is not among those that could be had may be among the others.
    if (gateways.failure ?? registrys.failure) throw new Error(`No key ${kid}, and not all keys could be had`, { cause: [gateways.failure, registrys.failure] });
    return undefined;
  };
  const call = { method: request.method ?? '', url: addressOf(request), headers, body };
  await verifyCall(call, { tag: ports.country, keyOf, nonces: ports.nonces, now });
  return channel;
}

/** A key, or why it could not be had; neither where there is none. */
async function settled(asked: ReturnType<typeof ed25519Key>): Promise<{ readonly key?: Awaited<typeof asked>; readonly failure?: Error }> {
  try {
    return { key: await asked };
  } catch (error) {
    return { failure: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** Where the call went. One address has several ways to be written; what is signed is the one in which it came. */
function addressOf({ url = '/' }: IncomingMessage): string {
  const address = `http://country${url}`;
  const { pathname, search } = URL.canParse(address) ? new URL(address) : { pathname: '', search: '' };
  if (`${pathname}${search}` !== url) throw new SeraiError('CALL_REFUSED', 'The call is refused: its address is not written as it is signed. Ask through the gateway, or as the country\'s own staff');
  return address;
}
