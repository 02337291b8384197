// What became of the cells of a draft, told to people: ranges of what is clear, each doubtful cell by itself.

import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import type { AccountedCell, Use } from '../../../compiler/draft/account.js';
import type { Draft } from '../../../compiler/draft/draft-rules.js';
import { punctuation } from '../../../compiler/languages.js';

const words = {
  en: {
    written: (path: string, tables: number) =>
      `${path}: drafted from ${tables} ${tables === 1 ? 'table' : 'tables'}`,
    drafted: (tables: number) => `drafted from ${tables} ${tables === 1 ? 'table' : 'tables'}`,
    cells: (count: number) => `${count} cells, each accounted for:`,
    uses: { used: 'used', heading: 'headings', note: 'notes', doubtful: 'doubtful' } satisfies Record<
      Use,
      string
    >,
  },
  fr: {
    written: (path: string, tables: number) =>
      `${path} : ébauche tirée de ${tables} ${tables === 1 ? 'tableau' : 'tableaux'}`,
    drafted: (tables: number) => `ébauche tirée de ${tables} ${tables === 1 ? 'tableau' : 'tableaux'}`,
    cells: (count: number) => `${count} cellules, toutes comptées :`,
    uses: { used: 'reprises', heading: 'titres', note: 'notes', doubtful: 'douteuses' } satisfies Record<
      Use,
      string
    >,
  },
} as const satisfies Record<Locale, unknown>;

export function accountText({ cells, tables }: Draft, locale: Locale, written: string | undefined): string {
  const w = words[locale];
  const { colon } = punctuation[locale];
  const sheets = [...new Set(cells.map(({ sheet }) => sheet))];
  const place = ({ sheet, cell }: AccountedCell) => (sheets.length > 1 ? `${sheet}!${cell}` : cell);
  const lines = (Object.keys(w.uses) as Use[]).flatMap((use) => {
    const own = cells.filter((cell) => cell.as === use);
    if (own.length === 0) return [];
    const head = `  ${w.uses[use]}${colon} ${own.length}`;
    if (use === 'doubtful') {
      return [
        head,
        ...own.map(
          (cell) =>
            `    ${place(cell)} (${cell.text.replace(/\s+/gu, ' ').slice(0, 60)})${colon} ${cell.says?.[locale] ?? ''}`,
        ),
      ];
    }
    return [
      `${head} (${own.length > 12 ? `${own.slice(0, 11).map(place).join(', ')}, … ${place(own.at(-1) ?? (own[0] as AccountedCell))}` : own.map(place).join(', ')})`,
    ];
  });
  const first = written === undefined ? w.drafted(tables) : w.written(written, tables);
  return `${first}\n${w.cells(cells.length)}\n${lines.join('\n')}\n`;
}
