import { SCOPES } from '@serai/schema';
import { both, page, safe } from './page.js';

/** What each scope lets a client do. */
const MEANING: Readonly<Record<string, string>> = {
  [SCOPES.read]: both('read in your name what countries open to you', 'читать от вашего имени то, что страны открыли вам'),
  [SCOPES.apply]: both('apply for access in your name', 'подавать от вашего имени заявки на доступ'),
  openid: both('know who you are here', 'знать, кто вы здесь'),
  offline_access: both('stay signed in for eight hours', 'оставаться в системе восемь часов'),
};

export interface ConsentPage {
  readonly action: string;
  readonly client: string;
  /** Where the answer goes. */
  readonly goesTo: string;
  readonly scopes: readonly string[];
}

/** The page on which a person says whether a client may act in his name. */
export function consentPage({ action, client, goesTo, scopes }: ConsentPage): string {
  const items = scopes.flatMap((scope) => (Object.hasOwn(MEANING, scope) ? [`<li>${MEANING[scope] ?? ''}</li>`] : []));
  return page('Serai · permission', `<h1>${both(`May “${safe(client)}” do this?`, `Разрешить «${safe(client)}»?`)}</h1>
<ul>
${items.join('\n')}
</ul>
<p>${both('The answer goes to', 'Ответ будет отправлен на')} <code>${safe(goesTo)}</code></p>
<p>${both('Say yes only if you began this yourself, just now.', 'Соглашайтесь, только если вы сами это начали, только что.')}</p>
<form method="post" action="${safe(action)}">
<button type="submit" name="answer" value="yes">${both('Yes, allow', 'Разрешить')}</button>
<button type="submit" name="answer" value="no">${both('No', 'Отказать')}</button>
</form>`);
}
