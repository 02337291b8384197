// The frame of every page. Nothing is loaded from elsewhere, and no script stands in a page.

import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand between tags and in quotes. */
export const html = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '');

export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

export function page(title: string, locale: Locale, body: string, script?: string): string {
  const loaded = script === undefined ? '' : `<script src="${script}" defer></script>`;
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)}</title><link rel="stylesheet" href="/assets/style.css">${loaded}</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

export const style = `:root { color-scheme: light dark; --line: #8884; --accent: #1257a8; }
@media (prefers-color-scheme: dark) { :root { --accent: #8ebcf5; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.1rem; margin-top: 2rem; }
a { color: var(--accent); }
label { display: grid; grid-template-columns: 1fr 14rem 6rem; gap: .75rem; align-items: baseline; padding: .4rem 0; border-bottom: 1px solid var(--line); }
label small { grid-column: 1 / -1; opacity: .75; }
input, select { font: inherit; padding: .25rem .4rem; min-width: 0; }
input.wrong, select.wrong { outline: 2px solid #c62828; }
fieldset { border: 1px solid var(--line); margin: 1rem 0; padding: .5rem 1rem; }
button { font: inherit; padding: .4rem 1rem; margin: .75rem .5rem .25rem 0; cursor: pointer; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .35rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td.amount { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.error { color: #c62828; } @media (prefers-color-scheme: dark) { .error { color: #ff8a80; } }
pre { overflow-x: auto; padding: .75rem; border: 1px solid var(--line); font-size: .85rem; white-space: pre-wrap; }
code { font-size: .9em; }
@media (max-width: 40rem) { label { grid-template-columns: 1fr; gap: .1rem; } }
`;
