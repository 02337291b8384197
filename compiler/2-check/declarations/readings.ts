// Readings: what the document may mean; a switch, a value, or a function with parameters.

import type { ReadingDeclaration, ReadingRow } from '../../../grammar/tree/syntax.js';
import { duplicateName, noChosenOption } from '../../diagnostics/catalogue/rules/names.js';
import { reportUnknownOption } from '../expressions/names.js';
import { unify } from '../expressions/unify.js';
import type { CheckedExpression, CheckedParameter } from '../types/checked.js';
import type { Context, Scope } from '../types/context.js';
import type { Reading } from '../types/parts.js';
import type { OptionSet, Type } from '../types/types.js';

/** True when the options of the reading have values. */
export const hasValues = ({ rows, parameters }: ReadingDeclaration): boolean =>
  parameters.length > 0 || rows.some(({ value }) => value !== undefined);

const optionOf = ({ name, label }: ReadingRow) => ({ name: name.text, label: label?.text ?? name.text });

export const readingSet = ({ name, rows }: ReadingDeclaration): OptionSet => ({
  name: name.text,
  options: rows.map(optionOf),
});

/** The question with its options, as people choose between them. */
export function checkReading(
  context: Context,
  reading: ReadingDeclaration,
  section: string | undefined,
): Reading | undefined {
  const { name, label, rows, chosen, span } = reading;
  const set = readingSet(reading);
  const seen = new Set<string>();
  for (const row of rows) {
    if (seen.has(row.name.text)) context.report(duplicateName(row.name.span, { name: row.name.text }));
    seen.add(row.name.text);
  }
  // People choose by the label: two options of one are one to them.
  const labels = new Set<string>();
  for (const { label: shown } of rows) {
    if (shown === undefined) continue;
    const folded = shown.text.trim().toLowerCase();
    if (labels.has(folded)) context.report(duplicateName(shown.span, { name: shown.text }));
    labels.add(folded);
  }
  const [first] = rows;
  if (first === undefined) return undefined;
  if (chosen === undefined) {
    context.report(noChosenOption(name.span, { name: name.text, first: first.name.text }));
  } else if (!seen.has(chosen.text)) {
    reportUnknownOption(context, chosen.text, chosen.span, set);
  }
  return {
    name: name.text,
    label: label?.text ?? name.text,
    set,
    options: rows.map((row) => ({
      ...optionOf(row),
      because: row.because?.text ?? '',
      formula: row.value ? context.text(row.value.span) : '',
    })),
    chosen: chosen && seen.has(chosen.text) ? chosen.text : first.name.text,
    section,
    span,
  };
}

export interface ReadingValues {
  readonly type: Type;
  readonly options: readonly {
    readonly option: string;
    readonly label: string;
    readonly value: CheckedExpression;
  }[];
}

/** The values of the options, in one type. */
export function checkReadingValues(
  context: Context,
  reading: ReadingDeclaration,
  parameters: readonly CheckedParameter[],
  scope: Scope,
): ReadingValues | undefined {
  const written = reading.rows.map(({ value, span }) => value ?? { kind: 'not-given' as const, span });
  const inside: Scope = {
    ...scope,
    parameters: new Map(parameters.map(({ name, type }) => [name, type])),
    owner: reading.label?.text ?? reading.name.text,
  };
  const unified = unify(context, inside, written, undefined);
  if (unified === undefined) return undefined;
  const options = reading.rows.flatMap((row, index) => {
    const value = unified.values[index];
    if (value === undefined) return [];
    const { name, label } = optionOf(row);
    return [{ option: name, label, value }];
  });
  return { type: unified.type, options };
}
