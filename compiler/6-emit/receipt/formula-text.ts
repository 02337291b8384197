// A formula of the model with the numbers of one case put in: `100 XPF/m2 × 1 500 m2`.

import type { ComparisonOperator, Expression, Model } from '../../3-model/model.js';
import { writeDate } from '../../runtime/exact/outputs.js';
import { rational } from '../../runtime/exact/rational.js';
import type { CaseView } from './case-view.js';
import { receiptWords } from './words.js';
import { type Locale, writeValue } from './written.js';

export interface FormulaContext {
  readonly model: Model;
  readonly locale: Locale;
  readonly view: CaseView;
  /** Index of the current item, from 0. */
  readonly item: number | undefined;
}

const operators = {
  add: { sign: '+', level: 1 },
  subtract: { sign: '−', level: 1 },
  multiply: { sign: '×', level: 2 },
  divide: { sign: '÷', level: 2 },
} as const;

const comparisons: Readonly<Record<ComparisonOperator, string>> = {
  below: '<',
  'up-to': '≤',
  equal: '=',
  'not-equal': '≠',
  from: '≥',
  above: '>',
};

/** Deeper formulas than this are given by their value. */
const deepest = 40;

/** Everything that has a value of its own (facts, other definitions, rows) stands as that value; only the branch taken is shown. */
export function withNumbers(expression: Expression, context: FormulaContext): string {
  return write(expression, context, 0, 0);
}

function write(node: Expression, context: FormulaContext, level: number, depth: number): string {
  const { model, locale, view, item } = context;
  const words = receiptWords[locale];
  const valueText = (): string => {
    const value = view.value(node, item);
    return value === undefined ? '…' : writeValue(value, node.type, model, locale);
  };
  if (depth > deepest) return valueText();
  const inner = (child: Expression, at = 0) => write(child, context, at, depth + 1);
  const several = (nodes: readonly Expression[]) => nodes.map((each) => inner(each)).join(' ; ');
  const grouped = (text: string, own: number) => (own < level ? `(${text})` : text);
  switch (node.kind) {
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide': {
      const { sign, level: own } = operators[node.kind];
      const right = node.kind === 'subtract' || node.kind === 'divide' ? own + 1 : own;
      return grouped(`${inner(node.left, own)} ${sign} ${inner(node.right, right)}`, own);
    }
    case 'negate':
      return grouped(`−${inner(node.operand, 3)}`, 1);
    case 'not':
      return `${words.not} (${inner(node.operand)})`;
    case 'minimum':
      return `${words.lowerOf} (${several(node.operands)})`;
    case 'maximum':
      return `${words.higherOf} (${several(node.operands)})`;
    case 'alternatives': {
      const items = node.items.map(({ value }) => value);
      if (node.rule === 'sum') return grouped(items.map((each) => inner(each, 1)).join(' + '), 1);
      return `${{ lower: words.lowerOf, higher: words.higherOf }[node.rule]} (${several(items)})`;
    }
    case 'round': {
      const step = writeValue(node.step, node.type, model, locale);
      return `${inner(node.operand, 3)} ${words.roundedTo[node.mode]} ${step}`;
    }
    case 'compare':
      return `${inner(node.left, 1)} ${comparisons[node.operator]} ${inner(node.right, 1)}`;
    case 'begins-with':
      return `${inner(node.operand, 1)} ${words.beginsWith} « ${node.prefix} »`;
    case 'and':
    case 'or': {
      const word = { and: words.and, or: words.or }[node.kind];
      return node.operands.map((each) => `(${inner(each)})`).join(` ${word} `);
    }
    case 'conditional': {
      const taken = view.taken(node, item);
      return taken === undefined ? valueText() : inner(taken, level);
    }
    case 'in-force': {
      const taken = view.inForce(node, item);
      return taken === undefined ? valueText() : inner(taken, level);
    }
    case 'scale':
      return `${model.scales.find(({ id }) => id === node.scale)?.label ?? node.scale} (${inner(node.input)})`;
    case 'date':
      return writeDate(rational(node.value));
    case 'number':
      return node.conversion === undefined ? valueText() : `${valueText()} (${node.conversion})`;
    case 'not-given':
      return words.notGiven;
    case 'text':
    case 'yes-no':
    case 'option':
    case 'fact':
    case 'given':
    case 'reading':
    case 'reference':
    case 'retained-label':
    case 'lookup':
    case 'earlier':
    case 'before':
    case 'aggregate':
    case 'item':
    case 'position':
    case 'running-total':
    case 'rank':
    case 'date-part':
    case 'date-between':
    case 'date-shift':
    case 'date-of':
      return valueText();
    default: {
      node satisfies never;
      const impossible: never = node;
      return impossible;
    }
  }
}
