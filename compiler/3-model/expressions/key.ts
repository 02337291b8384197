// When two expressions of the model are the same: a text that ignores where they stand and how they are typed.

import type { ComputedKind, ListKind } from '../../2-check/types/expression.js';
import type { Expression } from '../model.js';
import type { ChosenKind, ReferenceKind } from '../model-expression.js';

/** Equal texts for equal meaning; different texts say nothing. */
export function expressionKey(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return `${expression.value.n}/${expression.value.d}`;
    case 'date':
      return `date ${expression.value}`;
    case 'option':
      return `option ${expression.value}`;
    case 'yes-no':
      return expression.value ? 'yes' : 'no';
    case 'fact':
      return `fact ${expression.fact} ${expression.item ?? ''}`;
    case 'reference':
    case 'earlier':
      return `@${expression.definition} ${expression.items.join(' ')}`;
    default:
      expression.kind satisfies
        | ChosenKind
        | ComputedKind
        | ListKind
        | 'reading'
        | 'given'
        | 'text'
        | 'not-given'
        | 'position'
        | 'conditional'
        | 'retained-label';
      return JSON.stringify(expression, (key, value: unknown) =>
        key === 'span' || key === 'type' || key === 'label' || key === 'conversion'
          ? undefined
          : typeof value === 'bigint'
            ? value.toString()
            : value,
      );
  }
}

/** True for what needs no step of its own: a constant, a fact, a reading, or the value of another definition. */
export function isPlain(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
    case 'date':
    case 'text':
    case 'yes-no':
    case 'option':
    case 'fact':
    case 'given':
    case 'reading':
    case 'position':
    case 'reference':
    case 'earlier':
      return true;
    default:
      expression.kind satisfies
        | ChosenKind
        | ComputedKind
        | ListKind
        | 'not-given'
        | 'conditional'
        | 'retained-label';
      return false;
  }
}

/** True for a value that is the same in every case. */
export function isConstant(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
    case 'date':
    case 'text':
    case 'yes-no':
    case 'option':
      return true;
    default:
      expression.kind satisfies
        | ComputedKind
        | ListKind
        | 'fact'
        | 'reading'
        | 'given'
        | 'not-given'
        | 'position'
        | 'conditional'
        | ChosenKind
        | ReferenceKind;
      return false;
  }
}
