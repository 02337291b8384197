// E81x: what cannot be one row per establishment.

import { define } from '../../define.js';

export const portfolioOfLists = define<{ readonly name: string; readonly list: string }>({
  code: 'E811',
  severity: 'error',
  message: {
    en: ({ name, list }) =>
      `\`${name}\` has the list \`${list}\`, which does not fit into one row of a portfolio`,
    fr: ({ name, list }) =>
      `\`${name}\` a la liste \`${list}\`, qui ne tient pas sur une ligne d’un portefeuille`,
  },
  help: {
    en: 'price the file with `bareme run RULESET --facts FILE --format csv`, or make the workbook of one case with `bareme build RULESET`',
    fr: 'calculez le fichier avec `bareme run BAREME --facts FICHIER --format csv`, ou faites le classeur d’un cas avec `bareme build BAREME`',
  },
  explanation: {
    en: 'A portfolio workbook has one establishment a row and one step a column. A tariff with lists (days, goods, guests …) has a number of items that differs by case; each would need a sheet of its own. `bareme run` prices such cases by the thousand, and the workbook of one case has a sheet per list.',
    fr: 'Un classeur de portefeuille a un établissement par ligne et une étape par colonne. Un tarif à listes (jours, marchandises, voyageurs…) a un nombre d’éléments qui change d’un cas à l’autre ; il faudrait à chacun sa feuille. `bareme run` calcule de tels cas par milliers, et le classeur d’un cas a une feuille par liste.',
  },
});

export const emptyPortfolio = define<{ readonly path: string; readonly refused: number }>({
  code: 'E812',
  severity: 'error',
  message: {
    en: ({ path, refused }) =>
      refused === 0
        ? `\`${path}\` holds no case, so there is nothing to put into a portfolio`
        : `all ${refused} cases of \`${path}\` are refused, so there is nothing to put into a portfolio`,
    fr: ({ path, refused }) =>
      refused === 0
        ? `\`${path}\` ne contient aucun cas : rien à mettre dans un portefeuille`
        : `les ${refused} cas de \`${path}\` sont tous refusés : rien à mettre dans un portefeuille`,
  },
  help: {
    en: 'correct the file; a column that only names the establishments is given by `--name COLUMN`',
    fr: 'corrigez le fichier ; une colonne qui ne fait que nommer les établissements se donne par `--name COLONNE`',
  },
  explanation: {
    en: 'A portfolio workbook has a row for each case that can be priced. Here there is none. The reasons stand above this message; often one column is not a fact of the ruleset, which makes every row unknown. `--name COLUMN` says that a column is the name of the establishment.',
    fr: 'Un classeur de portefeuille a une ligne pour chaque cas qui peut être calculé. Ici, il n’y en a aucun. Les raisons figurent au-dessus de ce message ; souvent une colonne n’est pas une donnée du barème, ce qui rend chaque ligne inconnue. `--name COLONNE` dit qu’une colonne est le nom de l’établissement.',
  },
});

export const portfolioTooLong = define<{ readonly path: string; readonly most: number }>({
  code: 'E813',
  severity: 'error',
  message: {
    en: ({ path, most }) => `\`${path}\` has more than ${most} cases, more than a portfolio takes`,
    fr: ({ path, most }) => `\`${path}\` a plus de ${most} cas, plus qu’un portefeuille n’en prend`,
  },
  help: {
    en: 'divide the file, or price it with `bareme run RULESET --facts FILE --format csv`',
    fr: 'divisez le fichier, ou calculez-le avec `bareme run BAREME --facts FICHIER --format csv`',
  },
  explanation: {
    en: 'Spreadsheets open a sheet as a whole: beyond some tens of thousands of rows with hundreds of formulas each, no program opens it in reasonable time. `bareme run` streams files of any length.',
    fr: 'Les tableurs ouvrent une feuille entière : au-delà de quelques dizaines de milliers de lignes de centaines de formules, aucun ne l’ouvre en un temps raisonnable. `bareme run` traite des fichiers de toute longueur.',
  },
});
