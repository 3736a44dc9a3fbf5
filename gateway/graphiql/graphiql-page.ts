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

/**
 * GraphiQL keeps its tabs in the browser and, when the page is opened again without a query in its
 * address, puts a blank one in front of them: name the query of the tab that was open.
 */
const REOPEN_TAB = `
  try {
    const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState') ?? '{}');
    const open = tabs?.[activeTabIndex]?.query ? tabs[activeTabIndex] : tabs?.find((tab) => tab.query);
    if (!open) localStorage.removeItem('graphiql:tabState');
    else if (!new URLSearchParams(location.search).has('query')) {
      const kept = { tabs: tabs.filter((tab) => tab.query), activeTabIndex: 0 };
      localStorage.setItem('graphiql:tabState', JSON.stringify({ ...kept, activeTabIndex: kept.tabs.indexOf(open) }));
      history.replaceState(null, '', '?' + new URLSearchParams({ query: open.query }));
    }
  } catch {
    localStorage.removeItem('graphiql:tabState');
  }`;

/** Loaded at the first visit: it weighs nine megabytes. */
async function render(): Promise<Buffer> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const defaultQuery = EXAMPLE_QUERIES.map(({ title, text }) => `# ${title}\n${text}`).join('\n\n');
  const page = renderGraphiQL({ title: 'Serai', endpoint: '/graphql', defaultQuery });
  return Buffer.from(page.replace('<head>', `<head><script>${REOPEN_TAB}</script>`));
}
