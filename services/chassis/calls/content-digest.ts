import { createHash, timingSafeEqual } from 'node:crypto';

/** The Content-Digest of a body (RFC 9530), with SHA-256. */
export function contentDigest(body: string | Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
}

/** Whether a header of a request is the digest of this body, and of no other. */
export function isDigestOf(header: string, body: string | Uint8Array): boolean {
  const [given, own] = [Buffer.from(header), Buffer.from(contentDigest(body))];
  return given.length === own.length && timingSafeEqual(given, own);
}
