// Workbooks written by hand, part by part: what spreadsheets write, and what they never would.

import { strToU8, zipSync } from 'fflate';

export interface Sheet {
  readonly name?: string;
  readonly hidden?: boolean;
  /** Rows of cells: a text, a number, or the XML of a cell with `@` for its address. */
  readonly rows: readonly (readonly (string | number | boolean | { readonly xml: string } | undefined)[])[];
  readonly merged?: readonly string[];
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const letters = (column: number) => String.fromCharCode(65 + column);

/** Styles by their place: 0 as it is, 1 a percentage, 2 a built-in day, 3 a day in words, 4 a time, 5 both. */
const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-40C]d mmmm yyyy;@"/></numFmts><cellXfs>
<xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="22"/></cellXfs></styleSheet>`;

export function workbook(sheets: readonly Sheet[], { from1904 = false } = {}): Uint8Array {
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook>${from1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${sheets
      .map(
        ({ name = `Sheet${sheets.length}`, hidden = false }, index) =>
          `<sheet name="${escaped(name)}"${hidden ? ' state="hidden"' : ''} r:id="r${index}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((_, index) => `<Relationship Id="r${index}" Target="worksheets/s${index}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/styles.xml': styles,
  };
  sheets.forEach(({ rows, merged = [] }, index) => {
    const data = rows.map((row, at) => {
      const cells = row.map((cell, column) => cellXml(cell, `${letters(column)}${at + 1}`));
      return `<row r="${at + 1}">${cells.join('')}</row>`;
    });
    const areas = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    parts[`xl/worksheets/s${index}.xml`] =
      `<worksheet><sheetData>${data.join('')}</sheetData>${areas === '' ? '' : `<mergeCells>${areas}</mergeCells>`}</worksheet>`;
  });
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
}

function cellXml(cell: Sheet['rows'][number][number], address: string): string {
  if (cell === undefined) return '';
  if (typeof cell === 'object') return cell.xml.replaceAll('@', address);
  if (typeof cell === 'boolean') return `<c r="${address}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
  return `<c r="${address}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
}

/** A number in one of the styles. */
export const styled = (value: number, style: number) => ({
  xml: `<c r="@" s="${style}"><v>${value}</v></c>`,
});
