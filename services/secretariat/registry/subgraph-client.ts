/** What a member's service says of itself. */
export interface ServedGraph {
  readonly sdl: string;
  /** Null when it does not say: it lacks the root field, or has no contract. */
  readonly contractVersion: string | null;
}

const ASK_WITHIN_MS = 3_000;
/** In bytes, unpacked. */
const LONGEST_ANSWER = 2_000_000;
const VERSION = /^\d{1,4}\.\d{1,4}$/;

/** Asks a member's service for its SDL and the version of the contract it speaks; null when it does not answer, or not in a way that can be read. */
export async function askSubgraph(url: string, rootField: string, withinMs = ASK_WITHIN_MS): Promise<ServedGraph | null> {
  const sdl = (await ask<{ _service: { sdl: unknown } }>(url, '{ _service { sdl } }', withinMs))?._service?.sdl;
  if (typeof sdl !== 'string') return null;
  const version = (await ask<{ country: { contractVersion: unknown } }>(url, `{ country: ${rootField} { contractVersion } }`, withinMs))?.country?.contractVersion;
  return { sdl, contractVersion: typeof version === 'string' && VERSION.test(version) ? version : null };
}

async function ask<Data>(url: string, query: string, withinMs: number): Promise<Partial<Data> | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query }),
      redirect: 'error',
      signal: AbortSignal.timeout(withinMs),
    });
    const answer = JSON.parse(await readText(response)) as { data?: Partial<Data> | null } | null;
    return answer?.data ?? null;
  } catch {
    return null;
  }
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > LONGEST_ANSWER) throw new Error('The answer is too long');
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString('utf8');
}
