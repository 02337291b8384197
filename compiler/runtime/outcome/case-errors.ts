// Why an evaluation refuses a case, in two languages: shared by the interpreter and the generated evaluators.

import { isoFromDays } from '../exact/calendar.js';
import type { CaseError, CaseErrorCode } from './assessment.js';
import { closest } from './closest.js';

const error = (code: CaseErrorCode, path: string, en: string, fr: string): CaseError => ({
  code,
  path,
  message: { en, fr },
});

/** A text as messages show it: not too long. */
export const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** `path` is the name of the amount on the way to which it happened. */
export const notGiven = (path: string, what: string): CaseError =>
  error(
    'not_given',
    path,
    `the document refers to a value that it does not give: ${what}`,
    `le document renvoie à une valeur qu'il ne donne pas : ${what}`,
  );

export const tooLarge = (path: string): CaseError =>
  error(
    'too_large',
    path,
    'a number of more than a thousand digits was reached',
    'un nombre de plus de mille chiffres a été atteint',
  );
export const divisionByZero = (path: string): CaseError =>
  error('division_by_zero', path, 'a division by zero was reached', 'une division par zéro a été atteinte');

/** No item to take the highest, lowest, average or median of. */
export const noneQualifies = (path: string, list: string): CaseError =>
  error(
    'no_item',
    path,
    `no item of \`${list}\` qualifies: there is nothing to take the highest, lowest, average or median of; the rules can say \`, otherwise …\` for this case`,
    `aucun élément de \`${list}\` n'est retenu : il n'y a rien dont prendre le maximum, le minimum, la moyenne ou la médiane ; les règles peuvent dire \`, sinon …\` pour ce cas`,
  );

/** No n-th item. */
export const noItem = (path: string, list: string): CaseError =>
  error(
    'no_item',
    path,
    `\`${list}\` has no such item: it is empty or too short`,
    `\`${list}\` n'a pas cet élément : la liste est vide ou trop courte`,
  );

export const noRow = (path: string, table: string): CaseError =>
  error(
    'no_row',
    path,
    `no row of table \`${table}\` takes this case`,
    `aucune ligne du tableau \`${table}\` ne prend ce cas`,
  );

export const invalidDate = (path: string): CaseError =>
  error(
    'invalid_date',
    path,
    'a date was reached that does not exist or lies outside the years 1 to 9999',
    "une date a été atteinte qui n'existe pas ou sort des années 1 à 9999",
  );

export const noFiniteDecimal = (path: string): CaseError =>
  error(
    'no_finite_decimal',
    path,
    'the value has no finite decimal expansion; round it in the rules',
    "la valeur n'a pas de développement décimal fini ; arrondissez-la dans les règles",
  );

export const requirementFailed = (path: string, message: string): CaseError =>
  error('requirement_failed', path, message, message);

export interface Period {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly version: string | undefined;
}

/** `date` in days; names the nearest period before and after. */
export function notInForce(path: string, date: number, periods: readonly Period[]): CaseError {
  const before = periods.filter((period) => period.to !== undefined && period.to < date).at(-1);
  const after = periods.find((period) => period.from !== undefined && period.from > date);
  const near = [before, after].filter((period) => period !== undefined);
  const name = (period: Period, from: string, to: string) =>
    [
      period.version === undefined ? '' : `« ${period.version} »`,
      period.from === undefined ? '' : `${from} ${isoFromDays(period.from)}`,
      period.to === undefined ? '' : `${to} ${isoFromDays(period.to)}`,
    ]
      .filter((part) => part !== '')
      .join(' ');
  const en = near.map((period) => name(period, 'from', 'to')).join(', ');
  const fr = near.map((period) => name(period, 'du', 'au')).join(', ');
  const on = isoFromDays(date);
  return error(
    'not_in_force',
    path,
    `nothing is in force on ${on}${en === '' ? '' : `; the nearest: ${en}`}`,
    `rien n'est en vigueur le ${on}${fr === '' ? '' : ` ; au plus près : ${fr}`}`,
  );
}

const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** A reading that does not exist, or (with `option`) an option that it does not have. */
export function unknownReading(
  reading: string,
  readings: Readonly<Record<string, readonly string[]>>,
  option?: string,
): CaseError {
  const names = Object.keys(readings);
  if (option === undefined) {
    const near = closest(reading, names);
    return error(
      'unknown_reading',
      reading,
      `there is no reading \`${shown(reading)}\`${near === undefined ? `; there are: ${list(names)}` : `; did you mean \`${near}\`?`}`,
      `il n'y a pas de lecture \`${shown(reading)}\`${near === undefined ? ` ; il y a : ${list(names)}` : ` ; vouliez-vous dire \`${near}\` ?`}`,
    );
  }
  const options = readings[reading] ?? [];
  return error(
    'unknown_reading',
    reading,
    `reading \`${reading}\` has no option \`${shown(option)}\`; its options: ${list(options)}`,
    `la lecture \`${reading}\` n'a pas d'option \`${shown(option)}\` ; ses options : ${list(options)}`,
  );
}

export function unknownResult(name: string, results: readonly string[]): CaseError {
  const near = closest(name, results);
  return error(
    'unknown_result',
    name,
    `there is no result \`${shown(name)}\`${near === undefined ? `; there are: ${list(results)}` : `; did you mean \`${near}\`?`}`,
    `il n'y a pas de résultat \`${shown(name)}\`${near === undefined ? ` ; il y a : ${list(results)}` : ` ; vouliez-vous dire \`${near}\` ?`}`,
  );
}
