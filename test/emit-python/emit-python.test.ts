// The text of the Python module; what it computes is compared where Python is there (test/python/run.ts).

import { describe, expect, it } from 'vitest';
import { emitPython } from '../../compiler/6-emit/python/emit-python.js';
import { modelOfFile, modelOfText, tariffFiles } from '../emit-typescript/compile-evaluator.js';

const provenance = { compilerVersion: '0.0.0', ruleHash: 'test', documentHashes: {} };
const moduleOf = (model: ReturnType<typeof modelOfText>, readings = {}): string => {
  const [file] = emitPython(model, provenance, { readings }, ({ message }) => {
    throw new Error(message.en);
  });
  return String(file?.content ?? '');
};

/** What is left of a line without its texts: nothing of a tariff. */
const withoutTexts = (line: string): string =>
  line.startsWith('#') || line.trim().startsWith('#') ? '' : line.replace(/r?"(?:[^"\\]|\\.)*"/g, 'T');

describe('the Python module', () => {
  it('is the same bytes for the same rules, and names what it was made from', () => {
    const path = tariffFiles().find(({ name }) => name === 'amf-sacem-2015')?.path ?? '';
    const module = moduleOf(modelOfFile(path));
    expect(module).toBe(moduleOf(modelOfFile(path)));
    expect(module).toContain('# Rules: sha256 test');
    expect(module).toContain('# reading minimum_order = before_hours');
    expect(module).toContain('# background_music_fee: Sonorisation des parties communes');
  });

  it('has other readings folded in', () => {
    const path = tariffFiles().find(({ name }) => name === 'amf-sacem-2015')?.path ?? '';
    const model = modelOfFile(path);
    expect(moduleOf(model, { minimum_order: 'after_hours' })).not.toBe(moduleOf(model));
  });

  it('makes no statement of what a tariff is called', () => {
    const module = moduleOf(
      modelOfText(
        [
          `tariff t "'''; import os # \\\\ %s {x} \u2028 """`.replaceAll('"""', '"'),
          'currency EUR',
          'rounding each amount half up to 0.01 EUR',
          'results class',
          'fact None "#{}\\\\ \'" : EUR, from 0 to 10',
          'fact lambda "x" : one of',
          `  | import "'; raise SystemExit" | def "\`rm\`" |`,
          'amount class "\\\\" = None when lambda is import, otherwise 2 EUR',
        ].join('\n'),
      ),
    );
    const outside = module.split('\n').map(withoutTexts).join('\n');
    expect(outside).not.toMatch(/SystemExit|`rm`|import os|\\\\/);
    expect(module).toContain('"class": "str"');
  });
});
