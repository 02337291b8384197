// The words of a receipt in its two languages.

import type { RoundingMode } from '../../runtime/exact/rational.js';
import type { Locale } from './written.js';

interface Words {
  readonly receipt: string;
  readonly document: string;
  readonly facts: string;
  readonly results: string;
  readonly details: string;
  readonly reading: string;
  readonly readings: string;
  readonly readingsHint: string;
  readonly notices: string;
  readonly notDue: string;
  readonly dueWhen: string;
  readonly retained: string;
  readonly row: string;
  readonly exact: string;
  readonly sum: string;
  readonly doesNotTie: string;
  readonly otherOption: string;
  readonly refused: string;
  readonly madeWith: string;
  readonly rules: string;
  readonly case: string;
  readonly yes: string;
  readonly no: string;
  readonly lowerOf: string;
  readonly higherOf: string;
  readonly and: string;
  readonly or: string;
  readonly not: string;
  readonly given: string;
  readonly notGiven: string;
  readonly roundedTo: Readonly<Record<RoundingMode, string>>;
  readonly beginsWith: string;
  /** Before a colon. */
  readonly colon: string;
  readonly section: (number: string, title: string) => string;
}

// A section that is not numbered by figures is called by its words alone.
const section = (number: string, title: string): string =>
  [/^\d/.test(number) ? `§\u00a0${number}` : number, title].filter((part) => part !== '').join(' ');

export const receiptWords: Readonly<Record<Locale, Words>> = {
  en: {
    receipt: 'Receipt',
    document: 'Document',
    facts: 'What was given',
    results: 'Amounts',
    details: 'How each amount comes about',
    reading: 'reading',
    readings: 'Readings',
    readingsHint: 'where the document leaves a choice open',
    notices: 'To know',
    notDue: 'not due',
    dueWhen: 'due only when',
    retained: 'retained',
    row: 'row',
    exact: 'exactly',
    sum: 'sum',
    doesNotTie: 'THE PARTS DO NOT ADD UP',
    otherOption: 'chosen for this run',
    refused: 'Refused',
    madeWith: 'Made with',
    rules: 'rules',
    case: 'Case',
    yes: 'yes',
    no: 'no',
    lowerOf: 'lower of',
    higherOf: 'higher of',
    and: 'and',
    or: 'or',
    not: 'not',
    given: 'is given',
    notGiven: 'not given',
    roundedTo: {
      'half-up': 'rounded to',
      'half-down': 'rounded half down to',
      'half-even': 'rounded half even to',
      up: 'rounded up to',
      down: 'rounded down to',
    },
    beginsWith: 'begins with',
    colon: ':',
    section,
  },
  fr: {
    receipt: 'Reçu',
    document: 'Document',
    facts: 'Ce qui a été donné',
    results: 'Montants',
    details: "D'où vient chaque montant",
    reading: 'lecture',
    readings: 'Lectures',
    readingsHint: 'là où le document laisse un choix ouvert',
    notices: 'À savoir',
    notDue: 'non dû',
    dueWhen: 'dû seulement si',
    retained: 'retenu',
    row: 'ligne',
    exact: 'exactement',
    sum: 'somme',
    doesNotTie: 'LES PARTIES NE FONT PAS LE TOTAL',
    otherOption: 'choisie pour ce calcul',
    refused: 'Refusé',
    madeWith: 'Établi avec',
    rules: 'règles',
    case: 'Cas',
    yes: 'oui',
    no: 'non',
    lowerOf: 'le moins élevé de',
    higherOf: 'le plus élevé de',
    and: 'et',
    or: 'ou',
    not: 'non',
    given: 'est donné',
    notGiven: 'non donné',
    roundedTo: {
      'half-up': 'arrondi à',
      'half-down': 'arrondi demi vers le bas à',
      'half-even': 'arrondi demi au pair à',
      up: 'arrondi vers le haut à',
      down: 'arrondi vers le bas à',
    },
    beginsWith: 'commence par',
    colon: '\u00a0:',
    section,
  },
};
