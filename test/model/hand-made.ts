// Checked tariffs made by hand, so that the model is tested apart from the grammar and the checker.

import type {
  CheckedExpression,
  CheckedFact,
  CheckedFormula,
  CheckedStep,
  CheckedTariff,
  Statement,
} from '../../compiler/2-check/types/checked.js';
import type { ComparisonOperator } from '../../compiler/2-check/types/expression.js';
import { plainNumber, type Type, yesNo } from '../../compiler/2-check/types/types.js';
import type { EvaluateOptions } from '../../compiler/3-model/evaluate/evaluate.js';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../compiler/3-model/model.js';
import { modelFromChecked } from '../../compiler/3-model/model-from-checked.js';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.js';
import { parseDecimal, zero } from '../../compiler/runtime/exact/rational.js';
import type { Outcome } from '../../compiler/runtime/outcome/assessment.js';

let places = 0;
const span = () => ({ file: 'hand.bareme', start: places++, end: places });
const euros: Type = {
  kind: 'quantity',
  unit: { powers: [{ symbol: 'EUR', power: 1 }] },
  percent: false,
};
export const choiceOf = (name: string, ...options: string[]): Type => ({
  kind: 'choice',
  set: { name, options: options.map((option) => ({ name: option, label: option })) },
});
const exact = (value: string | number) => parseDecimal(String(value)) ?? zero;

type Expr = CheckedExpression;
export const number = (value: string | number, type: Type = euros): Expr => ({
  kind: 'number',
  value: exact(value),
  type,
  span: span(),
});
export const fact = (name: string, type: Type = euros): Expr => ({
  kind: 'fact',
  fact: name,
  type,
  span: span(),
});
export const given = (name: string): Expr => ({ kind: 'given', fact: name, type: yesNo, span: span() });
export const name = (of: string, type: Type = euros): Expr => ({
  kind: 'name',
  name: of,
  type,
  span: span(),
});
export const option = (value: string, type: Type): Expr => ({ kind: 'option', value, type, span: span() });
export const soFar = (): Expr => ({ kind: 'so-far', type: euros, span: span() });
const binary =
  (kind: 'add' | 'subtract' | 'multiply' | 'divide') =>
  (left: Expr, right: Expr): Expr => ({ kind, left, right, type: left.type, span: span() });
export const plus = binary('add');
export const minus = binary('subtract');
export const times = binary('multiply');
export const over = binary('divide');
export const is = (left: Expr, operator: ComparisonOperator, right: Expr): Expr => ({
  kind: 'compare',
  operator,
  left,
  right,
  type: yesNo,
  span: span(),
});
export const and = (...operands: Expr[]): Expr => ({ kind: 'and', operands, type: yesNo, span: span() });
export const or = (...operands: Expr[]): Expr => ({ kind: 'or', operands, type: yesNo, span: span() });
export const not = (operand: Expr): Expr => ({ kind: 'not', operand, type: yesNo, span: span() });
export const when = (condition: Expr, then: Expr, otherwise: Expr): Expr => ({
  kind: 'conditional',
  branches: [{ when: condition, then }],
  otherwise,
  type: then.type,
  span: span(),
});
export const notGiven = (what = 'the rate'): Expr => ({ kind: 'not-given', what, type: euros, span: span() });
export const call = (of: string, ...given: Expr[]): Expr => ({
  kind: 'call',
  name: of,
  arguments: given,
  type: euros,
  span: span(),
});
export const under = (
  value: Expr,
  ...replacements: { of: 'fact' | 'choice' | 'reading' | 'value'; name: string; value: Expr }[]
): Expr => ({
  kind: 'with',
  value,
  replacements,
  text: 'with',
  type: value.type,
  span: span(),
});
export const sum = (list: string, of: Expr, where?: Expr): Expr => ({
  kind: 'aggregate',
  operation: 'sum',
  list,
  of,
  where,
  type: of.type,
  span: span(),
});

