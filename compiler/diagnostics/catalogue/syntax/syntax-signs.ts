// Mistakes in characters, numbers, dates, parentheses and sizes: part of E101 to E139.

import { define, inBoth } from '../../define.js';
import type { Localized } from '../../diagnostic.js';
import { quoted as code } from './syntax-words.js';

export const strangeCharacter = define<{ character: string; instead: Localized | undefined }>({
  code: 'E103',
  severity: 'error',
  message: {
    en: ({ character, instead }) =>
      `${code(character)} means nothing here${instead ? `; write ${instead.en}` : ''}`,
    fr: ({ character, instead }) =>
      `${code(character)} ne veut rien dire ici${instead ? ` ; écrivez ${instead.fr}` : ''}`,
  },
  explanation: {
    en: 'Formulas are written with letters, digits, `+ - * / ( ) ; , = %` and words for comparisons. Other characters may stand in labels, headings and quotes.',
    fr: 'Les formules s’écrivent avec des lettres, des chiffres, `+ - * / ( ) ; , = %` et des mots pour les comparaisons. Les autres caractères sont permis dans les libellés, les titres et les citations.',
  },
});

export const unclosedText = define<{ quote: string }>({
  code: 'E104',
  severity: 'error',
  message: {
    en: ({ quote }) => `the text that begins here is not closed by ${code(quote)} on its line`,
    fr: ({ quote }) => `le texte qui commence ici n'est pas fermé par ${code(quote)} sur sa ligne`,
  },
  help: {
    en: 'a text stands on one line, in `"…"` or `« … »`; in a row it may not contain `|`. A text that contains `"` is written in `« … »`',
    fr: 'un texte tient sur une ligne, entre `"…"` ou `« … »` ; dans une rangée il ne contient pas `|`. Un texte qui contient `"` s’écrit entre `« … »`',
  },
  explanation: {
    en: 'Labels, quotes and reasons begin and end on one line. A row is cut at every `|`, also within quotes.',
    fr: 'Libellés, citations et motifs commencent et finissent sur une ligne. Une rangée est coupée à chaque `|`, même entre guillemets.',
  },
});

export const ambiguousNumber = define<{ written: string; whole: string; fraction: string }>({
  code: 'E105',
  severity: 'error',
  message: {
    en: ({ written, whole, fraction }) =>
      `${code(written)} can be read in two ways: as ${code(whole)} or as ${code(fraction)}`,
    fr: ({ written, whole, fraction }) =>
      `${code(written)} peut se lire de deux façons : ${code(whole)} ou ${code(fraction)}`,
  },
  help: {
    en: 'write the one that the document means: groups of three are separated by a space',
    fr: 'écrivez celui que le document veut dire : les groupes de trois sont séparés par une espace',
  },
  instead: ({ whole, fraction }) => [whole, fraction].map(inBoth),
  explanation: {
    en: 'In an English file decimals are written with a point, in a French one with a comma or a point. `1,500` in an English file, or `1.500` in a French one, is a thousand and a half to some readers and one and a half to others, so it is refused.',
    fr: "Dans un fichier anglais les décimales s'écrivent avec un point, dans un fichier français avec une virgule ou un point. `1,500` dans un fichier anglais, ou `1.500` dans un fichier français, vaut mille cinq cents pour les uns, un et demi pour les autres : il est refusé.",
  },
});

export const badNumber = define<{ written: string; instead: string | undefined }>({
  code: 'E106',
  severity: 'error',
  message: {
    en: ({ written, instead }) =>
      written.includes('/')
        ? `${code(written)} divides by zero`
        : `${code(written)} is no number${instead === undefined ? '' : `; write ${code(instead)}`}`,
    fr: ({ written, instead }) =>
      written.includes('/')
        ? `${code(written)} divise par zéro`
        : `${code(written)} n'est pas un nombre${instead === undefined ? '' : ` ; écrivez ${code(instead)}`}`,
  },
  help: {
    en: 'groups of digits have exactly three, separated by a space or `_`: `13 000`; decimals follow a point: `2.50`; a fraction is `1/5`',
    fr: 'les groupes de chiffres en ont exactement trois, séparés par une espace ou `_` : `13 000` ; les décimales suivent une virgule : `2,50` ; une fraction s’écrit `1/5`',
  },
  explanation: {
    en: '`13 000`, `13_000` and `13000` are one number. Groups have exactly three digits, so that two numbers beside each other are never taken for one.',
    fr: '`13 000`, `13_000` et `13000` sont un seul nombre. Les groupes ont exactement trois chiffres, pour que deux nombres voisins ne soient jamais pris pour un seul.',
  },
});

