// Sheets as people lay them out → a first rule file, and an account of every cell.

import type { Model } from '../3-model/model.js';
import { noRowTakes } from '../diagnostics/catalogue/analysis/analysis.js';
import { missingRows } from '../diagnostics/catalogue/rules/tables.js';
import type { Diagnostic, Locale, Localized } from '../diagnostics/diagnostic.js';
import { punctuation } from '../languages.js';
import { compile } from '../pipeline.js';
import { Account, type AccountedCell } from './account.js';
import { addressOf, type Grid, type GridCell } from './grid.js';
import { tablesOf } from './layout/tables-of-sheet.js';
import { Facts } from './rules/facts.js';
import { Names } from './rules/names.js';
import { type DraftParts, writeDraft } from './rules/write-draft.js';
import { writeTable } from './rules/write-table.js';
import { doubts, toCheck } from './words.js';

export interface DraftOptions {
  /** Of the keywords and the comments; without it, that of the sheets. */
  readonly locale?: Locale;
  /** What the draft is made from, for its first comment: the name of a file. */
  readonly source: string;
  /** Columns of a book of cases: facts that are called the same take their names. */
  readonly columns?: readonly string[];
}

export interface Draft {
  readonly locale: Locale;
  /** The rule file, formatted. */
  readonly rules: string;
  readonly tables: number;
  /** Every cell of every sheet, once. */
  readonly cells: readonly AccountedCell[];
  /** What the compiler says of the rules. */
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined where they have errors. */
  readonly model: Model | undefined;
}

/**
 * The tables of the sheets as rules. Nothing is guessed silently: what the sheets leave open stands in a comment beside what
 * was written in its place, and in the account. Undefined where no sheet holds a table. Never throws.
 */
export function draftRules(grids: readonly Grid[], options: DraftOptions): Draft | undefined {
  const locale = options.locale ?? languageOf(grids);
  const account = new Account();
  const sheets = grids.map((grid) => tablesOf(grid, account));
  const tables = sheets.flatMap(({ tables: found }) => found);
  if (tables.length === 0) return undefined;
  const names = new Names();
  const facts = new Facts(names, options.columns ?? []);
  const money = tables.flatMap(({ measures }) => measures).filter(({ unit }) => unit.currency !== undefined);
  const told = new Set<string>();
  const placed = new Set<string>();
  const remarks = (sheet: string) => (where: readonly string[], says: Localized) => {
    const places = where.map((cell) => (grids.length > 1 ? `${sheet}!${cell}` : cell)).join(', ');
    const line = `# ${toCheck[locale]} ${places}${punctuation[locale].colon} ${says[locale]}`;
    for (const cell of where) placed.add(`${sheet}!${cell.split(' ')[0] ?? cell}`);
    if (told.has(line)) return undefined;
    told.add(line);
    return line;
  };
  const written = tables.map((table) =>
    writeTable(table, {
      locale,
      account,
      facts,
      names,
      isTotal: (measure) => money.length === 1 && money[0] === measure,
      remark: remarks(table.sheet),
    }),
  );
  const cells = grids.flatMap((grid) => {
    for (const cell of grid.cells) if (!account.isClaimed(cell)) account.doubt([cell], doubts.notTable);
    return account.of(grid);
  });
  const elsewhere = cells.filter(
    ({ sheet, cell, says }) => says !== undefined && !placed.has(`${sheet}!${cell}`),
  );
  const texts = sheets.flatMap(({ texts: found }) => found);
  const title = tables[0]?.titles[0] ?? texts[0];
  const parts: DraftParts = {
    locale,
    source: options.source,
    title: title?.text ?? titleFrom(options.source),
    notes: texts.filter((cell) => cell !== title).map(noteOf),
    facts: facts.all,
    tables: written.map((one, index) => ({ ...one, notes: notesOf(tables[index]) })),
    doubts: elsewhere.flatMap(({ sheet, cell, text, says }) =>
      says === undefined ? [] : (remarks(sheet)([`${cell} (${text.replace(/\s+/gu, ' ')})`], says) ?? []),
    ),
  };
  return { locale, tables: tables.length, cells, ...checked(parts) };
}

const titleFrom = (source: string): string => (source.split(/[\\/]/).at(-1) ?? source).replace(/\.\w+$/, '');

const noteOf = (cell: GridCell): string => `# ${addressOf(cell)}: ${cell.text.replace(/\s+/gu, ' ')}`;

/** What stands around a table and is no rule; the last title is the label of the table. */
const notesOf = (table: ReturnType<typeof tablesOf>['tables'][number] | undefined): readonly string[] => [
  ...(table?.titles.slice(1, -1) ?? []).map(noteOf),
  ...(table?.notes ?? []).map(noteOf),
];

/** The draft with a row of `the rest` in tables whose lines leave something out: nothing there is given. */
function checked(parts: DraftParts): Pick<Draft, 'rules' | 'diagnostics' | 'model'> {
  const open = new Set<string>();
  for (;;) {
    const rules = writeDraft(parts, open);
    const { diagnostics, model } = compile({ path: 'draft.bareme', text: rules });
    const gaps = parts.tables.filter(
      ({ name }) =>
        !open.has(name) &&
        diagnostics.some(
          ({ code, span }) =>
            (code === noRowTakes.entry.code || code === missingRows.entry.code) &&
            ` ${rules.slice(span.start, span.end)} `.includes(` ${name} `),
        ),
    );
    if (gaps.length === 0) return { rules, diagnostics, model };
    for (const { name } of gaps) open.add(name);
  }
}

const french =
  /(?<![\p{L}])(?:de|du|des|à|au|aux|le|la|les|et|ou|par|jusqu|tarifs?|prix|montant|surface|taux|plus|moins|durée|enfants?|adultes?)(?![\p{L}])/giu;
const english =
  /(?<![\p{L}])(?:the|of|up|to|from|and|or|over|under|above|below|price|fee|rate|area|weight|per|more|less|adults?|children)(?![\p{L}])/giu;

function languageOf(grids: readonly Grid[]): Locale {
  const text = grids.flatMap(({ cells }) => cells.map((cell) => cell.text)).join('\n');
  const count = (words: RegExp): number => text.match(words)?.length ?? 0;
  return count(french) > count(english) || (count(french) === count(english) && /[éèàêç]/iu.test(text))
    ? 'fr'
    : 'en';
}
