// Files that somebody wrote from the reference, as they stand: what is told of them is their fix, and fixed they give what is right.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { compile } from '../../compiler/pipeline.js';
import { evaluatorOf, sourceOf } from '../emit-typescript/compile-evaluator.js';
import { withFix } from './fixed.js';

const folder = fileURLToPath(new URL('../fixtures/mistakes/', import.meta.url));

/** The rules when all fixes of all their messages are made, the last first so that none moves another. */
function fixed(path: string, text: string): string {
  let now = text;
  const { diagnostics } = compile({ path, text });
  const fixes = diagnostics.flatMap(({ fix }) => (fix === undefined ? [] : [fix]));
  expect(fixes.length).toBe(diagnostics.length);
  for (const fix of fixes.sort((a, b) => b.edits[0]!.span.start - a.edits[0]!.span.start)) {
    now = withFix(fix, new Map([[path, now]]), () => now).get(path) ?? now;
  }
  return now;
}

const files = {
  'night-window': [
    [{ hour_begun: 8 }, { fee: '2.00' }],
    [{ hour_begun: 19 }, { fee: '2.00' }],
    [{ hour_begun: 20 }, { fee: '1.00' }],
    [{ hour_begun: 0 }, { fee: '1.00' }],
    [{ hour_begun: 7 }, { fee: '1.00' }],
  ],
  'plages-du-soir': [
    [{ heure_dite: 8 }, { total: '2.00' }],
    [{ heure_dite: 19 }, { total: '2.00' }],
    [{ heure_dite: 20 }, { total: '1.00' }],
    [{ heure_dite: 7 }, { total: '1.00' }],
  ],
  'version-from-version': [
    [{ on_day: '2025-06-01' }, { due: '5660.00' }],
    [{ on_day: '2026-06-01' }, { due: '5810.00' }],
    [{ on_day: '2027-06-01' }, { due: '5970.00' }],
  ],
} as const;

describe('what somebody wrote from the reference', () => {
  it.each(Object.entries(files))('is mended by its fixes: %s', async (name, cases) => {
    const path = `${name}.bareme`;
    const text = fixed(path, readFileSync(`${folder}${path}`, 'utf8'));
    const { model, diagnostics } = compile({ path, text });
    expect(diagnostics).toEqual([]);
    if (model === undefined) throw new Error('there is no model');
    const evaluator = evaluatorOf(await sourceOf(model));
    for (const [facts, outputs] of cases) {
      expect(evaluate(model, facts)).toMatchObject({ ok: true, outputs });
      expect(evaluator.evaluateUnknown(facts)).toMatchObject({ ok: true, outputs });
    }
  });

  it('is not mended where a row would overlap another: a limit was mistyped', () => {
    const text = readFileSync(`${folder}night-window.bareme`, 'utf8').replace(
      'from 8 below 20',
      'from 5 below 20',
    );
    const [told] = compile({ path: 'typed.bareme', text }).diagnostics;
    expect([told?.code, told?.fix]).toEqual(['E411', undefined]);
  });
});
