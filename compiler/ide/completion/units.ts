// Units that may follow a number or stand as a type: those of the value that is compared or declared, else those in use.

import type { Caret } from '../../../grammar/editing/caret.js';
import type { CheckedTariff } from '../../2-check/types/checked.js';
import type { Type } from '../../2-check/types/types.js';
import { unitOfType } from '../../3-model/wording.js';
import type { Snapshot } from '../snapshot.js';

/** The type of a declared name, where it is known. */
export function typeOfName({ facts, statements }: CheckedTariff, name: string): Type | undefined {
  const fact = facts.find((one) => one.name === name);
  if (fact !== undefined) return fact.type;
  for (const statement of statements) {
    if (statement.kind === 'table') {
      const column = statement.columns.find((one) => one.name === name);
      if (column !== undefined) return column.type;
    } else if (statement.name === name)
      return statement.kind === 'scale' ? statement.resultType : statement.type;
  }
  return undefined;
}

/** The unit of the nearest name before the number first, then all units of the file. */
export function unitsFor({ compilation }: Snapshot, { before }: Caret): readonly string[] {
  const { checked } = compilation;
  const near = before
    .toReversed()
    .flatMap(({ kind, text }) => {
      const type = kind === 'name' ? typeOfName(checked, text) : undefined;
      const unit = type && unitOf(compilation, type);
      return unit === undefined || unit === '' ? [] : [unit];
    })
    .slice(0, 1);
  const declared = checked.units.flatMap(({ singular, plural, symbol }) => [plural || singular || symbol]);
  const currencies = checked.currencies.map(({ code }) => code);
  return [...new Set([...near, ...currencies, ...declared, '%'])];
}

/** The unit of a type as a cell writes it: behind several. */
export function unitOf({ resolved }: Snapshot['compilation'], type: Type): string {
  if (type.kind !== 'quantity') return '';
  const written = unitOfType(type);
  for (const { declarations } of resolved.files) {
    for (const declaration of declarations) {
      if (declaration.kind === 'unit' && declaration.names[0]?.text === written)
        return declaration.names.at(-1)?.text ?? written;
    }
  }
  return written;
}
