// What the generated file imports from the runtime: exactly the names that it uses.

import { type Code, Name, namesIn } from './code.js';

/** Values of the runtime that generated code may name; none of them may be a local name. */
const valueNames = [
  'add',
  'assess',
  'batchErrors',
  'batchOfSome',
  'compare',
  'countOf',
  'dateBetween',
  'dateOf',
  'datePart',
  'decimalText',
  'divide',
  'divisionByZero',
  'exactSteps',
  'halfDown',
  'halfDownBig',
  'halfEven',
  'halfEvenBig',
  'halfUp',
  'halfUpBig',
  'impossible',
  'inOrder',
  'invalidDate',
  'isDay',
  'isImmense',
  'isoFromDays',
  'isPlain',
  'isVast',
  'itemIndex',
  'known',
  'leftCase',
  'leftRow',
  'madeFor',
  'maxBig',
  'maximum',
  'minBig',
  'minimum',
  'missingInRow',
  'multiply',
  'nameOf',
  'negate',
  'noFiniteDecimal',
  'noItem',
  'noneQualifies',
  'noRow',
  'notGiven',
  'notInForce',
  'once',
  'onceEach',
  'parseRatio',
  'readDay',
  'readItems',
  'readOption',
  'readSteps',
  'readText',
  'readTime',
  'readTruth',
  'readWhole',
  'rational',
  'rationalText',
  'refuse',
  'roundDown',
  'roundDownBig',
  'roundTo',
  'roundUp',
  'roundUpBig',
  'saysNothing',
  'scaledBy',
  'shiftDate',
  'stepsOf',
  'subtract',
  'timeText',
  'tooLarge',
  'truthOf',
  'wholeNumber',
  'zero',
] as const;

const typeNames = [
  'CaseError',
  'CaseOptions',
  'ColumnForm',
  'DecimalInput',
  'DecimalObject',
  'Evaluation',
  'FactShapes',
  'Found',
  'InAmounts',
  'Outcome',
  'Rational',
  'Refusal',
  'Seen',
] as const;

type ValueName = (typeof valueNames)[number];
type TypeName = (typeof typeNames)[number];

export const runtimeNames: readonly string[] = [...valueNames, ...typeNames];

const named = <Text extends string>(texts: readonly Text[], origin: Name['origin']) =>
  Object.fromEntries(texts.map((text) => [text, new Name(text, origin)])) as Readonly<Record<Text, Name>>;

export const runtime = named<ValueName>(valueNames, 'runtime');
export const types = named<TypeName>(typeNames, 'runtime type');

/** Marks what computes with BigInt. */
export const big = new Name('', 'mark');

/** Marks the whole part of a quotient that engines need no division for. */
export const wholePart = new Name('', 'mark');

/** What computes with BigInt, and with exact fractions. */
export const ofBigInts: ReadonlySet<Name> = new Set([
  big,
  runtime.halfDownBig,
  runtime.halfEvenBig,
  runtime.halfUpBig,
  runtime.maxBig,
  runtime.minBig,
  runtime.roundDownBig,
  runtime.roundUpBig,
]);
export const ofFractions: ReadonlySet<Name> = new Set([
  runtime.rational,
  runtime.scaledBy,
  runtime.roundTo,
  runtime.add,
  runtime.multiply,
  runtime.divide,
  runtime.subtract,
]);

/** Types of the runtime by what a program calls them. */
export const runtimeType: ReadonlyMap<string, Name> = new Map(Object.entries(types));

/** What a refusal may say, as functions of the runtime that make the error. */
export type ErrorName = Extract<
  ValueName,
  | 'divisionByZero'
  | 'invalidDate'
  | 'noFiniteDecimal'
  | 'noItem'
  | 'noneQualifies'
  | 'noRow'
  | 'notGiven'
  | 'notInForce'
  | 'tooLarge'
>;

const usedOf = <Text extends string>(
  code: Code,
  texts: readonly Text[],
  names: Readonly<Record<Text, Name>>,
): readonly Text[] => {
  const used = new Set(namesIn(code));
  return texts.filter((text) => used.has(names[text]));
};

/** The values of the runtime that code names. */
export const valuesUsed = (code: Code): readonly string[] => usedOf(code, valueNames, runtime);

/** The types of the runtime that code names. */
export const typesUsed = (code: Code): readonly string[] => usedOf(code, typeNames, types);

/** The import lines of code, from the package that has the runtime; with types for TypeScript alone. */
export function importsOf(
  code: Code,
  which: 'with types' | 'without types',
  from = 'bareme/runtime',
): readonly string[] {
  const used = [
    ...valuesUsed(code),
    ...{ 'with types': typesUsed(code), 'without types': [] }[which].map((name) => `type ${name}`),
  ];
  const isImporting = valuesUsed(code).length + typesUsed(code).length > 0;
  return isImporting ? ['import {', ...used.map((name) => `  ${name},`), `} from '${from}';`] : [];
}
