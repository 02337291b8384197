// Tables in and out of the editor by the clipboard: cells of a spreadsheet or a PDF become rows, rows become cells.

import { EditorView } from '@codemirror/view';
import { cellsInRows, cellsOf, htmlTable, rowsOf } from './ground/table-text.js';

/** `pasted` hears of a table that became rows: undoing once takes them back, twice nothing of what was there before. */
export const tableClipboard = (pasted: (rows: number) => void) =>
  EditorView.domEventHandlers({
    paste(event, view) {
      const cells = cellsOf(event.clipboardData?.getData('text/plain') ?? '');
      const { main } = view.state.selection;
      const line = view.state.doc.lineAt(main.from);
      // Within a line of words, or a text in quotes, a table would not be one.
      const isRow = line.text.trimStart().startsWith('|');
      const isEmpty = line.text.trim() === '';
      if (cells === undefined || (!isRow && !isEmpty && main.from !== line.to)) return false;
      const indent = /^\s*/.exec(line.text)?.[0] || '  ';
      const rows = rowsOf(cells, indent);
      const isSelection = !main.empty && isRow;
      const change = isEmpty
        ? { from: line.from, to: line.to, insert: rows }
        : isSelection
          ? { from: line.from, to: view.state.doc.lineAt(main.to).to, insert: rows }
          : { from: line.to, insert: `\n${rows}` };
      view.dispatch({
        changes: change,
        selection: { anchor: change.from + change.insert.length },
        userEvent: 'input.paste',
        scrollIntoView: true,
      });
      event.preventDefault();
      pasted(cells.length);
      return true;
    },
    copy(event, view) {
      const { main, ranges } = view.state.selection;
      if (main.empty || ranges.length > 1) return false;
      const text = view.state.sliceDoc(view.state.doc.lineAt(main.from).from, main.to);
      const cells = cellsInRows(text);
      if (cells === undefined || event.clipboardData === null) return false;
      // An editor takes the rows as they are written, a spreadsheet the cells.
      event.clipboardData.setData('text/plain', view.state.sliceDoc(main.from, main.to));
      event.clipboardData.setData('text/html', htmlTable(cells));
      event.preventDefault();
      return true;
    },
  });
