// Mistakes in lines and words, before names mean anything: E101 to E139 with those of signs and rows.

import { type Locale, otherLocale } from '../../../languages.js';
import { define, inBoth } from '../../define.js';
import { quoted as code, type Form, shape } from './syntax-words.js';

/** The languages of keywords, as each language names them. */
const named = {
  en: { a: 'an English', en: 'English', fr: 'anglais' },
  fr: { a: 'a French', en: 'French', fr: 'français' },
} as const satisfies Readonly<Record<Locale, unknown>>;

const exemptions =
  /^(?:free|exempt(?:ed)?|except|unless|waived|nil|none|no|not|gratuite?|exonérée?|exemptée?|sauf|hors|nul(?:le)?|néant|aucune?|non|pas)$/i;

/** Whether a line begins by saying when nothing is owed: `free for members`, `nul si …`. */
export const saysExempt = (word: string): boolean => exemptions.test(word.split(/\s/)[0] ?? '');

const startsWithNumber = (word: string): boolean => /^\d/.test(word);

export const unknownLine = define<{ word: string; meant: string | undefined }>({
  code: 'E101',
  severity: 'error',
  message: {
    en: ({ word, meant }) =>
      meant === undefined
        ? `no line begins with ${code(word)}`
        : `no line begins with ${code(word)}; did you mean ${code(meant)}?`,
    fr: ({ word, meant }) =>
      meant === undefined
        ? `aucune ligne ne commence par ${code(word)}`
        : `aucune ligne ne commence par ${code(word)} ; vouliez-vous dire ${code(meant)} ?`,
  },
  help: {
    en: ({ word, meant }) =>
      meant === undefined && saysExempt(word)
        ? 'an exemption says when the amount is due: `due when not CONDITION`; of items of a list also `where not CONDITION`'
        : startsWithNumber(word)
          ? 'what is added says so, `plus 50 EUR when CONDITION`, a limit too, `at least 50 EUR`; one amount or another stands behind `=`, `50 EUR when CONDITION, otherwise PRICE`'
          : 'a line begins with a keyword (`fact`, `amount`, `at least`, `quote` …) or with `|`; a formula goes on when the line above ends with an operator or a comma',
    fr: ({ word, meant }) =>
      meant === undefined && saysExempt(word)
        ? 'une exonération dit quand le montant est dû : `dû quand non CONDITION` ; pour des éléments d’une liste aussi `où non CONDITION`'
        : startsWithNumber(word)
          ? 'ce qui s’ajoute le dit, `plus 50 EUR quand CONDITION`, une limite aussi, `au moins 50 EUR` ; un montant ou un autre se met après `=`, `50 EUR quand CONDITION, sinon PRIX`'
          : 'une ligne commence par un mot-clé (`donnée`, `montant`, `au moins`, `citation` …) ou par `|` ; une formule continue quand la ligne du dessus finit par un opérateur ou une virgule',
  },
  explanation: {
    en: 'Every line begins a declaration (`fact`, `table`, `amount` …), belongs to one (`quote`, `due when`, a step such as `at least`), is a row (`| … |`), or goes on the formula above. This one does none of these.',
    fr: 'Chaque ligne commence une déclaration (`donnée`, `tableau`, `montant` …), en fait partie (`citation`, `dû quand`, une étape comme `au moins`), est une rangée (`| … |`), ou continue la formule du dessus. Celle-ci ne fait rien de cela.',
  },
});

export const mixedLanguages = define<{
  word: string;
  fileLanguage: 'en' | 'fr';
  instead: string | undefined;
}>({
  code: 'E102',
  severity: 'error',
  message: {
    en: ({ word, fileLanguage }) =>
      `${code(word)} is ${named[otherLocale[fileLanguage]].a} keyword, but the rest of the file is written with ${named[fileLanguage].en} ones`,
    fr: ({ word, fileLanguage }) =>
      `${code(word)} est un mot-clé ${named[otherLocale[fileLanguage]].fr}, mais le reste du fichier est écrit avec des mots-clés ${named[fileLanguage].fr}`,
  },
  help: {
    en: ({ instead }) =>
      instead === undefined
        ? 'write the whole file with the keywords of one language'
        : `write ${code(instead)}`,
    fr: ({ instead }) =>
      instead === undefined
        ? "écrivez tout le fichier avec les mots-clés d'une seule langue"
        : `écrivez ${code(instead)}`,
  },
  explanation: {
    en: 'A file is written with English or with French keywords, not both; names and labels are free. The language is that of most declaration keywords, or the one given by `language English`, `langue français`.',
    fr: 'Un fichier est écrit avec les mots-clés anglais ou français, pas les deux ; les noms et les libellés sont libres. La langue est celle de la plupart des mots-clés de déclaration, ou celle que donne `language English`, `langue français`.',
  },
});

