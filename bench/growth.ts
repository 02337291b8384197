// Generated rulesets of more and more rules: what compiling, generating and evaluating cost for each rule.

import { compileFunction } from 'node:vm';
import { transformSync } from 'esbuild';
import { emitTypeScript } from '../compiler/6-emit/typescript/emit-typescript.js';
import { compile } from '../compiler/index.js';
import * as runtime from '../compiler/runtime/index.js';
import { median, used } from './measure.js';

export interface Growth {
  readonly rules: number;
  /** Microseconds of processor time for each rule. */
  readonly compilePerRule: number;
  readonly generatePerRule: number;
  /** Nanoseconds of processor time for each rule and case, by the checked entry. */
  readonly evaluatePerRule: number;
}

/** Every rule depends on the one before, so that none can be left out. */
export function rulesetOf(rules: number): string {
  const lines = Array.from({ length: rules }, (_, index) => {
    const before = index === 0 ? 'base' : `fee_${index - 1}`;
    const kind = index % 3;
    if (kind === 0) return `amount fee_${index} = ${before} * 3 / 4 + visits * 0.0${1 + (index % 9)} EUR`;
    if (kind === 1) return `amount fee_${index} = higher of (${before}; ${1 + (index % 50)} EUR)`;
    return `amount fee_${index} = ${before} when visits is above ${index % 900}, otherwise ${before} / 2`;
  });
  return `tariff growing "Growing"
source "None" not held in English
currency EUR
rounding each amount half up to 0.01 EUR
fact visits "Visits" : number, whole, from 0 to 1 000
fact price "Price" : EUR, from 0 to 100
amount base = price * visits
${lines.join('\n')}
results fee_${rules - 1}
`;
}

/** Evaluations before any is measured. */
const warmUp = 6000;

export async function growthOf(rules: number): Promise<Growth> {
  const text = rulesetOf(rules);
  const begun = used();
  const { model, diagnostics } = compile({ path: 'growing.bareme', text });
  const compiled = used();
  if (model === undefined) throw new Error(diagnostics.map(({ code }) => code).join(' '));
  const provenance = { compilerVersion: '', ruleHash: '', documentHashes: {} };
  const [file] = await emitTypeScript(model, provenance, () => {});
  const generated = used();
  const { code } = transformSync(String(file?.content), { loader: 'ts', format: 'cjs' });
  const made = { exports: {} };
  compileFunction(code, ['require', 'module'])(() => runtime, made);
  const { evaluate } = made.exports as { evaluate: (facts: unknown) => { ok: boolean } };
  const evaluations = Math.max(400, Math.round(4_000_000 / rules));
  const run = (): number => {
    const begin = used();
    for (let index = 0; index < evaluations; index++) {
      const facts = { visits: index % 1000, price: '12.34' };
      if (!evaluate(facts).ok) throw new Error('a case of a generated ruleset was refused');
    }
    return used() - begin;
  };
  // The engine optimises a function after some thousand calls; what that takes is not what an evaluation takes.
  for (let done = 0; done < warmUp; done += evaluations) run();
  const times = Array.from({ length: 5 }, run);
  return {
    rules,
    compilePerRule: ((compiled - begun) * 1000) / rules,
    generatePerRule: ((generated - compiled) * 1000) / rules,
    evaluatePerRule: (median(times) * 1e6) / (evaluations * rules),
  };
}
