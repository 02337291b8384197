// The numbers of a document against those of the rules: which no rule uses, and which no document has.

import { numbersFromDays } from '../../runtime/exact/calendar.js';
import { compare, equals, isInteger, type Rational, rational } from '../../runtime/exact/rational.js';
import { builtInUnits, frenchSpellings } from '../types/built-in-units.js';
import { currencyDecimals } from '../types/currencies.js';
import type { NumberUse, Section, Version } from '../types/parts.js';
import { findAll, readSource } from './find-quote.js';
import { numbersOf, type SourceNumber } from './source-numbers.js';

/** What of a tariff the ledger reads; the checked tariff and the model both have it. */
export interface LedgerTariff {
  readonly numbers: readonly NumberUse[];
  readonly notModelled: readonly { readonly text: string; readonly because: string }[];
  readonly sections: readonly Section[];
  readonly versions: readonly Version[];
}

/** One number of the document, and what became of it. */
export type LedgerEntry = { readonly number: SourceNumber } & (
  | { readonly status: 'used'; readonly uses: readonly NumberUse[] }
  /** `not used` or `not modelled` says why. */
  | { readonly status: 'explained'; readonly because: string }
  /** The number of a section, or a year of the period. */
  | { readonly status: 'heading' | 'period' }
  | { readonly status: 'unused' }
);

/** Ranges of facts, checks and examples are ours: that they have a number does not mean that a rule uses it. */
const isFromDocument: Readonly<Record<NumberUse['use'], boolean>> = {
  rule: true,
  rounding: true,
  table: true,
  domain: false,
  date: true,
  reading: true,
  'not-used': false,
  check: false,
  example: false,
};

/** Every number of a document in its order. */
export function ledgerOf(document: string, tariff: LedgerTariff): readonly LedgerEntry[] {
  const source = readSource(document);
  const explanations = [
    ...tariff.numbers.flatMap(({ use, passage, because }) =>
      use === 'not-used' && passage !== undefined ? [{ text: passage, because: because ?? '' }] : [],
    ),
    ...tariff.notModelled,
  ].flatMap(({ text, because }) => findAll(source, text).map((place) => ({ ...place, because })));
  const headings = new Set(tariff.sections.map(({ number }) => number));
  const years = yearsOf(tariff.versions);
  return numbersOf(document).map((number): LedgerEntry => {
    const explained = explanations.find(({ start, end }) => start <= number.start && number.start < end);
    if (explained) return { number, status: 'explained', because: explained.because };
    if (headings.has(number.text) && number.leading) return { number, status: 'heading' };
    const uses = tariff.numbers.filter((use) => isFromDocument[use.use] && agrees(number, use));
    if (uses.length > 0) return { number, status: 'used', uses };
    if (years.some((year) => equals(year, number.value))) return { number, status: 'period' };
    return { number, status: 'unused' };
  });
}

/** The numbers of a document that no rule uses and no line explains, by occurrence. */
export const unusedNumbers = (document: string, tariff: LedgerTariff): readonly SourceNumber[] =>
  ledgerOf(document, tariff).flatMap(({ number, status }) => (status === 'unused' ? [number] : []));

/**
 * Numbers of rules, tables and checks that none of the documents has, in figures or words. 0, 1 and 100 % need no document:
 * "nothing", "once" and "all" are rarely printed as numbers.
 */
export function numbersNotInSource(
  documents: readonly string[],
  numbers: readonly NumberUse[],
): readonly NumberUse[] {
  const printed = documents.flatMap((text) => [...numbersOf(text)]);
  const spelled = documents.flatMap(spelledNumbers);
  return numbers.filter((use) => {
    if (use.use !== 'rule' && use.use !== 'table' && use.use !== 'check') return false;
    if (isCommonplace(use)) return false;
    return (
      !printed.some((number) => agrees(number, use)) && !spelled.some((value) => equals(value, use.value))
    );
  });
}

const isCommonplace = ({ value, percent, unit }: NumberUse): boolean =>
  percent
    ? equals(value, rational(100)) || equals(value, rational(0))
    : (compare(value, rational(1)) <= 0 && isInteger(value)) || isSmallestCoin(value, unit);

/** 0.01 EUR: the cent to which everything is rounded, whether a document says so or not. */
function isSmallestCoin(value: Rational, { powers }: NumberUse['unit']): boolean {
  const [only] = powers;
  const decimals = powers.length === 1 && only?.power === 1 ? currencyDecimals(only.symbol) : undefined;
  return decimals !== undefined && equals(value, rational(1n, 10n ** BigInt(decimals)));
}

function agrees(number: SourceNumber, use: NumberUse): boolean {
  if (!equals(number.value, use.value)) return false;
  if (number.percent !== use.percent) return !number.percent && number.unit === '';
  const symbol = symbolOf(number.unit);
  if (symbol === undefined || use.unit.powers.length === 0) return true;
  return use.unit.powers.some((power) => power.symbol === symbol || !knownSymbols.has(power.symbol));
}

/** Whether a number of a document surely has the unit of a number of the rules. */
export function sameUnit(number: SourceNumber, use: NumberUse): boolean {
  if (number.percent || use.percent) return number.percent && use.percent;
  const symbol = symbolOf(number.unit);
  return symbol !== undefined && use.unit.powers.some((power) => power.symbol === symbol);
}

const signs: Readonly<Record<string, string>> = {
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  'm²': 'm2',
  'm³': 'm3',
};
const knownSymbols = new Set(builtInUnits.map(({ symbol }) => symbol));
const symbolsByWord = new Map<string, string>([
  ...builtInUnits.flatMap(({ symbol, en, fr }) =>
    [...en, ...fr].map((word): [string, string] => [word, symbol]),
  ),
  ...Object.entries(frenchSpellings),
  ...Object.entries(signs),
]);

// The unit after a number in a document, where it is certain. One letter may be anything.
function symbolOf(word: string): string | undefined {
  if (word.length === 1 && word !== '€') return undefined;
  if (currencyDecimals(word) !== undefined) return word;
  return symbolsByWord.get(word) ?? symbolsByWord.get(word.toLowerCase());
}

const yearsOf = (versions: readonly Version[]): readonly Rational[] =>
  versions.flatMap(({ from, to }) =>
    [from, to].flatMap((day) => (day === undefined ? [] : [rational(numbersFromDays(day).year)])),
  );

const spelling: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
      .split(' ')
      .map((word, index) => [word, index + 2]),
  ),
  ...Object.fromEntries(
    'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'
      .split(' ')
      .map((word, index) => [word, index + 2]),
  ),
  vingt: 20,
  thirty: 30,
  trente: 30,
  forty: 40,
  quarante: 40,
  fifty: 50,
  cinquante: 50,
  half: 50,
  moitié: 50,
  sixty: 60,
  soixante: 60,
  hundred: 100,
  cent: 100,
  thousand: 1000,
  mille: 1000,
};

const spelledNumbers = (text: string): readonly Rational[] =>
  [...new Set(text.toLowerCase().match(/\p{L}+/gu) ?? [])].flatMap((word) => {
    const value = Object.hasOwn(spelling, word) ? spelling[word] : undefined;
    return value === undefined ? [] : [rational(value)];
  });
