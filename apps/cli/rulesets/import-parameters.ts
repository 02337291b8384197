// The parameters that somebody changed in a workbook, as new texts of the rule files: proved by compiling them again.

import { resolve } from 'node:path';
import { numbersOf } from '../../../compiler/2-check/documents/source-numbers.js';
import { checkExamples } from '../../../compiler/3-model/examples.js';
import type { Model } from '../../../compiler/3-model/model.js';
import { wordsFor } from '../../../compiler/6-emit/wording/words.js';
import type { Audit, Entry } from '../../../compiler/6-emit/workbook/compare/audit-workbook.js';
import type { Difference } from '../../../compiler/6-emit/workbook/compare/difference.js';
import { decimalOf } from '../../../compiler/6-emit/workbook/compare/filled-in.js';
import { editedText } from '../../../compiler/6-emit/workbook/import/edit-text.js';
import {
  type EditRefusal,
  type LiteralEdit,
  literalEdits,
  type WantedValue,
} from '../../../compiler/6-emit/workbook/import/literal-edits.js';
import { type Mismatch, mismatches } from '../../../compiler/6-emit/workbook/import/rebuilt-parameters.js';
import { planWorkbook } from '../../../compiler/6-emit/workbook/plan/plan.js';
import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.js';
import { equals } from '../../../compiler/runtime/exact/rational.js';
import { parse } from '../../../grammar/parse.js';
import type { CompiledRuleset } from './compiled-ruleset.js';
import { type LoadedRuleset, loadRuleset } from './load-ruleset.js';

/** A changed number, with the sentences of the document that still hold the old one. */
export interface ImportedNumber {
  readonly entry: Entry;
  readonly edit: LiteralEdit;
  readonly quotes: readonly { readonly text: string; readonly start: number }[];
}

export interface Proposal {
  readonly numbers: readonly ImportedNumber[];
  /** What people filled in that is no rule: inputs and readings. */
  readonly left: readonly Entry[];
  /** Changes of the workbook that no edit of a number can be. */
  readonly refused: readonly Difference[];
  readonly unplaced: readonly { readonly entry: Entry; readonly reason: EditRefusal }[];
  /** Cells that the edited rules would fill otherwise than the workbook. */
  readonly mismatches: readonly { readonly label: string; readonly mismatch: Mismatch }[];
  /** By path as the user knows it. */
  readonly files: readonly { readonly path: string; readonly before: string; readonly after: string }[];
  /** The rules as edited; undefined when there is nothing to edit. */
  readonly edited: LoadedRuleset | undefined;
  /** Of the edited rules, where those of the rules as they are do not have them. */
  readonly news: readonly Diagnostic[];
  /** Examples of the rules that held before. */
  readonly brokenExamples: readonly Diagnostic[];
}

/** Kinds that come of saving again or of recalculation, and change nothing that rules could say. */
const harmless: ReadonlySet<Difference['kind']> = new Set(['format', 'value']);

export function proposeImport(ruleset: CompiledRuleset, wanted: string, audit: Audit, cwd: string): Proposal {
  const { model, textOf, compilation } = ruleset;
  const refused = audit.differences.filter(({ kind }) => !harmless.has(kind));
  const isRefused = ({ sheet, cell }: Entry): boolean =>
    refused.some((difference) => difference.sheet === sheet && difference.cell === cell);
  const changed = audit.entries.filter((entry) => entry.kind === 'parameter' && !isRefused(entry));
  const values = changed.map(
    (entry): WantedValue => ({ key: entry.key, value: decimalOf(Number(entry.now)) }),
  );
  const { blocks, labels } = planOf(model);
  const { edits, refused: unplaced } = literalEdits(model, blocks, values, (path) => {
    const file = compilation.files.find((candidate) => candidate.path === path);
    return file && { text: file.text, language: parse(file, () => {}).locale };
  });
  const entryOf = (key: string): Entry | undefined => changed.find((entry) => entry.key === key);
  const files = compilation.files.flatMap(({ path, text }) => {
    const own = edits.filter(({ span }) => span.file === path);
    if (own.length === 0) return [];
    const after = editedText(
      text,
      own.map(({ span, text: now }) => ({ start: span.start, end: span.end, text: now })),
    );
    return [{ path, before: text, after }];
  });
  const overlay = new Map(files.map(({ path, after }) => [resolve(cwd, path), after]));
  const edited = files.length === 0 ? undefined : loadRuleset(wanted, cwd, overlay);
  const editedModel = edited?.compilation.model;
  const wrong =
    editedModel === undefined
      ? []
      : mismatches({ model, blocks }, values, {
          model: editedModel,
          blocks: planOf(editedModel).blocks,
        });
  return {
    numbers: edits.flatMap((edit) => {
      const entry = entryOf(edit.key);
      return entry === undefined ? [] : [{ entry, edit, quotes: quotesWith(model, edit, textOf) }];
    }),
    left: audit.entries.filter(({ kind }) => kind !== 'parameter'),
    refused,
    unplaced: unplaced.flatMap(({ key, reason }) => {
      const entry = entryOf(key);
      return entry === undefined ? [] : [{ entry, reason }];
    }),
    mismatches: wrong.map((mismatch) => ({ label: labels.get(mismatch.key) ?? mismatch.key, mismatch })),
    files,
    edited,
    news: edited === undefined ? [] : newOnes(edited.compilation.diagnostics, compilation.diagnostics),
    brokenExamples:
      editedModel === undefined ? [] : newOnes(checkExamples(editedModel), checkExamples(model)),
  };
}

/** Whether the new texts may be written: they compile, and make the very parameters of the workbook. */
export const isSound = ({ edited, mismatches: wrong }: Proposal): boolean =>
  edited?.compilation.model !== undefined && wrong.length === 0;

const planOf = (model: Model) => planWorkbook(model, wordsFor(model.language)).bench;

/** Places have moved with the edit, so diagnostics are told apart by what they say. */
function newOnes(after: readonly Diagnostic[], before: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Set(before.map(({ code, message }) => `${code} ${message.en}`));
  return after.filter(
    ({ code, message, severity }) => severity !== 'info' && !known.has(`${code} ${message.en}`),
  );
}

/** Quotes of the same section that hold the old number. */
function quotesWith(
  { quotes }: Model,
  { span, written }: LiteralEdit,
  textOf: (file: string) => string | undefined,
): ImportedNumber['quotes'] {
  const text = textOf(span.file) ?? '';
  const heading = /^section\b/gm;
  const headings = [...text.matchAll(heading)].map(({ index }) => index);
  const from = headings.filter((at) => at <= span.start).at(-1) ?? 0;
  const to = headings.find((at) => at > span.start) ?? text.length;
  return quotes
    .filter(
      (quote) =>
        quote.span.file === span.file &&
        quote.span.start >= from &&
        quote.span.start < to &&
        numbersOf(quote.text).some(({ value }) => equals(value, written.old)),
    )
    .map((quote) => ({ text: quote.text, start: quote.span.start }));
}
