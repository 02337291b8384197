// What is suspicious where rows and columns of tables meet: W608, W609.

import { define } from '../../define.js';
import { comma } from '../french-numbers.js';

export const jumpAtBoundary = define<{
  readonly table: string;
  readonly at: string;
  readonly before: string;
  readonly after: string;
}>({
  code: 'W608',
  // A figure that the document has not breaks the order of its column as well.
  echoes: { of: ['W905'], where: 'same declaration' },
  severity: 'warning',
  message: {
    en: ({ table, at, before, after }) =>
      `\`${table}\` jumps at ${at}: the row before comes to ${before} there, this one is ${after}`,
    fr: ({ table, at, before, after }) =>
      `\`${table}\` saute à ${comma(at)} : la ligne précédente y donne ${comma(before)}, celle-ci ${comma(after)}`,
  },
  label: { en: 'begins here', fr: 'commence ici' },
  help: {
    en: 'one of the two figures may not have been updated; if the document says so, `allow W608 because "…"`',
    fr: "l'un des deux chiffres n'a peut-être pas été mis à jour ; si le document le dit ainsi, `admettre W608 parce que « … »`",
  },
  explanation: {
    en: [
      'One row is a rate times the quantity, the row beside it a fixed sum, and where they meet they nearly agree, or the amount falls although the quantity grows.',
      'Documents compute the fixed sum from the rate: 0.80 × 2 000 m2 = 1 600. After an update of one of them they part: 0.81 × 2 000 is 1 620.',
    ].join('\n'),
    fr: [
      'Une ligne est un taux par unité, sa voisine une somme fixe, et à leur rencontre elles sont presque égales, ou le montant baisse quand la quantité croît.',
      'Les documents calculent la somme fixe à partir du taux : 0,80 × 2 000 m2 = 1 600. Après la mise à jour de l’un des deux, ils divergent : 0,81 × 2 000 font 1 620.',
    ].join('\n'),
  },
});

export const reducedAboveGeneral = define<{
  readonly table: string;
  readonly option: string;
  readonly other: string;
  readonly alone: boolean;
}>({
  code: 'W609',
  // A figure that the document has not breaks the order of its column as well.
  echoes: { of: ['W905'], where: 'same declaration' },
  severity: 'warning',
  message: {
    en: ({ table, option, other, alone }) =>
      `\`${option}\` is above \`${other}\` in this row of \`${table}\`${alone ? ', and in no other' : ''}`,
    fr: ({ table, option, other, alone }) =>
      `\`${option}\` dépasse \`${other}\` dans cette ligne de \`${table}\`${alone ? ', et dans aucune autre' : ''}`,
  },
  label: { en: 'two figures may be exchanged here', fr: 'deux chiffres sont peut-être échangés ici' },
  help: {
    en: 'compare the row with the document; where it says so, add `allow W609 because "…"` after the table',
    fr: 'comparez la ligne au document ; si le document le dit bien, ajoutez `admettre W609 parce que « … »` après le tableau',
  },
  explanation: {
    en: 'In every other row one column is at most the other, as a reduced rate is to the general one. Two cells may be exchanged, or a digit mistyped. Columns that are called reduced and general are compared in every row.',
    fr: "Dans toutes les autres lignes une colonne ne dépasse pas l'autre, comme un tarif réduit le tarif général. Deux cases sont peut-être échangées, ou un chiffre mal recopié. Les colonnes nommées réduit et général sont comparées dans chaque ligne.",
  },
});
