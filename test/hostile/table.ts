// The suite as the table of docs/hostile-input.md.

import type { Suite } from './try.js';

const begins = '<!-- the table is written by `npm run hostile` -->';

export function withTable(page: string, suites: readonly Suite[]): string {
  const [before = ''] = page.split(begins);
  const parts = suites.map(({ where, bound, tries }) =>
    [
      `## ${where}`,
      '',
      `Each within ${bound / 1000} s, usually within milliseconds.`,
      '',
      '| tried | got |',
      '|---|---|',
      ...tries.map(({ what, got }) => `| ${what} | ${got} |`),
    ].join('\n'),
  );
  return `${before}${begins}\n\n${parts.join('\n\n')}\n`;
}
