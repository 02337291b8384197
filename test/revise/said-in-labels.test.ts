// What is told of an old system is for people: no name of a rule file stands in it where the file says how people call the thing.

import { expect, test } from 'vitest';
import { catalogueOf } from '../../compiler/revise/hypotheses/catalogue.js';
import { unknownsOf } from '../../compiler/revise/hypotheses/unknowns.js';
import { rational } from '../../compiler/runtime/exact/rational.js';
import { tariffIn } from './evidence/tariffs.js';

test.each([
  'rulesets/amf-sacem-2015',
  'examples/gallery/taxe-de-sejour',
  'examples/gallery/swiss-invoice',
  'examples/gallery/facture-electricite',
  'examples/gallery/german-court-costs',
])('%s: hypotheses speak in labels', (folder) => {
  const { model } = tariffIn(folder);
  const labelled = new Set(
    [
      ...model.definitions.flatMap(({ owner, label, final }) => (final ? [{ name: owner, label }] : [])),
      ...model.facts,
      ...model.readings,
    ].flatMap(({ name, label }) => (name.includes('_') && label !== '' && label !== name ? [name] : [])),
  );
  const { rules, hypotheses } = catalogueOf(
    model,
    model.results.filter(({ listed }) => listed),
  );
  const says = [
    ...hypotheses.map((one) => one.says),
    ...[...unknownsOf(rules)].map((one) => one.says('1', rational(1))),
  ];
  expect(says.length).toBeGreaterThan(100);
  const named = says.flatMap(({ en, fr }) =>
    [en, fr].filter((text) =>
      (text.replaceAll(/`[^`]*`/g, '').match(/\p{L}[\p{L}\p{N}_]*/gu) ?? []).some((word) =>
        labelled.has(word),
      ),
    ),
  );
  expect(named).toEqual([]);
  // Figures in French sentences have a comma.
  expect(says.map(({ fr }) => fr).filter((text) => /(?:a|limite|à|compte) \d+\.\d/.test(text))).toEqual([]);
});
