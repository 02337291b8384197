// Generated rulesets of more and more rules: what compiling, generating and evaluating cost for each rule.

import { compileFunction } from 'node:vm';
import { transformSync } from 'esbuild';
import { emitTypeScript } from '../compiler/5-emit/typescript/index.js';
import { compile } from '../compiler/index.js';
import * as runtime from '../compiler/runtime/index.js';

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

const processor = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

export async function growthOf(rules: number): Promise<Growth> {
  const text = rulesetOf(rules);
  const begun = processor();
  const { model, diagnostics } = compile({ path: 'growing.bareme', text });
  const compiled = processor();
  if (model === undefined) throw new Error(diagnostics.map(({ code }) => code).join(' '));
  const provenance = { compilerVersion: '', ruleHash: '', documentHashes: {} };
  const [file] = await emitTypeScript(model, provenance, () => {});
  const generated = processor();
  const { code } = transformSync(String(file?.content), { loader: 'ts', format: 'cjs' });
  const made = { exports: {} };
  compileFunction(code, ['require', 'module'])(() => runtime, made);
  const { evaluate } = made.exports as { evaluate: (facts: unknown) => { ok: boolean } };
  const evaluations = Math.max(200, Math.round(2_000_000 / rules));
  const run = (count: number) => {
    for (let index = 0; index < count; index++) {
      const facts = { visits: index % 1000, price: '12.34' };
      if (!evaluate(facts).ok) throw new Error('a case of a generated ruleset was refused');
    }
  };
  run(evaluations);
  const warm = processor();
  run(evaluations);
  const evaluated = processor();
  return {
    rules,
    compilePerRule: (compiled - begun) / rules,
    generatePerRule: (generated - compiled) / rules,
    evaluatePerRule: ((evaluated - warm) * 1000) / (evaluations * rules),
  };
}
