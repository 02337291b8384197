// Mistakes in facts, steps and what a file says once: E330 to E349.

import { define } from '../../define.js';
import { comma } from '../french-numbers.js';

export const rangeMissing = define<{ name: string; line: { en: string; fr: string } }>({
  code: 'E330',
  severity: 'error',
  message: {
    en: ({ name }) => `the fact \`${name}\` has no range`,
    fr: ({ name }) => `la donnée \`${name}\` n'a pas d'étendue`,
  },
  help: {
    en: ({ line }) => `say between what it lies: \`${line.en}\``,
    fr: ({ line }) => `dites entre quoi elle se trouve : \`${line.fr}\``,
  },
  explanation: {
    en: 'Every number and sum of money has a range, both ends included. Gaps, proofs, exact integers, the schema and the workbook all rest on it.',
    fr: 'Tout nombre et toute somme a une étendue, bornes comprises. Les lacunes, les preuves, les entiers exacts, le schéma et le classeur reposent dessus.',
  },
});

export const stepMissing = define<{ name: string; line: { en: string; fr: string } }>({
  code: 'E331',
  severity: 'error',
  message: {
    en: ({ name }) => `the fact \`${name}\` does not say how finely it is given`,
    fr: ({ name }) => `la donnée \`${name}\` ne dit pas avec quelle finesse elle est donnée`,
  },
  help: {
    en: ({ line }) => `write \`whole\`, or a step: \`${line.en}\``,
    fr: ({ line }) => `écrivez \`entier\`, ou un pas : \`${line.fr}\``,
  },
  explanation: {
    en: 'Values of a fact are multiples of its step, counted from zero: `whole`, `to 0.25`, `to 0.01`. Money has the decimals of its currency unless said.',
    fr: 'Les valeurs d’une donnée sont des multiples de son pas, comptés depuis zéro : `entier`, `au pas de 0,25`, `au pas de 0,01`. Une somme a les décimales de sa devise sauf indication.',
  },
});

export const wrongDomain = define<{ problem: 'reversed' | 'step' | 'grid' | 'open'; step: string }>({
  code: 'E332',
  severity: 'error',
  message: {
    en: ({ problem, step }) =>
      ({
        reversed: 'this range is empty: it ends before it begins',
        step: 'a step must be more than zero',
        grid: `this limit is no multiple of the step ${step}`,
        open: 'a range has both ends',
      })[problem],
    fr: ({ problem, step }) =>
      ({
        reversed: 'cette étendue est vide : elle finit avant de commencer',
        step: 'un pas doit être plus grand que zéro',
        grid: `cette borne n'est pas un multiple du pas ${comma(step)}`,
        open: 'une étendue a deux bornes',
      })[problem],
  },
  help: { en: 'write `from A to B`, both included', fr: 'écrivez `de A à B`, bornes comprises' },
  explanation: {
    en: 'A range is `from A to B`; A and B are multiples of the step, and A is not above B.',
    fr: 'Une étendue s’écrit `de A à B` ; A et B sont des multiples du pas, et A n’est pas au-delà de B.',
  },
});

export const factQualifier = define<{ qualifier: string; type: { en: string; fr: string } }>({
  code: 'E333',
  severity: 'error',
  message: {
    en: ({ qualifier, type }) => `\`${qualifier}\` makes no sense for ${type.en}`,
    fr: ({ qualifier, type }) => `\`${qualifier}\` n'a pas de sens pour ${type.fr}`,
  },
  explanation: {
    en: 'Ranges are for numbers, money and dates; steps for numbers and money. `optional`, `needed when` and `default` exclude each other.',
    fr: 'Les étendues sont pour les nombres, les sommes et les dates ; les pas pour les nombres et les sommes. `facultative`, `nécessaire quand` et la valeur par défaut s’excluent.',
  },
});

export const roundingStep = define<Record<never, never>>({
  code: 'E335',
  severity: 'error',
  message: {
    en: 'a rounding step must be more than zero',
    fr: "un pas d'arrondi doit être plus grand que zéro",
  },
  explanation: {
    en: 'Rounding brings a value onto a multiple of its step: `1 XPF`, `0.05 CHF`, `1 000 EUR`, `1 day`.',
    fr: "L'arrondi amène une valeur sur un multiple de son pas : `1 XPF`, `0,05 CHF`, `1 000 EUR`, `1 jour`.",
  },
});

