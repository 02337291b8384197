// English sentences that tell a formula: what an auditor reads beside it.

import type { DateMeasure, DatePart, RoundingMode } from '../../3-model/model.js';

const modes: Readonly<Record<RoundingMode, string>> = {
  'half-up': 'half up',
  'half-down': 'half down',
  'half-even': 'half to even',
  up: 'up',
  down: 'down',
};

/** `plus 3`, or `minus 3` for −3. */
const byText = (by: string): string => (/^[−-]/.test(by) ? `minus ${by.slice(1)}` : `plus ${by}`);

const parts: Readonly<Record<DatePart, string>> = {
  year: 'the year of',
  month: 'the month of',
  day: 'the day of the month of',
  weekday: 'the weekday (Monday is 1) of',
  'days-in-month': 'the number of days in the month of',
  'days-in-year': 'the number of days in the year of',
  'start-of-month': 'the first day of the month of',
  'end-of-month': 'the last day of the month of',
  'start-of-year': 'the first day of the year of',
  'end-of-year': 'the last day of the year of',
};

const measures: Readonly<Record<DateMeasure, string>> = {
  days: 'the days',
  nights: 'the nights',
  'days-inclusive': 'the days, the first and the last included,',
  'days-30-360': 'the days, each month counted as 30,',
  'calendar-weeks': 'the calendar weeks touched',
  'calendar-months': 'the calendar months touched',
  'calendar-years': 'the calendar years touched',
  'whole-months': 'the whole months',
  'started-months': 'the started months',
  'whole-years': 'the whole years',
};

