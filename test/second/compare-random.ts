// Random tariffs through the second interpreter and through every way in which the product prices: model, compiled evaluator,
// integer program and, where one builds, the formulas of the workbook.

import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { lowerModel } from '../../compiler/5-lower/lower.js';
import { runProgram } from '../../compiler/5-lower/program/run-program.js';
import { workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { beyondCombinations } from '../../compiler/6-emit/workbook/plan/combined-items.js';
import { compile } from '../../compiler/pipeline.js';
import { evaluatorOf, sourceOf } from '../emit-typescript/compile-evaluator.js';
import { provenance } from '../rig/load-ruleset.js';
import { caseOf, createRig } from '../rig/rig.js';
import { answerOf, compiledParted, type Input, isAlike, type Parted, parted, told } from './agree.js';
import { differencesInEngines } from './in-engines.js';
import { type RandomTariff, randomTariff } from './random-tariffs.js';
import { Second } from './second.js';

export interface Ways {
  readonly compiled: boolean;
  readonly program: boolean;
  readonly workbook: boolean;
  /** Queries and the Python module. */
  readonly engines?: boolean;
}

export interface Tally {
  tariffs: number;
  /** Refused by `check`, by code. */
  readonly refusedByCheck: Map<string, number>;
  priced: number;
  refused: number;
  compiled: number;
  programs: number;
  workbooks: number;
  engines: number;
}

export const emptyTally = (): Tally => ({
  tariffs: 0,
  refusedByCheck: new Map(),
  priced: 0,
  refused: 0,
  compiled: 0,
  programs: 0,
  workbooks: 0,
  engines: 0,
});

export interface Difference extends Parted {
  readonly seed: number;
  readonly way: string;
  readonly text: string;
}

/** The first difference of the tariff of a seed; what was compared is added to the tally. */
export async function differenceOf(
  seed: number,
  cases: number,
  ways: Ways,
  tally: Tally,
  made: (seed: number, cases: number) => RandomTariff = randomTariff,
): Promise<Difference | undefined> {
  const { text, cases: drawn } = made(seed, cases);
  const file = { path: 'drawn.bareme', text };
  const { model, diagnostics } = compile(file);
  if (model === undefined) {
    for (const { code, severity } of diagnostics) {
      if (severity === 'error') tally.refusedByCheck.set(code, (tally.refusedByCheck.get(code) ?? 0) + 1);
    }
    return undefined;
  }
  tally.tariffs += 1;
  const second = new Second(file);
  const interpreter = new Interpreter(model);
  const boundaries = boundaryCases(model, { seed, count: Math.ceil(cases / 2) });
  const inputs: readonly Input[] = [...drawn, ...boundaries.map(({ input }) => input)];
  const at = (way: string, found: Parted): Difference => ({ seed, way, text, ...found });

  for (const input of inputs) {
    const found = parted(second, interpreter, input);
    if (found) return at('model', found);
    if (answerOf(second, input).ok) tally.priced += 1;
    else tally.refused += 1;
  }
  if (ways.compiled) {
    const evaluator = evaluatorOf(await sourceOf(model));
    for (const input of inputs) {
      const found = compiledParted(second, evaluator, input);
      if (found) return at('compiled evaluator', found);
    }
    tally.compiled += 1;
  }
  const lowered = ways.program ? lowerModel(model, {}) : undefined;
  if (lowered?.ok) {
    for (const { facts, input } of boundaries) {
      const theirs = runProgram(lowered.program, facts);
      const ours = answerOf(second, input);
      const errors = theirs.ok ? [] : [{ code: theirs.code }];
      if (!isAlike(ours, theirs.ok ? theirs : { ok: false, errors }, undefined))
        return at('integer program', { input, ours: told(ours), theirs });
    }
    tally.programs += 1;
  }
  if (ways.engines) {
    const found = await differencesInEngines(model, seed, 12);
    if (found?.[0]) return at('engines', { input: {}, ours: found, theirs: undefined });
    if (found) tally.engines += 1;
  }
  if (ways.workbook) {
    const image = imageOf(model);
    const rig = image && createRig(model, image);
    for (const { input } of rig ? boundaries.slice(0, 4) : []) {
      if (!answerOf(second, input).ok) continue;
      // A book may ask to look at its inputs where a case can be priced; what it shows must be right.
      const wrong = (rig?.againstInterpreter(caseOf(input)) ?? []).filter((line) => !asksToLook.test(line));
      if (wrong.length > 0)
        return at('workbook', { input, ours: told(answerOf(second, input)), theirs: wrong });
    }
    if (rig) tally.workbooks += 1;
  }
  return undefined;
}

const asksToLook = /: (?:\[\]|"(?:check the inputs|saisie à vérifier)") instead of /;

/** Undefined where the tariff has no workbook (W807). */
const imageOf = (model: Model): ReturnType<typeof workbookImage> | undefined =>
  beyondCombinations(model) === undefined ? workbookImage(model, provenance) : undefined;
