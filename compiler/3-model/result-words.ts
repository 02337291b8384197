// What people are told of each result beside its value: label, unit and clause.

import type { Model, Result } from './model.js';
import { unitOfType } from './wording.js';

export interface ResultWords {
  readonly name: string;
  readonly label: string;
  /** Empty for what is no quantity; `%` for percentages. */
  readonly unit: string;
  /** Number of the clause as printed, else its title; empty where the file names none. */
  readonly clause: string;
}

/** In the order of the file. */
export function resultWords(model: Model): readonly ResultWords[] {
  const sections = new Map(model.sections.map((section) => [section.id, section]));
  const definitions = new Map(model.definitions.map((definition) => [definition.id, definition]));
  return model.results.map((result) => {
    const section = sections.get(definitions.get(result.definition)?.section ?? '');
    const number = section?.number ?? '';
    return {
      name: result.name,
      label: result.label,
      unit: unitOf(result),
      clause: number === '' ? (section?.title ?? '') : number,
    };
  });
}

function unitOf({ type }: Result): string {
  if (type.kind !== 'quantity') return '';
  return unitOfType(type);
}
