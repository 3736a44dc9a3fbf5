/** A page or a redirect, as it came. */
export interface Visited {
  readonly status: number;
  readonly url: string;
  readonly headers: Headers;
  readonly text: string;
  /** Where it points on to, in full. */
  readonly location: string | null;
}

/** Most redirects in a row. */
const MOST_HOPS = 10;
const ANSWER_WITHIN_MS = 10_000;

/** What a browser does for a sign-in, without a window: it keeps cookies by path, follows redirects within one site and sends forms. */
export class PlainBrowser {
  private readonly cookies = new Map<string, { readonly value: string; readonly path: string }>();

  constructor(private readonly origin: string) {}

  /** Follows redirects until there is a page, or one that leads elsewhere. */
  async open(url: string): Promise<Visited> {
    return this.follow(await this.visit(url));
  }

  async send(url: string, form: Readonly<Record<string, string>>): Promise<Visited> {
    return this.follow(await this.visit(url, new URLSearchParams(form)));
  }

  private async follow(first: Visited): Promise<Visited> {
    let visited = first;
    for (let hops = 0; visited.location !== null && new URL(visited.location).origin === this.origin; hops += 1) {
      if (hops === MOST_HOPS) throw new Error('The pages of the issuer lead round in a circle');
      visited = await this.visit(visited.location);
    }
    return visited;
  }

  private async visit(url: string, form?: URLSearchParams): Promise<Visited> {
    const { pathname } = new URL(url);
    const cookie = [...this.cookies].filter(([, { path }]) => pathname === path || pathname.startsWith(path.replace(/\/?$/, '/'))).map(([name, { value }]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET', redirect: 'manual', signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      headers: { accept: 'text/html', ...(cookie !== '' && { cookie }), ...(form && { origin: this.origin }) }, ...(form && { body: form }),
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const location = response.headers.get('location');
    return { status: response.status, url, headers: response.headers, text: await response.text(), location: location === null ? null : new URL(location, url).href };
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/; */);
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const path = attributes.find((each) => /^path=/i.test(each))?.slice('path='.length) ?? '/';
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, { value, path });
  }
}
