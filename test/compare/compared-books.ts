// Tariffs that tests lay side by side: two files, versions of one, options of a reading.

import { join } from 'node:path';
import type { Model } from '../../compiler/3-model/model.js';
import { boundToVersion } from '../../compiler/revise/compare/bound-version.js';
import { comparedRules } from '../../compiler/revise/compare/compared-rules.js';
import { modelFrom, modelOf, root } from '../rig/load-ruleset.js';

export function joint(
  before: Model,
  after: Model,
  names: readonly [string, string] = ['2024', '2025'],
): Model {
  const model = comparedRules([
    { name: names[0], model: before },
    { name: names[1], model: after },
  ]);
  if (!('definitions' in model)) throw new Error(JSON.stringify(model));
  return model;
}

function versions(path: string, names: readonly [string, string]): Model {
  const model = modelOf(join(root, path));
  const [before, after] = names.map((name) => {
    const version = model.versions.find((one) => one.name === name);
    if (version === undefined) throw new Error(name);
    return boundToVersion(model, version);
  });
  if (before === undefined || after === undefined) throw new Error(path);
  return joint(before, after, names);
}

function reading(path: string, name: string, option: string): Model {
  const model = modelOf(join(root, path));
  const readings = model.readings.map((one) => (one.name === name ? { ...one, chosen: option } : one));
  return joint(model, { ...model, readings }, ['a', 'b']);
}

export const hall = (fee: number, least: number, rate: number): Model =>
  modelFrom(`tarif hall "Salle"
monnaie EUR
arrondi de chaque montant au plus proche à 0,01 EUR
donnée entrees "Entrées" : nombre, entier, de 0 à 500
donnée genre "Genre" : parmi concert "Concert" | bal "Bal"
montant droits "Droits" = ${fee} EUR * entrees
  fois ${rate} % quand genre est bal
  au moins ${least} EUR
montant total "Total" = droits + 1 EUR
résultats total, droits
`);

export const comparedBooks: readonly (readonly [string, () => Model])[] = [
  ['two French files', () => joint(hall(2, 50, 80), hall(3, 60, 80))],
  [
    'versions of one file',
    () =>
      versions('examples/gallery/stamp-duty-land-tax/stamp-duty-land-tax.bareme', [
        'slice 2014',
        'April 2025',
      ]),
  ],
  [
    'options of a reading',
    () => reading('rulesets/amf-sacem-2015/amf-sacem-2015.bareme', 'minimum_order', 'after_hours'),
  ],
];
