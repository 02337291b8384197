// Parameters edited at the ends of what their cells accept, and the rules that say the same, by way of the import.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../compiler/3-model/model.js';
import { wordsFor } from '../../compiler/6-emit/wording/words.js';
import { editedText } from '../../compiler/6-emit/workbook/import/edit-text.js';
import { literalEdits, valueCells } from '../../compiler/6-emit/workbook/import/literal-edits.js';
import { mismatches } from '../../compiler/6-emit/workbook/import/rebuilt-parameters.js';
import type { WorkbookImage } from '../../compiler/6-emit/workbook/layout/workbook-image.js';
import { planWorkbook } from '../../compiler/6-emit/workbook/plan/plan.js';
import { compile } from '../../compiler/pipeline.js';
import { equals, type Rational, rational, subtract } from '../../compiler/runtime/exact/rational.js';
import { parse } from '../../grammar/parse.js';
import { sequence } from './draw.js';
import type { EditedParameters } from './rig.js';

export interface EditedRules extends EditedParameters {
  readonly model: Model;
}

type Editable = ReturnType<typeof valueCells>[number];

/** The least, the greatest, one step inside, or a value between, with all the digits that are accepted. */
function editOf({ limits, value }: Editable, next: () => number): Rational {
  if (limits === undefined) return value;
  const step = rational(1n, 10n ** BigInt(limits.digits));
  const choice = Math.floor(next() * 4);
  if (choice === 0) return limits.lo;
  if (choice === 1) return limits.hi;
  if (choice === 2) return subtract(limits.hi, step);
  const steps =
    ((limits.hi.n * limits.lo.d - limits.lo.n * limits.hi.d) * step.d) / (limits.hi.d * limits.lo.d);
  const taken = BigInt(Math.floor(Number(steps) * next()));
  return rational(limits.lo.n * step.d + taken * limits.lo.d, limits.lo.d * step.d);
}

/**
 * Edits as many parameters as make rules without errors: limits of tables only where the table stays whole. Throws where an
 * edit that the rules take does not come back as the same parameters.
 */
export function editedRules(path: string, model: Model, image: WorkbookImage, seed: number): EditedRules {
  const next = sequence(seed);
  const { blocks } = image.plan.bench;
  const wanted = valueCells(blocks)
    .filter(({ limits }) => limits !== undefined)
    .filter(() => next() < 0.6)
    .map((cell) => ({ key: cell.key, value: editOf(cell, next), before: cell.value }))
    .filter(({ value, before }) => !equals(value, before));
  const isLimit = (key: string): boolean => /\/(from|to)$/.test(key);
  for (const chosen of [wanted, wanted.filter(({ key }) => !isLimit(key))]) {
    const { edits, refused } = literalEdits(model, blocks, chosen, (file) => {
      const text = readFileSync(file, 'utf8');
      return { text, language: parse({ path: file, text }, () => {}).locale };
    });
    if (refused.length > 0) throw new Error(`refused: ${refused.map(({ key }) => key).join(', ')}`);
    const textOf = (file: string): string =>
      editedText(
        readFileSync(file, 'utf8'),
        edits
          .filter(({ span }) => span.file === file)
          .map(({ span, text }) => ({ start: span.start, end: span.end, text })),
      );
    const read = (name: string, from: string) => {
      const file = resolve(dirname(from), name);
      return existsSync(file) ? { path: file, text: textOf(file) } : undefined;
    };
    const compiled = compile({ path, text: textOf(path) }, { load: read, document: read });
    if (compiled.model === undefined) continue;
    const rebuilt = planWorkbook(compiled.model, wordsFor(model.language)).bench.blocks;
    const wrong = mismatches({ model, blocks }, chosen, { model: compiled.model, blocks: rebuilt });
    if (wrong.length > 0)
      throw new Error(`not the same parameters: ${wrong.map(({ key }) => key).join(', ')}`);
    return {
      model: compiled.model,
      interpreter: new Interpreter(compiled.model),
      values: new Map(chosen.map(({ key, value }) => [key, value])),
    };
  }
  throw new Error(`no edit of ${path} makes rules without errors`);
}
