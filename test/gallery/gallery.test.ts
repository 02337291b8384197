// The gallery and the French example: real tariffs, each checked and worked through its own examples.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadRuleset } from '../../apps/cli/rulesets/load-ruleset.js';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { runExample } from '../../compiler/3-model/examples.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const gallery = join(root, 'examples/gallery');
const names = readdirSync(gallery, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const folders = [...names.map((name) => `examples/gallery/${name}`), 'examples/amf-sacem-2015-fr'];

const load = (folder: string) => loadRuleset(join(folder, `${folder.split('/').at(-1)}.bareme`), root);

describe('the gallery', () => {
  it('has at least ten tariffs in at least six currencies', () => {
    const currencies = new Set(
      names.flatMap((name) => load(`examples/gallery/${name}`).compilation.checked.currency?.code ?? []),
    );
    expect(names.length).toBeGreaterThanOrEqual(10);
    expect(currencies.size).toBeGreaterThanOrEqual(6);
  });

  describe.each(folders)('%s', (folder) => {
    const { compilation } = load(folder);
    const { model, diagnostics } = compilation;

    it('has no error', () => {
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      expect(errors.map(({ code, message }) => `${code} ${message.en}`)).toEqual([]);
      expect(model).toBeDefined();
    });

    it('agrees with every one of its examples', () => {
      if (model === undefined) throw new Error('there is no model');
      const interpreter = new Interpreter(model);
      expect(model.examples.length).toBeGreaterThan(0);
      for (const example of model.examples) {
        const outcome = runExample(interpreter, example);
        expect(
          outcome.results.filter(({ passed }) => !passed),
          example.label,
        ).toEqual([]);
      }
    });

    it('names its document and says where its figures come from', () => {
      expect(compilation.checked.documents.length).toBeGreaterThan(0);
      expect(existsSync(join(root, folder, 'SOURCE.md'))).toBe(true);
    });
  });

  it('gives in French the results of the English file on every shared case', () => {
    const interpreters = ['rulesets/amf-sacem-2015', 'examples/amf-sacem-2015-fr'].map((folder) => {
      const { model } = load(folder).compilation;
      if (model === undefined) throw new Error(`${folder} does not compile`);
      return new Interpreter(model);
    });
    const cases = readFileSync(join(root, 'rulesets/amf-sacem-2015/cases.ndjson'), 'utf8').trim().split('\n');
    expect(cases.length).toBe(80);
    for (const line of cases) {
      const { facts, expected } = JSON.parse(line) as { facts: unknown; expected: Record<string, string> };
      for (const interpreter of interpreters) {
        const outcome = evaluate(interpreter, facts);
        expect(outcome.ok && outcome.outputs).toEqual(expected);
      }
    }
  });
});
