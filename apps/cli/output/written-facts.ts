// Facts that were read, written again as a case: what a counterexample is shown and tried again with.

import { isTime, type Model, type Type } from '../../../compiler/3-model/model.js';
import { writeTime } from '../../../compiler/runtime/exact/cycles.js';
import { writeDate, writeQuantity } from '../../../compiler/runtime/exact/outputs.js';
import type { FactValues, Value } from '../../../compiler/runtime/facts/fact-shapes.js';
import { put } from '../../../compiler/runtime/outcome/assessed.js';

/** A value as facts give it: decimal text, ISO date, yes/no, name. */
export function writtenValue(value: Value, type: Type): string | boolean {
  if (typeof value !== 'object') return value;
  if (type.kind === 'date') return writeDate(value);
  if (isTime(type)) return writeTime(value);
  return writeQuantity(value, type.kind === 'quantity' && type.percent) ?? `${value.n}/${value.d}`;
}

export type WrittenFacts = Readonly<
  Record<string, string | boolean | readonly Readonly<Record<string, string | boolean>>[]>
>;

/** In the order of the file. */
export function writtenFacts(model: Model, facts: FactValues): WrittenFacts {
  const written: Record<string, string | boolean | Readonly<Record<string, string | boolean>>[]> = {};
  for (const { name, type } of model.facts.filter(({ list }) => list === undefined)) {
    const value = facts.values[name];
    if (value !== undefined) put(written, name, writtenValue(value, type));
  }
  for (const { name: list } of model.lists) {
    const items = facts.lists[list];
    if (items === undefined) continue;
    const ofItems = items.map((item) => {
      const own = model.facts.filter((fact) => fact.list === list);
      return Object.fromEntries(
        own.flatMap(({ name, type }) => {
          const value = item[name];
          return value === undefined ? [] : [[name, writtenValue(value, type)]];
        }),
      );
    });
    put(written, list, ofItems);
  }
  return written;
}
