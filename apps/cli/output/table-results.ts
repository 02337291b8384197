// Results as a table for people: labels and amounts of one case, or one row per case.

import { displayWidth, padEnd, padStart, printable } from '../../../compiler/diagnostics/display.js';
import { punctuation } from '../../../compiler/languages.js';
import type { Outcome } from '../../../compiler/runtime/outcome/assessment.js';
import { keyText } from '../input/exact-json.js';
import { errorOf, type ResultWriter, type WriterContext } from './result-writer.js';

const words = {
  en: { case: 'case', refused: 'refused', notices: 'Notices', readings: 'Readings' },
  fr: { case: 'cas', refused: 'refusé', notices: 'À savoir', readings: 'Lectures' },
} as const;

/** Rows whose widths are reckoned together; later ones keep the widths of the first. */
const rowsAtOnce = 500;

export const tableWriter = (context: WriterContext): ResultWriter =>
  context.shape === 'one' ? singleCase(context) : manyCases(context);

function singleCase({ results, locale, written }: WriterContext): ResultWriter {
  return {
    begin: () => '',
    write(outcome) {
      if (!outcome.ok) {
        const error = errorOf(outcome.errors, locale);
        return `${words[locale].refused}${punctuation[locale].colon} ${printable(error.message)}\n`;
      }
      const rows = results.flatMap((result) => {
        const value = outcome.outputs[result.name];
        return value === undefined ? [] : [[printable(result.label), printable(written(result, value))]];
      });
      const widths = [0, 1].map((column) =>
        Math.max(0, ...rows.map((row) => displayWidth(row[column] ?? ''))),
      );
      const lines = rows.map(
        ([name, value]) =>
          `${padEnd(name ?? '', widths[0] ?? 0)}  ${padStart(value ?? '', widths[1] ?? 0)}\n`,
      );
      return [...lines, ...outcome.notices.map((notice) => `! ${printable(notice)}\n`)].join('');
    },
    end: () => '',
  };
}

type Row = { readonly number: number } & (
  | { readonly cells: readonly string[] }
  | { readonly refused: string }
) & { readonly key: readonly string[] };

function manyCases({ results, locale, written, keys }: WriterContext): ResultWriter {
  const headingOf = () => [words[locale].case, ...keys().map(printable), ...results.map(({ name }) => name)];
  let widths: readonly number[] | undefined;
  let waiting: Row[] = [];
  let number = 0;

  const rowOf = (outcome: Outcome, key: readonly string[]): Row =>
    outcome.ok
      ? {
          number,
          key,
          cells: results.map((result) => {
            const value = outcome.outputs[result.name];
            return value === undefined ? '' : printable(written(result, value));
          }),
        }
      : {
          number,
          key,
          refused: `${words[locale].refused}${punctuation[locale].colon} ${printable(errorOf(outcome.errors, locale).message)}`,
        };
  const cellsOf = (row: Row) => [String(row.number), ...row.key, ...('cells' in row ? row.cells : [])];
  const line = (cells: readonly string[]) =>
    `${cells.map((cell, index) => padStart(cell, widths?.[index] ?? 0)).join('  ')}\n`;
  const flush = (): string => {
    let text = '';
    if (widths === undefined) {
      const heading = headingOf();
      const shown = waiting.map(cellsOf);
      widths = heading.map((name, index) =>
        Math.max(displayWidth(name), ...shown.map((cells) => displayWidth(cells[index] ?? ''))),
      );
      text += line(heading);
      text += `${widths.map((width) => '-'.repeat(width)).join('  ')}\n`;
    }
    // The reason of a refusal fits no column: it follows the number.
    for (const row of waiting) {
      text += 'cells' in row ? line(cellsOf(row)) : `${line(cellsOf(row)).trimEnd()}  ${row.refused}\n`;
    }
    waiting = [];
    return text;
  };
  return {
    begin: () => '',
    write(outcome, key) {
      number++;
      const shown = key ?? keys().map(() => '');
      waiting.push(
        rowOf(
          outcome,
          shown.map((value) => printable(keyText(value))),
        ),
      );
      return waiting.length >= rowsAtOnce ? flush() : '';
    },
    end: flush,
  };
}
