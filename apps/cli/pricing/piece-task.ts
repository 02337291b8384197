// One piece of a file into what is printed of it: what a thread does again and again.

import type { EvaluateOptions } from '../../../compiler/3-model/evaluate/evaluate.js';
import type { Result } from '../../../compiler/3-model/model.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import type { Localized } from '../../../compiler/runtime/outcome/localized.js';
import { readRows } from '../input/csv.js';
import { BadCsv } from '../input/csv-rows.js';
import { readLines } from '../input/ndjson.js';
import type { Piece } from '../input/piece.js';
import { csvWriter } from '../output/csv-results.js';
import { ndjsonWriter } from '../output/json-results.js';
import { rejectText } from '../output/rejects.js';
import { type EvaluatorCode, evaluatorFrom } from './generated-evaluator.js';
import { joined, type PricedPart, partsOf } from './price-cases.js';

/** All that a thread must know: plain data. */
export interface PieceTask {
  readonly evaluator: EvaluatorCode;
  readonly options: EvaluateOptions | undefined;
  readonly format: ApartFormat;
  readonly results: readonly Result[];
  readonly locale: Locale;
  readonly skipRefused: boolean;
  readonly keepRejects: boolean;
}

/** Formats in which each case is printed without regard to those before it. */
export type ApartFormat = 'csv' | 'ndjson';

export const isApart = (format: string): format is ApartFormat => format === 'csv' || format === 'ndjson';

/** What a piece became; numbers count from its beginning. `bad` says why the file as a whole cannot be read on. */
export type PricedPiece = { readonly part: PricedPart; readonly lines: number } | { readonly bad: Localized };

/** Undefined where the evaluator cannot be generated. */
export async function piecePricer(task: PieceTask): Promise<((piece: Piece) => PricedPiece) | undefined> {
  const evaluate = await evaluatorFrom(task.evaluator);
  if (evaluate === undefined) return undefined;
  let named: readonly string[] = [];
  const context = { ...task, keys: () => named };
  const { write } =
    (task.format satisfies 'ndjson' | 'csv') === 'csv' ? csvWriter(context) : ndjsonWriter(context);
  return (piece) => {
    named =
      piece.kind === 'table'
        ? piece.columns.flatMap((column) => (column.isKey ? [column.heading] : []))
        : piece.keys;
    const heading = piece.kind === 'table' ? piece.columns.map((column) => column.heading) : undefined;
    const pricing = {
      evaluate: (facts: unknown) => evaluate(facts, task.options),
      write,
      skipRefused: task.skipRefused,
      rejected: task.keepRejects ? rejectText(heading, named, task.locale) : undefined,
    };
    const from = { number: 1, line: 1 };
    try {
      const { cases, end } = piece.kind === 'table' ? readRows(piece, from) : readLines(piece, from);
      const part = joined(partsOf(cases, () => pricing));
      return { part, lines: end().line - 1 };
    } catch (error) {
      if (error instanceof BadCsv) return { bad: error.reason };
      throw error;
    }
  };
}
