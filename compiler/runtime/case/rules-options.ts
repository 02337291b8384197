// What a caller says of rules that are given as text, read like every other option: a named error for each mistake.

import { unreadable } from '../facts/fact-messages.js';
import { absent, broken, openRecord } from '../facts/open-record.js';
import type { CaseError, Refusal } from '../outcome/assessment.js';
import { wrongOption } from './option-messages.js';

export const rulesOptionNames = ['load', 'document', 'levels', 'limits'] as const;

type Name = (typeof rulesOptionNames)[number];

/** Those of the options that are about the rules, as they were given; the types are those of the caller. Never throws. */
export function readRulesOptions<T extends Readonly<Partial<Record<Name, unknown>>>>(
  given: T | undefined,
): { readonly ok: true; readonly options: Pick<T, Name & keyof T> } | Refusal {
  const record = openRecord(given ?? {});
  if (record === undefined) return { ok: false, errors: [wrongOption('', 'options', given)] };
  const errors: CaseError[] = [];
  const options: Partial<Record<Name, unknown>> = {};
  for (const name of rulesOptionNames) {
    const found = record.get(name);
    if (found === absent) continue;
    if (found === broken) errors.push(unreadable(name));
    else if (!fits(name, found.value)) errors.push(wrongOption(name, name, found.value));
    else options[name] = found.value;
  }
  // What was given is of the type that the caller says, as far as JavaScript can tell.
  return errors.length > 0
    ? { ok: false, errors }
    : { ok: true, options: options as Pick<T, Name & keyof T> };
}

function fits(name: Name, value: unknown): boolean {
  switch (name) {
    case 'load':
    case 'document':
      return typeof value === 'function';
    case 'levels':
      return value instanceof Map;
    case 'limits':
      return areLimits(value);
    default:
      return name satisfies never;
  }
}

const limitNames = ['characters', 'steps', 'comparisons'];

/** Whole numbers under the names of limits, and nothing else. */
function areLimits(value: unknown): boolean {
  const record = openRecord(value);
  return (
    record?.names.every((name) => {
      const found = record.get(name);
      if (found === absent) return true;
      return limitNames.includes(name) && found !== broken && isCount(found.value);
    }) === true
  );
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
