// Rules that would take too long to be looked at (E54x): each limit counts work, so that the answer is the same everywhere.

import { define } from '../../define.js';

/** 20 000, in both languages with a space that does not break. */
const figure = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');

export const tooMuchText = define<{ readonly characters: number; readonly limit: number }>({
  code: 'E540',
  severity: 'error',
  message: {
    en: ({ characters, limit }) =>
      `the rule files have ${figure(characters)} characters; ${figure(limit)} is the most`,
    fr: ({ characters, limit }) =>
      `les fichiers de règles ont ${figure(characters)} caractères ; ${figure(limit)} au plus`,
  },
  help: {
    en: 'split them into tariffs of their own, or compile them with a higher limit `characters`',
    fr: 'répartissez-les en plusieurs tarifs, ou compilez-les avec une limite `characters` plus haute',
  },
  explanation: {
    en: 'Rules are read whole. Where anybody may send rules, a text without end would keep the program busy for as long; so there is a most, which whoever runs the compiler may set by `limits`.',
    fr: "Les règles sont lues en entier. Là où n'importe qui peut envoyer des règles, un texte sans fin occuperait le programme aussi longtemps ; il y a donc un maximum, que fixe par `limits` celui qui exécute le compilateur.",
  },
});

export const tooManySteps = define<{ readonly name: string; readonly limit: number }>({
  code: 'E541',
  severity: 'error',
  message: {
    en: ({ name, limit }) => `with \`${name}\` the rules come to more than ${figure(limit)} steps`,
    fr: ({ name, limit }) => `avec \`${name}\`, les règles dépassent ${figure(limit)} étapes`,
  },
  label: { en: 'written out here once more', fr: 'écrit ici une fois de plus' },
  help: {
    en: 'functions and `with` are written out at every use: give what is used twice a `value` of its own, so that it is calculated once',
    fr: 'les fonctions et `avec` sont écrites en entier à chaque emploi : donnez une `valeur` à ce qui sert deux fois, pour que ce soit calculé une seule fois',
  },
  explanation: {
    en: [
      'Each use of a function, and each `(… with …)`, is a calculation of its own with steps of its own in the workbook and the receipt. Where functions use one another twice each, sixteen of them come to 65 536 calculations: nobody could check them.',
      '',
      'Wrong, where it goes on so:',
      '  function f2(x in EUR) = f1(x) + f1(x + 1 EUR)',
      '  function f3(x in EUR) = f2(x) + f2(x + 1 EUR)',
      'Right: a table, a scale, or a value that is calculated once.',
    ].join('\n'),
    fr: [
      "Chaque emploi d'une fonction, et chaque `(… avec …)`, est un calcul à part, avec ses étapes dans le classeur et le reçu. Là où des fonctions s'emploient l'une l'autre deux fois chacune, seize d'entre elles font 65 536 calculs : personne ne pourrait les vérifier.",
      '',
      'Faux, quand cela continue ainsi :',
      '  fonction f2(x en EUR) = f1(x) + f1(x + 1 EUR)',
      '  fonction f3(x en EUR) = f2(x) + f2(x + 1 EUR)',
      'Juste : un tableau, un barème, ou une valeur calculée une fois.',
    ].join('\n'),
  },
});

export const rowsTooIntricate = define<{ readonly rows: number; readonly limit: number }>({
  code: 'E542',
  severity: 'error',
  message: {
    en: ({ rows, limit }) =>
      `which of the ${figure(rows)} rows takes what needs more than ${figure(limit)} comparisons`,
    fr: ({ rows, limit }) =>
      `savoir laquelle des ${figure(rows)} lignes prend quoi demande plus de ${figure(limit)} comparaisons`,
  },
  help: {
    en: 'make a table for each key, or say in each row which band it takes in place of `the rest`',
    fr: 'faites un tableau par clé, ou dites sur chaque ligne quelle tranche elle prend, à la place de `le reste`',
  },
  explanation: {
    en: 'Each row is compared with all others, and `the rest` is cut into what none of them takes. With several keys and hundreds of bands that cross one another, the pieces are more than anybody could look at. Tables of some thousands of rows with bands one after the other are far from it.',
    fr: "Chaque ligne est comparée à toutes les autres, et `le reste` est découpé en ce qu'aucune ne prend. Avec plusieurs clés et des centaines de tranches qui se croisent, les morceaux sont plus nombreux que ce que l'on pourrait examiner. Un tableau de quelques milliers de lignes dont les tranches se suivent en est loin.",
  },
});
