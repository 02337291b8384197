// What a message says to write is written: the text that each offer makes, in both languages of files.

import { expect, it } from 'vitest';
import { actionsFor } from '../../compiler/ide/actions/actions.js';
import { snapshotOf } from '../../compiler/ide/snapshot.js';

const shared = 'module shared "Shared"\ncurrency EUR\nvalue low = 2 EUR\nvalue high = 3 EUR\n';

const opened = (text: string) =>
  snapshotOf(
    { path: 'demo.bareme', text },
    { load: (path) => (path === 'shared.bareme' ? { path, text: shared } : undefined) },
  );

/** The text after the first offer for the code that is more than to allow it, and the codes told before and of it. */
function after(text: string, code: string) {
  const snapshot = opened(text);
  const told = snapshot.diagnostics.filter((one) => one.code === code);
  const [action] = told
    .flatMap((one) => actionsFor(one, snapshot))
    .filter(({ title }) => !/allow|admettre/.test(title.en));
  const now = [...(action?.edits ?? [])]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((all, { span, text: put }) => all.slice(0, span.start) + put + all.slice(span.end), text);
  return { now, told: told.length, left: opened(now).diagnostics.map((one) => one.code) };
}

const en = 'tariff demo "Demo"\ncurrency EUR\nrounding each amount half up to 0.01 EUR\n';
const fr = 'tarif demo "Démo"\nmonnaie EUR\narrondi de chaque montant au plus proche à 0,01 EUR\n';

const mended: readonly (readonly [code: string, wrong: string, right: string])[] = [
  ['E104', `${en}amount fee "Fee = 3 EUR\n`, `${en}amount fee "Fee" = 3 EUR\n`],
  ['E104', `${fr}montant frais « Frais = 3 EUR\n`, `${fr}montant frais « Frais » = 3 EUR\n`],
  [
    'E104',
    `${fr}donnée aire "Aire : m2, entier, de 0 à 9\n`,
    `${fr}donnée aire "Aire" : m2, entier, de 0 à 9\n`,
  ],
  ['E112', `${en}amount fee "Fee" 3 EUR\n`, `${en}amount fee "Fee" = 3 EUR\n`],
  ['E112', `${fr}montant frais "Frais" 3 EUR\n`, `${fr}montant frais "Frais" = 3 EUR\n`],
  [
    'E207',
    `${en}use "shared.bareme" taking lov\namount fee = 3 EUR\n`,
    `${en}use "shared.bareme" taking low\namount fee = 3 EUR\n`,
  ],
  [
    'E209',
    `${en}use "shared.bareme" taking low\namount fee = low + high\n`,
    `${en}use "shared.bareme" taking low, high\namount fee = low + high\n`,
  ],
  [
    'W208',
    `${en}use "shared.bareme" taking low, high\namount fee = high\n`,
    `${en}use "shared.bareme" taking high\namount fee = high\n`,
  ],
  [
    'W208',
    `${en}use "shared.bareme" taking low, high\namount fee = low\n`,
    `${en}use "shared.bareme" taking low\namount fee = low\n`,
  ],
  ['E315', `${en}value rate = not given\n`, `${en}value rate = (not given in EUR)\n`],
  [
    'E336',
    `tariff demo "Demo"\ncurrency EUR\nrounding each amount half up to 1 m2\namount fee = 3 EUR\n`,
    `${en}amount fee = 3 EUR\n`,
  ],
  [
    'E336',
    `tarif demo "Démo"\nmonnaie EUR\narrondi de chaque montant au plus proche à 1 m2\nmontant frais = 3 EUR\n`,
    `${fr}montant frais = 3 EUR\n`,
  ],
  [
    'W617',
    `${fr}donnée part "Part" : pourcentage, par pas de 0,01, de 0 à 1\nmontant frais = 3 EUR * part\n`,
    `${fr}donnée part "Part" : pourcentage, par pas de 0,01, de 0 à 100\nmontant frais = 3 EUR * part\n`,
  ],
];

it.each(mended)('%s: %j', (code, wrong, right) => {
  const { now, told, left } = after(wrong, code);
  expect(told).toBe(1);
  expect(now).toBe(right);
  expect(left).not.toContain(code);
  expect(left.filter((one) => one.startsWith('E'))).toEqual([]);
});
