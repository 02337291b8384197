// Rows and columns that a table lacks: until they say more, the document gives no value there.

import { usualPhrase } from '../../../../grammar/editing/open-phrases.js';
import { noRowTakes } from '../../../diagnostics/catalogue/analysis/analysis.js';
import { columnMissing, missingRows } from '../../../diagnostics/catalogue/rules/tables.js';
import type { Fix } from '../../../diagnostics/diagnostic.js';
import { type Offer, offersOf, type Place } from '../by-code.js';
import { at, newline } from '../places.js';

const phrases = ({ file: { locale } }: Place) => ({
  rest: usualPhrase('rest', locale) ?? 'the rest',
  open: usualPhrase('notGiven', locale) ?? 'not given',
});

/** A last row for all that the rows leave open. */
const lastRow: Offer = (place) => {
  const { declaration, file } = place;
  const { rest, open } = phrases(place);
  const below = (offset: number, cells: readonly string[]): Fix => {
    const row = `| ${cells.join(' | ')} |`;
    return {
      title: { en: `add the row \`${row}\``, fr: `ajouter la ligne \`${row}\`` },
      edits: [{ span: at(file.path, offset), text: `${newline(file.text)}  ${row}` }],
    };
  };
  if (declaration?.kind === 'table') {
    const last = declaration.rows.at(-1);
    if (last === undefined) return [];
    const keys = declaration.keys.filter(({ kind }) => kind !== 'across').length;
    const cells = last.cells.map((_, column) => (column < keys ? rest : open));
    return [below(last.span.end, cells)];
  }
  if (declaration?.kind !== 'amount' && declaration?.kind !== 'value') return [];
  const { base } = declaration.formula;
  const last = base.kind === 'by' ? base.rows.at(-1) : undefined;
  if (base.kind !== 'by' || last === undefined) return [];
  const end = file.text.indexOf('|', last.value.span.end);
  return end < 0 ? [] : [below(end + 1, [...base.keys.map(() => rest), open])];
};

/** A last column for what no heading stands for. */
const lastColumn: Offer = (place) => {
  const { declaration, file, diagnostic } = place;
  const name = /`([^`]+)`/u.exec(diagnostic.message[file.locale])?.[1];
  if (declaration?.kind !== 'table' || declaration.header === undefined || name === undefined) return [];
  const { open } = phrases(place);
  const cell = (span: { readonly end: number }, text: string) => ({
    span: at(file.path, span.end),
    text: ` ${text} |`,
  });
  return [
    {
      title: { en: `add the column \`${name}\``, fr: `ajouter la colonne \`${name}\`` },
      edits: [cell(declaration.header.span, name), ...declaration.rows.map(({ span }) => cell(span, open))],
    },
  ];
};

export const addRow = offersOf({
  [missingRows.entry.code]: lastRow,
  [noRowTakes.entry.code]: lastRow,
  [columnMissing.entry.code]: lastColumn,
});
