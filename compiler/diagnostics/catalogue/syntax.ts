// Mistakes in what is written, before names mean anything: E101 to E139. Sentences name what to write instead.

import { define } from '../define.js';
import type { Localized } from '../diagnostic.js';

const code = (text: string): string => `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;

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
    en: 'a line begins with a keyword (`fact`, `amount`, `at least`, `quote` …) or with `|`; a formula goes on when the line above ends with an operator or a comma',
    fr: 'une ligne commence par un mot-clé (`donnée`, `montant`, `au moins`, `citation` …) ou par `|` ; une formule continue quand la ligne du dessus finit par un opérateur ou une virgule',
  },
  explanation: {
    en: 'Every line begins a declaration (`fact`, `table`, `amount` …), belongs to one (`quote`, `due when`, a step such as `at least`), is a row (`| … |`), or goes on the formula above. This one does none of these.',
    fr: 'Chaque ligne commence une déclaration (`donnée`, `tableau`, `montant` …), en fait partie (`citation`, `dû quand`, une étape comme `au moins`), est une rangée (`| … |`), ou continue la formule du dessus. Celle-ci ne fait rien de cela.',
  },
});

export const mixedLanguages = define<{ word: string; fileLanguage: 'en' | 'fr' }>({
  code: 'E102',
  severity: 'error',
  message: {
    en: ({ word, fileLanguage }) =>
      `${code(word)} is ${fileLanguage === 'en' ? 'a French' : 'an English'} keyword, but the rest of the file is written with ${fileLanguage === 'en' ? 'English' : 'French'} ones`,
    fr: ({ word, fileLanguage }) =>
      `${code(word)} est un mot-clé ${fileLanguage === 'en' ? 'français' : 'anglais'}, mais le reste du fichier est écrit avec des mots-clés ${fileLanguage === 'en' ? 'anglais' : 'français'}`,
  },
  help: {
    en: 'write the whole file with the keywords of one language',
    fr: "écrivez tout le fichier avec les mots-clés d'une seule langue",
  },
  explanation: {
    en: 'A file is written with English or with French keywords, not both; names and labels are free. The language is that of most declaration keywords, or the one given by `language English`, `langue français`.',
    fr: 'Un fichier est écrit avec les mots-clés anglais ou français, pas les deux ; les noms et les libellés sont libres. La langue est celle de la plupart des mots-clés de déclaration, ou celle que donne `language English`, `langue français`.',
  },
});

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
      `${code(written)} is no number${instead === undefined ? '' : `; write ${code(instead)}`}`,
    fr: ({ written, instead }) =>
      `${code(written)} n'est pas un nombre${instead === undefined ? '' : ` ; écrivez ${code(instead)}`}`,
  },
  help: {
    en: 'groups of digits have exactly three, separated by a space or `_`: `13 000`; decimals follow a point: `2.50`',
    fr: 'les groupes de chiffres en ont exactement trois, séparés par une espace ou `_` : `13 000` ; les décimales suivent une virgule : `2,50`',
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
    en: 'Numbers are exact and may be long, but a limit keeps a slip of the fingers from stopping the compiler.',
    fr: 'Les nombres sont exacts et peuvent être longs, mais une limite évite qu’une faute de frappe arrête le compilateur.',
  },
});

