// One written form for formulas that compute the same from the same cells: names stand for what they point at, `$`, own
// sheet titles, blanks, capitals and needless parentheses are gone, and rows are counted as in the generated workbook.

import { columnName } from '../read/references.js';
import type { WorkbookFile } from '../read/workbook-file.js';
import { type FormulaTree, type TreeArea, treeOfFormula } from './formula-tree.js';

/** How the generated workbook calls a sheet and counts its rows; undefined for a row that it does not have. */
export interface Correspondence {
  readonly title: (sheet: string) => string;
  readonly row: (sheet: string, row: number) => number | undefined;
}

const same: Correspondence = { title: (sheet) => sheet, row: (_, row) => row };

export interface Meanings {
  /** What a formula means on a sheet. */
  readonly of: (formula: string, sheet: string) => string;
}

export function meaningsIn(file: WorkbookFile, to: Correspondence = same): Meanings {
  const names = new Map(file.names.map(({ name, refers }) => [name.toLowerCase(), refers]));
  const write = (tree: FormulaTree, sheet: string, within: readonly string[]): string => {
    const inside = (part: FormulaTree): string => write(part, sheet, within);
    switch (tree.kind) {
      case 'constant':
        return tree.text;
      case 'area':
        return areaText(tree, sheet, to);
      case 'name': {
        const name = tree.name.toLowerCase();
        const refers = names.get(name);
        const meant = refers === undefined || within.includes(name) ? undefined : treeOfFormula(refers);
        return meant === undefined ? `name ${name}` : write(meant, sheet, [...within, name]);
      }
      case 'call':
        return `${tree.name}(${tree.given.map(inside).join(',')})`;
      case 'operation':
        return `(${inside(tree.left)}${tree.operator}${inside(tree.right)})`;
      case 'sign':
        return `(${tree.operator}${inside(tree.operand)})`;
      case 'percent':
        return `(${inside(tree.operand)}%)`;
      default:
        return tree satisfies never;
    }
  };
  return {
    of(formula, sheet) {
      const tree = treeOfFormula(formula);
      return tree === undefined ? `text ${formula.replace(/\s+/g, ' ').trim()}` : write(tree, sheet, []);
    },
  };
}

function areaText({ sheet, from, to }: TreeArea, own: string, other: Correspondence): string {
  const on = sheet ?? own;
  const place = ({ row, column }: TreeArea['from']): string =>
    `${columnName(column)}${other.row(on, row) ?? `+${row}`}`;
  const first = place(from);
  const last = place(to);
  return `[${other.title(on).toLowerCase()}]${first === last ? first : `${first}:${last}`}`;
}
