// Mistakes in scales that are made from others: E419.

import { define } from '../../define.js';

export const nothingToChange = define<{ part: 'rate' | 'threshold' | 'once' }>({
  code: 'E419',
  severity: 'error',
  message: {
    en: ({ part }) =>
      ({
        rate: 'the scale has no rate to change',
        threshold: 'the scale has no threshold to change',
        once: 'the scale owes nothing `once` that could be changed',
      })[part],
    fr: ({ part }) =>
      ({
        rate: "le barème n'a aucun taux à changer",
        threshold: "le barème n'a aucun seuil à changer",
        once: 'le barème ne comprend aucun forfait à changer',
      })[part],
  },
  help: {
    en: '`every rate` changes what a band owes per unit or per started block, `every once` what is owed when it is reached, `every threshold` where bands end',
    fr: "`chaque taux` change ce qu'une tranche doit par unité ou par tranche entamée, `chaque forfait` ce qui est dû quand elle est atteinte, `chaque seuil` là où finissent les tranches",
  },
  explanation: {
    en: 'A change that touches nothing leaves the scale as it is, and whoever wrote it meant something else. Rates, what is owed once and thresholds are changed apart: `every rate times 2` doubles no flat sum.',
    fr: "Un changement qui ne touche rien laisse le barème tel quel, et ce n'est pas ce que l'auteur voulait. Taux, forfaits et seuils se changent séparément : `chaque taux multiplié par 2` ne double aucun forfait.",
  },
});
