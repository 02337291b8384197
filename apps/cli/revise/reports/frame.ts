// The frame of a report that stands alone: no script, nothing loaded from elsewhere, light and dark, prints on paper.

import type { Locale } from '../../../../compiler/diagnostics/diagnostic.js';
import { html } from '../../../server/pages/page.js';

/** What a page may do: show itself. Whatever a book or a rule file holds, no script of it runs and nothing is fetched. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 25%, transparent); --soft: color-mix(in srgb, currentColor 70%, transparent); --c1: #0072b2; --c2: #d55e00; --c3: #007a5a; --c4: #a6558a; --c5: #6b5b00; --c0: #6b7280; }
@media (prefers-color-scheme: dark) { :root { --c1: #56b4e9; --c2: #ff9b5c; --c3: #4fd0a8; --c4: #e3a3cb; --c5: #f0e442; --c0: #b6bcc6; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; padding-bottom: .2rem; border-bottom: 2px solid; }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
p { margin: .4rem 0; } .lead { font-size: 1.15rem; font-weight: 600; margin: 1rem 0; }
.soft, caption, figcaption { color: var(--soft); }
.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1rem 0; padding: 0; list-style: none; }
.numbers li { border: 1px solid var(--line); border-radius: 6px; padding: .5rem .75rem; }
.numbers b { display: block; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
section.card { border: 1px solid var(--line); border-left: 6px solid var(--mark, var(--c0)); border-radius: 6px; padding: .25rem 1rem .9rem; margin: 1rem 0; break-inside: avoid; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .92rem; }
caption { text-align: left; padding: .2rem 0; }
th, td { text-align: left; padding: .25rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
thead th { border-bottom-width: 2px; overflow-wrap: normal; }
.num { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tr.differs td, tr.differs th { font-weight: 650; } tr.total > * { border-top: 2px solid; font-weight: 650; }
.scroll { overflow-x: auto; } .scroll:focus-visible { outline: 2px solid var(--c1); }
figure { margin: 1rem 0; break-inside: avoid; } svg { max-width: 100%; height: auto; display: block; }
svg text { font: 13px system-ui, sans-serif; fill: currentColor; } svg .axis { stroke: var(--line); } svg .zero { stroke: currentColor; }
pre { white-space: pre-wrap; font-size: .82rem; border: 1px solid var(--line); padding: .6rem; overflow-wrap: anywhere; }
summary { cursor: pointer; } code { font-size: .92em; overflow-wrap: anywhere; }
footer { margin-top: 2.5rem; font-size: .82rem; color: var(--soft); }
@media print { :root { color-scheme: light; } body { font-size: 10.5pt; } main { max-width: none; padding: 0; } thead { display: table-header-group; } tr { break-inside: avoid; } .scroll { overflow: visible; } }
`;

/** A whole page; `body` is HTML in which every text was escaped. */
export const reportPage = (title: string, locale: Locale, body: string): string => `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;

export interface Cell {
  readonly text: string;
  readonly isNumber?: boolean;
}

export interface TableRow {
  readonly cells: readonly Cell[];
  readonly kind?: 'differs' | 'total';
}

/** A table that can be scrolled sideways with the keyboard; its first cells head the rows. */
export function table(caption: string, heading: readonly Cell[], rows: readonly TableRow[]): string {
  const shown = ({ text, isNumber }: Cell, tag: string, scope = ''): string =>
    `<${tag}${scope}${isNumber === true ? ' class="num"' : ''}>${html(text)}</${tag}>`;
  const head = heading.map((cell) => shown(cell, 'th', ' scope="col"')).join('');
  const body = rows.map(({ cells: [first, ...rest], kind }) => {
    const cells = [
      first === undefined ? '' : shown(first, 'th', ' scope="row"'),
      ...rest.map((cell) => shown(cell, 'td')),
    ];
    return `<tr${kind === undefined ? '' : ` class="${kind}"`}>${cells.join('')}</tr>`;
  });
  return `<div class="scroll" tabindex="0" role="region" aria-label="${html(caption)}"><table><caption>${html(caption)}</caption><thead><tr>${head}</tr></thead><tbody>
${body.join('\n')}
</tbody></table></div>`;
}

export const text = (value: string): Cell => ({ text: value });
export const number = (value: string): Cell => ({ text: value, isNumber: true });
/** A sentence in which names of the rule file stand in backquotes. */
export const prose = (value: string): string => html(value).replace(/`([^`]*)`/g, '<code>$1</code>');
export { html };
