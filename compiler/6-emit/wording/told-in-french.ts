// French sentences that tell a formula: what an auditor reads beside it.

import type { DateMeasure, DatePart, RoundingMode } from '../../3-model/model.js';
import type { Words } from './vocabulary.js';

const modes: Readonly<Record<RoundingMode, string>> = {
  'half-up': 'au plus proche',
  'half-down': 'au plus proche (le milieu vers le bas)',
  'half-even': 'au plus proche (le milieu au pair)',
  up: 'vers le haut',
  down: 'vers le bas',
};

/** `plus 3`, ou `moins 3` pour −3. */
const byText = (by: string): string => (/^[−-]/.test(by) ? `moins ${by.slice(1)}` : `plus ${by}`);

const parts: Readonly<Record<DatePart, string>> = {
  year: 'l’année de',
  month: 'le mois de',
  day: 'le jour du mois de',
  weekday: 'le jour de la semaine (lundi vaut 1) de',
  'days-in-month': 'le nombre de jours du mois de',
  'days-in-year': 'le nombre de jours de l’année de',
  'start-of-month': 'le premier jour du mois de',
  'end-of-month': 'le dernier jour du mois de',
  'start-of-year': 'le premier jour de l’année de',
  'end-of-year': 'le dernier jour de l’année de',
};

const measures: Readonly<Record<DateMeasure, string>> = {
  days: 'les jours',
  nights: 'les nuits',
  'days-inclusive': 'les jours, le premier et le dernier compris,',
  'days-30-360': 'les jours, chaque mois compté pour 30,',
  'calendar-weeks': 'les semaines civiles touchées',
  'calendar-months': 'les mois civils touchés',
  'calendar-years': 'les années civiles touchées',
  'whole-months': 'les mois entiers',
  'started-months': 'les mois commencés',
  'whole-years': 'les années entières',
};

