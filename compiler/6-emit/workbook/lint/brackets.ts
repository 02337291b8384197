// Point 24 of the checklist: the rows of every table follow one another without gap or overlap, and say it where they are open.

import type { FileSheet } from '../read/workbook-file.js';
import { type Finding, finding, type Rule, type Subject, textAt } from './subject.js';

interface Row {
  readonly row: number;
  readonly low: number | undefined;
  readonly lowWord: string;
  readonly high: number | undefined;
  readonly highWord: string;
}

/** 24: brackets without gap or overlap, open ends explicit. Only tables with a single key of bands can be seen here. */
export const brackets: Rule = {
  point: 24,
  check(subject) {
    const sheet = subject.sheets.parameters;
    if (sheet === undefined) return [];
    return bandTables(subject, sheet).flatMap((rows) => [
      ...rows.flatMap((row) => openEnds(subject, sheet, row)),
      ...overlaps(subject, sheet, rows),
    ]);
  },
};

/** Blocks whose heading begins with a row, a lower limit and an upper limit, and has no further pair. */
function bandTables({ words }: Subject, sheet: FileSheet): readonly (readonly Row[])[] {
  const tables: Row[][] = [];
  const headings = [...sheet.cells.values()].filter(
    ({ column, value, row }) =>
      column === 3 && value === words.lowWord && textAt(sheet, `G${row}`) !== words.lowWord,
  );
  for (const { row: heading } of headings) {
    const rows: Row[] = [];
    for (let row = heading + 1; textAt(sheet, `A${row}`).startsWith('t_'); row++) {
      const number = (address: string): number | undefined => {
        const value = sheet.cells.get(address)?.value;
        return typeof value === 'number' ? value : undefined;
      };
      rows.push({
        row,
        low: number(`D${row}`),
        lowWord: textAt(sheet, `C${row}`),
        high: number(`F${row}`),
        highWord: textAt(sheet, `E${row}`),
      });
    }
    // A second key of bands begins right after the first.
    if (textAt(sheet, `G${heading}`) !== words.lowWord) tables.push(rows);
  }
  return tables;
}

function openEnds({ words }: Subject, sheet: FileSheet, row: Row): readonly Finding[] {
  const fine = (limit: number | undefined, word: string): boolean =>
    limit !== undefined || word === words.noLimit || word === words.theRest || word === '';
  return fine(row.low, row.lowWord) && fine(row.high, row.highWord)
    ? []
    : [finding(24, sheet, `A${row.row}`, 'the open end is not said', 'la limite ouverte n’est pas dite')];
}

function overlaps({ words }: Subject, sheet: FileSheet, rows: readonly Row[]): readonly Finding[] {
  // Rows of other keys repeat the same bands: only an ordered run of different bands is compared.
  const sorted = [...rows].sort((a, b) => (a.low ?? -Infinity) - (b.low ?? -Infinity));
  const keys = new Set(sorted.map(({ low, high }) => `${low}…${high}`));
  if (keys.size !== sorted.length) return [];
  return sorted.slice(1).flatMap((row, index) => {
    const before = sorted[index];
    if (before?.high === undefined || row.low === undefined) return [];
    const bothIn = before.highWord === words.bound('up-to') && row.lowWord === words.bound('from');
    const bothOut = before.highWord === words.bound('below') && row.lowWord === words.bound('above');
    const overlap = row.low < before.high || (row.low === before.high && bothIn);
    const gap = row.low === before.high && bothOut;
    return overlap || gap
      ? [
          finding(
            24,
            sheet,
            `A${row.row}`,
            overlap ? 'the bracket overlaps the one before' : 'there is a gap before the bracket',
            overlap ? 'la tranche recouvre la précédente' : 'il y a un trou avant la tranche',
          ),
        ]
      : [];
  });
}
