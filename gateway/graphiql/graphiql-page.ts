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

/** GraphiQL keeps its tabs in the browser and, when a page is opened again, puts a blank one in front: without those, a second visit shows the queries too. */
const FORGET_BLANK_TABS = `
  try {
    const state = JSON.parse(localStorage.getItem('graphiql:tabState') ?? '{}');
    const tabs = (state.tabs ?? []).filter((tab) => tab.query);
    if (tabs.length > 0) localStorage.setItem('graphiql:tabState', JSON.stringify({ tabs, activeTabIndex: 0 }));
    else localStorage.removeItem('graphiql:tabState');
  } catch {
    localStorage.removeItem('graphiql:tabState');
  }`;

/** Loaded at the first visit: it weighs nine megabytes. */
async function render(): Promise<Buffer> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const defaultQuery = EXAMPLE_QUERIES.map(({ title, text }) => `# ${title}\n${text}`).join('\n\n');
  const page = renderGraphiQL({ title: 'Serai', endpoint: '/graphql', defaultQuery });
  return Buffer.from(page.replace('<head>', `<head><script>${FORGET_BLANK_TABS}</script>`));
}
