// Tables between spreadsheets, PDF text and rows of a rule file: every cell keeps the words of its document.

export type Cells = readonly (readonly string[])[];

/**
 * The cells of what was copied from a spreadsheet (tabs, quotes around what holds a line end) or from the text of a PDF (two spaces or
 * more between columns, as many in every line). Undefined where it is no table for certain: it is text then.
 */
export function cellsOf(pasted: string): Cells | undefined {
  const text = pasted
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replace(/^\n+|\s+$/g, '');
  if (text.includes('|')) return undefined;
  const rows = text.includes('\t') ? tabbed(text) : spaced(text);
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (rows.length < 2 || width < 2) return undefined;
  if (!text.includes('\t') && rows.some((row) => row.length !== width)) return undefined;
  return rows.map((row) => [...row, ...new Array<string>(width - row.length).fill('')]);
}

/** A cell in quotes may hold tabs, line ends, and quotes written twice. */
function tabbed(text: string): Cells {
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= text.length) {
    const quoted = /"((?:[^"]|"")*)"(?=\t|\n|$)/y;
    quoted.lastIndex = at;
    const found = quoted.exec(text);
    const plain = /[^\t\n]*/y;
    plain.lastIndex = at;
    const raw = found?.[0] ?? plain.exec(text)?.[0] ?? '';
    rows.at(-1)?.push(cleaned(found?.[1]?.replaceAll('""', '"') ?? raw));
    at += raw.length;
    if (text[at] === '\n') rows.push([]);
    at += 1;
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

const spaced = (text: string): Cells =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) =>
      line
        .trim()
        .split(/[ \u00a0\u202f]{2,}/)
        .map(cleaned),
    );

/** On one line. */
const cleaned = (cell: string) => cell.replace(/[\n\t\v\f ]+/g, ' ').trim();

/** Rows of a rule file, their bars below each other. */
export function rowsOf(cells: Cells, indent: string): string {
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => [...(row[column] ?? '')].length)),
  );
  return cells
    .map((row) => {
      const padded = widths.map((width, column) => {
        const cell = row[column] ?? '';
        return cell + ' '.repeat(width - [...cell].length);
      });
      return `${indent}| ${padded.join(' | ')} |`;
    })
    .join('\n');
}

/** The cells of lines that are rows; undefined where another line is among them. */
export function cellsInRows(text: string): Cells | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0 || !lines.every((line) => line.trimStart().startsWith('|'))) return undefined;
  return lines.map((line) =>
    line
      .trim()
      .replace(/^\||\|\s*(?:#.*)?$/g, '')
      .split('|')
      .map((cell) => cell.trim()),
  );
}

/** As a spreadsheet takes it, cell by cell. */
export function htmlTable(cells: Cells): string {
  const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const rows = cells.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`);
  return `<table>${rows.join('')}</table>`;
}
