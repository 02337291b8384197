// By what a condition is known, and what it is called.

import type { Definition, Expression } from '../model.js';
import type { Diagram } from './decision-diagram.js';

/** A diagram stands for one condition, so that its number does. */
export const countKey = (list: string, condition: Diagram): string => `count ${list} where ${condition}`;

export function labelOf(expression: Expression, definition: Definition | undefined): string {
  if (expression.kind === 'fact') return expression.fact;
  if (expression.kind === 'reading') return expression.reading;
  if (definition !== undefined) return definition.final ? definition.owner : definition.label;
  return expression.kind;
}

export function isLogical(body: Expression): boolean {
  return body.type.kind === 'yes-no' && body.kind !== 'lookup' && body.kind !== 'in-force';
}
