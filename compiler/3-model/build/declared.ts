// What a declared name stands for: whether it is a value by itself, and of which type.

import type { Build, Use } from './build.js';

/** True for names that are values by themselves: not functions, scales, or tables and readings with arguments. */
export function hasValue(build: Build, name: string): boolean {
  const [statement] = build.statements.get(name) ?? [];
  if (statement === undefined) return build.facts.get(name)?.presence.kind === 'default';
  switch (statement.kind) {
    case 'amount':
    case 'value':
    case 'answer':
    case 'choice':
      return true;
    case 'reading-value':
      return statement.parameters.length === 0;
    case 'table':
      return statement.keys.every((key) => key.value !== undefined);
    case 'function':
    case 'scale':
      return false;
    default:
      statement satisfies never;
      return false;
  }
}

/** Type and place of a name's value. */
export function useOf(build: Build, name: string): Use {
  const [statement] = build.statements.get(name) ?? [];
  if (statement === undefined) {
    const fact = build.facts.get(name);
    return { type: fact?.type ?? { kind: 'text' }, span: fact?.place.span ?? { file: '', start: 0, end: 0 } };
  }
  const { span } = statement.place;
  switch (statement.kind) {
    case 'table':
      return {
        type: statement.columns.find((column) => column.name === name)?.type ?? { kind: 'text' },
        span,
      };
    case 'scale':
      return { type: statement.resultType, span };
    default:
      statement.kind satisfies 'function' | 'choice' | 'amount' | 'value' | 'answer' | 'reading-value';
      return { type: statement.type, span };
  }
}