export const formula = (expression: Expr, ...steps: CheckedStep[]): CheckedFormula => ({
  base: { kind: 'expression', expression, text: 'formula' },
  steps,
  type: steps.at(-1)?.type ?? expression.type,
  span: span(),
});
export const alternatives = (
  rule: 'lower' | 'higher' | 'sum',
  ...items: { label: string; value: Expr; when?: Expr }[]
): CheckedFormula => ({
  base: {
    kind: 'alternatives',
    rule,
    items: items.map((item) => ({ when: undefined, ...item, text: item.label, span: span() })),
  },
  steps: [],
  type: euros,
  span: span(),
});
export const firstOf = (...items: { label: string; value: Expr; when?: Expr }[]): CheckedFormula => ({
  base: {
    kind: 'first',
    items: items.map((item) => ({ when: undefined, ...item, text: item.label, span: span() })),
  },
  steps: [],
  type: euros,
  span: span(),
});
export const step = (kind: CheckedStep['kind'], value: Expr, guard?: Expr): CheckedStep => ({
  kind,
  value,
  when: guard,
  type: value.type,
  text: kind,
  span: span(),
});
export const atLeast = (value: Expr, guard?: Expr): CheckedStep =>
  step('at-least', { kind: 'maximum', operands: [soFar(), value], type: euros, span: span() }, guard);

const place = () => ({ section: undefined, quote: undefined, span: span() });
const common = (of: string) => ({
  name: of,
  label: `The ${of}`,
  versions: [0],
  list: undefined,
  place: place(),
});

export function amount(
  of: string,
  what: Expr | CheckedFormula,
  extra: Partial<{
    due: Expr;
    list: string;
    versions: number[];
    round: string;
    kind: 'amount' | 'value' | 'answer';
  }> = {},
): Statement {
  const body = 'base' in what ? what : formula(what);
  return {
    ...common(of),
    list: extra.list,
    versions: extra.versions ?? [0],
    kind: extra.kind ?? 'amount',
    type: body.type,
    formula: body,
    due: extra.due,
    applies: undefined,
    rounding: extra.round === undefined ? undefined : { mode: 'half-up', step: exact(extra.round), tail: [] },
  };
}
export const value = (
  of: string,
  what: Expr | CheckedFormula,
  extra: Parameters<typeof amount>[2] = {},
): Statement => amount(of, what, { ...extra, kind: 'value' });

export function input(of: string, extra: Partial<CheckedFact> = {}): CheckedFact {
  return {
    name: of,
    label: `Fact ${of}`,
    type: euros,
    list: undefined,
    domain: { from: exact(0), to: exact(1_000_000), step: exact('0.01') },
    presence: { kind: 'always' },
    synthetic: false,
    place: place(),
    ...extra,
  };
}
export const flag = (of: string, extra: Partial<CheckedFact> = {}): CheckedFact =>
  input(of, { type: yesNo, domain: undefined, ...extra });

export { common, exact, plainNumber, span, yesNo };

function tariff(extra: Partial<CheckedTariff>): CheckedTariff {
  return {
    name: 'hand',
    label: 'Made by hand',
    language: 'en',
    files: ['hand.bareme'],
    texts: [],
    documents: [],
    currency: { code: 'EUR', decimals: 2 },
    currencies: [{ code: 'EUR', decimals: 2 }],
    units: [],
    versions: [{ name: undefined, from: undefined, to: undefined, span: span() }],
    dating: { kind: 'none' },
    sections: [],
    facts: [],
    lists: [],
    readings: [],
    statements: [],
    results: undefined,
    notices: [],
    requirements: [],
    properties: [],
    examples: [],
    notModelled: [],
    quotes: [],
    numbers: [],
    allowed: [],
    ...extra,
  };
}

export interface Built {
  readonly model: Model;
  readonly codes: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly ids: readonly string[];
  readonly run: (facts: unknown, options?: EvaluateOptions) => Outcome;
}

export function build(extra: Partial<CheckedTariff>): Built {
  const diagnostics: Diagnostic[] = [];
  const model = modelFromChecked(tariff(extra), (diagnostic) => diagnostics.push(diagnostic));
  const interpreter = new Interpreter(model);
  return {
    model,
    diagnostics,
    codes: diagnostics.map(({ code }) => code),
    ids: model.definitions.map(({ id }) => id),
    run: (facts, options = {}) => evaluate(interpreter, facts, options),
  };
}

/** Outputs of a case, or the codes of its refusals. */
export function answer(outcome: Outcome): unknown {
  return outcome.ok ? outcome.outputs : outcome.errors.map(({ code, path }) => `${code} ${path}`);
}
