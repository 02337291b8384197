// What a statement defines, and whether it means anything.

import type { Statement } from '../../../2-check/types/checked.js';

/** A statement that every version replaces means nothing. */
export const isInForce = ({ versions }: Statement): boolean => versions.length > 0;

/** The names that a statement defines: a table defines its columns. */
export function namesOf(statement: Statement): readonly string[] {
  if (statement.kind !== 'table') return [statement.name];
  return statement.columns.map((column) => column.name);
}
