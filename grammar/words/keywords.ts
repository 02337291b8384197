// The words of the language: every concept with its words in English and in French, the canonical word first.
// The lexer, the printer, the messages and the table at the end of README.md all read this list.

import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import { contextualKeywords, type Words } from './contextual-keywords.js';
import { declarationKeywords, lineKeywords } from './line-keywords.js';

/** Reserved wherever they stand. */
export const reservedKeywords = {
  and: [['and'], ['et']],
  or: [['or'], ['ou']],
  not: [['not'], ['non', 'pas']],
  is: [
    ['is', 'are'],
    ['est', 'sont', 'vaut'],
  ],
  isNot: [
    ['is not', 'are not'],
    ["n'est pas", 'ne sont pas', 'ne vaut pas'],
  ],
  beginsWith: [['begins with'], ['commence par']],
  isGiven: [
    ['is given', 'are given'],
    ['est donné', 'est donnée', 'sont donnés', 'sont données', 'est fourni', 'est fournie'],
  ],
  isNotGiven: [
    ['is not given', 'are not given'],
    [
      "n'est pas donné",
      "n'est pas donnée",
      'ne sont pas donnés',
      'ne sont pas données',
      "n'est pas fourni",
      "n'est pas fournie",
    ],
  ],
  notGiven: [['not given'], ['non donné', 'non donnée', 'non précisé', 'non précisée', 'non fourni']],
  yes: [['yes'], ['oui']],
  no: [['no'], ['non']],
  when: [['when'], ['quand', 'si', 'lorsque']],
  otherwise: [['otherwise'], ['sinon']],
  where: [['where'], ['où']],
  // steps
  atLeast: [['at least'], ['au moins', "d'au moins"]],
  atMost: [['at most'], ['au plus', "d'au plus"]],
  times: [['times'], ['fois', 'multiplié par']],
  dividedBy: [['divided by'], ['divisé par']],
  plus: [['plus'], ['plus']],
  less: [['less'], ['moins']],
  roundedUpTo: [['rounded up to'], []],
  rounded: [['rounded'], ['arrondi', 'arrondie']],
  notRounded: [['not rounded'], ['non arrondi', 'non arrondie', 'sans arrondi']],
  dueWhen: [['due when'], ['dû quand', 'dû si', 'dû lorsque', 'due quand', 'due si', 'due lorsque']],
  // boundaries
  upTo: [
    [
      'up to',
      'not exceeding',
      'not over',
      'not above',
      'not more than',
      'no more than',
      'on or before',
      'not later than',
      'no later than',
    ],
    [
      "jusqu'à",
      'inférieur ou égal à',
      'inférieure ou égale à',
      "n'excédant pas",
      'ne dépassant pas',
      'pas plus de',
      'au plus tard le',
    ],
  ],
  below: [
    ['below', 'under', 'less than', 'fewer than', 'earlier than'],
    ['moins de', 'de moins de', 'en dessous de', 'au-dessous de', 'inférieur à', 'inférieure à', 'avant le'],
  ],
  above: [
    ['above', 'over', 'more than', 'exceeding', 'in excess of', 'later than'],
    [
      'au-delà de',
      'plus de',
      'de plus de',
      'au-dessus de',
      'supérieur à',
      'supérieure à',
      'excédant',
      'dépassant',
      'après le',
    ],
  ],
  from: [
    [
      'from',
      'not less than',
      'no less than',
      'not below',
      'on or after',
      'not earlier than',
      'no earlier than',
    ],
    [
      'à partir de',
      'à compter de',
      'dès',
      'supérieur ou égal à',
      'supérieure ou égale à',
      'pas moins de',
      'au plus tôt le',
    ],
  ],
  orMore: [
    [
      'or more',
      'or over',
      'or above',
      'and more',
      'and over',
      'and above',
      'or older',
      'or later',
      'or after',
    ],
    ['et plus', 'ou plus', 'et au-delà', 'ou au-delà', 'et au-dessus', 'ou plus tard', 'ou après'],
  ],
  orLess: [
    [
      'or less',
      'or fewer',
      'or under',
      'or below',
      'and less',
      'and under',
      'and below',
      'or younger',
      'or earlier',
      'or before',
    ],
    ['et moins', 'ou moins', 'et en dessous', 'ou en dessous', 'ou plus tôt', 'ou avant'],
  ],
  but: [['but'], ['mais']],
  rangeFrom: [[], ['de']],
  to: [['to'], ['à']],
  between: [['between'], ['entre', 'compris entre', 'comprise entre']],
  thenFrom: [['then'], ['puis', 'ensuite']],
  rest: [
    ['the rest', 'the remainder', 'the balance', 'thereafter'],
    ['le reste', 'le surplus', 'le solde', 'au-delà'],
  ],
  firstPart: [
    ['the first', 'on the first'],
    ['les premiers', 'les premières', 'sur les premiers', 'sur les premières'],
  ],
  nextPart: [
    ['the next', 'on the next'],
    ['les suivants', 'les suivantes', 'sur les suivants', 'sur les suivantes'],
  ],
  // joints
  of: [['of'], ['de']],
  in: [['in'], ['en', 'dans']],
  for: [['for'], ['pour']],
  with: [['with'], ['avec']],
  as: [['as'], ['comme', 'en tant que']],
  overList: [['over'], ['sur']],
  because: [['because'], ['parce que', 'car']],
  coded: [['coded'], ['codé', 'codée']],
  applies: [['applies when'], ["s'applique quand", "s'applique si", "s'applique lorsque"]],
  across: [['across'], ['en colonnes selon', 'en colonnes']],
  gives: [['gives'], ['donne']],
  taking: [['taking'], ['en prenant']],
  // facts
  whole: [['whole'], ['entier', 'entière']],
  stepOf: [['in steps of'], ['au pas de', 'par pas de']],
  optional: [['optional'], ['facultatif', 'facultative']],
  default: [['default'], ['par défaut']],
  neededWhen: [
    ['needed when'],
    ['nécessaire quand', 'nécessaire si', 'nécessaire lorsque', 'demandé quand', 'demandé si'],
  ],
  oneOf: [['one of'], ['parmi', 'un de', 'une de', "l'un de", "l'une de"]],
  like: [['like'], ['comme']],
  yesNo: [['yes/no'], ['oui/non']],
  // operands
  partOf: [['part of'], ['part de', 'partie de', 'fraction de']],
  startedBlocks: [['started blocks of'], ['tranches entamées de', 'tranches commencées de']],
  fullBlocks: [['full blocks of'], ['tranches entières de', 'tranches pleines de', 'tranches complètes de']],
  exactBlocks: [['exact blocks of'], ['tranches exactes de']],
  remainderOf: [['remainder of'], ['reste de']],
  inBlocksOf: [['in blocks of'], ['en tranches de', 'par tranches de']],
  lowerOf: [
    ['lower of', 'lowest of'],
    ['le moindre de', 'le moins élevé de', 'le plus petit de', 'le plus bas de'],
  ],
  higherOf: [
    ['higher of', 'highest of'],
    ['le plus élevé de', 'le plus grand de', 'le plus haut de'],
  ],
  firstOf: [['first of'], ['le premier de', 'premier de']],
  sumOf: [['sum of'], ['somme de']],
  countOf: [['count of'], ['nombre de']],
  averageOf: [['average of'], ['moyenne de']],
  medianOf: [['median of'], ['médiane de']],
  highest: [['highest'], ['maximum de']],
  lowest: [['lowest'], ['minimum de']],
  ofItem: [['of item'], ["de l'élément", "de l'article"]],
  ofThisOne: [['of this one'], ['de celui-ci', 'de celle-ci']],
  ofItemBefore: [['of the item before'], ["de l'élément précédent", "de l'article précédent"]],
  ofVersionBefore: [['of the version before'], ['de la version précédente']],
  theLast: [['the last'], ['le dernier', 'la dernière']],
  runningTotalOf: [['running total of'], ['cumul de', 'total cumulé de']],
  beforeThisOne: [['before this one'], ['avant celui-ci', 'avant celle-ci']],
  beforeRounding: [['before rounding'], ['avant arrondi', "avant l'arrondi"]],
  toPowerOf: [['to the power of'], ['à la puissance']],
  sharedInProportionTo: [
    ['shared in proportion to'],
    ['réparti au prorata de', 'répartie au prorata de', 'répartis au prorata de'],
  ],
  rankOf: [['rank of'], ['rang de']],
  rateReachedIn: [['rate reached in'], ['taux atteint dans']],
  onceReachedIn: [['once reached in'], ['forfait atteint dans']],
  bandReachedIn: [['band reached in'], ['tranche atteinte dans']],
  retainedIn: [['retained in'], ['retenu dans', 'retenue dans', 'retenu pour', 'retenue pour']],
  // checks
  neverDecreases: [
    ['never decreases in', 'never decreases with'],
    ['ne diminue jamais avec', 'ne baisse jamais avec'],
  ],
  neverIncreases: [['never increases in', 'never increases with'], ["n'augmente jamais avec"]],
  noEffectOf: [
    ['has no effect of', 'does not depend on'],
    ['ne dépend pas de', "n'a aucun effet de"],
  ],
  noJumpAbove: [['has no jump above'], ["n'a aucun saut de plus de", "n'a pas de saut de plus de"]],
  // dates
  yearOf: [['year of'], ['année de']],
  monthOf: [['month of'], ['mois de']],
  dayOf: [['day of'], ['jour de']],
  weekdayOf: [['weekday of'], ['jour de semaine de', 'jour de la semaine de']],
  daysInMonthOf: [['days in month of'], ['jours du mois de']],
  daysInYearOf: [['days in year of'], ["jours de l'année de"]],
  startOfWeekOf: [['start of week of'], ['début de la semaine de', 'début de semaine de']],
  startOfMonthOf: [['start of month of'], ['début du mois de']],
  endOfMonthOf: [['end of month of'], ['fin du mois de']],
  startOfYearOf: [['start of year of'], ["début de l'année de"]],
  endOfYearOf: [['end of year of'], ["fin de l'année de"]],
  daysFrom: [['days from'], ['jours de']],
  nightsFrom: [['nights from'], ['nuits de']],
  minutesFrom: [['minutes from'], ['minutes de']],
  hoursFrom: [['hours from'], ['heures de']],
  wholeMonthsFrom: [['whole months from'], ['mois entiers de']],
  startedMonthsFrom: [['started months from'], ['mois entamés de', 'mois commencés de']],
  wholeYearsFrom: [['whole years from'], ['années entières de', 'années révolues de', 'ans révolus de']],
  calendarWeeksFrom: [['calendar weeks from'], ['semaines civiles de']],
  calendarMonthsFrom: [['calendar months from'], ['mois civils de']],
  calendarYearsFrom: [['calendar years from'], ['années civiles de']],
  proratedMonthsFrom: [['prorated months from'], ['mois au prorata de']],
  proratedYearsFrom: [['prorated years from'], ['années au prorata de', 'ans au prorata de']],
  daysBeyondWholeMonthsFrom: [['days beyond whole months from'], ['jours au-delà des mois entiers de']],
  days30360From: [['30/360 days from'], ['jours 30/360 de']],
  bothIncluded: [['both included'], ['inclus', 'les deux inclus', 'bornes incluses']],
} as const satisfies Record<string, Words>;

