// What is said of a fact that cannot be used: what is wrong and what would be right, in two languages.

import { isoFromDays } from '../exact/calendar.js';
import { writeTime } from '../exact/cycles.js';
import { add, divide, floor, formatDecimal, hundred, multiply, type Rational } from '../exact/rational.js';
import type { CaseError, CaseErrorCode } from '../outcome/assessment.js';
import { closest } from '../outcome/closest.js';
import type { FactShape } from './fact-shapes.js';

type Domain = NonNullable<FactShape['domain']>;

const error = (code: CaseErrorCode, path: string, en: string, fr: string): CaseError => ({
  code,
  path,
  message: { en, fr },
});

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** The value as given, short, and never evaluated: objects are named by what they are. */
export function seen(given: unknown): readonly [en: string, fr: string] {
  const both = (text: string) => [text, text] as const;
  switch (typeof given) {
    case 'string':
      return both(JSON.stringify(shorten(given)));
    case 'number':
    case 'boolean':
    case 'undefined':
      return both(String(given));
    case 'bigint':
      return ['a whole number that is too long', 'un nombre entier trop long'];
    case 'symbol':
      return ['a symbol', 'un symbole'];
    case 'function':
      return ['a function', 'une fonction'];
    case 'object':
      return seenObject(given);
    default:
      return both('?');
  }
}

function seenObject(given: object | null): readonly [en: string, fr: string] {
  if (given === null) return ['null', 'null'];
  try {
    if (Array.isArray(given)) return ['a list', 'une liste'];
    const tag = Object.prototype.toString.call(given).slice(8, -1);
    return tag === 'Object' ? ['an object', 'un objet'] : [`a ${shorten(tag)}`, `un ${shorten(tag)}`];
  } catch {
    return ['an object that cannot be read', 'un objet illisible'];
  }
}

/** A value of the fact as facts write it: decimals with a point, per cent as 47, dates as ISO, times as 08:30. */
export function writeFact(shape: FactShape, value: Rational): string {
  if (shape.kind === 'date') return isoFromDays(Number(value.n));
  if ((shape.kind satisfies 'time' | 'choice' | 'text' | 'yes-no' | 'quantity') === 'time')
    return writeTime(value);
  const scaled = shape.percent ? multiply(value, hundred) : value;
  return formatDecimal(scaled) ?? `${scaled.n}/${scaled.d}`;
}

const unitOf = (shape: FactShape): string =>
  shape.percent ? ` %${shape.unit}` : shape.unit === '' || shape.kind !== 'quantity' ? '' : ` ${shape.unit}`;

/** Of a step: times go by minutes, and dates by days, which goes without saying. */
const stepUnitOf = (shape: FactShape): string => (shape.kind === 'time' ? ' minutes' : unitOf(shape));

const names = (list: readonly string[]): string => {
  const first = list.slice(0, 12).map((name) => `\`${name}\``);
  return `${first.join(', ')}${list.length > first.length ? ', …' : ''}`;
};

const optionNames = (shape: FactShape): string => names(shape.options.map((option) => option.name));

function wanted(shape: FactShape): readonly [en: string, fr: string] {
  switch (shape.kind) {
    case 'quantity': {
      const unit = unitOf(shape);
      return shape.percent
        ? ['a number in per cent such as 47 or "47.5"', 'un nombre en pour cent, tel que 47 ou "47.5"']
        : [
            `a number${unit === '' ? '' : ` in${unit}`} such as 12 or "12.5", with a point and no spaces`,
            `un nombre${unit === '' ? '' : ` en${unit}`}, tel que 12 ou "12.5", avec un point et sans espaces`,
          ];
    }
    case 'yes-no':
      return ['true or false', 'true ou false'];
    case 'date':
      return ['a date written "2024-02-29"', 'une date écrite "2024-02-29"'];
    case 'time':
      return ['a time of day written "08:30"', 'une heure du jour écrite "08:30"'];
    case 'choice':
      return [`one of ${optionNames(shape)}`, `une option parmi ${optionNames(shape)}`];
    case 'text':
      return ['a text', 'un texte'];
    default:
      shape.kind satisfies never;
      return ['', ''];
  }
}

export function wrongType(path: string, shape: FactShape, given: unknown): CaseError {
  const [en, fr] = wanted(shape);
  const [seenEn, seenFr] = seen(given);
  return error(
    'wrong_type',
    path,
    `\`${path}\` must be ${en}, not ${seenEn}`,
    `\`${path}\` doit être ${fr}, et non ${seenFr}`,
  );
}

export const tooLong = (path: string, most: number): CaseError =>
  error(
    'wrong_type',
    path,
    `\`${path}\` must be a text of at most ${most} characters`,
    `\`${path}\` doit être un texte d'au plus ${most} caractères`,
  );

export function outOfDomain(path: string, shape: FactShape, domain: Domain, value: Rational): CaseError {
  const from = writeFact(shape, domain.from);
  const to = writeFact(shape, domain.to);
  const unit = unitOf(shape);
  const given = shorten(writeFact(shape, value));
  return error(
    'out_of_domain',
    path,
    `\`${path}\` must be from ${from} to ${to}${unit}, not ${given}`,
    `\`${path}\` doit être compris entre ${from} et ${to}${unit}, et non ${given}`,
  );
}

