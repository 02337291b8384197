import { describe, expect, it } from 'vitest';
import { renderDiagnostic } from '../../compiler/diagnostics/render.js';
import { read, said } from './read.js';

/** As the command line shows it. */
function rendered(text: string, locale: 'en' | 'fr'): readonly string[] {
  return read(text).mistakes.map((mistake) => renderDiagnostic(mistake, { locale, textOf: () => text }));
}

describe('one mistake, one message', () => {
  it.each([
    [
      'a misspelled declaration',
      'amout x = 5 EUR',
      'E101 no line begins with `amout`; did you mean `amount`? «amout»',
    ],
    ['a capital', 'Amount x = 5 EUR', 'E101 no line begins with `Amount`; did you mean `amount`? «Amount»'],
    ['half a keyword', 'dated arrival', 'E101 no line begins with `dated`; did you mean `dated by`? «dated»'],
    [
      'half a keyword with words of its other half',
      'rounding amount half up to 1 EUR',
      'E101 no line begins with `rounding amount`; did you mean `rounding each amount`? «rounding amount»',
    ],
    [
      'a word for a keyword',
      'input age : years',
      'E101 no line begins with `input`; did you mean `fact`? «input»',
    ],
    ['a missing equals sign', 'amount x 5 EUR', 'E112 `=` is missing before `5` «5»'],
    [
      'a formula cut short',
      'amount x = 5 EUR +',
      'E111 this line stops too early: something is missing after `+` «+»',
    ],
    ['an operator too many', 'amount x = a * / b', 'E113 a value is missing after `*`, before `/` «/»'],
    ['an open parenthesis', 'amount x = (a + b', 'E114 the parenthesis that opens here is not closed «(»'],
    ['a parenthesis too many', 'amount x = a + b)', 'E115 this parenthesis closes nothing «)»'],
    [
      'an ambiguous number',
      'amount x = 1,500 EUR',
      'E105 `1,500` can be read in two ways: as `1 500` or as `1.500` «1,500»',
    ],
    ['a decimal comma', 'amount x = 0,5 EUR', 'E106 `0,5` is no number; write `0.5` «0,5»'],
    ['groups of four', 'amount x = 1 0000 EUR', 'E106 `1 0000` is no number; write `10 000` «1 0000»'],
    [
      'commas for groups',
      'amount x = 1,500,000 EUR',
      'E106 `1,500,000` is no number; write `1 500 000` «1,500,000»',
    ],
    ['two decimal points', 'amount x = 1.5.2', 'E106 `1.5.2` is no number «1.5.2»'],
    [
      'a tight division by a number',
      'amount x = price/365',
      'E109 `price/365` reads as a unit; a division has spaces: `price / 365` «price/365»',
    ],
    [
      'a tight division by a name',
      'amount x = a/b',
      'E109 `a/b` reads as a unit; a division has spaces: `a / b` «a/b»',
    ],
    [
      'a comparison sign',
      'answer x = a >= 5',
      'E130 comparisons are words: write `is from` in place of `>=` «>=»',
    ],
    [
      'an equals sign that compares',
      'answer x = a = b',
      'E130 comparisons are words: write `is` in place of `=` «=»',
    ],
    ['a currency sign', 'amount x = 5 €', 'E103 `€` means nothing here; write `EUR` «€»'],
    ['a multiplication sign', 'amount x = 3 × 4', 'E103 `×` means nothing here; write `*` «×»'],
    ['no name', 'amount "Label" = 5', 'E117 a name is missing before `"Label"` «"Label"»'],
    [
      'a reserved name',
      'amount when = 5',
      'E116 `when` is a word of the language and cannot be a name «when»',
    ],
    [
      'a hyphen in a name',
      'value entry-price = 3',
      'E133 a name has no hyphen: write `entry_price` in place of `entry-price` «entry-price»',
    ],
    [
      'a label that is not closed',
      'amount x "label = 5',
      'E104 the text that begins here is not closed by `"` on its line «"»',
    ],
    ['no colon', 'fact a m2', 'E112 `:` is missing before `m2` «m2»'],
    ['no comma between attributes', 'fact a : m2 whole', 'E112 `,` is missing before `whole` «whole»'],
    [
      'a misspelled attribute',
      'fact a : m2, hole',
      'E118 `hole` is not understood here; did you mean `whole`? «hole»',
    ],
    ['an attribute twice', 'fact a : m2, whole, whole', 'E127 `whole` is said twice «whole»'],
    ['no options', 'fact a : one of', 'E124 rows are missing below this line «one of»'],
    [
      'a row that is not closed',
      'table t by a\n  | a | b |\n  | 5 | 6',
      'E122 this row does not end with `|` «| 5 | 6»',
    ],
    ['a table without rows', 'table t by a', 'E124 rows are missing below this line «table»'],
    [
      'alternatives without rows',
      'amount x = lower of',
      'E124 rows are missing below this line «= lower of»',
    ],
    ['alternatives without parentheses', 'amount x = lower of a; b', 'E112 `(` is missing before `a` «a»'],
    [
      'rows under a formula',
      'amount x = 5\n  | a | b |',
      'E123 these rows do not belong to `amount` above «| a | b |»',
    ],
    [
      'a condition that is missing',
      'amount x = first of\n  | a | 5 EUR |',
      'E125 a row of 2 cells does not fit here «| a | 5 EUR |»',
    ],
    [
      'a misspelled step',
      'amount x = 5\n  at lest 3 EUR',
      'E101 no line begins with `at lest`; did you mean `at least`? «at lest»',
    ],
    [
      'a rounding without its mode',
      'amount x = 5\n  rounded to 1 EUR',
      'E140 `rounded to 1 EUR` is not understood here: write in which direction: `rounded half up to 1 EUR`, `rounded up to 1 EUR` or `rounded down to 1 EUR` «rounded to 1 EUR»',
    ],
    ['a line that means nothing', 'amount x = 5\n  hello', 'E101 no line begins with `hello` «hello»'],
    [
      'a line that belongs elsewhere',
      'amount x = 5\n  chosen b',
      'E126 a line `chosen` does not belong to `amount` «chosen»',
    ],
    ['a step under nothing', '  at least 5', 'E128 nothing is declared above `at` «at»'],
    ['a row under nothing', '| a | b |', 'E128 nothing is declared above `|` «|»'],
    ['a date that does not exist', 'valid from 2023-02-29', 'E108 `2023-02-29` is no date «2023-02-29»'],
    [
      'a misspelled word',
      'version "x" valid form 2024-01-01',
      'E118 `form` is not understood here; did you mean `from`? «form»',
    ],
    [
      'a phrase cut short',
      'check total never decreases',
      'E118 `never decreases` is not understood here; did you mean `never decreases in`? «never decreases»',
    ],
    ['commas between arguments', 'value x = f(a, b)', 'E132 values in parentheses are separated by `;` «,»'],
    [
      'a French word in an English file',
      'value x = a quand b',
      'E119 this file is written with English keywords: write `when` in place of `quand` «quand»',
    ],
    [
      'a choice without its condition',
      'value x = a when b, c otherwise d',
      'E112 `when` is missing before `otherwise` «otherwise»',
    ],
    ['a list without commas', 'results a b', 'E112 `,` is missing before `b` «b»'],
    [
      'an option without its word',
      'choice c\n  | a "A" | wen x |',
      'E118 `wen` is not understood here; did you mean `when`? «wen»',
    ],
    [
      'two conditions on the whole',
      'amount x = 5\n  due when a\n  due when b',
      'E127 `due when` is said twice «due when b»',
    ],
    [
      'two chosen options',
      'reading r\n  | a | "b" |\n  chosen a\n  chosen a',
      'E127 `chosen` is said twice «chosen a»',
    ],
    [
      'a date with slashes',
      'valid from 31/12/2024',
      'E108 `31/12/2024` is no date; write `2024-12-31` «31/12/2024»',
    ],
    ['a decimal without its zero', 'value x = .5', 'E106 `.5` is no number; write `0.5` «.5»'],
    [
      'a table without its heading',
      'table t by a\n  | up to 5 m2 | 3 EUR |\n  | the rest | 4 EUR |',
      'E134 the first row is the heading, but this one holds values «| up to 5 m2 | 3 EUR |»',
    ],
    [
      'rows behind a step',
      'amount x = lower of\n  | a |\n  times 2\n  | b |',
      'E123 these rows do not belong to `amount` above «| b |»',
    ],
    ['a section without quotes', 'section 2', 'E110 this line cannot be understood from `2` on «2»'],
    [
      'an article before a name',
      "value x = l'abonnement * 2",
      "E103 `l'` means nothing here; write the name alone: `abonnement` «l'»",
    ],
  ])('%s', (_what, text, message) => {
    expect(said(text)).toEqual([message]);
  });

  it('in cells leaves the other cells readable', () => {
    const text = `table t by a
  | k         | v      |
  | bellow 5  | 3 EUR  |
  | upto 7    | 3 EUR  |
  | above 8   | a *    |
  | teh rest  | 5 €    |`;
    expect(said(text)).toEqual([
      'E118 `bellow` is not understood here; did you mean `below`? «bellow»',
      'E118 `upto` is not understood here; did you mean `up to`? «upto»',
      'E111 this line stops too early: something is missing after `*` «*»',
      'E118 `teh rest` is not understood here; did you mean `the rest`? «teh rest»',
      'E103 `€` means nothing here; write `EUR` «€»',
    ]);
    const [table] = read(text).tree.declarations;
    expect(
      table?.kind === 'table' && table.rows.map((row) => row.cells.map((cell) => cell.content.kind)),
    ).toEqual([
      ['broken', 'expression'],
      ['broken', 'expression'],
      ['band', 'broken'],
      ['broken', 'broken'],
    ]);
  });

  it('in ten places gives ten messages, and everything else is read', () => {
    const text = `tariff t "T"
fact a : m2 whole
fact b : kg, from 0 to 1,500
value c = (a + b
amout d = 5 EUR
amount e = 5 EUR
  at lest 3 EUR
  quote "q"
amount f = lower of
amount g = a >= b
table h by a
  | k | v |
  | bellow 5 | 3 EUR |
value i = 5 €
section 2
value good = a * b`;
    expect(said(text)).toEqual([
      'E112 `,` is missing before `whole` «whole»',
      'E105 `1,500` can be read in two ways: as `1 500` or as `1.500` «1,500»',
      'E114 the parenthesis that opens here is not closed «(»',
      'E101 no line begins with `amout`; did you mean `amount`? «amout»',
      'E101 no line begins with `at lest`; did you mean `at least`? «at lest»',
      'E124 rows are missing below this line «= lower of»',
      'E130 comparisons are words: write `is from` in place of `>=` «>=»',
      'E118 `bellow` is not understood here; did you mean `below`? «bellow»',
      'E103 `€` means nothing here; write `EUR` «€»',
      'E110 this line cannot be understood from `2` on «2»',
    ]);
    const { declarations } = read(text).tree;
    expect(declarations.map(({ kind }) => kind)).toEqual([
      'tariff',
      ...['broken', 'broken', 'broken', 'broken', 'broken', 'broken', 'broken', 'table', 'broken', 'broken'],
      'value',
    ]);
    expect(declarations.flatMap((each) => (each.kind === 'broken' ? [each.name?.text] : []))).toEqual([
      ...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'i'],
      undefined,
    ]);
  });
});

