// A last row for all that the rows of a table leave open: until it says more, the document gives no value there.

import { usualPhrase } from '../../../grammar/editing/open-phrases.js';
import { noRowTakes } from '../../diagnostics/catalogue/analysis/analysis.js';
import { missingRows } from '../../diagnostics/catalogue/rules/tables.js';
import type { Fix } from '../../diagnostics/diagnostic.js';
import type { ActionMaker } from './action.js';
import { at, declarationAround, newline } from './places.js';

export const addRow: ActionMaker = ({ code, span }, snapshot): readonly Fix[] => {
  if (code !== missingRows.entry.code && code !== noRowTakes.entry.code) return [];
  const place = declarationAround(snapshot, span);
  if (place?.declaration.kind !== 'table') return [];
  const { declaration, file } = place;
  const last = declaration.rows.at(-1);
  if (last === undefined) return [];
  const keys = declaration.keys.filter(({ kind }) => kind !== 'across').length;
  const rest = usualPhrase('rest', file.locale) ?? 'the rest';
  const open = usualPhrase('notGiven', file.locale) ?? 'not given';
  const cells = last.cells.map((_, column) => (column < keys ? rest : open));
  const row = `| ${cells.join(' | ')} |`;
  return [
    {
      title: { en: `add the row \`${row}\``, fr: `ajouter la ligne \`${row}\`` },
      edits: [{ span: at(file.path, last.span.end), text: `${newline(file.text)}  ${row}` }],
    },
  ];
};
