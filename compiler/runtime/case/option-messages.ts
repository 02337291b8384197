// What is said of an option that cannot be used: what is wrong and what would be right, in two languages.

import { seen } from '../facts/fact-messages.js';
import type { CaseError, CaseErrorCode } from '../outcome/assessment.js';
import { shown } from '../outcome/case-errors.js';
import { closest } from '../outcome/closest.js';

const error = (code: CaseErrorCode, path: string, en: string, fr: string): CaseError => ({
  code,
  path,
  message: { en, fr },
});

const names = (list: readonly string[]): string => list.map((name) => `\`${name}\``).join(', ');

/** Without a name: `more` others like it. */
export function unknownOptionName(name: string | undefined, known: readonly string[], more = 0): CaseError {
  if (name === undefined) {
    return error(
      'unknown_option',
      '',
      `and ${more} more names that are no options`,
      `et ${more} autres noms qui ne sont pas des options`,
    );
  }
  const near = closest(name, known);
  return error(
    'unknown_option',
    shown(name),
    `there is no option \`${shown(name)}\`${near === undefined ? `; there are: ${names(known)}` : `; did you mean \`${near}\`?`}`,
    `il n'y a pas d'option \`${shown(name)}\`${near === undefined ? ` ; il y a : ${names(known)}` : ` ; vouliez-vous dire \`${near}\` ?`}`,
  );
}

/** What an option should be, as the end of "must be …". */
const wanted = {
  options: [
    'an object with `readings`, `results`, `on`, `record` or `amounts`',
    'un objet avec `readings`, `results`, `on`, `record` ou `amounts`',
  ],
  asked: ['an object with `results`', 'un objet avec `results`'],
  columns: ['an object with a column by fact', 'un objet avec une colonne par donnée'],
  readings: ['an object with an option by reading', 'un objet avec une option par lecture'],
  results: ['a list of names of results', 'une liste de noms de résultats'],
  name: ['the name of a result', "le nom d'un résultat"],
  reading: ['the name of one of its options', "le nom d'une de ses options"],
  provenance: [
    'an object with `ruleHash` and `documentHashes`',
    'un objet avec `ruleHash` et `documentHashes`',
  ],
  record: ['`true` or `false`', '`true` ou `false`'],
  amounts: [
    'a class that makes decimal numbers of texts and keeps every digit, such as `Decimal` of decimal.js',
    'une classe qui fait des nombres décimaux à partir de textes et garde chaque chiffre, comme `Decimal` de decimal.js',
  ],
  date: ['a date written "2024-02-29"', 'une date écrite "2024-02-29"'],
  load: ['a function that gives a rule file', 'une fonction qui donne un fichier de règles'],
  document: ['a function that gives a document', 'une fonction qui donne un document'],
  limits: [
    'an object with `characters`, `steps` or `comparisons`, each a whole number',
    'un objet avec `characters`, `steps` ou `comparisons`, des nombres entiers',
  ],
  levels: ['a Map of levels by code', 'une Map de niveaux par code'],
} as const satisfies Readonly<Record<string, readonly [en: string, fr: string]>>;

/** `path` is empty for the options as a whole. */
export function wrongOption(path: string, what: keyof typeof wanted, given: unknown): CaseError {
  const [en, fr] = wanted[what];
  const [seenEn, seenFr] = seen(given);
  const [subject, sujet, doit] =
    path === '' ? ['options', 'les options', 'doivent'] : [`\`${path}\``, `\`${path}\``, 'doit'];
  return error(
    'wrong_type',
    path,
    `${subject} must be ${en}, not ${seenEn}`,
    `${sujet} ${doit} être ${fr}, et non ${seenFr}`,
  );
}

export const tooManyNames = (path: string, most: number): CaseError =>
  error(
    'wrong_type',
    path,
    `\`${path}\` must be a list of at most ${most} names`,
    `\`${path}\` doit être une liste d'au plus ${most} noms`,
  );

export const inexactAmount = (result: string, text: string): CaseError =>
  error(
    'wrong_type',
    'amounts',
    `the class given as \`amounts\` does not keep \`${result}\`, which is ${shown(text)}; give one that keeps every digit, or leave it out`,
    `la classe donnée comme \`amounts\` ne garde pas \`${result}\`, qui vaut ${shown(text)} ; donnez-en une qui garde chaque chiffre, ou ne la donnez pas`,
  );

export const amountsOfFormerFile = (): CaseError =>
  error(
    'unknown_option',
    'amounts',
    'this evaluator was made by a former bareme, which did not have the option `amounts`; build it again',
    "cet évaluateur a été fait par un ancien bareme, qui n'avait pas l'option `amounts` ; refaites-le",
  );

export const noSuchDate = (on: string): CaseError =>
  error(
    'wrong_type',
    'on',
    `the date \`${shown(on)}\` does not exist; write it like 2024-02-29`,
    `la date \`${shown(on)}\` n'existe pas ; écrivez-la comme 2024-02-29`,
  );

export const dateIsAFact = (fact: string): CaseError =>
  error(
    'unknown_fact',
    'on',
    `the fact \`${fact}\` decides what is in force; leave the date out`,
    `c'est la donnée \`${fact}\` qui décide de ce qui est en vigueur ; ne donnez pas de date`,
  );

export const twoDates = (): CaseError =>
  error(
    'wrong_type',
    'on',
    'two different dates are given: one with the facts, one beside them',
    'deux dates différentes sont données : une avec les données, une à part',
  );
