// The shared cases of every ruleset, computed by an independent exact evaluator, against the reference interpreter.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../compiler/3-model/model.js';
import { compile } from '../../compiler/pipeline.js';
import { equals, parseDecimal } from '../../compiler/runtime/exact/rational.js';

const root = fileURLToPath(new URL('../../rulesets', import.meta.url));
const fileOf = (path: string) => ({ path, text: readFileSync(path, 'utf8') });
const rulesets = readdirSync(root)
  .filter((name) => existsSync(join(root, name, `${name}.bareme`)))
  .sort();

interface Case {
  readonly facts: Record<string, unknown>;
  readonly expected: Record<string, string | boolean>;
}

function modelOf(name: string): Model {
  const { model, diagnostics } = compile(fileOf(join(root, name, `${name}.bareme`)), {
    load(path, from) {
      const file = join(dirname(from), path);
      return existsSync(file) ? fileOf(file) : undefined;
    },
  });
  if (model === undefined)
    throw new Error(diagnostics.map(({ code, message }) => `${code} ${message.en}`).join('\n'));
  return model;
}

const sameValue = (left: unknown, right: unknown): boolean => {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((one, index) => sameValue(one, right[index]));
  }
  if (typeof left !== 'string' || typeof right !== 'string') return left === right;
  const [a, b] = [parseDecimal(left), parseDecimal(right)];
  return a !== undefined && b !== undefined ? equals(a, b) : left === right;
};

describe.each(rulesets)('%s', (name) => {
  const model = modelOf(name);
  const interpreter = new Interpreter(model);
  const path = join(root, name, 'cases.ndjson');
  const cases: readonly Case[] = existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line))
    : [];

  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  it('agrees with every shared case, to the last digit', () => {
    const wrong = cases.flatMap(({ facts, expected }, index) => {
      const outcome = evaluate(interpreter, facts, { results: Object.keys(expected) });
      const outputs = outcome.ok
        ? outcome.outputs
        : outcome.errors.map(({ code, path: of }) => `${code} ${of}`);
      return JSON.stringify(sorted(outputs)) === JSON.stringify(sorted(expected))
        ? []
        : [{ index, expected, outputs }];
    });
    expect(wrong).toEqual([]);
  });

  it('agrees with its own examples', () => {
    const wrong = model.examples.flatMap(({ label, facts, readings, expected }): object[] => {
      const results = expected.map(({ result }) => result);
      const outcome = evaluate(interpreter, facts, { readings, results });
      if (!outcome.ok) return [{ label, errors: outcome.errors }];
      return expected
        .filter(({ result, value }) => !sameValue(outcome.outputs[result], value))
        .map(({ result, value }) => ({ label, result, value, actual: outcome.outputs[result] }));
    });
    expect(wrong).toEqual([]);
  });

  it('computes every result of a complete case under every option of every reading, or refuses it by name', () => {
    const codes = new Set<string>();
    for (const { name: reading, options } of model.readings) {
      for (const { name: option } of options) {
        for (const { facts } of cases.slice(0, 10)) {
          const outcome = evaluate(interpreter, facts, { readings: { [reading]: option } });
          if (outcome.ok) expect(outcome.readings[reading]).toBe(option);
          else for (const { code } of outcome.errors) codes.add(code);
        }
      }
    }
    expect([...codes].filter((code) => code !== 'not_given')).toEqual([]);
  });
});

/** In one order, whatever the order of the keys. */
function sorted(outputs: unknown): unknown {
  return typeof outputs === 'object' && outputs !== null && !Array.isArray(outputs)
    ? Object.entries(outputs).sort(([a], [b]) => (a < b ? -1 : 1))
    : outputs;
}
