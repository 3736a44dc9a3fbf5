import type { IncomingMessage } from 'node:http';

/**
 * Makes a request say that it was sent to the issuer's own address, whatever its headers say: the provider
 * makes addresses and cookies of them, and a forged Host must not get into either.
 */
export function fixAddress(request: IncomingMessage, issuer: string): void {
  const { host, protocol } = new URL(issuer);
  delete request.headers.forwarded;
  delete request.headers['x-forwarded-for'];
  Object.assign(request.headers, { host, 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) });
}
