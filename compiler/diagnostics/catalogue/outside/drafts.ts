// What can go wrong when rules are drafted from a spreadsheet.

import { define } from '../../define.js';

export const nothingToDraft = define<{ readonly path: string; readonly cells: number | undefined }>({
  code: 'E024',
  severity: 'error',
  message: {
    en: ({ path, cells }) =>
      cells === undefined
        ? `no table is found in \`${path}\``
        : `\`${path}\` has a sheet of ${cells} cells: more than tables that are read as rules`,
    fr: ({ path, cells }) =>
      cells === undefined
        ? `aucun tableau n'est trouvé dans \`${path}\``
        : `\`${path}\` a une feuille de ${cells} cellules : plus que des tableaux lus comme des règles`,
  },
  help: {
    en: 'a table has lines with something to choose by on the left (a band, a kind, a limit) and amounts on the right',
    fr: 'un tableau a des lignes avec, à gauche, de quoi choisir (une tranche, un genre, une limite) et, à droite, des montants',
  },
  explanation: {
    en: '`bareme draft` reads the tables of a spreadsheet: titles, headings (merged ones too), lines with bands, “from” and “to” columns or kinds, and amounts, percentages or numbers beside them. A sheet that holds only texts, a single column, or pictures has nothing that rules could be made of. A sheet of more than 20 000 cells is a book of cases rather than a tariff: give it to `bareme reconcile`.',
    fr: "`bareme draft` lit les tableaux d'une feuille de calcul : titres, en-têtes (fusionnés aussi), lignes avec des tranches, des colonnes « de » et « à » ou des genres, et à côté des montants, des pourcentages ou des nombres. Une feuille qui ne contient que des textes, une seule colonne ou des images n'a rien dont on puisse faire des règles. Une feuille de plus de 20 000 cellules est un fichier de cas plutôt qu'un barème : donnez-la à `bareme reconcile`.",
  },
});