describe('French files', () => {
  it.each([
    [
      'liste x\nmontnat x = 5 EUR',
      'E101 aucune ligne ne commence par `montnat` ; vouliez-vous dire `montant` ? «montnat»',
    ],
    ['montant x = 1.500 EUR', 'E105 `1.500` peut se lire de deux façons : `1 500` ou `1,500` «1.500»'],
    [
      'montant x = 5\n  au mois 3 EUR',
      'E101 aucune ligne ne commence par `au mois` ; vouliez-vous dire `au moins` ? «au mois»',
    ],
    [
      'montant x = a when b',
      'E119 ce fichier est écrit avec des mots-clés français : écrivez `quand` à la place de `when` «when»',
    ],
    ['donnée a : m2, entier, de 0 a 100', 'E118 `a` ne se comprend pas ici ; vouliez-vous dire `à` ? «a»'],
    [
      'valeur x = part de a au dela de 5',
      'E118 `au dela de` ne se comprend pas ici ; vouliez-vous dire `au-delà de` ? «au dela de»',
    ],
    ['réponse x = a est de 5', "E111 cette ligne s'arrête trop tôt : il manque quelque chose après `5` «5»"],
    [
      'réponse x = a > 5',
      'E130 les comparaisons sont des mots : écrivez `est au-delà de` à la place de `>` «>»',
    ],
  ])('%s', (text, message) => {
    expect(said(text, 'fr')).toEqual([message]);
  });

  it('reads decimals with a comma or a point', () => {
    expect(said('valeur x = 2,50 % + 0.5 % + 1,500 + 0.125 + 1 234,567')).toEqual([]);
  });
});

