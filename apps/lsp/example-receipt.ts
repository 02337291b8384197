// The receipt of the example at a place of a rule file, as text.

import { receiptOf } from '../../compiler/6-emit/receipt/receipt-of-case.js';
import { receiptText } from '../../compiler/6-emit/receipt/receipt-text.js';
import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import type { Snapshot } from '../../compiler/ide/snapshot.js';

/** A sentence in place of it where there is no example, or no amounts. */
export function exampleReceipt(
  snapshot: Snapshot,
  offset: number,
  locale: Locale,
  compilerVersion: string,
): string {
  const { amounts, source } = snapshot;
  const say = (en: string, fr: string) => (locale === 'fr' ? fr : en);
  if (amounts === undefined)
    return say(
      'There are no amounts while the rules have errors.',
      "Il n'y a pas de montants tant que les règles ont des erreurs.",
    );
  const { model } = amounts;
  const own = model.examples.filter(({ span }) => span.file === source.path);
  const example = own.findLast(({ span }) => span.start <= offset) ?? own[0];
  if (example === undefined) return say('The file has no example.', "Le fichier n'a pas d'exemple.");
  const results = [...new Set(example.expected.map(({ result }) => result))];
  const told = receiptOf(model, example.facts, {
    readings: example.readings,
    results,
    locale,
    provenance: { compilerVersion, ruleHash: '', documentHashes: {} },
  });
  return told.ok ? receiptText(told.receipt) : told.errors.map(({ message }) => message[locale]).join('\n');
}
