// The type of a value that goes back to itself, from what its formula says beside that: `balance of the item before, otherwise 0 EUR`
// is in EUR. The checked formula must come to the same.

import type { Expr, Formula } from '../../grammar/tree/syntax.js';
import type { Entry } from '../1-resolve/resolved.js';
import { productType } from './expressions/arithmetic.js';
import type { Context, Meaning } from './types/context.js';
import { quantityType } from './types/describe.js';
import { cycleType, dateType, percentType, plainNumber, type Type, textType, yesNo } from './types/types.js';
import { unitOf } from './types/unit-algebra.js';
import { readUnit } from './types/units.js';

/** `isOpen`: the name's type is being found out. Undefined where nothing beside the value itself tells. */
export function seedType(
  context: Context,
  entry: Entry,
  isOpen: (name: string) => boolean,
): Type | undefined {
  const { declaration } = entry;
  if (declaration.kind !== 'amount' && declaration.kind !== 'value') return undefined;
  const found = ofFormula(declaration.formula);
  if (declaration.kind === 'value' || found !== undefined) return found;
  return context.currency && quantityType(unitOf(context.currency.code));

  function ofFormula({ base, steps }: Formula): Type | undefined {
    const rounded = steps.flatMap((step) =>
      step.kind === 'at-least' || step.kind === 'at-most' ? (of(step.value) ?? []) : [],
    );
    switch (base.kind) {
      case 'expression':
        return of(base.expression) ?? rounded[0];
      case 'alternatives':
      case 'by':
        return first(base.rows.map(({ value }) => value)) ?? rounded[0];
      default:
        return base satisfies never;
    }
  }

  function first(values: readonly Expr[]): Type | undefined {
    for (const value of values) {
      const type = of(value);
      if (type !== undefined) return type;
    }
    return undefined;
  }

  function of(expression: Expr): Type | undefined {
    switch (expression.kind) {
      case 'number': {
        if (expression.unit === undefined) return expression.percent ? percentType : plainNumber;
        const unit = readUnit({ ...context, report: () => undefined }, expression.unit);
        return unit && quantityType(unit);
      }
      case 'date':
      case 'date-of':
        return dateType;
      case 'time':
        return cycleType('time');
      case 'text':
      case 'retained':
        return textType;
      case 'yes-no':
      case 'is':
      case 'not':
        return yesNo;
      case 'name':
        return isOpen(expression.name)
          ? undefined
          : typeOf(context.meaning(expression.name, expression.span));
      case 'call':
        return isOpen(expression.name.text)
          ? undefined
          : typeOf(context.meaning(expression.name.text, expression.name.span));
      case 'for':
        return of(expression.table);
      case 'binary':
        return ofBinary(expression);
      case 'negate':
        return of(expression.operand);
      case 'otherwise':
        return first([expression.value, expression.instead]);
      case 'when':
        return first([
          ...expression.branches.map(({ value }) => value),
          ...(expression.otherwise === undefined ? [] : [expression.otherwise]),
        ]);
      case 'steps':
        return ofFormula(expression.formula);
      case 'in': {
        const unit = readUnit({ ...context, report: () => undefined }, expression.unit);
        return unit && quantityType(unit);
      }
      case 'with':
      case 'part':
        return of(expression.value);
      case 'extreme':
        return first(expression.values);
      case 'aggregate':
        return expression.of === undefined ? plainNumber : of(expression.of);
      case 'item':
      case 'item-before':
      case 'before-rounding':
      case 'version-before':
      case 'this-one':
      case 'running-total':
        return of(expression.of);
      case 'position':
      case 'rank':
        return plainNumber;
      case 'power':
        return plainNumber;
      case 'shared':
        return of(expression.of);
      case 'remainder':
        return of(expression.count);
      case 'blocks':
      case 'date-part':
      case 'date-between':
      case 'time-within':
      case 'reached':
      case 'not-given':
      case 'broken':
        return undefined;
      default:
        return expression satisfies never;
    }
  }

  function ofBinary({ operator, left, right }: Expr & { readonly kind: 'binary' }): Type | undefined {
    switch (operator) {
      case 'and':
      case 'or':
        return yesNo;
      case '+':
      case '-':
        return first([left, right]);
      case '*':
      case '/': {
        const [a, b] = [of(left), of(right)];
        if (a?.kind !== 'quantity' || b?.kind !== 'quantity') return undefined;
        return productType(context.units, operator, a, b).type;
      }
      default:
        return operator satisfies never;
    }
  }
}

const typeOf = (meaning: Meaning | undefined): Type | undefined =>
  meaning?.kind === 'fact' || meaning?.kind === 'value' ? meaning.type : undefined;
