// Labels of options of readings: told to people wherever an option is; facts, options of a case and `is` go by the name.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { receiptOf, receiptText } from '../../compiler/6-emit/receipt/receipt-of-case.js';
import { workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { readingsSheet } from '../../compiler/6-emit/workbook/sheets/readings-sheet.js';
import { fromReadings } from '../../compiler/revise/hypotheses/from-readings.js';
import { modelFrom, provenance } from '../rig/load-ruleset.js';

const rules = (language: 'en' | 'fr', before: string, after: string): string =>
  ({
    en: `tariff hall "Hall"
currency EUR
rounding each amount half up to 0.01 EUR
fact reduced "Reduced" : yes/no
value fee_exact "Fee, exact" = 30 EUR
  times 50 % when reduced
  at least 20 EUR when order is after
reading order "Minimum before or after the reduction"
  | option | because |
  | before${before} | "it is said first" |
  | after${after} | "nobody pays less" |
  chosen before
amount fee "Fee" = fee_exact
`,
    fr: `tarif hall "Salle"
langue français
monnaie EUR
arrondi chaque montant au plus proche à 0,01 EUR
donnée reduced "Réduit" : oui/non
valeur fee_exact "Redevance, exacte" = 30 EUR
  fois 50 % quand reduced
  au moins 20 EUR quand order est after
lecture order "Minimum avant ou après la réduction"
  | option | motif |
  | before${before} | "il est dit d'abord" |
  | after${after} | "personne ne paie moins" |
  retenu before
montant fee "Redevance" = fee_exact
`,
  })[language];

describe.each(['en', 'fr'] as const)('in %s', (language) => {
  const labelled = modelFrom(rules(language, ' "« before » it"', ' "after, for all"'));
  const plain = modelFrom(rules(language, '', ''));
  const facts = { reduced: true };

  it('prices by names, whatever options are called', () => {
    for (const model of [labelled, plain]) {
      const fee = (option?: string) => {
        const outcome = evaluate(model, facts, option === undefined ? {} : { readings: { order: option } });
        return outcome.ok ? outcome.outputs.fee : outcome.errors.map(({ code }) => code);
      };
      expect([fee(), fee('after'), fee('after, for all')]).toEqual(['15.00', '20.00', ['unknown_reading']]);
    }
  });

  it('stand in the receipt, in the workbook and in what is said of another system', () => {
    const receipt = receiptOf(labelled, facts, { provenance, readings: { order: 'after' } });
    expect(receipt.ok && receiptText(receipt.receipt)).toContain('→ after, for all');
    const sheet = readingsSheet(workbookImage(labelled, provenance).plan);
    const texts = sheet.cells.map(({ content }) => (content.kind === 'text' ? content.value : ''));
    expect(texts).toContain('after, for all');
    const said = [...fromReadings(labelled)].map(({ says }) => says[language]);
    expect(said.join()).toContain('after, for all');
  });

  it('are the names where the file gives none', () => {
    expect(plain.readings[0]?.options.map(({ name, label }) => [name, label])).toEqual([
      ['before', 'before'],
      ['after', 'after'],
    ]);
  });
});
