// Results as CSV: one row per case, a refused one with its reason in the last columns.

import type { OutputValue } from '../../runtime/assessment.js';
import { errorOf, type ResultWriter, type WriterContext } from './result-writer.js';

/** A cell, in quotes where it must be. A text that a spreadsheet would take for a formula begins with an apostrophe. */
function cell(text: string, isText: boolean): string {
  const safe = isText && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Values of a list result stand in one cell, as a JSON list. */
const written = (value: OutputValue | undefined): string =>
  value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** The heading comes first, even where there is no case. */
export function csvWriter({ out, results, locale }: WriterContext): ResultWriter {
  const isText = results.map(({ type }) => type.kind === 'text' || type.kind === 'choice');
  const row = (cells: readonly string[]) => `${cells.join(',')}\n`;
  let begun = false;
  const begin = async () => {
    if (begun) return;
    begun = true;
    const names = results.map(({ name }) => cell(name, false));
    await out(row([...names, 'error_code', 'error_path', 'error_message']));
  };
  return {
    async write(outcome) {
      await begin();
      if (outcome.ok) {
        const cells = results.map(({ name }, index) =>
          cell(written(outcome.outputs[name]), isText[index] === true),
        );
        await out(row([...cells, '', '', '']));
        return;
      }
      const error = errorOf(outcome.errors, locale);
      const reason = [error.code, error.path, error.message].map((text) => cell(text, true));
      await out(row([...results.map(() => ''), ...reason]));
    },
    end: begin,
  };
}
