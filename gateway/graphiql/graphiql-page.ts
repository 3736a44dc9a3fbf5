import type { RequestHandler } from '@serai/chassis';
import { EXAMPLE_QUERIES } from '@serai/schema';

/**
 * GraphiQL at `/`, with the example queries in it. Everything it needs is in the page; it loads
 * nothing from anywhere else, and the content security policy holds it to that.
 */
export function graphiqlPage(): RequestHandler {
  let page: Promise<Buffer> | undefined;
  return async (_request, response) => {
    page ??= render();
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob: data:; style-src 'unsafe-inline'; font-src data:; img-src data:; connect-src 'self' blob: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    response.end(await page);
  };
}

/** Loaded at the first visit: it weighs nine megabytes. */
async function render(): Promise<Buffer> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const defaultQuery = EXAMPLE_QUERIES.map(({ title, text }) => `# ${title}\n${text}`).join('\n\n');
  return Buffer.from(renderGraphiQL({ title: 'Serai', endpoint: '/graphql', defaultQuery }));
}
