// W8xx: what a workbook cannot do as the rule file says, so that no formula differs silently.

import { define } from '../../define.js';
import { comma } from '../french-numbers.js';

const isNothing = (upTo: string): boolean => /^0(?: |$)/.test(upTo);
const guaranteed = (what: string, upTo: string): string =>
  isNothing(upTo)
    ? `the workbook cannot guarantee ${what} for all facts`
    : `the workbook can guarantee ${what} only up to ${upTo}, not for the whole domain`;
const garanti = (what: string, upTo: string): string =>
  isNothing(upTo)
    ? `le classeur ne peut garantir ${what} pour toutes les données`
    : `le classeur ne peut garantir ${what} que jusqu’à ${comma(upTo)}, non sur tout le domaine`;

export const inexactRounding = define<{ readonly name: string; readonly upTo: string }>({
  code: 'W801',
  severity: 'warning',
  message: {
    en: ({ name, upTo }) => guaranteed(`the rounding of \`${name}\``, upTo),
    fr: ({ name, upTo }) => garanti(`l’arrondi de \`${name}\``, upTo),
  },
  help: {
    en: 'narrow the ranges of the facts that lead to it, or round an intermediate amount',
    fr: 'resserrez les limites des données qui y mènent, ou arrondissez un montant intermédiaire',
  },
  explanation: {
    en: 'Spreadsheets compute with about 15 significant digits. Before a value is rounded it is brought onto a number of digits that is safe for its range and its denominators; here the range is so wide, or the denominators so large, that no number of digits is safe for all of it. The formula is still written; beyond the stated size a check of the workbook says that it is not certain. The evaluator stays exact.\n\nA fact `from 0 to 1 000 000 000 000 EUR` that is divided by another fact is a typical cause; a realistic upper limit removes it.',
    fr: 'Les tableurs calculent avec une quinzaine de chiffres. Avant d’arrondir, la valeur est ramenée à un nombre de décimales qui est sûr pour ses limites et ses dénominateurs ; ici les limites sont si larges, ou les dénominateurs si grands, qu’aucun ne l’est partout. La formule est écrite quand même ; au-delà du montant indiqué, un contrôle du classeur dit qu’elle n’est pas certaine. L’évaluateur reste exact.\n\nUne donnée `de 0 à 1 000 000 000 000 EUR` divisée par une autre en est une cause typique ; une limite réaliste suffit.',
  },
});

export const inexactComparison = define<{ readonly name: string; readonly upTo: string }>({
  code: 'W802',
  severity: 'warning',
  message: {
    en: ({ name, upTo }) => guaranteed(`the comparison in \`${name}\``, upTo),
    fr: ({ name, upTo }) => garanti(`la comparaison dans \`${name}\``, upTo),
  },
  help: {
    en: 'narrow the ranges of the facts that lead to it, or compare rounded amounts',
    fr: 'resserrez les limites des données qui y mènent, ou comparez des montants arrondis',
  },
  explanation: {
    en: 'Two computed values that are exactly equal can differ in the last digit of a spreadsheet. They are compared after rounding to a number of digits that is safe for their ranges; here none is safe for all of them. The formula is still written; beyond the stated size a check of the workbook says that it is not certain.',
    fr: 'Deux valeurs calculées exactement égales peuvent différer au dernier chiffre dans un tableur. Elles sont comparées après arrondi à un nombre de décimales sûr pour leurs limites ; ici aucun ne l’est partout. La formule est écrite quand même ; au-delà du montant indiqué, un contrôle du classeur dit qu’elle n’est pas certaine.',
  },
});

export const shortenedList = define<{
  readonly name: string;
  readonly kept: number;
  readonly of: number;
}>({
  code: 'W803',
  severity: 'warning',
  message: {
    en: ({ name, kept, of }) => `the workbook holds ${kept} items of \`${name}\`, not ${of}`,
    fr: ({ name, kept, of }) => `le classeur contient ${kept} éléments de \`${name}\`, et non ${of}`,
  },
  help: {
    en: 'declare a smaller `up to`, or evaluate longer lists with `run`',
    fr: 'déclarez un `up to` plus petit, ou évaluez les listes plus longues avec `run`',
  },
  explanation: {
    en: 'Every item of a list is a row with all its formulas. Beyond 500 rows a workbook is no longer something that a person reads; where items are compared with one another every combination of them is a row, and of these there are 5 000 at most (70 items with 70). Longer lists are evaluated with `bareme run`.',
    fr: 'Chaque élément d’une liste est une ligne avec toutes ses formules. Au-delà de 500 lignes un classeur ne se lit plus ; lorsque des éléments sont comparés entre eux, chaque combinaison est une ligne, et il y en a 5 000 au plus (70 éléments avec 70). Les listes plus longues s’évaluent avec `bareme run`.',
  },
});

export const beyondSpreadsheetDates = define<{ readonly name: string }>({
  code: 'W804',
  severity: 'warning',
  message: {
    en: ({ name }) =>
      `the dates of \`${name}\` can lie before 1900-03-01 or after 9999-12-31, which spreadsheets count otherwise`,
    fr: ({ name }) =>
      `les dates de \`${name}\` peuvent précéder le 1900-03-01 ou dépasser le 9999-12-31, que les tableurs comptent autrement`,
  },
  help: {
    en: 'narrow the range of the date facts',
    fr: 'resserrez les limites des dates données',
  },
  explanation: {
    en: 'Excel takes 1900 for a leap year and knows no earlier date; LibreOffice differs before 1900-03-01. From that day on both count alike. Inputs are held to it; computed dates that can leave the range are reported.',
    fr: 'Excel tient 1900 pour bissextile et ne connaît pas de date antérieure ; LibreOffice en diffère avant le 1900-03-01. À partir de ce jour les deux comptent de même. Les saisies s’y tiennent ; les dates calculées qui peuvent en sortir sont signalées.',
  },
});

