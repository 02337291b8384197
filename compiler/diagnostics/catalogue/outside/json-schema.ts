// What a JSON Schema cannot say of the facts of a ruleset.

import { define } from '../../define.js';

export const inexactStep = define<{ name: string }>({
  code: 'W850',
  severity: 'warning',
  message: {
    en: ({ name }) => `the schema does not check the step of \`${name}\` when it is given as text`,
    fr: ({ name }) => `le schéma ne contrôle pas le pas de \`${name}\` quand elle est donnée en texte`,
  },
  label: { en: 'with this step', fr: 'avec ce pas' },
  help: {
    en: 'a step such as 1, 0.01, 0.25, 5 or 100 can be checked; the evaluator checks every step',
    fr: "un pas comme 1, 0,01, 0,25, 5 ou 100 peut l'être ; l'évaluateur contrôle tous les pas",
  },
  explanation: {
    en: 'The JSON Schema checks facts that are given as text by a pattern. A pattern can tell multiples of a step that divides a power of ten, or has few multiples in its domain; for a step such as 7 it would be too large, and only the limits are checked. The evaluator itself refuses what is off the step in any case. `fact shifts : minutes, to 7, from 0 to 70 000` is such a fact; `to 5` is not.',
    fr: "Le schéma JSON contrôle par un motif les données fournies en texte. Un motif reconnaît les multiples d'un pas qui divise une puissance de dix, ou qui a peu de multiples dans son domaine ; pour un pas comme 7 il serait trop grand, et seules les limites sont contrôlées. L'évaluateur refuse de toute façon ce qui n'est pas sur le pas. `donnée équipes : minutes, au pas de 7, de 0 à 70 000` en est un exemple ; `au pas de 5` n'en est pas un.",
  },
});
