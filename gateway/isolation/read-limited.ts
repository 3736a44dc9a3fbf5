/** Longest answer that is read of one service, in bytes: five thousand observations with every field are about a quarter of it. */
export const LONGEST_ANSWER = 32_000_000;

/**
 * The same response with its body read, when that is at most `most` bytes (after decompression).
 * Throws when it is longer, and reads no further: nobody's answer may fill the gateway's memory.
 */
export async function readLimited(response: Response, most: number): Promise<Response> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > most) throw new Error(`The answer is longer than ${most} bytes`);
    chunks.push(chunk);
  }
  const { status, statusText, headers } = response;
  return new Response(Buffer.concat(chunks), { status, statusText, headers: [...headers].filter(([name]) => name !== 'content-encoding' && name !== 'content-length') });
}
