import { both, page, safe } from './page.js';

/** What went wrong with a sign-in, in the words of whoever found it. */
export function errorPage(what: string): string {
  return page('Serai · not signed in', `<h1>${both('Not signed in', 'Вход не выполнен')}</h1>
<p class="fault" role="alert">${safe(what)}</p>`);
}
