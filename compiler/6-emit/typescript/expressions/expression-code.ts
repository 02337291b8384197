// One formula of the model into code: every node has its rule here or in the file that its kind names.

import type { Expression } from '../../../3-model/model.js';
import { equality, js, negation, optionCode, textCode, truthLiteral } from '../code/code.js';
import { difference, extremeOf, negated, quotient, sum, times } from '../integers/arithmetic.js';
import type { Block } from '../integers/block.js';
import { chosen, joined } from '../integers/choosing.js';
import { comparison } from '../integers/comparing.js';
import { literal } from '../integers/integer.js';
import {
  constant,
  isQuantity,
  narrowed,
  type Operand,
  type Quantity,
  unitGrid,
} from '../integers/operand.js';
import { rounded } from '../integers/rounding.js';
import { placesOf, type Scope } from '../integers/scope.js';
import { before } from './before-code.js';
import { between, composed, inForce, part, shifted } from './date-code.js';
import { aggregated, itemValue, position, rank } from './list-code.js';
import { refusal, refuses } from './refusing.js';
import { retainedLabel } from './retained-code.js';
import { runningTotal } from './running-total-code.js';
import { scaleValue } from './scale-code.js';
import { lookedUp } from './table-code.js';
import { refusedWhereImmense, refusedWhereVast } from './vast-products.js';

/** Writes an expression: statements into the block, and the operand that stands for its value. Total over the model. */
export function write(expression: Expression, block: Block, scope: Scope): Operand {
  const operand = writeNode(expression, block, scope);
  if (!isQuantity(operand)) return operand;
  const { lo, hi } = scope.ranges.ofExpression(expression);
  return narrowed(operand, lo, hi);
}

const nothing: Operand = { kind: 'none' };

function writeNode(expression: Expression, block: Block, scope: Scope): Operand {
  const quantities = (nodes: readonly Expression[]): readonly Quantity[] | undefined => {
    const operands = nodes.map((node) => write(node, block, scope));
    return operands.every(isQuantity) ? operands : undefined;
  };
  switch (expression.kind) {
    case 'number':
      return constant(expression.value);
    case 'date':
      return { kind: 'scaled', integer: literal(BigInt(expression.value)), grid: unitGrid };
    case 'text':
      return { kind: 'text', code: textCode(expression.value) };
    case 'yes-no':
      return { kind: 'truth', code: truthLiteral(expression.value) };
    case 'option':
      return option(expression, expression.value);
    case 'fact':
      return scope.facts.get(expression.fact)?.read(block, placesOf([expression.item], scope)) ?? nothing;
    case 'given':
      return scope.given.get(expression.fact)?.read(block, placesOf([expression.item], scope)) ?? nothing;
    case 'reading':
      return scope.readings.get(expression.reading) ?? nothing;
    case 'reference':
    case 'earlier':
      return (
        scope.definitions.get(expression.definition)?.read(block, placesOf(expression.items, scope)) ??
        nothing
      );
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return chain(expression, block, scope);
    case 'negate': {
      const [operand] = quantities([expression.operand]) ?? [];
      return operand === undefined ? nothing : negated(operand);
    }
    case 'not': {
      const operand = write(expression.operand, block, scope);
      return operand.kind === 'truth' ? { kind: 'truth', code: negation(operand.code) } : nothing;
    }
    case 'begins-with': {
      const operand = write(expression.operand, block, scope);
      if (operand.kind !== 'text') return nothing;
      return { kind: 'truth', code: js`${operand.code}.startsWith(${textCode(expression.prefix)})` };
    }
    case 'minimum':
    case 'maximum': {
      const operands = quantities(expression.operands);
      return operands === undefined ? nothing : extremeOf(expression.kind, operands, block);
    }
    case 'alternatives': {
      const operands = quantities(expression.items.map((item) => item.value));
      if (operands === undefined) return nothing;
      if (expression.rule === 'sum') return operands.reduce(sum, constant({ n: 0n, d: 1n }));
      return extremeOf(({ lower: 'minimum', higher: 'maximum' } as const)[expression.rule], operands, block);
    }
    case 'round': {
      const [operand] = quantities([expression.operand]) ?? [];
      return operand === undefined ? nothing : rounded(operand, expression.mode, expression.step);
    }
    case 'compare':
      return compared(expression, block, scope);
    case 'and':
    case 'or':
      return joined(
        expression.kind,
        expression.operands.map((operand) => (inner: Block) => write(operand, inner, scope)),
        block,
      );
    case 'conditional':
      return chosen(
        [
          ...expression.branches.map((branch) => ({
            when: (inner: Block) => write(branch.when, inner, scope),
            value: (inner: Block) => write(branch.then, inner, scope),
          })),
          { when: undefined, value: (inner: Block) => write(expression.otherwise, inner, scope) },
        ],
        block,
        'chosen',
      );
    case 'retained-label':
      return retainedLabel(expression, block, scope, write);
    case 'lookup':
      return lookedUp(expression, block, scope, write);
    case 'scale':
      return scaleValue(expression, block, scope, write);
    case 'in-force':
      return inForce(expression, block, scope, write);
    case 'aggregate':
      return aggregated(expression, block, scope, write);
    case 'before':
      return before(expression, block, scope, write);
    case 'item':
      return itemValue(expression, block, scope, write);
    case 'position':
      return position(expression, scope);
    case 'running-total':
      return runningTotal(expression, block, scope, write);
    case 'rank':
      return rank(expression, block, scope, write);
    case 'date-part':
      return part(expression, block, scope, write);
    case 'date-between':
      return between(expression, block, scope, write);
    case 'date-shift':
      return shifted(expression, block, scope, write);
    case 'date-of':
      return composed(expression, block, scope, write);
    case 'not-given':
      return refuses(block, scope, 'notGiven', textCode(expression.what));
    default:
      expression satisfies never;
      return nothing;
  }
}