/** Words with which a step begins. */
export const stepConcepts = [
  'atLeast',
  'atMost',
  'times',
  'dividedBy',
  'plus',
  'less',
  'roundedUpTo',
  'rounded',
  'notRounded',
  'dueWhen',
] as const satisfies readonly (keyof typeof reservedKeywords)[];

export type DeclarationConcept = keyof typeof declarationKeywords;
export type LineConcept = keyof typeof lineKeywords;
export type Concept = keyof typeof reservedKeywords | keyof typeof contextualKeywords;

const everyWord: Readonly<Record<string, Words>> = {
  ...declarationKeywords,
  ...lineKeywords,
  ...reservedKeywords,
  ...contextualKeywords,
};

/** The canonical word of a concept in a language; the other language's where it has none. */
export function wordOf(concept: DeclarationConcept | LineConcept | Concept, locale: Locale): string {
  const [en, fr] = everyWord[concept] ?? [[], []];
  return { en, fr }[locale][0] ?? en[0] ?? fr[0] ?? concept;
}

/** Every word of a concept in a language, elided and contracted forms included. */
export function wordsOf(words: Words, locale: Locale): readonly string[] {
  const [en, fr] = words;
  return { en: () => en, fr: () => fr.flatMap(frenchForms) }[locale]();
}

/** `part de` is also written `part d'`, `part du`, `part de la` …; `jusqu'à` also `jusqu'au`; `lorsque` also `lorsqu'`. */
function frenchForms(phrase: string): readonly string[] {
  const stem = (ending: string) => phrase.slice(0, phrase.length - ending.length);
  if (phrase === 'de' || phrase.endsWith(' de')) {
    return ['de', "d'", 'du', 'des', 'de la', "de l'"].map((form) => stem('de') + form);
  }
  if (phrase === 'à' || phrase.endsWith(' à') || phrase.endsWith("'à")) {
    return ['à', 'au', 'aux', 'à la', "à l'"].map((form) => stem('à') + form);
  }
  if (phrase.endsWith('que')) return [phrase, `${stem('e')}'`];
  return [phrase];
}