export const roundingNotMoney = define<Record<never, never>>({
  code: 'E336',
  severity: 'error',
  message: {
    en: 'the rounding of amounts is to a step in a currency',
    fr: "l'arrondi des montants se fait à un pas dans une devise",
  },
  help: { en: 'write for example `to 0.01 EUR`', fr: 'écrivez par exemple `à 0,01 EUR`' },
  explanation: {
    en: '`rounding each amount MODE to STEP` is said once per currency; the step names it.',
    fr: '`arrondi de chaque montant MODE à PAS` se dit une fois par devise ; le pas la nomme.',
  },
});

export const notRoundedMisplaced = define<{ why: 'not-an-amount' | 'not-last' | 'behind-a-rounding' }>({
  code: 'E337',
  severity: 'error',
  message: {
    en: ({ why }) =>
      ({
        'not-last': '`not rounded` is the last step of an amount',
        'not-an-amount': 'only an amount is rounded by itself',
        'behind-a-rounding': '`not rounded` stands behind a rounding that holds in every case',
      })[why],
    fr: ({ why }) =>
      ({
        'not-last': "`non arrondi` est la dernière étape d'un montant",
        'not-an-amount': 'seul un montant est arrondi de lui-même',
        'behind-a-rounding': '`non arrondi` suit un arrondi qui vaut dans tous les cas',
      })[why],
  },
  help: {
    en: ({ why }) =>
      ({
        'not-last': 'remove it, or move it to the end',
        'not-an-amount': 'remove it, or move it to the end',
        'behind-a-rounding': 'say with the rounding when it counts, `rounded … when …`, and remove this line',
      })[why],
    fr: ({ why }) =>
      ({
        'not-last': 'retirez-le, ou placez-le à la fin',
        'not-an-amount': 'retirez-le, ou placez-le à la fin',
        'behind-a-rounding':
          "dites avec l'arrondi quand il compte, `arrondi … quand …`, et retirez cette ligne",
      })[why],
  },
  explanation: {
    en: 'Values, functions and tables are never rounded unless a step says `rounded`; `not rounded` frees an amount from the rule of the file.',
    fr: 'Valeurs, fonctions et tableaux ne sont jamais arrondis sans une étape `arrondi` ; `non arrondi` dispense un montant de la règle du fichier.',
  },
});

export const restatedOtherwise = define<{
  name: string;
  first: { en: string; fr: string };
  now: { en: string; fr: string };
}>({
  code: 'E338',
  severity: 'error',
  message: {
    en: ({ name, first, now }) => `\`${name}\` is ${now.en} here and ${first.en} in another version`,
    fr: ({ name, first, now }) => `\`${name}\` est ${now.fr} ici et ${first.fr} dans une autre version`,
  },
  explanation: {
    en: 'A version may change how a name is computed, not what it is: the rules that use it hold for all versions.',
    fr: 'Une version peut changer le calcul d’un nom, pas sa nature : les règles qui l’emploient valent pour toutes les versions.',
  },
});

export const unitDeclaration = define<{ unit: string; problem: 'exists' | 'circular' | 'not-positive' }>({
  code: 'E339',
  severity: 'error',
  message: {
    en: ({ unit, problem }) =>
      problem === 'exists'
        ? `the unit \`${unit}\` exists already`
        : {
            circular: `the unit \`${unit}\` is made of itself`,
            'not-positive': `a unit or conversion must be more than zero`,
          }[problem],
    fr: ({ unit, problem }) =>
      problem === 'exists'
        ? `l'unité \`${unit}\` existe déjà`
        : {
            circular: `l'unité \`${unit}\` est faite d'elle-même`,
            'not-positive': `une unité ou une conversion doit être plus grande que zéro`,
          }[problem],
  },
  explanation: {
    en: '`unit quintal, quintals = 100 kg` declares a unit made of others; its names must be new. A unit without `=` measures something of its own.',
    fr: '`unité quintal, quintaux = 100 kg` déclare une unité faite d’une autre ; ses noms doivent être nouveaux. Une unité sans `=` mesure quelque chose à part.',
  },
});

