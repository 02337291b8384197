// Point 16 of the checklist: no formula depends on itself, over however many sheets and names.

import { columnName, namesIn, type Reference, referencesIn } from '../read/references.js';
import type { WorkbookFile } from '../read/workbook-file.js';
import { finding, type Rule } from './subject.js';

/** 16: no circularity. */
export const noCircles: Rule = {
  point: 16,
  check({ file }) {
    const uses = usesOf(file);
    const state = new Map<string, 'open' | 'done'>();
    for (const start of uses.keys()) {
      const stack: { readonly at: string; readonly rest: string[] }[] = [
        { at: start, rest: [...(uses.get(start) ?? [])] },
      ];
      if (state.has(start)) continue;
      state.set(start, 'open');
      while (stack.length > 0) {
        const top = stack[stack.length - 1];
        const next = top?.rest.pop();
        if (top === undefined) break;
        if (next === undefined) {
          state.set(top.at, 'done');
          stack.pop();
          continue;
        }
        if (state.get(next) === 'open') {
          const [sheet, address] = next.split('\t');
          const found = file.sheets.find(({ name }) => name === sheet);
          return [
            finding(16, found, address, 'the formula depends on itself', 'la formule dépend d’elle-même'),
          ];
        }
        if (state.get(next) === 'done' || !uses.has(next)) continue;
        state.set(next, 'open');
        stack.push({ at: next, rest: [...(uses.get(next) ?? [])] });
      }
    }
    return [];
  },
};

/** The cells with formulas that each formula refers to. */
function usesOf(file: WorkbookFile): ReadonlyMap<string, readonly string[]> {
  const named = new Map(file.names.map(({ name, refers }) => [name.toLowerCase(), refers]));
  const uses = new Map<string, readonly string[]>();
  for (const sheet of file.sheets) {
    const formulas = new Map([...sheet.cells].filter(([, cell]) => cell.formula !== undefined));
    for (const [address, { formula = '' }] of formulas) {
      const all: Reference[] = [...referencesIn(formula)];
      for (const name of namesIn(formula)) all.push(...referencesIn(named.get(name.toLowerCase()) ?? ''));
      const cells: string[] = [];
      for (const reference of all) {
        const on = reference.sheet ?? sheet.name;
        const target = file.sheets.find(({ name }) => name === on);
        for (let row = reference.from.row; row <= reference.to.row; row++) {
          for (let column = reference.from.column; column <= reference.to.column; column++) {
            const at = `${columnName(column)}${row}`;
            if (target?.cells.get(at)?.formula !== undefined) cells.push(`${on}\t${at}`);
          }
        }
      }
      uses.set(`${sheet.name}\t${address}`, cells);
    }
  }
  return uses;
}
