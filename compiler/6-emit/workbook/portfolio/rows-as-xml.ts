// Rows of a sheet as the XML that a spreadsheet stores, written after the one row that stands in a template: the same
// styles, one shared formula a column.

import { nearestFloat } from '../../wording/nearest-float.js';
import type { CellKey } from '../formula/formula.js';
import type { CellValue } from '../formula/value-from-formula.js';
import { columnName } from '../read/references.js';

export interface Template {
  /** Everything before the row, and after it. */
  readonly head: string;
  readonly tail: string;
  /** Attributes of the row but its number. */
  readonly row: string;
  /** Style of each column, from A. */
  readonly styles: readonly (string | undefined)[];
}

export interface WrittenColumn {
  readonly key: CellKey;
  /** The formula in the first row, as text; undefined for what is typed. */
  readonly formula: string | undefined;
}

/** Takes the sheet apart at its one row of data, and lets what it says of that row hold for `rows` rows. */
export function templateOf(xml: string, first: number, rows: number, bars: readonly number[]): Template {
  const start = xml.indexOf(`<row r="${first}"`);
  const end = xml.indexOf('</sheetData>');
  if (start < 0 || end < 0) throw new Error('the template of the portfolio has no row of data');
  const row = xml.slice(start, end);
  const attributes = /^<row r="\d+"([^>]*)>/.exec(row)?.[1] ?? '';
  const styles: (string | undefined)[] = [];
  for (const [, name = '', style] of row.matchAll(/<c r="([A-Z]+)\d+"(?: s="(\d+)")?/g)) {
    styles[placeOf(name)] = style;
  }
  const last = first + rows - 1;
  const longer = (text: string): string =>
    text.replace(
      new RegExp(`sqref="([A-Z]+)${first}"`, 'g'),
      (_, name: string) => `sqref="${name}${first}:${name}${last}"`,
    );
  const shown = bars
    .map((column, place) => dataBar(`${columnName(column)}${first}:${columnName(column)}${last}`, place + 1))
    .join('');
  const tail = longer(xml.slice(end));
  return {
    head: xml
      .slice(0, start)
      .replace(
        /<dimension ref="A1:([A-Z]+)\d+"\/>/,
        (_, name: string) => `<dimension ref="A1:${name}${last}"/>`,
      ),
    tail: tail.includes('<dataValidations')
      ? tail.replace('<dataValidations', `${shown}<dataValidations`)
      : tail.replace(/<(?=pageMargins|printOptions|hyperlinks)/, `${shown}<`),
    row: attributes,
    styles,
  };
}

/** A bar behind each amount, from zero to the highest. */
const dataBar = (ref: string, priority: number): string =>
  `<conditionalFormatting sqref="${ref}"><cfRule type="dataBar" priority="${priority}"><dataBar><cfvo type="num" val="0"/><cfvo type="max"/><color rgb="FF9DC3E6"/></dataBar></cfRule></conditionalFormatting>`;

function placeOf(name: string): number {
  let place = 0;
  for (const letter of name) place = place * 26 + letter.charCodeAt(0) - 64;
  return place - 1;
}

/** One row; `before` are the cells that stand before the columns. */
export function rowAsXml(
  template: Template,
  place: { readonly row: number; readonly first: number; readonly last: number },
  before: readonly CellValue[],
  columns: readonly WrittenColumn[],
  valueAt: (key: CellKey) => CellValue,
): string {
  const { row, first, last } = place;
  let text = `<row r="${row}"${template.row}>`;
  before.forEach((value, at) => {
    text += plainCell(at, row, template.styles[at], value);
  });
  columns.forEach(({ key, formula }, index) => {
    const at = before.length + index;
    const style = template.styles[at];
    const value = valueAt(key);
    if (formula === undefined) {
      text += plainCell(at, row, style, value);
      return;
    }
    const own = nameOf(at);
    const shared =
      row === first
        ? `<f t="shared" ref="${own}${first}:${own}${last}" si="${index}">${escaped(formula)}</f>`
        : `<f t="shared" si="${index}"/>`;
    text += `<c r="${own}${row}"${style === undefined ? '' : ` s="${style}"`}${typeOf(value)}>${shared}<v>${stored(value)}</v></c>`;
  });
  return `${text}</row>`;
}

const names: string[] = [];

function nameOf(at: number): string {
  names[at] ??= columnName(at + 1);
  return names[at];
}

function plainCell(at: number, row: number, style: string | undefined, value: CellValue): string {
  const open = `<c r="${nameOf(at)}${row}"${style === undefined ? '' : ` s="${style}"`}`;
  if (value === undefined) return `${open}/>`;
  if (typeof value === 'string') {
    return `${open} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  }
  return `${open}${typeOf(value)}><v>${stored(value)}</v></c>`;
}

const typeOf = (value: CellValue): string =>
  typeof value === 'string' ? ' t="str"' : typeof value === 'boolean' ? ' t="b"' : '';

function stored(value: CellValue): string {
  if (value === undefined) return '0';
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'string' ? escaped(value) : String(nearestFloat(value));
}

/** XML has no place for most control characters. */
const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those that XML does not allow
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
