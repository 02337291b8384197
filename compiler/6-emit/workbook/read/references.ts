// Addresses in the text of a formula: which cells it refers to, and the same formula moved to another cell.

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** What one reference of a formula covers; `sheet` undefined is the formula's own. */
export interface Reference {
  readonly sheet: string | undefined;
  readonly from: CellPlace;
  readonly to: CellPlace;
}

export function columnNumber(name: string): number {
  let number = 0;
  for (const letter of name.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

export function columnName(column: number): string {
  let rest = column;
  let name = '';
  while (rest > 0) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
    rest = Math.floor((rest - 1) / 26);
  }
  return name;
}

export const addressOf = ({ row, column }: CellPlace): string => `${columnName(column)}${row}`;

export function placeOfAddress(address: string): CellPlace | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d+)$/.exec(address);
  return match ? { row: Number(match[2]), column: columnNumber(match[1] ?? '') } : undefined;
}

/** The parts of a formula: texts in quotes apart from the rest. */
const pieces = /"(?:[^"]|"")*"|'(?:[^']|'')*'!|[^"']+|['"]/g;

/** A formula without what stands in quotes. */
export const withoutTexts = (formula: string): string => formula.replace(/"(?:[^"]|"")*"/g, '""');

const referencePattern =
  /(?:('(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d+)(?::(\$?[A-Z]{1,3}\$?\d+))?(?![\p{L}\p{N}_(!.])/gu;

export function referencesIn(formula: string): readonly Reference[] {
  const found: Reference[] = [];
  const text = withoutTexts(formula);
  for (const match of text.matchAll(referencePattern)) {
    const before = text[(match.index ?? 0) - 1] ?? '';
    if (/[\p{L}\p{N}_.$']/u.test(before)) continue;
    const from = placeOfAddress(match[2] ?? '');
    const to = placeOfAddress(match[3] ?? match[2] ?? '');
    if (from === undefined || to === undefined) continue;
    const sheet = match[1]?.replace(/^'|'$/g, '').replaceAll("''", "'");
    found.push({ sheet, from, to });
  }
  return found;
}

/** Words in a formula that are neither functions nor addresses: defined names, TRUE and FALSE. */
export function namesIn(formula: string): readonly string[] {
  const text = withoutTexts(formula).replace(/'(?:[^']|'')+'!/g, '!');
  const found: string[] = [];
  for (const match of text.matchAll(/[\p{L}_\\][\p{L}\p{N}_.]*/gu)) {
    const after = text[(match.index ?? 0) + match[0].length] ?? '';
    const before = text[(match.index ?? 0) - 1] ?? '';
    if (after === '(' || after === '!' || after === '$' || before === '$' || before === '!') continue;
    if (placeOfAddress(match[0]) !== undefined) continue;
    found.push(match[0]);
  }
  return found;
}

/** `TRUE()` is how some programs write the truth value. */
export const functionsIn = (formula: string): readonly string[] =>
  [...withoutTexts(formula).matchAll(/([A-Z][A-Z0-9.]*)\(/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => name !== 'TRUE' && name !== 'FALSE');

/** The formula as it reads in another cell: relative addresses move along (shared formulas are stored once). */
export function movedFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(pieces, (piece) => {
    if (piece.startsWith('"') || piece.startsWith("'")) return piece;
    return piece.replace(
      /(?<![\p{L}\p{N}_.$])(\$?)([A-Z]{1,3})(\$?)(\d+)(?![\p{L}\p{N}_(.])/gu,
      (_whole, fixedColumn: string, column: string, fixedRow: string, row: string) => {
        const newColumn = fixedColumn === '$' ? column : columnName(columnNumber(column) + columns);
        const newRow = fixedRow === '$' ? row : String(Number(row) + rows);
        return `${fixedColumn}${newColumn}${fixedRow}${newRow}`;
      },
    );
  });
}
