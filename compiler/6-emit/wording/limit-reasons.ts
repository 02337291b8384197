// Why an integer program, or what is printed from one, cannot compute something.

import type { LimitReason } from '../../5-lower/program/program.js';
import type { Localized } from '../../diagnostics/diagnostic.js';

export const limitReasons: Readonly<Record<LimitReason, Localized>> = {
  unbounded: {
    en: 'it is a number without a domain',
    fr: "c'est un nombre sans domaine",
  },
  'too-wide': {
    en: 'on the way to it whole numbers may need more than 64 bits',
    fr: 'sur le chemin, des nombres entiers pourraient demander plus de 64 bits',
  },
  'nested-lists': {
    en: 'on the way to it the items of one list are looked at for each item of another',
    fr: "sur le chemin, les éléments d'une liste sont parcourus pour chaque élément d'une autre",
  },
  'items-before': {
    en: 'on the way to it a text, or a value that no rule rounds, is carried from item to item',
    fr: "sur le chemin, un texte, ou une valeur qu'aucune règle n'arrondit, est reporté d'un élément à l'autre",
  },
  'quotients-of-items': {
    en: 'on the way to it quotients of items are compared or added without being rounded',
    fr: "sur le chemin, des quotients d'éléments sont comparés ou additionnés sans être arrondis",
  },
  'endless-decimals': {
    en: 'it is a quotient that no rule rounds',
    fr: "c'est un quotient qu'aucune règle n'arrondit",
  },
  'absent-result': {
    en: 'some cases have no such result, and here every case has one; list only results that every case has',
    fr: "certains cas n'ont pas ce résultat, et ici chaque cas en a un ; ne demander que des résultats que tous les cas ont",
  },
};