export const toldInEnglish = {
  quoted: (label: string) => `“${label}”`,
  separator: '; ',
  taken: (label: string) => `taken from ${label}`,
  nothing: 'nothing',
  limit: 'limit',
  minimum: 'minimum',
  maximum: 'maximum',
  fromSheet: (sheet: string) => `the value filled in on the sheet ${sheet}, once it is accepted`,
  fromRow: 'the value filled in on this row, once it is accepted',
  fromReadings: (sheet: string) => `the option chosen on the sheet ${sheet}`,
  optionNumber: (label: string) => `the number of the option filled in for ${label}`,
  optionOf: (label: string) => `the option filled in for ${label}`,
  filled: (label: string) => `${label} is filled in`,
  notFilled: (label: string) => `${label} is not filled in`,
  isYes: (label: string) => `${label} = yes`,
  isNo: (label: string) => `${label} = no`,
  isOne: (label: string) => `${label} = 1`,
  isZero: (label: string) => `${label} = 0`,
  isRetained: (label: string) => `${label} is retained`,
  notRetained: (label: string) => `${label} is not retained`,
  noneAbove: 'none of those above is retained',
  someAbove: 'one of those above is retained',
  noneOther: 'none of the others is retained',
  isInForce: (label: string) => `${label} is in force`,
  notInForce: (label: string) => `${label} is not in force`,
  hasValue: (label: string) => `${label} has a value`,
  hasNone: (label: string) => `${label} has no value`,
  isMet: (label: string) => `the condition of ${label} is met`,
  notMet: (label: string) => `the condition of ${label} is not met`,
  holds: (sentence: string) => sentence,
  holdsNot: (sentence: string) => `it is not so that ${sentence}`,
  oneIf: (condition: string) => `1 if ${condition}, otherwise 0`,
  always: 'in every case',
  never: 'in no case',
  retained: (choices: string) => `the value of the one retained: ${choices}`,
  retainedLabel: 'the name of the one retained',
  lowestOf: (operands: string) => `the lowest of: ${operands}`,
  highestOf: (operands: string) => `the highest of: ${operands}`,
  totalOf: (operands: string) => `the total of: ${operands}`,
  fromTo: (first: string, last: string) => `${first} to ${last}`,
  exactlyOne: 'exactly one row is retained',
  placeOfRetained: 'the number of the column retained',
  columnOf: (label: string) => `${label}, in the column retained`,
  rounded: (value: string, mode: RoundingMode, step: string) => `${value}, rounded ${modes[mode]} to ${step}`,
  roundedWhole: (value: string) => `${value}, to the nearest whole number`,
  all: (value: string) => `all of ${value}`,
  part: (value: string, from: string | undefined, to: string | undefined) =>
    `the part of ${value}${from === undefined ? '' : ` above ${from}`}${to === undefined ? '' : `${from === undefined ? '' : ' and'} up to ${to}`}`,
  owedByBands: 'the total of what each band owes',
  certain: 'everything is as delivered, or the value is within the size that is guaranteed',
  everyReading: 'every reading is as delivered',
  noParameter: 'no parameter is changed',
  noRefused: 'no parameter and no order of limits is refused',
  everyInput: 'every check of the inputs and readings is met',
  everyCondition: 'the inputs are complete, every requirement is met, and each table retains one row',
  rowFilled: 'anything is filled in on this row',
  rowFilledOrSaid:
    'this row is said to count, or anything is filled in on it and it is not said to count for nothing',
  placeOfRow: 'the number of this row among those filled in',
  everyItem: (sentence: string) => `for every item: ${sentence}`,
  countBefore: (condition: string | undefined) =>
    `the number of items before this one${condition === undefined ? '' : ` where ${condition}`}`,
  noneLacksBefore: 'no item before this one lacks a value',
  noItem: (condition: string) => `there is no item where ${condition}`,
  countWhere: (condition: string | undefined) =>
    `the number of items${condition === undefined ? '' : ` where ${condition}`}`,
  sumOver: (value: string, condition: string | undefined) =>
    `the total over the items${condition === undefined ? '' : ` where ${condition}`} of ${value}`,
  extremeOver: (value: string, highest: boolean) =>
    `the ${highest ? 'highest' : 'lowest'} over the items that count of ${value}`,
  runningTotal: (value: string, inclusive: boolean) =>
    `the total ${inclusive ? 'up to and with this item' : 'before this item'} of ${value}`,
  noneLacks: 'no item that counts lacks a value',
  beginsWith: (value: string, prefix: string) => `${value} begins with “${prefix}”`,
  itemsBefore: (total: string) => `${total}, of the items before`,
  lastBefore: (value: string, condition: string | undefined) =>
    `${value} of the ${condition === undefined ? 'item before' : `last item before where ${condition}`}`,
  itemAt: (value: string, place: string) => `of the item at the place ${place}: ${value}`,
  combinations: (lists: string, count: number) =>
    `Every item with every other: ${lists}. ${count} rows; those with a blank item count nothing.`,
  ofCombined: (value: string, item: string) => `${value}, on the row of ${item}`,
  saidOf: (item: string, sentence: string) => `${item}: ${sentence}`,
  allPresent: 'every item of this row is filled in',
  itemExists: (place: string) => `the number of items at the place ${place}`,
  higherItems: (value: string) => `the number of items with a higher ${value}`,
  equalItems: (value: string) => `the number of items before this one with the same ${value}`,
  datePart: (part: DatePart, date: string) => `${parts[part]} ${date}`,
  between: (measure: DateMeasure, from: string, to: string) => `${measures[measure]} from ${from} to ${to}`,
  /** `unit`: where the count does not say it. */
  shifted: (date: string, by: string, unit: 'days' | 'months' | undefined) =>
    `${date} ${byText(by)}${unit === undefined ? '' : ` ${/^[−-]?1$/.test(by) ? unit.slice(0, -1) : unit}`}`,
  stepOf: (label: string, place: string) => `${label} – step ${place}`,
  dateOf: (year: string, month: string, day: string) =>
    `the date of year ${year}, month ${month}, day ${day}`,
  isDate: (year: string, month: string, day: string) =>
    `year ${year}, month ${month} and day ${day} are a date`,
  rankBy: (value: string) => `the rank of the item, the highest first, by ${value}`,
  promiseKept: 'the promise holds, or it does not apply here',
  itemFound: (place: string) => `there is an item at the place ${place}`,
  equals: (left: string, right: string) => `${left} = ${right}`,
  everyOwnCondition: 'the inputs, requirements and tables of the result are in order',
  noOwnRefused: 'no parameter behind the result is refused',
  metOrMissing: (sentence: string) => `${sentence}, or a fact that this comes to is missing`,
  isAccepted: (label: string) => `${label} is filled in and accepted`,
  notAccepted: (label: string) => `${label} is missing or not accepted`,
  shownNow: 'results may be shown',
  monotone: (
    direction: 'never-decreases' | 'never-increases' | 'no-effect',
    subject: string,
    fact: string,
  ): string =>
    ({
      'no-effect': `${fact} has no effect on ${subject}`,
      'never-decreases': `${subject} never falls when ${fact} rises`,
      'never-increases': `${subject} never rises when ${fact} rises`,
    })[direction],
  alwaysHolds: (condition: string) => `always: ${condition}`,
  noJump: (subject: string, fact: string, limit: string) =>
    `${subject} never jumps by more than ${limit} where ${fact} changes a little`,
  promisedWhen: (promise: string, condition: string) => `${promise}, where ${condition}`,
  /** Where words run together in the language. */
  smooth: (sentence: string) => sentence,
} as const;