export const badDate = define<{ written: string }>({
  code: 'E108',
  severity: 'error',
  message: {
    en: ({ written }) => `${code(written)} is no date`,
    fr: ({ written }) => `${code(written)} n'est pas une date`,
  },
  help: {
    en: 'dates are written year-month-day: `2024-02-29`; a subtraction has spaces: `10 - 2`',
    fr: "les dates s'écrivent année-mois-jour : `2024-02-29` ; une soustraction a des espaces : `10 - 2`",
  },
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

/** What a line of some kind looks like, in the keywords of the file. */
interface Form {
  readonly form: string;
}

const shape = {
  en: ({ form }: Form) => `write ${form}`,
  fr: ({ form }: Form) => `écrivez ${form}`,
};

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

export const missingWord = define<{ missing: string; before: string } & Form>({
  code: 'E112',
  severity: 'error',
  message: {
    en: ({ missing, before }) => `${code(missing)} is missing before ${code(before)}`,
    fr: ({ missing, before }) => `il manque ${code(missing)} avant ${code(before)}`,
  },
  help: shape,
  explanation: {
    en: 'One word or sign is missing, the rest of the line would be understood.',
    fr: 'Il manque un mot ou un signe ; le reste de la ligne se comprendrait.',
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
    fr: 'Chaque `)` ferme une `(` de la même formule.',
  },
});

export const reservedName = define<{ word: string }>({
  code: 'E116',
  severity: 'error',
  message: {
    en: ({ word }) => `${code(word)} is a word of the language and cannot be a name`,
    fr: ({ word }) => `${code(word)} est un mot de la langue et ne peut pas être un nom`,
  },
  help: {
    en: 'choose another name, for example with one more word: `whole_day`',
    fr: 'choisissez un autre nom, par exemple avec un mot de plus : `jour_entier`',
  },
  explanation: {
    en: 'Keywords (the last section of the reference lists them) have their meaning wherever they stand, except declaration keywords, which are special only at the beginning of a line.',
    fr: "Les mots-clés (la dernière section de la référence les énumère) ont leur sens partout, sauf ceux des déclarations, qui n'en ont qu'au début d'une ligne.",
  },
});

export const badName = define<{ word: string }>({
  code: 'E117',
  severity: 'error',
  message: {
    en: ({ word }) => `a name is missing before ${code(word)}`,
    fr: ({ word }) => `il manque un nom avant ${code(word)}`,
  },
  help: {
    en: 'a name is one word of letters, digits and `_` that does not begin with a digit; what people see is written in quotes after it',
    fr: 'un nom est un mot de lettres, chiffres et `_` qui ne commence pas par un chiffre ; ce que les gens voient s’écrit entre guillemets après lui',
  },
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
      `this file is written with ${fileLanguage === 'en' ? 'English' : 'French'} keywords: write ${code(instead)} in place of ${code(written)}`,
    fr: ({ written, instead, fileLanguage }) =>
      `ce fichier est écrit avec des mots-clés ${fileLanguage === 'en' ? 'anglais' : 'français'} : écrivez ${code(instead)} à la place de ${code(written)}`,
  },
  explanation: {
    en: 'A file is written with the keywords of one language.',
    fr: "Un fichier est écrit avec les mots-clés d'une seule langue.",
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

export const unclosedRow = define({
  code: 'E122',
  severity: 'error',
  message: {
    en: 'this row does not end with `|`',
    fr: 'cette rangée ne finit pas par `|`',
  },
  help: {
    en: 'write `|` after the last cell; a row stands on one line, and `#` begins a comment',
    fr: 'écrivez `|` après la dernière case ; une rangée tient sur une ligne, et `#` commence un commentaire',
  },
  explanation: {
    en: 'Rows of tables and alternatives start and end with `|`, so that a line cut short is noticed.',
    fr: 'Les rangées des tableaux et des alternatives commencent et finissent par `|`, pour qu’une ligne coupée se remarque.',
  },
});

export const rowsWithoutTable = define<{ keyword: string } & Form>({
  code: 'E123',
  severity: 'error',
  message: {
    en: ({ keyword }) => `the \`${keyword}\` above has no rows`,
    fr: ({ keyword }) => `\`${keyword}\` ci-dessus n'a pas de rangées`,
  },
  help: shape,
  explanation: {
    en: 'Rows (`| … |`) belong to tables, scales, choices, readings, examples, options of a fact, and to a formula that ends with `lower of`, `higher of`, `sum of`, `first of` or `by NAME`.',
    fr: 'Les rangées (`| … |`) appartiennent aux tableaux, barèmes, choix, lectures, exemples, options d’une donnée, et à une formule qui finit par `le moindre de`, `le plus élevé de`, `somme de`, `le premier de` ou `selon NOM`.',
  },
});

export const missingRows = define<Form>({
  code: 'E124',
  severity: 'error',
  message: {
    en: 'rows are missing below this line',
    fr: 'il manque des rangées sous cette ligne',
  },
  help: shape,
  explanation: {
    en: 'A table, a scale, a choice, a reading and announced alternatives have at least one row.',
    fr: 'Un tableau, un barème, un choix, une lecture et des alternatives annoncées ont au moins une rangée.',
  },
});

export const wrongCells = define<{ found: number } & Form>({
  code: 'E125',
  severity: 'error',
  message: {
    en: ({ found }) => `a row of ${found} ${found === 1 ? 'cell' : 'cells'} does not fit here`,
    fr: ({ found }) => `une rangée de ${found} ${found === 1 ? 'case' : 'cases'} ne convient pas ici`,
  },
  help: shape,
  explanation: {
    en: 'Each kind of row has its cells. `|` always ends a cell.',
    fr: 'Chaque sorte de rangée a ses cases. `|` finit toujours une case.',
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

export const hugeFile = define<{ limit: number }>({
  code: 'E129',
  severity: 'error',
  message: {
    en: ({ limit }) => `this file is longer than ${limit} million characters`,
    fr: ({ limit }) => `ce fichier dépasse ${limit} millions de caractères`,
  },
  help: { en: 'split it into modules with `use`', fr: 'répartissez-le en modules avec `utilise`' },
  explanation: {
    en: 'Rule files are read whole; the limit keeps a wrong file from stopping the compiler.',
    fr: 'Les fichiers de règles sont lus en entier ; la limite évite qu’un mauvais fichier arrête le compilateur.',
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
