// What a Python evaluator cannot compute.

import { define } from '../../define.js';
import type { Localized } from '../../diagnostic.js';

export const notInPython = define<{ name: string; reason: Localized }>({
  code: 'E861',
  severity: 'error',
  message: {
    en: ({ name, reason }) => `no Python evaluator can compute \`${name}\`: ${reason.en}`,
    fr: ({ name, reason }) => `aucun évaluateur Python ne peut calculer \`${name}\` : ${reason.fr}`,
  },
  help: {
    en: 'no module is written rather than one that is nearly right; the TypeScript evaluator prices these cases',
    fr: "aucun module n'est écrit, plutôt qu'un module presque juste ; l'évaluateur TypeScript calcule ces cas",
  },
  explanation: {
    en: 'The Python evaluator is printed from the integer program of the tariff, which computes in whole numbers whose limits are proved beforehand. It has no quotient that no rule rounds, no number without a domain, no sum of quotients that differ from item to item, and no list inside an item. Declare the domain of the fact, or round the quotient where the document rounds it.',
    fr: "L'évaluateur Python est écrit d'après le programme entier du tarif, qui calcule en nombres entiers dont les limites sont prouvées d'avance. Il n'a ni quotient qu'aucune règle n'arrondit, ni nombre sans domaine, ni somme de quotients qui diffèrent d'un élément à l'autre, ni liste dans un élément. Déclarez le domaine de la donnée, ou arrondissez le quotient là où le document l'arrondit.",
  },
});
