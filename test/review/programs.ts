// Programs as users write them, and what they must print: the same on every runtime and through every bundler.

/** Amounts of a grid of cases from a generated evaluator, as one line a case. */
const grid = `
const cases = [];
for (let area = 1; area <= 2000; area += 37)
  for (const association of [true, false]) cases.push({ area, days: 1 + (area % 366), association, chairs_hired: area % 1000 });
const lines = cases.map((facts) => { const o = evaluate(facts); return o.ok ? o.outputs.total : o.errors[0].code; });
lines.push(evaluateUnknown({ area: 12.5, day: 3 }).ok, evaluateUnknown(null, { readings: 5 }).ok);
console.log(lines.length, lines.join(' '));
`;

export const evaluatorModule = `import { evaluate, evaluateUnknown } from './generated/hall/evaluator.js';\n${grid}`;
export const evaluatorRequired = `const { evaluate, evaluateUnknown } = require('./generated/hall/evaluator.js');\n${grid}`;
export const standaloneModule = evaluatorModule.replace('generated', 'alone');

const library = `
const text = readFileSync('hall/hall.bareme', 'utf8');
const compilation = compile({ path: 'hall.bareme', text });
const { model } = compilation;
if (model === undefined) throw new Error('does not compile');
const prepared = await prepare(model);
const facts = { area: 120, days: 3, association: true, chairs_hired: 80 };
console.log(prepared.by, prepared.evaluate(facts).outputs?.total ?? '', evaluate(model, facts).ok);
const provenance = provenanceOf(compilation);
const book = await emitWorkbook(model, provenance, () => {});
console.log(book.map(({ name, content }) => name + ' ' + content.length).join(' '));
for (const picture of picturesOf(model)) console.log((await svgOf(picture)).length);
`;

export const libraryModule = `
import { readFileSync } from 'node:fs';
import { compile, evaluate, prepare, provenanceOf } from 'bareme';
import { picturesOf, svgOf } from 'bareme/curves';
import { emitWorkbook } from 'bareme/workbook';
${library}`;

export const libraryRequired = `
const { readFileSync } = require('node:fs');
const { compile, evaluate, prepare, provenanceOf } = require('bareme');
const { picturesOf, svgOf } = require('bareme/curves');
const { emitWorkbook } = require('bareme/workbook');
(async () => {${library}})();
`;

/** Every entry, with what a user writes on types. */
export const typedProgram = `
import { type Compilation, compile, type Diagnostic, evaluate as price, type Model, prepare, receiptOf } from 'bareme';
import { picturesOf } from 'bareme/curves';
import { RuntimeMismatch } from 'bareme/runtime';
import { emitWorkbook } from 'bareme/workbook';
import { evaluate, evaluateBatch, type Facts, type Outputs } from './generated/hall/evaluator.js';
import { validate } from './generated/hall/facts.validator.js';

const facts: Facts = { area: 120, days: 3, association: false, chairs_hired: '80' };
const outcome = evaluate(facts, { readings: { minimum_order: 'after_share' }, on: '2026-03-01' });
export const total: Outputs['total'] | undefined = outcome.ok ? outcome.outputs.total : undefined;
const given: unknown = JSON.parse('{}');
export const wide: Facts | undefined = validate(given) ? given : undefined;
export const compilation: Compilation = compile({ path: 'hall.bareme', text: '' });
export const mistakes: readonly Diagnostic[] = compilation.diagnostics;
export const mismatch = RuntimeMismatch.name;
export async function everything(model: Model): Promise<number> {
  const prepared = await prepare(model);
  const told = receiptOf(model, facts, { locale: 'fr', provenance: { compilerVersion: '0', ruleHash: '', documentHashes: {} } });
  const files = await emitWorkbook(model, { compilerVersion: '0', ruleHash: '', documentHashes: {} }, () => {});
  return files.length + picturesOf(model).length + Number(prepared.evaluate(facts).ok) + Number(told.ok) + Number(price(model, facts).ok) + evaluateBatch.length;
}
`;
