// `with` is the same calculation on other facts: held against really evaluating the cases with those facts.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { compile } from '../../compiler/pipeline.js';

const root = fileURLToPath(new URL('../../rulesets', import.meta.url));
const name = 'sacem-polynesie-2018';
const path = join(root, name, `${name}.bareme`);
const text = readFileSync(path, 'utf8');
const cases: Record<string, unknown>[] = readFileSync(join(root, name, 'cases.ndjson'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line).facts);

/** The tariff with one more value, `probe`. */
function probing(formula: string): Interpreter {
  const rules = text.replace(/^check /m, `value probe = ${formula}\n\ncheck `);
  const { model, diagnostics } = compile(
    { path, text: rules },
    {
      load(file, from) {
        const found = join(dirname(from), file);
        return existsSync(found) ? { path: found, text: readFileSync(found, 'utf8') } : undefined;
      },
    },
  );
  if (model === undefined) throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  return new Interpreter(model);
}

const ask = (
  interpreter: Interpreter,
  facts: unknown,
  result: string,
  readings: Record<string, string> = {},
) => {
  const outcome = evaluate(interpreter, facts, { results: [result], readings });
  return outcome.ok ? outcome.outputs[result] : outcome.errors.map(({ code }) => code);
};

describe('a counterfactual', () => {
  it.each([
    ['(total with area 100 m2)', { area: 100 }, {}],
    ['(total with weekly_hours 12 hours, kiosks 250 devices)', { weekly_hours: 12, kiosks: 250 }, {}],
    [
      '(total with prior_declaration yes, contract_within_15_days yes)',
      { prior_declaration: true, contract_within_15_days: true },
      {},
    ],
    [
      '((total with programme_submitted no) with entry_price 900 XPF)',
      { programme_submitted: false, entry_price: 900 },
      {},
    ],
    ['((total with area 100 m2) with area 900 m2)', { area: 100 }, {}],
    ['(total with minimum_order after_hours)', {}, { minimum_order: 'after_hours' }],
    [
      '(total with reduced_devices as_area, reduced_minimum as_general, area 60 m2)',
      { area: 60 },
      { reduced_devices: 'as_area', reduced_minimum: 'as_general' },
    ],
  ] as const)('%s is what the case with those facts gives', (formula, facts, readings) => {
    const interpreter = probing(formula);
    for (const given of cases) {
      expect(ask(interpreter, given, 'probe')).toEqual(
        ask(interpreter, { ...given, ...facts }, 'total', readings),
      );
    }
  });
});
