// Values that no case can have, or that the document does not speak of: E631 to E633, W634.

import { define } from '../../define.js';
import { comma } from '../french-numbers.js';

export const belowNought = define<{
  readonly scale: string | undefined;
  readonly witness: string | undefined;
}>({
  code: 'E631',
  severity: 'error',
  message: {
    en: ({ scale, witness }) =>
      `${scale === undefined ? 'a part counted from nought' : `no band of \`${scale}\``} ${scale === undefined ? 'says nothing of' : 'takes'} ${witness === undefined ? 'a value below nought' : `\`${witness}\``}`,
    fr: ({ scale, witness }) =>
      `${scale === undefined ? 'une part comptée à partir de zéro' : `aucune tranche de \`${scale}\``} ${scale === undefined ? 'ne dit rien de' : 'ne prend'} ${witness === undefined ? 'ce qui est au-dessous de zéro' : `\`${comma(witness)}\``}`,
  },
  label: { en: 'this may lie below nought', fr: 'ceci peut être au-dessous de zéro' },
  help: {
    en: ({ scale }) =>
      scale === undefined
        ? 'if nothing is counted there, write `part of (x, at least 0) up to …` with its unit; else say what is: `… when x is below 0 …`; or let the fact begin at 0'
        : `if nothing is owed there, say so: \`${scale}(x, at least 0)\` with its unit; else say what is: \`… when x is below 0 …\`; or let the fact begin at 0`,
    fr: ({ scale }) =>
      scale === undefined
        ? "si rien n'y est compté, écrivez `part de (x, au moins 0) jusqu'à …` avec son unité ; sinon dites ce qui l'est : `… quand x est inférieur à 0 …` ; ou faites commencer la donnée à 0"
        : `si rien n'y est dû, dites-le : \`${scale}(x, au moins 0)\` avec son unité ; sinon dites ce qui l'est : \`… quand x est inférieur à 0 …\` ; ou faites commencer la donnée à 0`,
  },
  explanation: {
    en: [
      'The first band of a scale begins at nought, and so does `part of … up to`. What is owed for a value below nought (units given back, a loss) the bands do not say; nothing is not the same as not said.',
      'Where the range of the value cannot be shown to begin at nought, `at least 0` says that nothing is owed, and a condition with another formula what is.',
    ].join('\n'),
    fr: [
      "La première tranche d'un barème commence à zéro, `part de … jusqu'à` aussi. Ce qui est dû pour une valeur au-dessous de zéro (des unités rendues, une perte), les tranches ne le disent pas ; rien n'est pas la même chose que non dit.",
      "Là où l'on ne peut montrer que la valeur commence à zéro, `au moins 0` dit que rien n'est dû, et une condition avec une autre formule ce qui l'est.",
    ].join('\n'),
  },
});

export const partOfAMonth = define<{ readonly shown: string; readonly certain: boolean }>({
  code: 'E632',
  severity: 'error',
  message: {
    en: ({ shown, certain }) =>
      certain
        ? `a date moves by whole days or months, not by \`${shown}\``
        : `a date moves by whole days or months, and this comes in steps of \`${shown}\``,
    fr: ({ shown, certain }) =>
      certain
        ? `une date se déplace de jours ou de mois entiers, non de \`${comma(shown)}\``
        : `une date se déplace de jours ou de mois entiers, et ceci va par pas de \`${comma(shown)}\``,
  },
  help: {
    en: 'write days beside months (`d + 1 month + 15 days`), or round first: `d + (n, rounded down to 1 month)`',
    fr: "écrivez des jours à côté des mois (`d + 1 mois + 15 jours`), ou arrondissez d'abord : `d + (n, arrondi vers le bas à 1 mois)`",
  },
  explanation: {
    en: 'Half a month has no fixed number of days. Which day is meant the document has to say; a case that reaches it would be refused.',
    fr: "Un demi-mois n'a pas un nombre fixe de jours. Le document doit dire quel jour est visé ; un cas qui y arrive serait refusé.",
  },
});

export const noSuchItem = define<{
  readonly list: string;
  readonly capacity: number;
  readonly shown: string;
}>({
  code: 'E633',
  severity: 'error',
  message: {
    en: ({ list, capacity, shown }) => `\`${list}\` has items 1 to ${capacity}, and no item \`${shown}\``,
    fr: ({ list, capacity, shown }) =>
      `\`${list}\` a des éléments de 1 à ${capacity}, et pas d'élément \`${comma(shown)}\``,
  },
  help: {
    en: 'items count from 1; raise `up to` of the list where the document allows more',
    fr: "les éléments se comptent à partir de 1 ; relevez `jusqu'à` de la liste si le document en permet plus",
  },
  explanation: {
    en: 'The list states how many items it may have. An item beyond them is in no case, so that whatever uses it is always refused.',
    fr: "La liste dit combien d'éléments elle peut avoir. Un élément au-delà n'existe dans aucun cas, si bien que tout ce qui l'utilise est toujours refusé.",
  },
});

export const resultWithoutEnd = define<{ readonly name: string; readonly amount: boolean }>({
  code: 'W634',
  severity: 'warning',
  message: {
    en: ({ name }) => `\`${name}\` is a result and may have no last decimal, as a third has none`,
    fr: ({ name }) => `\`${name}\` est un résultat et peut n'avoir pas de dernière décimale, comme un tiers`,
  },
  label: { en: 'computed here', fr: 'calculé ici' },
  help: {
    en: ({ name, amount }) =>
      amount
        ? 'let it be rounded: `rounded half up to 0.01 …` as its last step'
        : `say to how many decimals it is shown: \`results ${name} rounded half up to 5 decimals\``,
    fr: ({ name, amount }) =>
      amount
        ? 'faites-le arrondir : `arrondi au plus proche à 0,01 …` en dernière étape'
        : `dites avec combien de décimales il est donné : \`résultats ${name} arrondi au plus proche à 5 décimales\``,
  },
  explanation: {
    en: 'Results are exact. One that cannot be written with finitely many decimals refuses its case, and nothing is rounded in silence. Rounding in the `results` line touches only what is shown: other formulas go on with the exact value.',
    fr: "Les résultats sont exacts. Celui qui ne peut s'écrire avec un nombre fini de décimales fait refuser le cas, et rien n'est arrondi en silence. L'arrondi de la ligne `résultats` ne touche que ce qui est montré : les autres formules gardent la valeur exacte.",
  },
});
