import { createHash } from 'node:crypto';

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #4d5a6b; --line: #8a97a8; --paper: #fff; --ground: #f3f5f8; --deed: #0b4f8a; --fault: #9a1b1b; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef2f7; --soft: #b6c1cf; --line: #6d7b8d; --paper: #1b222c; --ground: #11161d; --deed: #8ec5ff; --fault: #ffb0a8; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 27rem; padding: 1.75rem; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; }
h1 { margin: 0 0 1rem; font-size: 1.4rem; line-height: 1.25; }
[lang=ru] { color: var(--soft); }
label, li, p, h1 > span, button > span { overflow-wrap: anywhere; }
label { display: block; margin: 1rem 0 .25rem; }
input { width: 100%; padding: .55rem .6rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: .3rem; }
button { width: 100%; margin-top: 1.25rem; padding: .65rem; font: inherit; font-weight: 600; color: var(--paper); background: var(--deed); border: 1px solid var(--deed); border-radius: .3rem; cursor: pointer; }
button [lang=ru] { color: inherit; }
button + button { margin-top: .6rem; color: var(--deed); background: transparent; }
:focus-visible { outline: 3px solid var(--deed); outline-offset: 2px; }
.fault { padding: .6rem .75rem; border-left: 4px solid var(--fault); color: var(--fault); }
.fault [lang=ru] { color: inherit; }
p > [lang=ru], li > [lang=ru] { display: block; }
code { overflow-wrap: anywhere; }
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Headers of a page: no script, nothing from anywhere, in nobody's frame; forms go to this site, and on to where the client is. */
export function pageHeaders(client = ''): Record<string, string> {
  const on = URL.canParse(client) ? ` ${new URL(client).origin}` : '';
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'${on}; base-uri 'none'; frame-ancestors 'none'`,
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  };
}

/** A text in English and in Russian, as it stands on a page. What it is made of has to be safe. */
export function both(en: string, ru: string): string {
  return `${en} <span lang="ru">${ru}</span>`;
}

/** A page with this title and content. */
export function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head>
<body><main>
${content}
</main></body>
</html>
`;
}

/** A text that came from outside, as text. */
export function safe(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