export const unreadableFrom = define<{ word: string } & Form>({
  code: 'E110',
  severity: 'error',
  message: {
    en: ({ word }) => `this line cannot be understood from ${code(word)} on`,
    fr: ({ word }) => `cette ligne ne se comprend plus à partir de ${code(word)}`,
  },
  help: shape,
  explanation: {
    en: 'The line begins well, but what stands here does not fit. The help shows how such a line is written; square brackets hold what may be left out.',
    fr: 'La ligne commence bien, mais ce qui suit ne convient pas. L’aide montre comment une telle ligne s’écrit ; les crochets contiennent ce qui peut manquer.',
  },
});

export const unfinishedLine = define<{ after: string } & Form>({
  code: 'E111',
  severity: 'error',
  message: {
    en: ({ after }) => `this line stops too early: something is missing after ${code(after)}`,
    fr: ({ after }) => `cette ligne s'arrête trop tôt : il manque quelque chose après ${code(after)}`,
  },
  help: shape,
  explanation: {
    en: 'The line ends before it is complete. A formula goes on in the next line when a parenthesis is open, or when the line ends with an operator, `=`, a comma or a semicolon.',
    fr: 'La ligne finit avant d’être complète. Une formule continue à la ligne suivante quand une parenthèse est ouverte, ou quand la ligne finit par un opérateur, `=`, une virgule ou un point-virgule.',
  },
});

export const missingWord = define<{ missing: string; before: string; inPlace?: boolean } & Form>({
  code: 'E112',
  severity: 'error',
  message: {
    en: ({ missing, before, inPlace }) =>
      inPlace
        ? `${code(missing)} stands here, not ${code(before)}`
        : `${code(missing)} is missing before ${code(before)}`,
    fr: ({ missing, before, inPlace }) =>
      inPlace
        ? `on écrit ici ${code(missing)}, et non ${code(before)}`
        : `il manque ${code(missing)} avant ${code(before)}`,
  },
  help: shape,
  explanation: {
    en: 'One word or sign is missing; with it the rest of the line would be understood. The message says which, and before what.',
    fr: 'Il manque un mot ou un signe ; avec lui, le reste de la ligne se comprendrait. Le message dit lequel, et devant quoi.',
  },
});

export const missingValue = define<{ before: string; after: string | undefined } & Form>({
  code: 'E113',
  severity: 'error',
  message: {
    en: ({ before, after }) =>
      `a value is missing ${after === undefined ? '' : `after ${code(after)}, `}before ${code(before)}`,
    fr: ({ before, after }) =>
      `il manque une valeur ${after === undefined ? '' : `après ${code(after)}, `}avant ${code(before)}`,
  },
  help: shape,
  explanation: {
    en: 'An operator, a comparison or a step needs a value beside it: a number with its unit, a name, or an expression in parentheses.',
    fr: 'Un opérateur, une comparaison ou une étape demande une valeur à côté : un nombre avec son unité, un nom, ou une expression entre parenthèses.',
  },
});

export const reservedName = define<{ word: string; free: string }>({
  code: 'E116',
  severity: 'error',
  message: {
    en: ({ word }) => `${code(word)} is a word of the language and cannot be a name`,
    fr: ({ word }) => `${code(word)} est un mot de la langue et ne peut pas être un nom`,
  },
  help: {
    en: ({ free }) => `choose another name; ${code(free)} is free`,
    fr: ({ free }) => `choisissez un autre nom ; ${code(free)} est libre`,
  },
  instead: ({ free }) => [inBoth(free)],
  explanation: {
    en: 'Keywords (the last section of the reference lists them) have their meaning wherever they stand, except declaration keywords, which are special only at the beginning of a line.',
    fr: "Les mots-clés (la dernière section de la référence les énumère) ont leur sens partout, sauf ceux des déclarations, qui n'en ont qu'au début d'une ligne.",
  },
});

/** `2fee` becomes `fee_2`. */
const turned = (word: string): string =>
  word.replace(/^(\d+)_*(.*)$/u, (_, number, rest) => `${rest || 'n'}_${number}`);