export const toldInFrench: Words['told'] = {
  quoted: (label) => `«\u00a0${label}\u00a0»`,
  separator: ' ; ',
  taken: (label) => `repris de ${label}`,
  nothing: 'rien',
  limit: 'limite',
  minimum: 'minimum',
  maximum: 'maximum',
  fromSheet: (sheet) => `la valeur saisie sur la feuille ${sheet}, une fois acceptée`,
  fromRow: 'la valeur saisie sur cette ligne, une fois acceptée',
  fromReadings: (sheet) => `l’option choisie sur la feuille ${sheet}`,
  optionNumber: (label) => `le numéro de l’option saisie pour ${label}`,
  optionOf: (label) => `l’option saisie pour ${label}`,
  filled: (label) => `la saisie ${label} est remplie`,
  notFilled: (label) => `la saisie ${label} n’est pas remplie`,
  isYes: (label) => `${label} = oui`,
  isNo: (label) => `${label} = non`,
  isOne: (label) => `${label} = 1`,
  isZero: (label) => `${label} = 0`,
  isRetained: (label) => `${label} est retenu`,
  notRetained: (label) => `${label} n’est pas retenu`,
  noneAbove: 'rien de ce qui précède n’est retenu',
  someAbove: 'quelque chose de ce qui précède est retenu',
  noneOther: 'aucun des autres n’est retenu',
  isInForce: (label) => `${label} est en vigueur`,
  notInForce: (label) => `${label} n’est pas en vigueur`,
  hasValue: (label) => `${label} a une valeur`,
  hasNone: (label) => `${label} n’a pas de valeur`,
  isMet: (label) => `la condition de ${label} est remplie`,
  notMet: (label) => `la condition de ${label} n’est pas remplie`,
  holds: (sentence) => sentence,
  holdsNot: (sentence) => `il n’est pas vrai que ${sentence}`,
  oneIf: (condition) => `1 si ${condition}, sinon 0`,
  always: 'dans tous les cas',
  never: 'dans aucun cas',
  retained: (choices) => `la valeur de ce qui est retenu\u00a0: ${choices}`,
  retainedLabel: 'le nom de ce qui est retenu',
  lowestOf: (operands) => `le moins élevé de\u00a0: ${operands}`,
  highestOf: (operands) => `le plus élevé de\u00a0: ${operands}`,
  totalOf: (operands) => `le total de\u00a0: ${operands}`,
  fromTo: (first, last) => `${first} à ${last}`,
  exactlyOne: 'une ligne est retenue, et une seule',
  placeOfRetained: 'le numéro de la colonne retenue',
  columnOf: (label) => `${label}, dans la colonne retenue`,
  rounded: (value, mode, step) => `${value}, arrondi ${modes[mode]}, à ${step} près`,
  roundedWhole: (value) => `${value}, arrondi à l’entier le plus proche`,
  all: (value) => `la totalité de ${value}`,
  part: (value, from, to) =>
    `la part de ${value}${from === undefined ? '' : ` au-delà de ${from}`}${to === undefined ? '' : `${from === undefined ? '' : ' et'} jusqu’à ${to}`}`,
  owedByBands: 'le total de ce que doit chaque tranche',
  certain: 'tout est d’origine, ou la valeur est dans la taille garantie',
  everyReading: 'toutes les lectures sont celles d’origine',
  noParameter: 'aucun paramètre n’est modifié',
  noRefused: 'aucun paramètre ni aucun ordre de limites n’est refusé',
  everyInput: 'tous les contrôles de la saisie et des lectures sont satisfaits',
  everyCondition:
    'la saisie est complète, toutes les conditions sont remplies et chaque tableau retient une ligne',
  rowFilled: 'quelque chose est rempli sur cette ligne',
  rowFilledOrSaid:
    'cette ligne est dite compter, ou quelque chose y est rempli sans qu’elle soit dite ne pas compter',
  placeOfRow: 'le numéro de cette ligne parmi celles qui sont remplies',
  everyItem: (sentence) => `pour chaque élément\u00a0: ${sentence}`,
  countBefore: (condition) =>
    `le nombre d’éléments avant celui-ci${condition === undefined ? '' : ` où ${condition}`}`,
  noneLacksBefore: 'aucun élément avant celui-ci n’est sans valeur',
  noItem: (condition) => `il n’y a aucun élément où ${condition}`,
  countWhere: (condition) => `le nombre d’éléments${condition === undefined ? '' : ` où ${condition}`}`,
  sumOver: (value, condition) =>
    `le total sur les éléments${condition === undefined ? '' : ` où ${condition}`} de ${value}`,
  extremeOver: (value, highest) =>
    `le plus ${highest ? 'élevé' : 'bas'}, sur les éléments qui comptent, de ${value}`,
  runningTotal: (value, inclusive) =>
    `le total ${inclusive ? 'jusqu’à cet élément compris' : 'avant cet élément'} de ${value}`,
  noneLacks: 'aucun élément qui compte n’est sans valeur',
  beginsWith: (value, prefix) => `${value} commence par «\u00a0${prefix}\u00a0»`,
  itemsBefore: (total) => `${total}, sur les éléments d’avant`,
  lastBefore: (value, condition) =>
    `${value} ${condition === undefined ? 'de l’élément précédent' : `du dernier élément d’avant où ${condition}`}`,
  itemAt: (value, place) => `de l’élément à la place ${place}\u00a0: ${value}`,
  combinations: (lists, count) =>
    `Chaque élément avec chaque autre\u00a0: ${lists}. ${count} lignes\u00a0; celles d’un élément vide ne comptent pas.`,
  ofCombined: (value, item) => `${value}, sur la ligne de ${item}`,
  saidOf: (item, sentence) => `${item}\u00a0: ${sentence}`,
  allPresent: 'chaque élément de cette ligne est rempli',
  itemExists: (place) => `le nombre d’éléments à la place ${place}`,
  higherItems: (value) => `le nombre d’éléments où est plus élevé\u00a0: ${value}`,
  equalItems: (value) => `le nombre d’éléments avant celui-ci où est égal\u00a0: ${value}`,
  datePart: (part, date) => `${parts[part]} ${date}`,
  between: (measure, from, to) => `${measures[measure]} entre ${from} et ${to}`,
  shifted: (date, by, unit) =>
    `${date} ${byText(by)}${unit === undefined ? '' : { days: /^[−-]?1$/.test(by) ? ' jour' : ' jours', months: ' mois' }[unit]}`,
  stepOf: (label, place) => `${label} – étape ${place}`,
  dateOf: (year, month, day) => `la date d’année ${year}, mois ${month}, jour ${day}`,
  isDate: (year, month, day) => `l’année ${year}, le mois ${month} et le jour ${day} font une date`,
  rankBy: (value) => `le rang de l’élément, du plus élevé au moins élevé, selon ${value}`,
  promiseKept: 'la promesse est tenue, ou ne s’applique pas ici',
  itemFound: (place) => `il y a un élément à la place ${place}`,
  equals: (left, right) => `${left} = ${right}`,
  everyOwnCondition: 'les saisies, les conditions et les tableaux du résultat sont en ordre',
  noOwnRefused: 'aucun paramètre du résultat n’est refusé',
  metOrMissing: (sentence) => `${sentence}, ou une donnée nécessaire manque`,
  isAccepted: (label) => `la saisie ${label} est remplie et acceptée`,
  notAccepted: (label) => `la saisie ${label} manque ou n’est pas acceptée`,
  shownNow: 'les résultats peuvent être montrés',
  monotone: (direction, subject, fact) =>
    ({
      'no-effect': `${fact} n’a pas d’effet sur ${subject}`,
      'never-decreases': `${subject} ne baisse jamais quand ${fact} augmente`,
      'never-increases': `${subject} n’augmente jamais quand ${fact} augmente`,
    })[direction],
  alwaysHolds: (condition) => `toujours\u00a0: ${condition}`,
  noJump: (subject, fact, limit) =>
    `${subject} ne saute jamais de plus de ${limit} là où ${fact} change un peu`,
  promisedWhen: (promise, condition) => `${promise}, là où ${condition}`,
  smooth: (sentence) =>
    sentence
      .replace(/\bde le /g, 'du ')
      .replace(/\bde les /g, 'des ')
      .replace(/(^| )à le /g, '$1au ')
      .replace(/(^| )à les /g, '$1aux '),
};
