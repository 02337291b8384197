// The options of a choice, a fact or a reading with their labels.

import type { CheckedTariff } from '../../2-check/types/checked.js';

export interface NamedOption {
  readonly name: string;
  readonly label: string;
}

export function optionsOf(checked: CheckedTariff, choice: string): readonly NamedOption[] {
  for (const { name, type } of checked.facts)
    if (name === choice && type.kind === 'choice') return type.set.options;
  const reading = checked.readings.find(({ name }) => name === choice);
  if (reading !== undefined) return reading.set.options;
  for (const statement of checked.statements) {
    if (statement.name === choice && statement.kind === 'choice')
      return statement.type.kind === 'choice' ? statement.type.set.options : [];
  }
  return [];
}

export type CompletionKind = 'declaration' | 'keyword' | 'name' | 'option' | 'unit' | 'text';
