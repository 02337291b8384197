// Mistakes in rows: part of E101 to E139.

import { define } from '../../define.js';
import { type Form, shape } from './syntax-words.js';

export const unclosedRow = define<{ at: 'start' | 'end' }>({
  code: 'E122',
  severity: 'error',
  message: {
    en: ({ at }) => `this row does not ${at} with \`|\``,
    fr: ({ at }) => `cette rangée ne ${at === 'start' ? 'commence' : 'finit'} pas par \`|\``,
  },
  help: {
    en: ({ at }) =>
      at === 'start'
        ? 'write `|` before the first cell'
        : 'write `|` after the last cell; a row stands on one line, and `#` begins a comment',
    fr: ({ at }) =>
      at === 'start'
        ? 'écrivez `|` avant la première case'
        : 'écrivez `|` après la dernière case ; une rangée tient sur une ligne, et `#` commence un commentaire',
  },
  explanation: {
    en: 'Rows of tables and alternatives start and end with `|`, so that a line cut short is noticed.',
    fr: 'Les rangées des tableaux et des alternatives commencent et finissent par `|`, pour qu’une ligne coupée se remarque.',
  },
});

export const rowsWithoutTable = define<{ keyword: string } & Form>({
  code: 'E123',
  severity: 'error',
  message: {
    en: ({ keyword }) => `these rows do not belong to \`${keyword}\` above`,
    fr: ({ keyword }) => `ces rangées ne vont pas avec \`${keyword}\` ci-dessus`,
  },
  help: shape,
  explanation: {
    en: 'Rows (`| … |`) belong to tables, scales, choices, readings, examples, options of a fact, and to a formula that ends with `lower of`, `higher of`, `sum of`, `first of` or `by NAME`.',
    fr: 'Les rangées (`| … |`) appartiennent aux tableaux, barèmes, choix, lectures, exemples, options d’une donnée, et à une formule qui finit par `le moindre de`, `le plus élevé de`, `somme de`, `le premier de` ou `selon NOM`.',
  },
});

export const missingRows = define<Form>({
  code: 'E124',
  severity: 'error',
  message: {
    en: 'rows are missing below this line',
    fr: 'il manque des rangées sous cette ligne',
  },
  help: shape,
  explanation: {
    en: 'A table, a scale, a choice, a reading and announced alternatives have at least one row.',
    fr: 'Un tableau, un barème, un choix, une lecture et des alternatives annoncées ont au moins une rangée.',
  },
});

export const wrongCells = define<{ found: number } & Form>({
  code: 'E125',
  severity: 'error',
  message: {
    en: ({ found }) => `a row of ${found} ${found === 1 ? 'cell' : 'cells'} does not fit here`,
    fr: ({ found }) => `une rangée de ${found} ${found === 1 ? 'case' : 'cases'} ne convient pas ici`,
  },
  help: shape,
  explanation: {
    en: 'Each kind of row has its cells. `|` always ends a cell.',
    fr: 'Chaque sorte de rangée a ses cases. `|` finit toujours une case.',
  },
});

export const missingHeading = define<Form>({
  code: 'E134',
  severity: 'error',
  message: {
    en: 'the first row is the heading, but this one holds values',
    fr: "la première rangée est l'en-tête, mais celle-ci contient des valeurs",
  },
  help: shape,
  explanation: {
    en: 'The first row of a table or scale names its columns in the words of the document. A row of values in its place would not be read, so it is refused.',
    fr: 'La première rangée d’un tableau ou d’un barème nomme ses colonnes avec les mots du document. Une rangée de valeurs à cette place ne serait pas lue ; elle est donc refusée.',
  },
});

export const pastedRows = define({
  code: 'E137',
  severity: 'error',
  message: {
    en: 'these lines are rows without `|` between their cells, as a spreadsheet pastes them',
    fr: 'ces lignes sont des rangées sans `|` entre leurs cases, comme un tableur les colle',
  },
  help: {
    en: 'begin and end each row with `|`, and write `|` between its cells',
    fr: 'commencez et finissez chaque rangée par `|`, et écrivez `|` entre ses cases',
  },
  explanation: {
    en: 'Cells that are copied from a spreadsheet are separated by tabs, which cannot be seen. In a rule file a row is written `| up to 10 m2 | 5 EUR |`, so that everybody sees where a cell ends.',
    fr: 'Les cases copiées d’un tableur sont séparées par des tabulations, qui ne se voient pas. Dans un fichier de règles une rangée s’écrit `| jusqu’à 10 m2 | 5 EUR |`, pour que chacun voie où finit une case.',
  },
});

export const ruledLine = define({
  code: 'E138',
  severity: 'error',
  message: {
    en: 'a table has no line of dashes below its heading',
    fr: "un tableau n'a pas de ligne de tirets sous son en-tête",
  },
  help: { en: 'delete the line', fr: 'supprimez la ligne' },
  explanation: {
    en: 'The first row is the heading by its place alone. A line such as `|---|---|`, which other programs write below it, would be read as a row of values.',
    fr: 'La première rangée est l’en-tête par sa seule place. Une ligne telle que `|---|---|`, que d’autres programmes écrivent dessous, serait lue comme une rangée de valeurs.',
  },
});
