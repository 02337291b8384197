// Quantities that are derived: powers, parts that add up, roundings by a value. E350 to E359.

import { define } from '../../define.js';
import type { Localized } from '../../diagnostic.js';

export const baseNotPlain = define<{ found: Localized }>({
  code: 'E350',
  severity: 'error',
  message: {
    en: ({ found }) => `what is raised to a power is a number, but this is ${found.en}`,
    fr: ({ found }) => `ce qu'on élève à une puissance est un nombre, mais ceci est ${found.fr}`,
  },
  help: {
    en: 'raise the factor and multiply: `rent * (1 + 2 %) to the power of years`',
    fr: 'élevez le facteur, puis multipliez : `loyer * (1 + 2 %) à la puissance annees`',
  },
  explanation: {
    en: 'A power multiplies a number with itself, as a rent that rises by 2 % each year does with 1.02. A quantity with a unit would change its unit with each year.',
    fr: "Une puissance multiplie un nombre par lui-même, comme un loyer qui augmente de 2 % par an le fait de 1,02. Une quantité avec une unité changerait d'unité chaque année.",
  },
});

type Exponent = 'type' | 'open' | 'below' | 'above';

export const exponentUnknown = define<{
  problem: Exponent;
  found: Localized;
  text: string;
  most: number;
  /** Nought and `most` in the unit of what is counted. */
  limits: readonly [nought: Localized, most: Localized];
}>({
  code: 'E351',
  severity: 'error',
  message: {
    en: ({ problem, found, text, most }) =>
      ({
        type: `how often something is multiplied is a number or a time, but this is ${found.en}`,
        open: `it is not seen that \`${text}\` is a whole number within limits`,
        below: `\`${text}\` may be below nought`,
        above: `\`${text}\` may be more than ${most}`,
      })[problem],
    fr: ({ problem, found, text, most }) =>
      ({
        type: `le nombre de multiplications est un nombre ou une durée, mais ceci est ${found.fr}`,
        open: `on ne voit pas que \`${text}\` soit un nombre entier entre des limites`,
        below: `\`${text}\` peut être négatif`,
        above: `\`${text}\` peut dépasser ${most}`,
      })[problem],
  },
  help: {
    en: ({ problem, text, limits: [nought, limit] }) =>
      ({
        type: 'use whole years: `whole years from A to B`, or a fact `: years, whole, from 0 to 30`',
        open: 'use a fact that is `whole, from 0 to 30`, or `whole years from A to B` of dates',
        below: `write \`(${text}, at least ${nought.en})\` if less counts as nought`,
        above: `write \`(${text}, at most ${limit.en})\`, or a narrower \`from … to …\` of its facts`,
      })[problem],
    fr: ({ problem, text, limits: [nought, limit] }) =>
      ({
        type: 'prenez des années entières : `années entières de A à B`, ou une donnée `: années, entier, de 0 à 30`',
        open: 'prenez une donnée `entier, de 0 à 30`, ou `années entières de A à B` entre des dates',
        below: `écrivez \`(${text}, au moins ${nought.fr})\` si moins compte pour zéro`,
        above: `écrivez \`(${text}, au plus ${limit.fr})\`, ou resserrez le \`de … à …\` de ses données`,
      })[problem],
  },
  explanation: {
    en: 'Powers are exact: as many multiplications as the exponent counts. So it is a whole number, nought or more, and its facts show how large it may be.',
    fr: "Les puissances sont exactes : autant de multiplications que dit l'exposant. C'est donc un nombre entier, positif ou nul, et ses données montrent jusqu'où il va.",
  },
});

type Share = 'list' | 'money' | 'weight' | 'step';

export const shareNotPossible = define<{ problem: Share; found: Localized | undefined }>({
  code: 'E352',
  severity: 'error',
  message: {
    en: ({ problem, found }) =>
      ({
        list: 'what is shared goes to the items of a list, and this speaks of none',
        money: `what is shared is money, but this is ${found?.en ?? ''}`,
        weight: `what it is shared by is a number, but this is ${found?.en ?? ''}`,
        step: 'the file does not say to what amounts are rounded, so nobody knows what a part is',
      })[problem],
    fr: ({ problem, found }) =>
      ({
        list: "ce qui est réparti va aux éléments d'une liste, et ceci ne parle d'aucune",
        money: `ce qui est réparti est une somme d'argent, mais ceci est ${found?.fr ?? ''}`,
        weight: `ce au prorata de quoi l'on répartit est un nombre, mais ceci est ${found?.fr ?? ''}`,
        step: "le fichier ne dit pas à quoi les montants s'arrondissent : on ne sait pas ce qu'est une part",
      })[problem],
  },
  help: {
    en: ({ problem }) =>
      problem === 'step'
        ? 'add a line such as `rounding each amount half up to 0.01 EUR`'
        : 'write `amount part of lines = total shared in proportion to weight`, outside of sums, with `weight` of `lines`',
    fr: ({ problem }) =>
      problem === 'step'
        ? 'ajoutez une ligne telle que `arrondi de chaque montant au plus proche à 0,01 EUR`'
        : 'écrivez `montant part de lignes = total réparti au prorata de poids`, hors des sommes, avec `poids` de `lignes`',
  },
  explanation: {
    en: "Each item's share is cut down to the file's rounding step; the steps that are left go to the items that lost most by that, of equal ones to the earlier. So the parts add up to the total.",
    fr: "La part de chaque élément est coupée au pas d'arrondi du fichier ; les pas qui restent vont aux éléments qui y ont le plus perdu, à égalité au premier. Les parts font donc le total.",
  },
});