export const hugeNumber = define<{ limit: number }>({
  code: 'E107',
  severity: 'error',
  message: {
    en: ({ limit }) => `this number has more than ${limit} digits`,
    fr: ({ limit }) => `ce nombre a plus de ${limit} chiffres`,
  },
  help: {
    en: 'check for a slip; no tariff needs so many',
    fr: "vérifiez la frappe ; aucun tarif n'en demande autant",
  },
  explanation: {
    en: 'Numbers are exact and may be long, but a limit keeps a slip of the fingers from holding up the check.',
    fr: 'Les nombres sont exacts et peuvent être longs, mais une limite évite qu’une faute de frappe bloque le contrôle.',
  },
});

/** The day first, or the month first. */
const bothOrders = (written: string): readonly string[] => {
  const [, first = '', second = '', year = ''] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/u.exec(written) ?? [];
  if (year === '' || Number(first) > 12 || Number(second) > 12) return [];
  const [one, other] = [first.padStart(2, '0'), second.padStart(2, '0')];
  return [`${year}-${other}-${one}`, `${year}-${one}-${other}`];
};

export const badDate = define<{ written: string; instead: string | undefined }>({
  code: 'E108',
  severity: 'error',
  message: {
    en: ({ written, instead }) =>
      `${code(written)} is no date${instead === undefined ? '' : `; write ${code(instead)}`}`,
    fr: ({ written, instead }) =>
      `${code(written)} n'est pas une date${instead === undefined ? '' : ` ; écrivez ${code(instead)}`}`,
  },
  help: {
    en: 'dates are written year-month-day, and must exist in the calendar: `2024-02-29`',
    fr: "les dates s'écrivent année-mois-jour et doivent exister au calendrier : `2024-02-29`",
  },
  instead: ({ written, instead }) => (instead === undefined ? bothOrders(written).map(inBoth) : []),
  explanation: {
    en: 'A date is `YYYY-MM-DD` with two-digit month and day, and it must exist in the calendar.',
    fr: 'Une date est `AAAA-MM-JJ`, mois et jour à deux chiffres, et elle doit exister au calendrier.',
  },
});

export const tightDivision = define<{ written: string; apart: string }>({
  code: 'E109',
  severity: 'error',
  message: {
    en: ({ written, apart }) => `${code(written)} reads as a unit; a division has spaces: ${code(apart)}`,
    fr: ({ written, apart }) =>
      `${code(written)} se lit comme une unité ; une division a des espaces : ${code(apart)}`,
  },
  explanation: {
    en: 'Compound units are written without spaces (`XPF/m2`), divisions with spaces on both sides (`fee / area`), so that one is never taken for the other.',
    fr: "Les unités composées s'écrivent sans espaces (`XPF/m2`), les divisions avec une espace de chaque côté (`redevance / surface`), pour que l'on ne confonde jamais les deux.",
  },
});

export const unclosedParenthesis = define({
  code: 'E114',
  severity: 'error',
  message: {
    en: 'the parenthesis that opens here is not closed',
    fr: "la parenthèse ouverte ici n'est pas fermée",
  },
  help: {
    en: 'write `)` where the part in parentheses ends',
    fr: 'écrivez `)` là où finit la partie entre parenthèses',
  },
  explanation: {
    en: 'Every `(` has its `)` in the same formula. A line that begins with a keyword ends the formula.',
    fr: 'Chaque `(` a sa `)` dans la même formule. Une ligne qui commence par un mot-clé finit la formule.',
  },
});