export function offStep(path: string, shape: FactShape, domain: Domain, value: Rational): CaseError {
  const step = writeFact({ ...shape, kind: 'quantity' }, domain.step);
  const below = multiply({ n: floor(divide(value, domain.step)), d: 1n }, domain.step);
  const above = add(below, domain.step);
  const near = [below, above].map((each) => writeFact(shape, each));
  const unit = stepUnitOf(shape);
  const given = shorten(writeFact(shape, value));
  return error(
    'off_step',
    path,
    `\`${path}\` must be a multiple of ${step}${unit}, such as ${near[0]} or ${near[1]}, not ${given}`,
    `\`${path}\` doit être un multiple de ${step}${unit}, tel que ${near[0]} ou ${near[1]}, et non ${given}`,
  );
}

export function unknownOption(path: string, shape: FactShape, given: string): CaseError {
  const spellings = shape.options.flatMap((option) =>
    option.code === undefined ? [option.name] : [option.name, option.code],
  );
  const near = closest(given, spellings);
  const text = JSON.stringify(shorten(given));
  return error(
    'unknown_option',
    path,
    `\`${path}\` has no option ${text}${near === undefined ? '' : `; did you mean \`${near}\`?`}; its options: ${optionNames(shape)}`,
    `\`${path}\` n'a pas d'option ${text}${near === undefined ? '' : ` ; vouliez-vous dire \`${near}\` ?`} ; ses options : ${optionNames(shape)}`,
  );
}

/** `because`: the condition under which it is needed, as the rules write it. */
export const missingFact = (path: string, label: string, because?: string): CaseError =>
  because === undefined
    ? error(
        'missing_fact',
        path,
        `\`${path}\` (${label}) is needed and was not given`,
        `\`${path}\` (${label}) est nécessaire et n'a pas été donné`,
      )
    : error(
        'missing_fact',
        path,
        `\`${path}\` (${label}) is needed, because \`${because}\`, and was not given`,
        `\`${path}\` (${label}) est nécessaire, car \`${because}\`, et n'a pas été donné`,
      );

/** Without a name: `more` others like it. */
export function unknownFact(
  prefix: string,
  name: string | undefined,
  known: readonly string[],
  more = 0,
): CaseError {
  if (name === undefined) {
    return error(
      'unknown_fact',
      prefix,
      `and ${more} more names that are no facts`,
      `et ${more} autres noms qui ne sont pas des données`,
    );
  }
  const near = closest(name, known);
  const path = `${prefix}${shorten(name)}`;
  return error(
    'unknown_fact',
    path,
    `there is no fact \`${path}\`${near === undefined ? `; there are: ${names(known)}` : `; did you mean \`${near}\`?`}`,
    `il n'y a pas de donnée \`${path}\`${near === undefined ? ` ; il y a : ${names(known)}` : ` ; vouliez-vous dire \`${near}\` ?`}`,
  );
}

export function notARecord(path: string, given: unknown): CaseError {
  const [en, fr] = seen(given);
  const [what, quoi] = path === '' ? ['a case', 'un cas'] : [`\`${path}\``, `\`${path}\``];
  return error(
    'wrong_type',
    path,
    `${what} must be an object of facts by name, not ${en}`,
    `${quoi} doit être un objet de données par nom, et non ${fr}`,
  );
}

export function wrongList(path: string, given: unknown): CaseError {
  const [en, fr] = seen(given);
  return error(
    'wrong_type',
    path,
    `\`${path}\` must be a list of items, not ${en}`,
    `\`${path}\` doit être une liste d'éléments, et non ${fr}`,
  );
}

export const tooManyItems = (path: string, given: number, capacity: number): CaseError =>
  error(
    'too_many_items',
    path,
    `\`${path}\` has at most ${capacity} items, not ${given}`,
    `\`${path}\` a au plus ${capacity} éléments, et non ${given}`,
  );

export const unreadable = (path: string): CaseError =>
  error(
    'wrong_type',
    path,
    `\`${path}\` cannot be read: reading it fails`,
    `\`${path}\` est illisible : sa lecture échoue`,
  );

/** A scaled fact of a batch that lies between two steps of its domain. */
export const notWholeSteps = (path: string, lo: string, hi: string): CaseError =>
  error(
    'off_step',
    path,
    `\`${path}\` must be a whole number of steps from ${lo} to ${hi}`,
    `\`${path}\` doit être un nombre entier de pas, de ${lo} à ${hi}`,
  );

/** A scaled fact of a batch that lies outside its domain. */
export const outOfSteps = (path: string, lo: string, hi: string): CaseError =>
  error(
    'out_of_domain',
    path,
    `\`${path}\` must be a whole number of steps from ${lo} to ${hi}`,
    `\`${path}\` doit être un nombre entier de pas, de ${lo} à ${hi}`,
  );
