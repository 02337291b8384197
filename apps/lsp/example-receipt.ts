// The receipt of the example at a place of a rule file, as text.

import { receiptOf } from '../../compiler/6-emit/receipt/receipt-of-case.js';
import { receiptText } from '../../compiler/6-emit/receipt/receipt-text.js';
import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import type { Snapshot } from '../../compiler/ide/snapshot.js';

const words = {
  en: {
    noAmounts: 'There are no amounts while the rules have errors.',
    noExample: 'The file has no example.',
  },
  fr: {
    noAmounts: "Il n'y a pas de montants tant que les règles ont des erreurs.",
    noExample: "Le fichier n'a pas d'exemple.",
  },
} as const satisfies Readonly<Record<Locale, unknown>>;

/** A sentence in place of it where there is no example, or no amounts. */
export function exampleReceipt(
  snapshot: Snapshot,
  offset: number,
  locale: Locale,
  compilerVersion: string,
): string {
  const { amounts, source } = snapshot;
  if (amounts === undefined) return words[locale].noAmounts;
  const { model } = amounts;
  const own = model.examples.filter(({ span }) => span.file === source.path);
  const example = own.findLast(({ span }) => span.start <= offset) ?? own[0];
  if (example === undefined) return words[locale].noExample;
  const results = [...new Set(example.expected.map(({ result }) => result))];
  const told = receiptOf(model, example.facts, {
    readings: example.readings,
    results,
    locale,
    provenance: { compilerVersion, ruleHash: '', documentHashes: {} },
  });
  return told.ok ? receiptText(told.receipt) : told.errors.map(({ message }) => message[locale]).join('\n');
}
