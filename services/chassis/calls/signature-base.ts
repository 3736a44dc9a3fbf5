/** The parts of a request that a signature can cover here. */
export interface SignedParts {
  readonly method: string;
  /** The address; its path and query. */
  readonly url: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The text that is signed of a request (RFC 9421 §2.5): a line for each component that is covered, in the order
 * in which they are named, and the parameters as they are written in Signature-Input. Throws where a component
 * is named twice, is not there, or is none of those that a call can cover: method, path, query and headers.
 */
export function signatureBase({ method, url, headers }: SignedParts, covered: readonly string[], parameters: string): string {
  if (new Set(covered).size !== covered.length) throw new Error('A component is covered twice');
  const { pathname, search } = new URL(url);
  const derived: Readonly<Record<string, string>> = { '@method': method, '@path': pathname, '@query': search || '?' };
  const lines = covered.map((name) => {
    const from = name.startsWith('@') ? derived : headers;
    if (!Object.hasOwn(from, name)) throw new Error(`There is no ${name} to cover`);
    const value = (from[name] ?? '').trim();
    // Otherwise one component could read as two.
    if (/[\r\n]/.test(value)) throw new Error(`${name} has several lines`);
    return `"${name}": ${value}`;
  });
  return [...lines, `"@signature-params": ${parameters}`].join('\n');
}