/** `missing`: nothing is said · `not-whole`: no number of items · `too-many`: more than any list may have. */
export const listCapacity = define<{ name: string; problem: 'missing' | 'not-whole' | 'too-many' }>({
  code: 'E340',
  severity: 'error',
  message: {
    en: ({ name, problem }) =>
      ({
        missing: `the list \`${name}\` does not say how many items it may have`,
        'not-whole': `the list \`${name}\` must have a whole number of items, at least 1`,
        'too-many': `the list \`${name}\` may have more than 100 000 items`,
      })[problem],
    fr: ({ name, problem }) =>
      ({
        missing: `la liste \`${name}\` ne dit pas combien d'éléments elle peut avoir`,
        'not-whole': `la liste \`${name}\` doit avoir un nombre entier d'éléments, au moins 1`,
        'too-many': `la liste \`${name}\` pourrait avoir plus de 100 000 éléments`,
      })[problem],
  },
  help: {
    en: ({ name }) => `write \`list ${name}, up to 40\`: a whole number from 1 to 100 000`,
    fr: ({ name }) => `écrivez \`liste ${name}, jusqu'à 40\` : un nombre entier de 1 à 100 000`,
  },
  explanation: {
    en: 'The greatest number of items makes sums provable and gives the workbook its rows. A year of quarter hours is 35 040 items; 100 000 is the most.',
    fr: 'Le plus grand nombre d’éléments rend les sommes prouvables et donne ses lignes au classeur. Une année de quarts d’heure fait 35 040 éléments ; 100 000 est le maximum.',
  },
});

export const exampleColumn = define<{ name: string }>({
  code: 'E341',
  severity: 'error',
  message: {
    en: ({ name }) => `an example cannot give or expect \`${name}\``,
    fr: ({ name }) => `un exemple ne peut ni donner ni attendre \`${name}\``,
  },
  help: {
    en: 'it gives facts, and expects amounts, values, answers and choices, each by name',
    fr: 'il donne des données, et attend des montants, valeurs, réponses et choix, chacun par son nom',
  },
  explanation: {
    en: 'Columns and lines of an example name facts or results. Functions, scales and tables with arguments have no value of their own.',
    fr: 'Les colonnes et lignes d’un exemple nomment des données ou des résultats. Fonctions, barèmes et tableaux à argument n’ont pas de valeur propre.',
  },
});

export const exampleValue = define<{ name: string }>({
  code: 'E342',
  severity: 'error',
  message: {
    en: ({ name }) => `this value of \`${name}\` cannot be written: its decimals never end`,
    fr: ({ name }) => `cette valeur de \`${name}\` ne peut s'écrire : ses décimales ne finissent pas`,
  },
  help: {
    en: 'give the value itself, as a caller would',
    fr: 'donnez la valeur elle-même, comme le ferait un utilisateur',
  },
  explanation: {
    en: 'A cell of an example is one plain value of the type of its column, as facts are given and results printed: a decimal, a date, an option. A third of a square metre has no such form.',
    fr: 'Une case d’exemple est une simple valeur du type de sa colonne, comme les données se donnent et les résultats s’impriment : un décimal, une date, une option. Un tiers de mètre carré n’a pas cette forme.',
  },
});

export const noDateFact = define<{ name: string }>({
  code: 'E343',
  severity: 'error',
  message: {
    en: ({ name }) => `\`${name}\` is not a date fact of the whole case`,
    fr: ({ name }) => `\`${name}\` n'est pas une donnée de date de tout le cas`,
  },
  help: {
    en: ({ name }) => `declare it: \`fact ${name} : date\``,
    fr: ({ name }) => `déclarez-le : \`donnée ${name} : date\``,
  },
  explanation: {
    en: '`dated by FACT` names the date fact that decides which version is in force. It must be always given or have a default.',
    fr: '`daté par DONNÉE` nomme la donnée de date qui décide de la version en vigueur. Elle doit toujours être donnée, ou avoir une valeur par défaut.',
  },
});

export const defaultOutside = define<{
  value: string;
  from: string;
  to: string;
  /** Said where the value lies within the limits and off the step. */
  step: string | undefined;
  /** All that the fact may be, where it is one of some numbers. */
  among?: string | undefined;
}>({
  code: 'E345',
  severity: 'error',
  message: {
    en: ({ value, from, to, step, among }) =>
      step === undefined
        ? `the default \`${value}\` is outside of what the fact may be: ${among ?? `from ${from} to ${to}`}`
        : `the default \`${value}\` is off the step of the fact: ${step}`,
    fr: ({ value, from, to, step, among }) =>
      step === undefined
        ? `la valeur par défaut \`${comma(value)}\` est hors de ce que la donnée peut être : ${comma(among ?? `de ${from} à ${to}`)}`
        : `la valeur par défaut \`${comma(value)}\` n'est pas au pas de la donnée : ${comma(step)}`,
  },
  help: {
    en: 'correct the default, or the limits and the step of the fact',
    fr: 'corrigez la valeur par défaut, ou les limites et le pas de la donnée',
  },
  explanation: {
    en: 'The same value would be refused if a case gave it. What stands in for a fact that is not given must be a value that could be given.',
    fr: 'La même valeur serait refusée si un cas la donnait. Ce qui remplace une donnée absente doit être une valeur qui pourrait être donnée.',
  },
});
