// Points of the checklist about single formulas: their numbers, functions, length, form and values.

import { functionNames } from '../formula/formula.js';
import { functionsIn, withoutTexts } from '../read/references.js';
import type { FileCell, FileSheet } from '../read/workbook-file.js';
import { type Finding, finding, formulaCells, type Rule, type Subject, textAt } from './subject.js';

const eachFormula = (
  { file }: Subject,
  check: (formula: string, cell: FileCell, sheet: FileSheet) => Finding | undefined,
): readonly Finding[] =>
  file.sheets.flatMap((sheet) =>
    formulaCells(sheet).flatMap((cell) => check(cell.formula ?? '', cell, sheet) ?? []),
  );

/** 0, 1, 100 and powers of ten; 2 for halves and weekdays from Monday; the numbers of calendar and clock. */
const universal = new Set(['0', '1', '2', '7', '12', '30', '31', '360', '1440', '1901', '9998']);
const isUniversal = (number: string): boolean => universal.has(number) || /^10+$/.test(number);

/** Numbers of a formula, digits of rounding and places in ranges left out. */
function numbersIn(formula: string): readonly string[] {
  const text = withoutTexts(formula)
    .replace(/'(?:[^']|'')*'!/g, '')
    // Which cell of its row stands where another is read.
    .replace(/\bINDEX\(([^(),]*),\d+\)/g, '$1')
    .replace(/,(\d{1,2})\)/g, (whole, digits: string) => (Number(digits) <= 12 ? ',)' : whole));
  return [...text.matchAll(/(?<![\p{L}\p{N}_$.])\d+(?:\.\d+)?(?:E[+-]?\d+)?(?![\p{L}\p{N}_(!:])/gu)]
    .map((match) => match[0])
    .filter((number, index, all) => all.indexOf(number) === index);
}

/** 7: no number in a formula but universal ones. */
export const noNumbers: Rule = {
  point: 7,
  check: (subject) =>
    eachFormula(subject, (formula, { address }, sheet) => {
      const number = numbersIn(formula).find((found) => !isUniversal(found));
      return number === undefined
        ? undefined
        : finding(
            7,
            sheet,
            address,
            `the number ${number} stands in the formula instead of a parameter`,
            `le nombre ${number} est dans la formule au lieu d’un paramètre`,
          );
    }),
};

/** What the formula bar of a screen shows in a line; only the check of a time in a long list has more than 150. */
const mostCharacters = 180;

/** 9: no formula that is longer than the formula bar. */
export const short: Rule = {
  point: 9,
  check: (subject) =>
    eachFormula(subject, (formula, { address }, sheet) =>
      formula.length <= mostCharacters
        ? undefined
        : finding(
            9,
            sheet,
            address,
            `the formula has ${formula.length + 1} characters`,
            `la formule a ${formula.length + 1} caractères`,
          ),
    ),
};

/** 10: only functions that mean the same everywhere. */
export const portable: Rule = {
  point: 10,
  check: (subject) => {
    const allowed = new Set<string>(functionNames);
    return eachFormula(subject, (formula, { address }, sheet) => {
      const strange = functionsIn(formula).find((name) => !allowed.has(name));
      return strange === undefined
        ? undefined
        : finding(
            10,
            sheet,
            address,
            `the function ${strange} is not one of those that a workbook may use`,
            `la fonction ${strange} n’est pas de celles qu’un classeur peut utiliser`,
          );
    });
  },
};

/** 11: no IF inside an IF. */
export const noNestedIf: Rule = {
  point: 11,
  check: (subject) =>
    eachFormula(subject, (formula, { address }, sheet) =>
      functionsIn(formula).filter((name) => name === 'IF').length > 1 && isNested(withoutTexts(formula))
        ? finding(11, sheet, address, 'an IF stands inside another', 'un SI est à l’intérieur d’un autre')
        : undefined,
    ),
};

function isNested(formula: string): boolean {
  const open: boolean[] = [];
  for (let index = 0; index < formula.length; index++) {
    if (formula[index] === ')') open.pop();
    if (formula[index] !== '(') continue;
    const isIf = /(?<![A-Z0-9.])IF$/.test(formula.slice(0, index));
    if (isIf && open.includes(true)) return true;
    open.push(isIf);
  }
  return false;
}

const banned = (point: number, names: readonly string[]): Rule => ({
  point,
  check: (subject) =>
    eachFormula(subject, (formula, { address }, sheet) => {
      const found = functionsIn(formula).find((name) => names.includes(name));
      return found === undefined
        ? undefined
        : finding(
            point,
            sheet,
            address,
            `the function ${found} may not be used`,
            `la fonction ${found} ne doit pas être utilisée`,
          );
    }),
});

