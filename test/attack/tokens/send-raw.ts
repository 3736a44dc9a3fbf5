import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { signedCall } from '../../kit/signed.js';

/** Sends a call with these header lines, one by one as they stand: a name may come twice. */
export async function sendRaw({ url, method, body }: Awaited<ReturnType<typeof signedCall>>, lines: readonly (readonly string[])[]): Promise<{ status: number | undefined; codes: readonly unknown[]; northmark?: unknown }> {
  const { host } = new URL(url);
  const sent = request(url, { method, headers: ['host', host, 'content-length', String(Buffer.byteLength(body)), ...lines.flat()] });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const { data, errors = [] } = JSON.parse(await text(response)) as { data?: { northmark: unknown }; errors?: { extensions: { code: unknown } }[] };
  return { status: response.statusCode, codes: errors.map(({ extensions }) => extensions.code), ...(data && { northmark: data.northmark }) };
}
