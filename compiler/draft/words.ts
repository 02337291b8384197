// What the draft says of cells, in both languages.

import type { Locale, Localized } from '../diagnostics/diagnostic.js';

/** Before the places of cells that are doubtful, and before what the table leaves open: words to look for in the draft. */
export const toCheck: Readonly<Record<Locale, string>> = { en: 'TO CHECK', fr: 'À VÉRIFIER' };
export const decide: Readonly<Record<Locale, string>> = { en: 'TO DECIDE', fr: 'À DÉCIDER' };

/** The first comments of a draft. */
export const headLines = (source: string, locale: Locale): readonly string[] =>
  ({
    en: [
      `# Drafted from ${source}.`,
      '# "TO CHECK" stands where a cell is doubtful, "TO DECIDE" where the table does not say what the rules need.',
    ],
    fr: [
      `# Ébauche tirée de ${source}.`,
      '# « À VÉRIFIER » signale une cellule douteuse, « À DÉCIDER » ce que le tableau ne dit pas et dont les règles ont besoin.',
    ],
  })[locale];

const say = (en: string, fr: string): Localized => ({ en, fr });

export const doubts = {
  twoWays: (text: string): Localized =>
    say(
      `\`${text}\` could be two numbers; nothing in the sheet tells which sign is the decimal one`,
      `\`${text}\` pourrait être deux nombres ; rien dans la feuille ne dit quel signe est celui des décimales`,
    ),
  shownOtherwise: (shown: string, stored: string): Localized =>
    say(
      `the sheet shows \`${shown}\` and holds ${stored}, which stands here`,
      `la feuille montre \`${shown}\` et contient ${stored}, qui figure ici`,
    ),
  mark: (mark: string): Localized => say(`it points to a note: ${mark}`, `elle renvoie à une note : ${mark}`),
  blank: say('the cell is blank', 'la cellule est vide'),
  absent: (text: string): Localized => say(`\`${text}\` is no amount`, `\`${text}\` n'est pas un montant`),
  free: (text: string): Localized => say(`\`${text}\` stands here as nought`, `\`${text}\` vaut ici zéro`),
  otherUnit: (text: string, unit: string): Localized =>
    say(
      `\`${text}\` is not in the unit of its column (${unit})`,
      `\`${text}\` n'est pas dans l'unité de sa colonne (${unit})`,
    ),
  strangeUnit: (words: string): Localized =>
    say(
      `\`${words}\` is no unit of the language; the limits are plain numbers`,
      `\`${words}\` n'est pas une unité du langage ; les limites sont de simples nombres`,
    ),
  error: say('the cell holds an error of the spreadsheet', 'la cellule contient une erreur du tableur'),
  date: say(
    'the cell is a time of day or no date that there is',
    "la cellule est une heure, ou une date qui n'existe pas",
  ),
  dayFirst: say(
    'read with the day before the month; nothing in the cell tells which is which',
    'lu avec le jour avant le mois ; rien dans la cellule ne dit lequel est lequel',
  ),
  moments: say(
    'days of the week, months or times of day, read as words of a choice; a date or a time of day may be meant',
    "jours de la semaine, mois ou heures, lus comme les mots d'un choix ; une date ou une heure est peut-être visée",
  ),
  total: say(
    'perhaps the total of the lines above; here it is an option like them',
    "peut-être le total des lignes du dessus ; c'est ici une option comme elles",
  ),
  partsOrWhole: (quantity: string): Localized =>
    say(
      `a rate by bands of ${quantity}: the draft gives the rate of the band; if each part has its own rate, make it a \`scale\``,
      `un taux par tranches de ${quantity} : l'ébauche donne le taux de la tranche ; si chaque part a son taux, faites-en un \`barème\``,
    ),
  hidden: say('it stands in a hidden row or column', 'elle est dans une ligne ou une colonne masquée'),
  group: say(
    'a line of its own, read as the heading of the lines below',
    'ligne isolée, lue comme le titre des lignes qui suivent',
  ),
  numericHeading: say('numbers read as headings', 'nombres lus comme des titres'),
  sharedLimit: (limit: string): Localized =>
    say(
      `${limit} stands in two lines; here it belongs to the one that ends with it`,
      `${limit} figure dans deux lignes ; il appartient ici à celle qu'il termine`,
    ),
  spans: say(
    'read as the heading of the columns to its right that have none of their own beside it',
    "lu comme le titre des colonnes à sa droite qui n'en ont pas à cette hauteur",
  ),
  overlap: (other: string): Localized => say(`it overlaps with ${other}`, `elle recouvre en partie ${other}`),
  hole: (from: string, to: string): Localized =>
    say(`no line says anything between ${from} and ${to}`, `aucune ligne ne dit rien entre ${from} et ${to}`),
  plainLimits: say(
    'read as “up to”: nothing in the sheet says whether these are limits or single values',
    'lus comme « jusqu’à » : rien dans la feuille ne dit si ce sont des limites ou des valeurs isolées',
  ),
  plainValues: say(
    'read as single values: nothing in the sheet says whether they are limits',
    'lus comme des valeurs isolées : rien dans la feuille ne dit si ce sont des limites',
  ),
  openEnd: (top: string): Localized =>
    say(
      `the table has no last limit; ${top} is only where the fact ends`,
      `le tableau n'a pas de dernière limite ; ${top} n'est que la fin de la donnée`,
    ),
  openStart: (bottom: string): Localized =>
    say(
      `the table does not say where it begins; ${bottom} here`,
      `le tableau ne dit pas où il commence ; ici ${bottom}`,
    ),
  step: (step: string): Localized =>
    say(
      `the table does not say in what steps it is counted; ${step} here`,
      `le tableau ne dit pas par quels pas elle se compte ; ici ${step}`,
    ),
  options: say(
    'read as options of one choice; if each is due on its own, give each column its amount',
    'lues comme les options d’un choix ; si chacune est due à part, donnez à chaque colonne son montant',
  ),
  measures: say(
    'read as separate amounts; if only one of them is due, they are options of a choice',
    'lues comme des montants séparés ; si un seul est dû, ce sont les options d’un choix',
  ),
  titleCurrency: (currency: string, where: string): Localized =>
    say(
      `no unit is printed here; read in ${currency}, as ${where} says`,
      `aucune unité n'est imprimée ici ; lu en ${currency}, comme le dit ${where}`,
    ),
  noUnit: say(
    'no unit is printed; these are plain numbers until one is written',
    "aucune unité n'est imprimée ; ce sont de simples nombres tant qu'elle n'est pas écrite",
  ),
  percentStored: say(
    'under a percent heading, and all below one: perhaps fractions of one',
    'sous un titre en pour cent, et toutes inférieures à un : peut-être des fractions de un',
  ),
  wholeAmount: (quantity: string): Localized =>
    say(
      `the rate of the line is applied to all of ${quantity}; if each band has its own rate, make it a \`scale\``,
      `le taux de la ligne s'applique à tout ${quantity} ; si chaque tranche a son taux, faites-en un \`barème\``,
    ),
  rate: (unit: string): Localized =>
    say(
      `priced per ${unit}: nothing in the table counts them, so no amount is computed`,
      `prix par ${unit} : rien dans le tableau ne les compte, aucun montant n'est donc calculé`,
    ),
  twice: (other: string): Localized =>
    say(`the same line as ${other}, which stands here`, `la même ligne que ${other}, qui figure ici`),
  noKey: say('the line does not say what it is for', 'la ligne ne dit pas pour quoi elle vaut'),
  sameLabel: say('no heading names these lines', 'aucun titre ne nomme ces lignes'),
  notedAmount: say(
    'the note names an amount that no rule takes',
    "la note nomme un montant qu'aucune règle ne reprend",
  ),
  notTable: say('not taken into any table', 'reprise dans aucun tableau'),
  rest: say('what no line of the sheet takes', 'ce qu’aucune ligne de la feuille ne prend'),
  rounding: say(
    'the table does not say how amounts are rounded',
    "le tableau ne dit pas comment les montants s'arrondissent",
  ),
  continued: say(
    'read as going on from the table above, which has the headings',
    'lue comme la suite du tableau du dessus, qui porte les titres',
  ),
} as const;
