// IronCalc as an engine in this process: fed with the cells of a written file, since it reads no xlsx itself.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initSync, Model } from '@ironcalc/wasm';
import { columnNumber } from '../../compiler/6-emit/workbook/read/references.js';
import { readWorkbook } from '../../compiler/6-emit/workbook/read/workbook-file.js';
import type { EngineValue, Setting } from './rig.js';

let started = false;

function start(): void {
  if (started) return;
  const path = createRequire(import.meta.url).resolve('@ironcalc/wasm/wasm_bg.wasm');
  initSync({ module: readFileSync(path) });
  started = true;
}

export interface IronCalc {
  readonly set: (settings: readonly Setting[]) => void;
  /** Numbers come with all their digits, as a text shows them. */
  readonly read: (sheet: string, row: number, column: number) => EngineValue;
}

/** Feeds every cell of the file; formulas are recalculated by the engine, stored values are not looked at. */
export async function openInIronCalc(bytes: Uint8Array): Promise<IronCalc> {
  start();
  const file = await readWorkbook(bytes);
  if (file === undefined) throw new Error('no workbook');
  const model = new Model('rig', 'en', 'UTC', 'en');
  model.pauseEvaluation();
  file.sheets.forEach(({ name }, index) => {
    if (index > 0) model.newSheet();
    model.renameSheet(index, name);
  });
  for (const { name, refers, builtIn } of file.names) {
    if (!builtIn) model.newDefinedName(name, undefined, refers);
  }
  const mirror = file.sheets.length;
  model.newSheet();
  const sheetOf = new Map(file.sheets.map(({ name }, index) => [name, index]));
  const mirrored = new Map<string, number>();
  file.sheets.forEach((sheet, index) => {
    for (const { row, column, formula, value } of sheet.cells.values()) {
      if (formula?.startsWith('HYPERLINK(')) continue;
      if (formula !== undefined) {
        model.setUserInput(index, row, column, `=${formula}`);
        // A number joined to nothing is a text with all its digits.
        const at = mirrored.size + 1;
        mirrored.set(`${index}/${row}/${column}`, at);
        model.setUserInput(mirror, at, 1, `='${sheet.name}'!${cellText(row, column)}&""`);
      } else if (value !== undefined) {
        model.setUserInput(index, row, column, inputText(value));
      }
    }
  });
  model.resumeEvaluation();
  model.evaluate();
  return {
    set(settings) {
      model.pauseEvaluation();
      for (const { sheet, address, value } of settings) {
        const match = /^([A-Z]+)(\d+)$/.exec(address);
        const column = columnNumber(match?.[1] ?? 'A');
        const row = Number(match?.[2] ?? '1');
        const typed = value === null ? '' : typeof value === 'object' ? value.formula : inputText(value);
        model.setUserInput(sheetOf.get(sheet) ?? 0, row, column, typed);
      }
      model.resumeEvaluation();
      model.evaluate();
    },
    read(sheet, row, column) {
      const at = mirrored.get(`${sheetOf.get(sheet)}/${row}/${column}`);
      if (at === undefined) return null;
      const shown = model.getFormattedCellValue(mirror, at, 1);
      // Formats and places of cells begin so too.
      if (/^#(REF|DIV\/0|VALUE|NAME|N\/A|NUM|NULL|ERROR|SPILL|CALC|CIRC|N\/IMPL)[!?]?$/.test(shown))
        return { error: shown };
      return shown !== '' && Number.isFinite(Number(shown)) ? Number(shown) : shown;
    },
  };
}

const cellText = (row: number, column: number): string => {
  let rest = column;
  let name = '';
  while (rest > 0) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
    rest = Math.floor((rest - 1) / 26);
  }
  return `$${name}$${row}`;
};

/** Texts are marked as such, so that "12" or "2024-01-01" stay texts. */
const inputText = (value: number | string | boolean): string =>
  typeof value === 'string'
    ? value === ''
      ? ''
      : `'${value}`
    : typeof value === 'boolean'
      ? String(value).toUpperCase()
      : String(value);
