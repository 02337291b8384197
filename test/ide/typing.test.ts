// While a line is half written: nothing throws, and every amount that is still shown is the amount of the whole rules.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { completionsAt } from '../../compiler/ide/completion/completion.js';
import { documentOutline, folds } from '../../compiler/ide/document-outline.js';
import { semanticTokens } from '../../compiler/ide/semantic-tokens.js';
import { snapshotOf } from '../../compiler/ide/snapshot.js';
import { examplesOf } from '../../compiler/ide/views/cases.js';
import type { Outcome } from '../../compiler/runtime/outcome/assessment.js';
import { caretAt } from '../../grammar/editing/caret.js';
import { highlight } from '../../grammar/editing/highlight.js';
import { outlineOf } from '../../grammar/editing/outline.js';
import { gallery, projectOptions, readRoot, seeds } from './projects.js';

/** The same numbers on every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state % below;
  };
}

/** A line cut at the caret, a letter dropped, a sign that does not belong there. */
function typed(text: string, at: number, kind: number): string {
  const end = text.indexOf('\n', at);
  if (kind === 0) return text.slice(0, at) + text.slice(end < 0 ? text.length : end);
  return kind === 1 ? text.slice(0, at) + text.slice(at + 1) : `${text.slice(0, at)})${text.slice(at)}`;
}

const outputsOf = (outcome: Outcome) => (outcome.ok ? JSON.stringify(outcome.outputs) : undefined);

describe('rules that are being typed', () => {
  const files = [...seeds, ...gallery.filter((_, index) => index % 7 === 0)];
  it.each(files)('keep the amounts of %s or none', (path) => {
    const source = readRoot(path);
    const options = projectOptions();
    const whole = snapshotOf(source, options).amounts?.model;
    expect(whole).toBeDefined();
    if (whole === undefined) return;
    const random = randomFrom(path.length);
    for (let state = 0; state < 6; state++) {
      const text = typed(source.text, random(source.text.length), state % 3);
      const { amounts } = snapshotOf({ path, text }, options);
      if (amounts === undefined || amounts.isWhole) continue;
      const { model, leftOut } = amounts;
      expect(model.results.filter(({ name }) => leftOut.includes(name))).toEqual([]);
      const known = <T>(given: Readonly<Record<string, T>>) =>
        Object.fromEntries(Object.entries(given).filter(([name]) => !leftOut.includes(name)));
      for (const example of whole.examples) {
        for (const { result } of example.expected) {
          if (!model.results.some(({ name }) => name === result)) continue;
          const results = [result];
          const before = outputsOf(evaluate(whole, example.facts, { readings: example.readings, results }));
          const now = outputsOf(
            evaluate(model, known(example.facts), { readings: known(example.readings), results }),
          );
          if (now !== undefined)
            expect({ text: result, value: now }).toEqual({ text: result, value: before });
        }
      }
    }
  });

  it('have answers to every question at every caret', () => {
    const path = seeds[1] ?? '';
    const source = readRoot(path);
    const options = projectOptions();
    const random = randomFrom(3);
    const whole = snapshotOf(source, options);
    for (let state = 0; state < 25; state++) {
      const at = random(source.text.length);
      const text = typed(source.text, at, state % 3);
      for (const { start, end } of completionsAt(whole, path, text, at)) {
        expect(start).toBeLessThanOrEqual(at);
        expect(end).toBe(at);
      }
      expect(caretAt(text, at).word.end).toBe(at);
      for (const list of [outlineOf(text).statements, highlight(text), folds(text), documentOutline(text)]) {
        for (const { start, end } of list) expect(text.slice(start, end)).toHaveLength(end - start);
      }
    }
  });

  it('leave out exactly what needs the broken line', () => {
    const text = [
      'tariff t',
      'currency EUR',
      'rounding each amount half up to 0.01 EUR',
      'fact a : EUR, from 0 to 100',
      'fact b : EUR, from 0 to 100',
      'amount first = a',
      'amount second = b +',
      'amount third = second + a',
      'example "one"',
      '  | a     | b     | first |',
      '  | 1 EUR | 2 EUR | 1 EUR |',
      'example "two"',
      '  | a     | b     | third |',
      '  | 1 EUR | 2 EUR | 3 EUR |',
      '',
    ].join('\n');
    const snapshot = snapshotOf({ path: 't.bareme', text });
    expect(snapshot.amounts?.leftOut).toEqual(['second', 'third']);
    expect(snapshot.amounts?.isWhole).toBe(false);
    expect(examplesOf(snapshot, 'en').map(({ status }) => status)).toEqual(['passes', 'waiting']);
  });

  it.each([
    ['a unit', 'unit device, devices =', 'currency EUR'],
    ['a rounding', 'rounding each amount half up to 0.0x EUR', 'currency EUR'],
    ['a section', 'section "1" "A" applies when a is', 'currency EUR'],
  ])('have no amounts while %s is broken, which could change them all', (_, broken, head) => {
    const text = `tariff t\n${head}\nfact a : EUR, from 0 to 100\n${broken}\namount first = a\n`;
    expect(snapshotOf({ path: 't.bareme', text }).amounts).toBeUndefined();
  });

  it('have amounts while only a quote is not that of the document', () => {
    const text =
      'tariff t\nsource "t.txt" in English\ncurrency EUR\nrounding no amount\nfact a : EUR, from 0 to 100\namount first = a\n  quote "not there"\n';
    const document = { path: 't.txt', text: 'Something else.' };
    const { amounts, diagnostics } = snapshotOf({ path: 't.bareme', text }, { document: () => document });
    expect(diagnostics.map(({ code }) => code)).toContain('E901');
    expect(amounts?.isWhole).toBe(true);
  });

  it('show names by what they are', () => {
    const text = 'tariff t\nfact a : yes/no\nanswer b = not a # why\n';
    const kinds = semanticTokens(snapshotOf({ path: 't.bareme', text }), 't.bareme').map(
      ({ start, end, kind }) => [text.slice(start, end), kind],
    );
    expect(kinds).toContainEqual(['a', 'fact']);
    expect(kinds).toContainEqual(['b', 'result']);
    expect(kinds).toContainEqual(['not', 'keyword']);
    expect(kinds).toContainEqual(['# why', 'comment']);
  });
});