describe('a file in two languages', () => {
  const text = `tariff t
fact a : m2
montant b = 5 EUR quand a est au-delà de 5 m2
amount c = 5 EUR
valeur d = 6 EUR`;

  it('gives one message for all of it, and every line is read', () => {
    expect(said(text)).toEqual([
      'E102 `montant` is a French keyword, but the rest of the file is written with English ones «montant»',
    ]);
    expect(read(text).tree.declarations.map(({ kind }) => kind)).toEqual([
      'tariff',
      'fact',
      'amount',
      'amount',
      'value',
    ]);
  });

  it('follows the language that is said', () => {
    expect(said(`langue français\n${text}`)).toEqual([
      'E102 `tariff` is an English keyword, but the rest of the file is written with French ones «tariff»',
    ]);
    expect(read('language English\nlangue_x').tree.locale).toBe('en');
  });
});

describe('as shown', () => {
  it('a message has its line, what to write, and the change itself', () => {
    expect(rendered('tariff t\n\namount x = price/365\n', 'en').join('\n')).toBe(
      `error E109: \`price/365\` reads as a unit; a division has spaces: \`price / 365\`
  --> test.bareme:3:12
    |
  3 | amount x = price/365
    |            ^^^^^^^^^
  = fix: write spaces around \`/\`
      + amount x = price / 365`,
    );
  });

  it('the form of a line is shown in the language of the file, the sentence in that of the reader', () => {
    const [message] = rendered('fact a m2', 'fr');
    expect(message).toContain('erreur E112 : il manque `:` avant `m2`');
    expect(message).toContain('aide : écrivez `fact NAME ["Label"] : TYPE');
  });
});