type Arithmetic = Extract<Expression, { readonly kind: 'add' | 'subtract' | 'multiply' | 'divide' }>;

const isArithmetic = (expression: Expression): expression is Arithmetic =>
  expression.kind === 'add' ||
  expression.kind === 'subtract' ||
  expression.kind === 'multiply' ||
  expression.kind === 'divide';

/** Long sums lean to the left: they are written in a loop, so that they cost no stack. */
function chain(expression: Arithmetic, block: Block, scope: Scope): Operand {
  const links: Arithmetic[] = [];
  let first: Expression = expression;
  for (; isArithmetic(first); first = first.left) links.push(first);
  let value: Operand = write(first, block, scope);
  for (const link of links.reverse()) {
    const right = write(link.right, block, scope);
    if (!isQuantity(value) || !isQuantity(right)) return nothing;
    const { lo, hi } = scope.ranges.ofExpression(link);
    const found = narrowed(combined(link, value, right, block, scope), lo, hi);
    value = (link.kind === 'multiply' ? refusedWhereVast : refusedWhereImmense)(found, block, scope);
  }
  return value;
}

function combined(
  { kind }: Arithmetic,
  left: Quantity,
  right: Quantity,
  block: Block,
  scope: Scope,
): Quantity {
  switch (kind) {
    case 'add':
      return sum(left, right);
    case 'subtract':
      return difference(left, right);
    case 'multiply':
      return times(left, right);
    case 'divide':
      return quotient(left, right, block, refusal(scope, 'divisionByZero'));
    default:
      kind satisfies never;
      return left;
  }
}

function option(expression: Expression, name: string): Operand {
  if (expression.type.kind !== 'choice') return { kind: 'text', code: textCode(name) };
  const options = expression.type.set.options.map((each) => each.name);
  return { kind: 'option', code: optionCode(options, name), options };
}

function compared(
  expression: Extract<Expression, { readonly kind: 'compare' }>,
  block: Block,
  scope: Scope,
): Operand {
  const left = write(expression.left, block, scope);
  const right = write(expression.right, block, scope);
  if (left.kind === 'none' || right.kind === 'none') return nothing;
  const { operator } = expression;
  if (isQuantity(left) && isQuantity(right)) {
    return { kind: 'truth', code: comparison(operator, left, right) };
  }
  if (isQuantity(left) || isQuantity(right)) return nothing;
  const equal = equality(left.code, right.code);
  return { kind: 'truth', code: operator === 'not-equal' ? negation(equal) : equal };
}