/** 12: nothing that changes by itself or hides what it refers to. */
export const nothingVolatile = banned(12, ['OFFSET', 'INDIRECT', 'NOW', 'TODAY', 'RAND', 'RANDBETWEEN']);
/** 13: no error is swallowed. */
export const noIfError = banned(13, ['IFERROR', 'IFNA', 'ISERROR', 'ISERR', 'ISNA']);

/** 19: no error value. */
export const noErrors: Rule = {
  point: 19,
  check: ({ file }) =>
    file.sheets.flatMap((sheet) =>
      [...sheet.cells.values()].flatMap(({ error, address }) =>
        error === undefined
          ? []
          : [finding(19, sheet, address, `the cell shows ${error}`, `la cellule affiche ${error}`)],
      ),
    ),
};

/** 28: every place that rounds has its clause, or says which step of the rule file it is. */
export const roundingDeclared: Rule = {
  point: 28,
  check: ({ sheets: { calculation } }) =>
    formulaCells(calculation).flatMap(({ formula = '', row, address }) => {
      if (!/ROUND(UP|DOWN)?\(ROUND\(/.test(formula)) return [];
      const said = textAt(calculation, `F${row}`) !== '' && textAt(calculation, `A${row}`) !== '';
      return said
        ? []
        : [finding(28, calculation, address, 'the rounding has no clause', 'l’arrondi n’a pas d’article')];
    }),
};

/** 29: rounding to whole steps only after a guard: `ROUND(ROUND(100*x,6),0)/100`, or of a cell that was guarded. */
export const roundingGuarded: Rule = {
  point: 29,
  check: ({ sheets: { calculation }, lists }) =>
    [calculation, ...lists].flatMap((sheet) =>
      formulaCells(sheet).flatMap(({ formula = '', address }) =>
        callsIn(withoutTexts(formula)).every(isGuarded)
          ? []
          : [
              finding(
                29,
                sheet,
                address,
                'the rounding is not guarded against binary errors',
                'l’arrondi n’est pas protégé contre les erreurs binaires',
              ),
            ],
      ),
    ),
};

interface Call {
  readonly name: string;
  readonly given: readonly string[];
  /** What stands right before it. */
  readonly before: string;
  /** What stands right behind it. */
  readonly after: string;
}

/** Half even and half down round a cell that was brought onto its guard in the row above. */
function isGuarded({ name, given: [value = '', digits = ''], before, after }: Call): boolean {
  const toWhole = name === 'ROUNDUP' || name === 'ROUNDDOWN' || (name === 'ROUND' && digits === '0');
  if (!toWhole || value.startsWith('ROUND(') || /^\$?[A-Z]+\$?\d+(\/2)?$/.test(value)) return true;
  // `ROUND(x,6)=ROUND(x,0)` and `ROUND(x,0)=x` ask whether a value is whole, and round nothing.
  if (before === '=' || after.startsWith(`=${value}`)) return true;
  // So does `ROUND(x/step,0)*step=x`, with the digits of the step: `ROUND(ROUND(x/step,0)*step,2)=x`.
  const [, typed = '', step = ''] = /^(.+)\/(\$?[A-Z]+\$?\d+)$/.exec(value) ?? [];
  const rest = after.startsWith(`*${step}`) ? after.slice(step.length + 1).replace(/^,\d+\)/, '') : '';
  return name === 'ROUND' && step !== '' && rest.startsWith(`=${typed}`);
}

function callsIn(formula: string): readonly Call[] {
  const calls: Call[] = [];
  for (const match of formula.matchAll(/(ROUND|ROUNDUP|ROUNDDOWN)\(/g)) {
    const start = (match.index ?? 0) + match[0].length;
    const given: string[] = [''];
    let end = start;
    for (let depth = 0; end < formula.length; end++) {
      const sign = formula[end] ?? '';
      if (sign === '(') depth += 1;
      if (sign === ')') depth -= 1;
      if (depth < 0) break;
      if (sign === ',' && depth === 0) given.push('');
      else given[given.length - 1] += sign;
    }
    const before = formula[(match.index ?? 0) - 1] ?? '';
    calls.push({ name: match[1] ?? '', given, before, after: formula.slice(end + 1) });
  }
  return calls;
}

/** 34: a stored value in every formula cell. */
export const valuesStored: Rule = {
  point: 34,
  check: (subject) =>
    eachFormula(subject, (_formula, { value, error, address }, sheet) =>
      value === undefined && error === undefined
        ? finding(
            34,
            sheet,
            address,
            'the formula has no stored value',
            'la formule n’a pas de valeur enregistrée',
          )
        : undefined,
    ),
};
