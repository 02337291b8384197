// Tariffs that tests lay side by side: two files, versions of one, options of a reading.

import { join } from 'node:path';
import type { Model } from '../../compiler/3-model/model.js';
import { boundToVersion } from '../../compiler/revise/compare/bound-version.js';
import { comparedRules } from '../../compiler/revise/compare/compared-rules.js';
import { modelFrom, modelOf, onDisk, root, type TextOf } from '../rig/load-ruleset.js';

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

function versions(path: string, names: readonly [string, string], textOf: TextOf): Model {
  const model = modelOf(join(root, path), textOf);
  const [before, after] = names.map((name) => {
    const version = model.versions.find((one) => one.name === name);
    if (version === undefined) throw new Error(name);
    return boundToVersion(model, version);
  });
  if (before === undefined || after === undefined) throw new Error(path);
  return joint(before, after, names);
}

function reading(path: string, name: string, option: string, textOf: TextOf): Model {
  const model = modelOf(join(root, path), textOf);
  const readings = model.readings.map((one) => (one.name === name ? { ...one, chosen: option } : one));
  return joint(model, { ...model, readings }, ['a', 'b']);
}

const hallText = (fee: number, least: number, rate: number): string => `tarif hall "Salle"
monnaie EUR
arrondi de chaque montant au plus proche à 0,01 EUR
donnée entrees "Entrées" : nombre, entier, de 0 à 500
donnée genre "Genre" : parmi concert "Concert" | bal "Bal"
montant droits "Droits" = ${fee} EUR * entrees
  fois ${rate} % quand genre est bal
  au moins ${least} EUR
montant total "Total" = droits + 1 EUR
résultats total, droits
`;

export const hall = (fee: number, least: number, rate: number): Model =>
  modelFrom(hallText(fee, least, rate));

/** Two files that lie on no disk. */
const halls: Readonly<Record<string, string>> = {
  'hall-2024.bareme': hallText(2, 50, 80),
  'hall-2025.bareme': hallText(3, 60, 80),
};

/** The texts of the rules of a book, before anybody edits them. */
export const textOfCompared: TextOf = (file) => halls[file] ?? onDisk(file);

export const comparedBooks: readonly (readonly [string, (textOf?: TextOf) => Model])[] = [
  [
    'two French files',
    (textOf = textOfCompared) => {
      const [before, after] = ['hall-2024.bareme', 'hall-2025.bareme'].map((file) =>
        modelFrom(textOf(file), file),
      );
      if (before === undefined || after === undefined) throw new Error('no halls');
      return joint(before, after);
    },
  ],
  [
    'versions of one file',
    (textOf = onDisk) =>
      versions(
        'examples/gallery/stamp-duty-land-tax/stamp-duty-land-tax.bareme',
        ['slice 2014', 'April 2025'],
        textOf,
      ),
  ],
  [
    'options of a reading',
    (textOf = onDisk) =>
      reading('rulesets/amf-sacem-2015/amf-sacem-2015.bareme', 'minimum_order', 'after_hours', textOf),
  ],
];
