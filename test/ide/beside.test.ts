// Documents beside rules: the same ledger as the command line's, and every place points at what it says.

import { describe, expect, it } from 'vitest';
import { ledgerOf } from '../../compiler/2-check/documents/number-ledger.js';
import { snapshotOf } from '../../compiler/ide/snapshot.js';
import { besideOf } from '../../compiler/ide/views/beside.js';
import { projectOptions, readRoot, seeds } from './projects.js';

describe('a document beside its rules', () => {
  it.each(seeds)('has every number and quote of %s with its place', (path) => {
    const snapshot = snapshotOf(readRoot(path), projectOptions());
    const documents = besideOf(snapshot);
    expect(documents.length).toBeGreaterThan(0);
    for (const { text, numbers, passages } of documents) {
      expect(numbers.map(({ status }) => status)).toEqual(
        ledgerOf(text, snapshot.compilation.checked).map(({ status }) => status),
      );
      expect(numbers.filter(({ status }) => status === 'unused')).toEqual([]);
      for (const { start, end, uses } of numbers) {
        expect(text.slice(start, end)).toMatch(/^\d/);
        for (const use of uses) expect(snapshot.textOf(use.file)?.slice(use.start, use.end)).not.toBe('');
      }
      expect(passages.length).toBeGreaterThan(0);
      for (const { found, rule } of passages) {
        expect(found).toBeDefined();
        expect(snapshot.textOf(rule.file)?.slice(rule.start, rule.end)).toMatch(/^["«]|^not|^non/);
      }
    }
  });

  it('shows the nearest passage of a quote that is not there, and numbers without a rule', () => {
    const text =
      'tariff t\nsource "t.txt" in English\ncurrency EUR\nrounding no amount\namount fee = 3 EUR\n  quote "the fee is three"\n';
    const document = { path: 't.txt', text: 'So the fee is 3 EUR, or 4 EUR.' };
    const [beside] = besideOf(snapshotOf({ path: 't.bareme', text }, { document: () => document }));
    expect(beside?.numbers.map(({ status }) => status)).toEqual(['used', 'unused']);
    expect(beside?.passages[0]?.found).toBeUndefined();
    expect(beside?.passages[0]?.nearest?.text).toBe('So the fee is');
  });
});