export const strayParenthesis = define({
  code: 'E115',
  severity: 'error',
  message: {
    en: 'this parenthesis closes nothing',
    fr: 'cette parenthèse ne ferme rien',
  },
  help: {
    en: 'delete it, or write the `(` that it belongs to',
    fr: 'effacez-la, ou écrivez la `(` qui lui répond',
  },
  explanation: {
    en: 'Every `)` closes a `(` of the same formula.',
    fr: 'Chaque parenthèse `)` ferme une parenthèse `(` de la même formule.',
  },
});

export const tooDeep = define<{ limit: number }>({
  code: 'E120',
  severity: 'error',
  message: {
    en: ({ limit }) => `parentheses are nested more than ${limit} deep`,
    fr: ({ limit }) => `les parenthèses sont imbriquées sur plus de ${limit} niveaux`,
  },
  help: {
    en: 'give the inner parts names with `value`',
    fr: 'donnez des noms aux parties intérieures avec `valeur`',
  },
  explanation: {
    en: 'A formula that deep cannot be checked beside a document. The limit also keeps every tool that reads the rules from failing.',
    fr: 'Une formule aussi profonde ne se vérifie pas à côté d’un document. La limite évite aussi qu’un outil échoue en la lisant.',
  },
});

export const tooLong = define<{ limit: number }>({
  code: 'E121',
  severity: 'error',
  message: {
    en: ({ limit }) => `this formula has more than ${limit} operators`,
    fr: ({ limit }) => `cette formule a plus de ${limit} opérateurs`,
  },
  help: {
    en: 'give its parts names with `value`, or write a table',
    fr: 'donnez des noms à ses parties avec `valeur`, ou écrivez un tableau',
  },
  explanation: {
    en: 'A formula that long cannot be checked beside a document.',
    fr: 'Une formule aussi longue ne se vérifie pas à côté d’un document.',
  },
});

export const symbolComparison = define<{ written: string; instead: string }>({
  code: 'E130',
  severity: 'error',
  message: {
    en: ({ written, instead }) =>
      `comparisons are words: write ${code(instead)} in place of ${code(written)}`,
    fr: ({ written, instead }) =>
      `les comparaisons sont des mots : écrivez ${code(instead)} à la place de ${code(written)}`,
  },
  explanation: {
    en: 'Boundaries are said as the document says them: `is above`, `is up to`, `is from`, `is below`, `is`, `is not`.',
    fr: 'Les limites se disent comme dans le document : `est au-delà de`, `est jusqu’à`, `est à partir de`, `est moins de`, `est`, `n’est pas`.',
  },
});

export const hugeFile = define<{ limit: number }>({
  code: 'E129',
  severity: 'error',
  message: {
    en: ({ limit }) => `this file is longer than ${limit} million characters`,
    fr: ({ limit }) => `ce fichier dépasse ${limit} millions de caractères`,
  },
  help: { en: 'split it into modules with `use`', fr: 'répartissez-le en modules avec `utilise`' },
  explanation: {
    en: 'Rule files are read whole; the limit keeps a wrong file from holding up the check.',
    fr: 'Les fichiers de règles sont lus en entier ; la limite évite qu’un mauvais fichier bloque le contrôle.',
  },
});

export const manyMistakes = define<{ limit: number }>({
  code: 'E131',
  severity: 'error',
  message: {
    en: ({ limit }) => `this file has more than ${limit} mistakes; the rest is not read`,
    fr: ({ limit }) => `ce fichier a plus de ${limit} erreurs ; la suite n'est pas lue`,
  },
  help: {
    en: 'is it a rule file? correct the first mistakes and try again',
    fr: 'est-ce bien un fichier de règles ? corrigez les premières erreurs et recommencez',
  },
  explanation: {
    en: 'A file with that many mistakes is probably no rule file, or one slip at its beginning spoils the rest.',
    fr: 'Un fichier avec autant d’erreurs n’est sans doute pas un fichier de règles, ou une faute au début gâte la suite.',
  },
});