export const severalItems = define<{ readonly name: string }>({
  code: 'W807',
  severity: 'warning',
  message: {
    en: ({ name }) =>
      `no workbook is written: \`${name}\` is carried from item to item, and on the way each item goes through a list for itself`,
    fr: ({ name }) =>
      `aucun classeur n’est écrit : \`${name}\` passe d’un élément à l’autre, et en chemin chacun parcourt une liste pour lui-même`,
  },
  help: {
    en: 'evaluate it with `run`, or go through the list by what does not depend on the item at hand',
    fr: 'évaluez-le avec `run`, ou parcourez la liste par ce qui ne dépend pas de l’élément traité',
  },
  explanation: {
    en: 'Where items are compared with one another (`sum of left over grants where left is below left of this one`), a workbook has a sheet with a row for every combination of two items. A value that uses itself, of items before (`sum of drawn over months before this one where kind is kind of this one`), cannot stand there: the rows are of later items too, and a spreadsheet would take them to wait for one another. Nor can a total over another list of what is carried. Without the comparison it has a column of its own.',
    fr: 'Lorsque des éléments sont comparés entre eux (`somme de reste sur lots où reste est moins de reste de celui-ci`), le classeur a une feuille avec une ligne par combinaison de deux éléments. Une valeur qui s’emploie elle-même, d’éléments d’avant (`somme de tiré sur mois avant celui-ci où genre est genre de celui-ci`), ne peut s’y trouver : il y a aussi des lignes pour les éléments d’après, et un tableur les croirait attendre l’une l’autre. Un total sur une autre liste de ce qui se reporte ne le peut pas non plus. Sans la comparaison, elle a sa propre colonne.',
  },
});

export const endlesslyCarried = define<{ readonly name: string }>({
  code: 'W808',
  severity: 'warning',
  message: {
    en: ({ name }) =>
      `no workbook is written: \`${name}\` goes on from item to item with ever more decimals, or without a limit`,
    fr: ({ name }) =>
      `aucun classeur n’est écrit : \`${name}\` passe d’un élément à l’autre avec toujours plus de décimales, ou sans limite`,
  },
  help: {
    en: 'round it as the document does (`rounded half up to 0.01 EUR`), or evaluate it with `run`',
    fr: 'arrondissez-le comme le document (`arrondi au plus proche à 0,01 EUR`), ou évaluez-le avec `run`',
  },
  explanation: {
    en: 'A value that is multiplied from one item to the next, such as a fee indexed each year, gains decimals with every item. A cell holds some fifteen digits; where the document rounds each year, say so, and the workbook is exact. A value that grows without a limit is held by `at most`.',
    fr: 'Une valeur multipliée d’un élément à l’autre, comme une redevance indexée chaque année, gagne des décimales à chaque élément. Une cellule garde une quinzaine de chiffres ; si le document arrondit chaque année, dites-le, et le classeur est exact. Une valeur qui croît sans limite se borne par `au plus`.',
  },
});

export const alikeNames = define<{ readonly name: string }>({
  code: 'W805',
  severity: 'warning',
  message: {
    en: ({ name }) =>
      `\`${name}\` differs from another name only in capital letters, which workbooks do not tell apart`,
    fr: ({ name }) =>
      `\`${name}\` ne diffère d’un autre nom que par des majuscules, que les classeurs ne distinguent pas`,
  },
  help: {
    en: 'rename one of them; in the workbook it has a number behind it',
    fr: 'renommez l’un des deux ; dans le classeur il porte un numéro',
  },
  explanation: {
    en: 'Names of cells and texts are compared in a workbook without regard to capital letters: `Area` and `area` are one name there.',
    fr: 'Un classeur compare les noms de cellules et les textes sans tenir compte des majuscules : `Area` et `area` y sont un seul nom.',
  },
});

export const lockedParameters = define<{ readonly name: string }>({
  code: 'W806',
  severity: 'info',
  message: {
    en: ({ name }) =>
      `the parameters of \`${name}\` are locked in its workbook: edited, they could make a rounding inexact`,
    fr: ({ name }) =>
      `les paramètres de \`${name}\` sont verrouillés dans son classeur : modifiés, ils pourraient rendre un arrondi inexact`,
  },
  help: {
    en: 'change them in the rule file and build again, or narrow the ranges of the facts',
    fr: 'changez-les dans le fichier de règles et reconstruisez, ou resserrez les limites des données',
  },
  explanation: {
    en: 'The number of digits kept before each rounding is chosen for the ranges of all inputs and parameters. When even twice the value of each parameter leaves no safe number of digits, parameters are locked so that the workbook stays exact.',
    fr: 'Le nombre de décimales gardées avant chaque arrondi est choisi pour les limites de toutes les saisies et de tous les paramètres. Quand même le double de chaque paramètre n’en laisse aucun de sûr, les paramètres sont verrouillés pour que le classeur reste exact.',
  },
});
