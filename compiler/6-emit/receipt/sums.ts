// What a value adds: its parts with their signs, and whether they make the sum.

import { looksOutside } from '../../3-model/expressions/loops.js';
import type { Definition, Expression, Type } from '../../3-model/model.js';
import type {
  DateKind,
  ExtremeKind,
  ListKind,
  LiteralKind,
  LogicKind,
  ProductKind,
  SumKind,
} from '../../3-model/model-expression.js';
import { add, equals, negate, type Rational, zero } from '../../runtime/exact/rational.js';
import type { CaseView } from './case-view.js';
import type { Index } from './followed.js';

export interface Part {
  readonly expression: Expression;
  readonly item: number | undefined;
  readonly subtracted: boolean;
  readonly value: Rational;
}

export interface Sum {
  readonly parts: readonly Part[];
  readonly value: Rational;
  readonly ties: boolean;
  readonly type: Type;
  /** From the definition asked about to the one whose body adds the parts. */
  readonly chain: readonly Definition[];
}

/**
 * The sum behind a definition, looked for along the branches taken, past roundings and definitions that only pass a value on;
 * `stop` names definitions that are told elsewhere. Undefined where nothing is added.
 */
export function sumBehind(
  definition: Definition,
  item: number | undefined,
  index: Index,
  view: CaseView,
  stop: (definition: Definition, item: number | undefined) => boolean,
): Sum | undefined {
  const chain = [definition];
  let node: Expression | undefined = definition.body;
  while (node !== undefined) {
    const terms = termsOf(node, item, view);
    if (terms !== undefined) {
      if (terms.length < 2) return undefined;
      const value = view.value(node, item);
      if (typeof value !== 'object') return undefined;
      const total = terms.reduce<Rational>(
        (sum, part) => add(sum, part.subtracted ? negate(part.value) : part.value),
        zero,
      );
      return { parts: terms, value, ties: equals(total, value), type: node.type, chain };
    }
    switch (node.kind) {
      case 'round':
        node = node.operand;
        break;
      case 'conditional':
        node = view.taken(node, item);
        break;
      case 'in-force':
        node = view.inForce(node, item);
        break;
      case 'reference': {
        const next = index.definitions.get(node.definition);
        if (next === undefined || stop(next, next.list === undefined ? undefined : item)) return undefined;
        chain.push(next);
        node = next.body;
        break;
      }
      default:
        node.kind satisfies
          | 'earlier'
          | LiteralKind
          | ListKind
          | DateKind
          | LogicKind
          | SumKind
          | ProductKind
          | ExtremeKind
          | 'fact'
          | 'scale'
          | 'reading'
          | 'given'
          | 'not-given'
          | 'alternatives'
          | 'negate'
          | 'position'
          | 'compare'
          | 'retained-label'
          | 'lookup';
        return undefined;
    }
  }
  return undefined;
}

/** The terms of an addition; undefined where the node is none, or a term has no value. */
function termsOf(node: Expression, item: number | undefined, view: CaseView): readonly Part[] | undefined {
  // Which items count is told for one item at a time: what compares several stands as it is written.
  if (looksOutside(node)) return undefined;
  const terms: { expression: Expression; item: number | undefined; subtracted: boolean }[] = [];
  if (node.kind === 'aggregate' && node.operation === 'sum' && node.of !== undefined) {
    for (let place = 0; place < view.itemCount(node.list); place++) {
      if (node.where === undefined || view.value(node.where, place) === true) {
        terms.push({ expression: node.of, item: place, subtracted: false });
      }
    }
  } else if (node.kind === 'alternatives' && node.rule === 'sum') {
    for (const { value } of node.items) terms.push({ expression: value, item, subtracted: false });
  } else if (node.kind === 'add' || node.kind === 'subtract') {
    const open = [{ expression: node as Expression, subtracted: false }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { expression, subtracted } = next;
      if (expression.kind === 'add' || expression.kind === 'subtract') {
        open.push({
          expression: expression.right,
          subtracted: { subtract: !subtracted, add: subtracted }[expression.kind],
        });
        open.push({ expression: expression.left, subtracted });
      } else {
        terms.push({ expression, item, subtracted });
      }
    }
  } else {
    return undefined;
  }
  const parts = terms.map((term) => ({ ...term, value: view.value(term.expression, term.item) }));
  return parts.every((part): part is Part => typeof part.value === 'object') ? parts : undefined;
}