export const argumentsByComma = define({
  code: 'E132',
  severity: 'error',
  message: {
    en: 'values in parentheses are separated by `;`',
    fr: 'les valeurs entre parenthèses sont séparées par `;`',
  },
  help: {
    en: 'write `lower of (a; b)`, `fee(kiosks; 5 EUR)`; after a comma a parenthesis takes steps: `(a, at least 5 EUR)`',
    fr: 'écrivez `le moindre de (a; b)`, `redevance(bornes; 5 EUR)` ; après une virgule une parenthèse prend des étapes : `(a, au moins 5 EUR)`',
  },
  explanation: {
    en: 'A comma is the decimal sign of French files and comes before steps, so arguments and parameters are separated by a semicolon.',
    fr: 'La virgule est le signe décimal et précède les étapes ; arguments et paramètres sont donc séparés par un point-virgule.',
  },
});

export const hyphenInName = define<{ written: string; instead: string }>({
  code: 'E133',
  severity: 'error',
  message: {
    en: ({ written, instead }) => `a name has no hyphen: write ${code(instead)} in place of ${code(written)}`,
    fr: ({ written, instead }) =>
      `un nom n'a pas de trait d'union : écrivez ${code(instead)} à la place de ${code(written)}`,
  },
  explanation: {
    en: 'The same name stands in formulas, where a hyphen subtracts, and in TypeScript and the workbook, which have no hyphens in names.',
    fr: 'Le même nom figure dans les formules, où un trait d’union soustrait, et en TypeScript et dans le classeur, où les noms n’en ont pas.',
  },
});

export const nameOfWords = define<{ written: string; instead: string }>({
  code: 'E135',
  severity: 'error',
  message: {
    en: ({ written, instead }) => `a name is one word: write ${code(instead)} in place of ${code(written)}`,
    fr: ({ written, instead }) =>
      `un nom est un seul mot : écrivez ${code(instead)} à la place de ${code(written)}`,
  },
  explanation: {
    en: 'A name is one word, so that formulas can use it: words are joined by `_`. What people see, with spaces and capitals, is the label in quotes behind it.',
    fr: 'Un nom est un seul mot, pour que les formules puissent l’employer : les mots sont joints par `_`. Ce que les gens voient, avec espaces et majuscules, est le libellé entre guillemets qui le suit.',
  },
});

export const labelWithoutQuotes = define<{ instead: string }>({
  code: 'E136',
  severity: 'error',
  message: {
    en: ({ instead }) => `a text stands in quotes: write ${code(instead)}`,
    fr: ({ instead }) => `un texte est entre guillemets : écrivez ${code(instead)}`,
  },
  explanation: {
    en: 'Labels, reasons and the words of the document stand in quotes, so that they are not taken for names or words of the language.',
    fr: 'Libellés, motifs et mots du document sont entre guillemets, pour n’être pris ni pour des noms ni pour des mots de la langue.',
  },
});

export const invisibleCharacter = define<{ word: string }>({
  code: 'E139',
  severity: 'error',
  message: {
    en: ({ word }) => `an invisible character stands within ${code(word)}`,
    fr: ({ word }) => `un caractère invisible se trouve dans ${code(word)}`,
  },
  help: {
    en: 'delete the word and write it anew: text that is copied from a PDF or a web page often has such characters',
    fr: 'effacez le mot et écrivez-le à nouveau : un texte copié d’un PDF ou d’une page web a souvent de tels caractères',
  },
  explanation: {
    en: 'Documents hide hyphens and joints in words where a line may break. Nobody sees them, but the word is another one. In quotes they do not matter; in names, numbers and words of the language they do.',
    fr: 'Les documents cachent des traits d’union et des jointures dans les mots, là où une ligne peut se couper. Personne ne les voit, mais le mot en devient un autre. Entre guillemets ils ne comptent pas ; dans les noms, les nombres et les mots de la langue, si.',
  },
});