export const badName = define<{ word: string; digit?: boolean }>({
  code: 'E117',
  severity: 'error',
  message: {
    en: ({ word, digit }) =>
      digit
        ? `${code(word)} cannot be a name: it begins with a digit`
        : `a name is missing before ${code(word)}`,
    fr: ({ word, digit }) =>
      digit
        ? `${code(word)} ne peut pas être un nom : il commence par un chiffre`
        : `il manque un nom avant ${code(word)}`,
  },
  help: {
    en: 'a name is one word of letters, digits and `_` that does not begin with a digit; what people see is written in quotes after it',
    fr: 'un nom est un mot de lettres, chiffres et `_` qui ne commence pas par un chiffre ; ce que les gens voient s’écrit entre guillemets après lui',
  },
  instead: ({ word, digit }) => (digit && /^[\d\p{L}_]+$/u.test(word) ? [inBoth(turned(word))] : []),
  explanation: {
    en: 'The same name stands in JSON, CSV, TypeScript and the workbook, so it is one word without spaces or hyphens.',
    fr: 'Le même nom figure en JSON, CSV, TypeScript et dans le classeur : il est d’un seul mot, sans espace ni trait d’union.',
  },
});

export const misspelledWord = define<{ written: string; meant: string }>({
  code: 'E118',
  severity: 'error',
  message: {
    en: ({ written, meant }) => `${code(written)} is not understood here; did you mean ${code(meant)}?`,
    fr: ({ written, meant }) =>
      `${code(written)} ne se comprend pas ici ; vouliez-vous dire ${code(meant)} ?`,
  },
  explanation: {
    en: 'A keyword seems to be misspelled. Keywords are written exactly as in the reference; a line that begins with no keyword belongs to the line above.',
    fr: "Un mot-clé semble mal orthographié. Les mots-clés s'écrivent exactement comme dans la référence ; une ligne qui ne commence par aucun mot-clé fait partie de celle d'au-dessus.",
  },
});

export const foreignWord = define<{ written: string; instead: string; fileLanguage: 'en' | 'fr' }>({
  code: 'E119',
  severity: 'error',
  message: {
    en: ({ written, instead, fileLanguage }) =>
      `this file is written with ${named[fileLanguage].en} keywords: write ${code(instead)} in place of ${code(written)}`,
    fr: ({ written, instead, fileLanguage }) =>
      `ce fichier est écrit avec des mots-clés ${named[fileLanguage].fr} : écrivez ${code(instead)} à la place de ${code(written)}`,
  },
  explanation: {
    en: 'A file is written with the keywords of one language.',
    fr: "Un fichier est écrit avec les mots-clés d'une seule langue.",
  },
});

export const misplacedLine = define<{ word: string; keyword: string }>({
  code: 'E126',
  severity: 'error',
  message: {
    en: ({ word, keyword }) => `a line ${code(word)} does not belong to ${code(keyword)}`,
    fr: ({ word, keyword }) => `une ligne ${code(word)} ne va pas avec ${code(keyword)}`,
  },
  help: {
    en: 'move it below the declaration that it belongs to',
    fr: 'déplacez-la sous la déclaration dont elle fait partie',
  },
  explanation: {
    en: 'Steps and `due when` belong to amounts, values, answers and functions; `chosen` to readings; `given` and `expect` to examples; `quote` and `allow` to any declaration.',
    fr: 'Étapes et `dû quand` vont avec montants, valeurs, réponses et fonctions ; `retenu` avec les lectures ; `soit` et `attendu` avec les exemples ; `citation` et `admettre` avec toute déclaration.',
  },
});

export const saidTwice = define<{ word: string }>({
  code: 'E127',
  severity: 'error',
  message: {
    en: ({ word }) => `${code(word)} is said twice`,
    fr: ({ word }) => `${code(word)} est dit deux fois`,
  },
  help: { en: 'keep one', fr: "n'en gardez qu'un" },
  explanation: {
    en: 'This part of a declaration can stand only once.',
    fr: 'Cette partie d’une déclaration ne figure qu’une fois.',
  },
});

export const orphanLine = define<{ word: string }>({
  code: 'E128',
  severity: 'error',
  message: {
    en: ({ word }) => `nothing is declared above ${code(word)}`,
    fr: ({ word }) => `rien n'est déclaré au-dessus de ${code(word)}`,
  },
  help: {
    en: 'a file begins with `tariff NAME "Label"` or `module NAME "Label"`',
    fr: 'un fichier commence par `tarif NOM "Libellé"` ou `module NOM "Libellé"`',
  },
  explanation: {
    en: 'Rows, steps and quotes belong to the declaration above them.',
    fr: 'Rangées, étapes et citations appartiennent à la déclaration au-dessus.',
  },
});
