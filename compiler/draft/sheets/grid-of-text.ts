// A table as text, with cells parted by semicolons, commas or tabs → a grid. Lines above the table need not have its columns.

import Papa from 'papaparse';
import type { Grid, GridCell } from '../grid.js';

export function gridOfText(text: string): Grid {
  const said = /^\uFEFF?sep=(.)[ \t]*(?:\r\n|\n|\r)/i.exec(text);
  const body = (said === null ? text : text.slice(said[0].length)).replace(/^\uFEFF/, '');
  const delimiter = said?.[1] ?? delimiterOf(body);
  const { data } = Papa.parse<string[]>(body, { delimiter, skipEmptyLines: false });
  const before = said === null ? 0 : 1;
  const cells = data.flatMap((row, index) =>
    row.flatMap((cell, at): readonly GridCell[] => {
      const shown = cell.replace(/[\s\u00a0\u202f]+/gu, ' ').trim();
      return shown === '' ? [] : [{ row: index + 1 + before, column: at + 1, text: shown }];
    }),
  );
  return { name: '', cells, merged: [] };
}

/** The sign that parts the most lines into the same number of cells; a comma also stands in numbers. */
function delimiterOf(text: string): string {
  const lines = text
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
  const score = (sign: string): number => {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(sign).length - 1;
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    return Math.max(0, ...counts.values());
  };
  return [';', '\t', ','].reduce((best, sign) => (score(sign) > score(best) ? sign : best));
}
