// Test support: how many mutants of a tariff's integer program the cases of its certificate notice. One that no case notices is put to an attack:
// many drawn cases, and each drawn one changed in every fact; where nothing answers otherwise it counts as equal to the program.

import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { factShapesOf } from '../../compiler/3-model/fact-shapes.js';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { TracedProgram } from '../../compiler/5-lower/telling/case-run.js';
import { nearCases, valuesToTry } from '../../compiler/5-lower/telling/near-cases.js';
import { certificateCases } from '../../compiler/6-emit/sql/certificate/cases.js';
import { dialects } from '../../compiler/6-emit/sql/dialects/all.js';
import { type FactValues, readFacts } from '../../compiler/runtime/facts/facts.js';
import { type ProgramMutant, programMutants } from './program-mutants.js';
import { programOf } from './tariff-in-engine.js';

export interface CertificateCount {
  readonly cases: number;
  readonly mutants: number;
  readonly noticed: number;
  /** No case of the attack is answered otherwise. */
  readonly equal: number;
  readonly missed: readonly string[];
}

/** `attack` cases are drawn to tell what the certificate (of `tried` cases) does not. */
export function certificateCount(
  model: Model,
  { tried, attack }: { readonly tried: number; readonly attack: number },
): CertificateCount {
  const program = programOf(model);
  const interpreter = new Interpreter(model);
  const isPriced = (facts: object) => evaluate(interpreter, facts).ok;
  const cases = certificateCases(model, program, dialects.duckdb, { count: 120, tried, isPriced });
  const traced = new TracedProgram(program);
  const shapes = factShapesOf(model);
  const all = programMutants(program);
  let open = all;
  const left = (facts: FactValues): readonly ProgramMutant[] => {
    const run = traced.run(facts);
    return open.filter((mutant) => !traced.tells(run, mutant));
  };
  for (const facts of cases) {
    const read = readFacts(shapes, facts);
    // What cannot be read does not reach the program.
    if (read.errors.length === 0) open = left(read.facts);
  }
  const unnoticed = open.length;
  const missed: string[] = [];
  const attempt = (facts: FactValues): void => {
    if (open.length === 0) return;
    const rest = left(facts);
    for (const mutant of open) if (!rest.includes(mutant)) missed.push(mutant.what);
    open = rest;
  };
  const values = valuesToTry(model, program);
  for (const [place, { facts }] of boundaryCases(model, { seed: 4242, count: attack }).entries()) {
    attempt(facts);
    if (place % 100 !== 0) continue;
    for (const input of program.inputs) {
      for (const near of nearCases(facts, input, values.get(input.shape.name) ?? [])) attempt(near);
    }
  }
  return {
    cases: cases.length,
    mutants: all.length,
    noticed: all.length - unnoticed,
    equal: open.length,
    missed,
  };
}
