// Totals over lists, and what they look at for each item: definitions of their own, made once where they are the same.

import type { CheckedExpression } from '../../../2-check/types/checked.js';
import { expressionKey, isPlain } from '../../expressions/key.js';
import type { Expression } from '../../model.js';
import type { Build, Scope } from '../build.js';
import { slug } from '../names/identifiers.js';

/** The definition of a total, shown as `label`. */
export function addTotal(
  build: Build,
  body: Extract<Expression, { readonly kind: 'aggregate' | 'before' }>,
  scope: Scope,
  label: string,
): Expression {
  const { operation, list, type, span } = body;
  const key = `${expressionKey(body)} ${scope.loops.at(-1)?.id ?? ''}`;
  const known = scope.shared.get(key);
  if (known !== undefined) return known;
  const id = build.store.take(`${scope.prefix}/${operation}_${slug(list)}`);
  const made = build.store.add(scope, {
    id,
    final: false,
    label: label || id,
    role: 'total',
    type,
    body,
    formula: label,
    span,
  });
  scope.shared.set(key, made);
  return made;
}

/** What is computed for every item has its own column there. */
export function perItem(build: Build, expression: CheckedExpression, scope: Scope): Expression {
  const value = build.expression(expression, scope, true);
  if (isPlain(value)) return value;
  const id = build.store.take(`${scope.prefix}/${slug(scope.loops.at(-1)?.list ?? 'item')}`);
  const formula = build.words.written(expression.span);
  return build.store.add(scope, {
    id,
    final: false,
    label: formula || id,
    role: value.type.kind === 'yes-no' ? 'condition' : 'formula',
    type: value.type,
    body: value,
    formula,
    span: expression.span,
  });
}
