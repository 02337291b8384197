// Examples of a rule file that the rules do not bear out (E506 to E507).

import type { Localized } from '../../../runtime/outcome/localized.js';
import { define } from '../../define.js';

export const exampleDiffers = define<{ result: string; expected: Localized; actual: Localized }>({
  code: 'E506',
  severity: 'error',
  message: {
    en: ({ result, expected, actual }) =>
      `the rules give \`${result}\` = \`${actual.en}\`, the example expects \`${expected.en}\``,
    fr: ({ result, expected, actual }) =>
      `les règles donnent \`${result}\` = \`${actual.fr}\`, l'exemple attend \`${expected.fr}\``,
  },
  label: {
    en: ({ actual }) => `comes to ${actual.en}`,
    fr: ({ actual }) => `donne ${actual.fr}`,
  },
  help: {
    en: 'work the case out from the document: either the example or a rule is wrong; `bareme explain` shows each step',
    fr: "refaites le calcul d'après le document : l'exemple ou une règle est faux ; `bareme explain` montre chaque étape",
  },
  explanation: {
    en: 'An example is a case worked out by hand. Where the rules come to another value, one of the two does not say what the document says. Reckon the case again with the document in hand, then change the rule or the example.',
    fr: "Un exemple est un cas calculé à la main. Là où les règles donnent une autre valeur, l'un des deux ne dit pas ce que dit le document. Refaites le calcul avec le document, puis corrigez la règle ou l'exemple.",
  },
});

export const exampleRefused = define<{ message: Localized; missing: boolean }>({
  code: 'E507',
  severity: 'error',
  message: {
    en: ({ message }) => `the example is refused: ${message.en}`,
    fr: ({ message }) => `l'exemple est refusé : ${message.fr}`,
  },
  help: {
    en: ({ missing }) =>
      missing
        ? 'an example gives all facts that the results it expects can need: add a column for it'
        : 'give a value that the fact allows, or widen the fact where the document allows more',
    fr: ({ missing }) =>
      missing
        ? 'un exemple donne toutes les données dont les résultats attendus peuvent avoir besoin : ajoutez-lui une colonne'
        : 'donnez une valeur que la donnée permet, ou élargissez la donnée si le document permet davantage',
  },
  explanation: {
    en: 'The facts of an example must be ones that the rules accept: none missing, none unknown, each within its limits and on its step. Only what the example expects is computed, so only the facts for that are needed.',
    fr: "Les données d'un exemple doivent être de celles que les règles acceptent : aucune ne manque, aucune n'est inconnue, chacune est dans ses limites et à son pas. Seul ce que l'exemple attend est calculé ; seules ces données sont nécessaires.",
  },
});
