// The option `amounts`: numbers of an answer as objects of the caller's own class, digit for digit what they are as texts.

import { equals, parseDecimal } from '../exact/rational.js';
import { unreadable } from '../facts/fact-messages.js';
import { absent, broken, openRecord } from '../facts/open-record.js';
import { Assessed } from '../outcome/assessed.js';
import type { CaseError, Outcome } from '../outcome/assessment.js';
import type { AmountClass, DecimalObject } from './amount-class.js';
import { amountsOfFormerFile, inexactAmount, wrongOption } from './option-messages.js';

/** What the options say of it, of any origin; mistakes are entered. Never throws. */
export function amountsIn(options: unknown, errors: CaseError[]): AmountClass<DecimalObject> | undefined {
  const found = openRecord(options)?.get('amounts') ?? absent;
  if (found === absent) return undefined;
  if (found === broken) {
    errors.push(unreadable('amounts'));
    return undefined;
  }
  const { value } = found;
  // More digits than a binary number holds: a class that drops some is refused before it is given a bill to round.
  if (typeof value === 'function' && made(value, '-12345678901234567890.0987654321') !== undefined) {
    return value as AmountClass<DecimalObject>;
  }
  errors.push(wrongOption('amounts', 'amounts', value));
  return undefined;
}

/**
 * The outcome with the results of those names in that class; they are lists for results of items. Without a class it stays as it
 * is. A value that the class does not keep to the last digit refuses the case. Traces and records stay texts.
 */
export function inAmounts<O>(
  outcome: Outcome<O>,
  amounts: AmountClass<DecimalObject> | undefined,
  numbers: readonly string[] | undefined,
): Outcome<O> {
  if (amounts === undefined || !outcome.ok) return outcome;
  const record = outcome.record === undefined ? {} : { record: outcome.record };
  const refused = (error: CaseError): Outcome<O> => ({ ok: false, errors: [error], ...record });
  if (numbers === undefined) return refused(amountsOfFormerFile());
  const known = new Set(numbers);
  const outputs: [string, unknown][] = [];
  for (const [name, value] of Object.entries(outcome.outputs as object)) {
    const converted = known.has(name) ? convert(value, amounts) : { value };
    if (typeof converted === 'string') return refused(inexactAmount(name, converted));
    outputs.push([name, converted.value]);
  }
  const { notices, retained, readings } = outcome;
  const behind = { trace: () => outcome.trace(), inForce: () => outcome.inForce };
  // Said by the overload that the caller chose with the option.
  const all = Object.fromEntries(outputs) as O;
  return Object.assign(new Assessed(all, notices, retained, readings, behind), record);
}

/** The text that the class does not keep, where it is one. */
function convert(value: unknown, amounts: AmountClass<DecimalObject>): { readonly value: unknown } | string {
  if (!Array.isArray(value)) {
    const text = String(value);
    const amount = made(amounts, text);
    return amount === undefined ? text : { value: amount };
  }
  const items: unknown[] = [];
  for (const item of value) {
    const converted = convert(item, amounts);
    if (typeof converted === 'string') return converted;
    items.push(converted.value);
  }
  return { value: items };
}

/** Undefined where the class throws, or makes another number of the text. */
function made(amounts: unknown, text: string): object | undefined {
  try {
    const amount: unknown = Reflect.construct(amounts as new () => unknown, [text]);
    if (typeof amount !== 'object' || amount === null) return undefined;
    const written: unknown = Reflect.apply(Reflect.get(amount, 'toFixed'), amount, []);
    const [kept, wanted] = [
      typeof written === 'string' ? parseDecimal(written) : undefined,
      parseDecimal(text),
    ];
    return kept !== undefined && wanted !== undefined && equals(kept, wanted) ? amount : undefined;
  } catch {
    return undefined;
  }
}
