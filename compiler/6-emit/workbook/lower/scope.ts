// Where an expression is turned into formulas: on which sheet its helper steps go and whose they are.

import type { Expression, LoopId, Quote, Type } from '../../../3-model/model.js';
import type { Bench } from '../book/bench.js';
import { flagShow, genericShow, showFor } from '../book/show.js';
import type { StepGroup } from '../book/step.js';
import { longestFormula, type NewStep } from '../book/written.js';
import type { Precision } from '../exactness/precision.js';
import {
  all,
  type CellKey,
  cell,
  type Formula,
  flagOf,
  hasIf,
  holds,
  isCondition,
  operandsOf,
  telling,
  truth,
  withOperands,
} from '../formula/formula.js';
import { textFromFormula } from '../formula/text-from-formula.js';

/** A definition under way. */
export interface Scope {
  readonly bench: Bench;
  /** How operands are lowered in turn; it comes with the scope so that no file refers back to the one that chooses among them. */
  readonly lower: (expression: Expression, scope: Scope) => Lowered;
  readonly list: string | undefined;
  /** Which of the lists that are combined an item is of; all are of the one list where it is one. */
  readonly places?: ReadonlyMap<LoopId, number>;
  /** Only where an item comes before the one at hand. */
  readonly isBehindAnother?: true;
  /** Id of the definition, which its helper steps carry with a number. */
  readonly owner: string;
  /** Declared name, for names of parameters. */
  readonly declared: string;
  readonly label: string;
  readonly group?: StepGroup;
  readonly section: string | undefined;
  readonly quote: Quote | undefined;
}

/** An expression as a formula. Yes/no expressions give TRUE or FALSE, all others their value. */
export interface Lowered {
  readonly formula: Formula;
  /** Of numbers and dates. */
  readonly precision: Precision | undefined;
  /** Whether a value exists; where it does not, the formula gives a harmless one. */
  readonly defined: Formula;
}

export const always = truth(true);

export const lowered = (formula: Formula, precision?: Precision, defined: Formula = always): Lowered => ({
  formula,
  precision,
  defined,
});

export const inDefined = (value: Lowered, ...others: readonly Lowered[]): Formula =>
  all([value.defined, ...others.map((other) => other.defined)]);

export type Part = Pick<NewStep, 'label' | 'kind' | 'formula' | 'show'> &
  Partial<Pick<NewStep, 'precision' | 'link' | 'doubtful' | 'id' | 'taken' | 'clause'>>;

/** Adds a step on the way to the definition, split further where it is too long; returns its cell. */
export function addPart(scope: Scope, part: Part): CellKey {
  const formula = shorten(scope, part.formula, part.label);
  // Each thing is calculated once: the same condition or part on the way is the same step.
  const place = `part ${scope.list ?? ''} ${textFromFormula(formula, bareKeys)} ${partsOf(formula)}`;
  const known = part.id === undefined ? scope.bench.shared.get(place) : undefined;
  if (typeof known === 'string') return known;
  const key = scope.bench.add({
    ...part,
    id: part.id ?? `${scope.owner}#`,
    formula,
    list: scope.list,
    ...(scope.group === undefined ? {} : { group: scope.group }),
    section: scope.section,
    quote: undefined,
  });
  if (part.id === undefined) scope.bench.shared.set(place, key);
  return key;
}

/** Which items' rows its columns are of: the text names the columns alone. */
const partsOf = (formula: Formula): string =>
  formula.kind === 'column' ? formula.part : operandsOf(formula).map(partsOf).join('');

const bareKeys = {
  cell: (key: CellKey) => `[${key}]`,
  range: (from: CellKey, to: CellKey) => `[${from}:${to}]`,
};

/** Adds steps that stand one below the other without anything in between. */
export function addBlock(scope: Scope, parts: readonly Part[]): readonly CellKey[] {
  const fitted = parts.map((part) => ({ ...part, formula: shorten(scope, part.formula, part.label) }));
  return fitted.map((part) =>
    scope.bench.add({
      ...part,
      id: part.id ?? `${scope.owner}#`,
      list: scope.list,
      ...(scope.group === undefined ? {} : { group: scope.group }),
      section: scope.section,
      quote: undefined,
    }),
  );
}

/** The value in a cell of its own, unless it is one already (or a constant). */
export function atom(scope: Scope, value: Lowered, type: Type, label: string): Lowered {
  const { kind } = value.formula;
  if (kind === 'cell' || kind === 'number' || kind === 'text' || kind === 'truth') return value;
  const { bench } = scope;
  const condition = isCondition(value.formula);
  if (condition && isHeldFlag(value.formula)) return value;
  const key = addPart(scope, {
    label,
    kind: condition ? 'flag' : 'part',
    formula: condition ? flagOf(value.formula) : value.formula,
    show: condition
      ? showFor({ kind: 'yes-no' }, bench.model, bench.words)
      : showFor(type, bench.model, bench.words, undefined, value.precision),
    precision: value.precision,
  });
  return { ...value, formula: condition ? telling(holds(key), (say) => say(value.formula)) : cell(key) };
}

export const isHeldFlag = (formula: Formula): formula is Extract<Formula, { kind: 'operation' }> =>
  formula.kind === 'operation' &&
  formula.operator === '=' &&
  formula.left.kind === 'cell' &&
  formula.right.kind === 'number';

/** The value without an IF inside, so that no IF ever stands in another. */
export function flat(scope: Scope, value: Lowered, type: Type, label: string): Lowered {
  return hasIf(value.formula) ? atom(scope, value, type, label) : value;
}

/** What a helper step is called: after the definition that it is on the way to, unless it is another amount before rounding. */
export function partLabel({ bench, label, declared }: Scope, expression: Expression): string {
  // What is not due is not included: the amount stands under its own condition.
  const [only, ...others] = expression.kind === 'conditional' ? expression.branches : [];
  if (only === undefined || others.length > 0 || only.then.kind !== 'reference') return label;
  const found = bench.unrounded.get(only.then.definition);
  return found === undefined || found.owner === declared ? label : found.label;
}

/** Cuts a formula that is too long: its longest operands become steps of their own, until it fits. */
export function shorten(scope: Scope, formula: Formula, label: string): Formula {
  let current = formula;
  for (let guard = 0; guard < 200; guard++) {
    if (scope.bench.lengthOf(current, scope.list) <= longestFormula) return current;
    const shorter = cut(scope, current, label);
    if (shorter === undefined) return current;
    current = shorter;
  }
  return current;
}

function cut(scope: Scope, formula: Formula, label: string): Formula | undefined {
  const { bench, list } = scope;
  const size = (node: Formula): number => bench.lengthOf(node, list);
  const grouped = group(formula);
  if (grouped !== undefined) {
    const { part, rest } = grouped;
    return rest(outsource(scope, part, label));
  }
  const operands = operandsOf(formula);
  const longest = operands
    .map((operand, index) => ({ operand, index }))
    .filter(({ operand }) => operandsOf(operand).length > 0 && !isSeries(operand))
    .sort((a, b) => size(b.operand) - size(a.operand))[0];
  if (longest === undefined) return undefined;
  // A condition stands in its cell as 1 or 0, which takes some more signs.
  const own = isCondition(longest.operand) ? flagOf(longest.operand) : longest.operand;
  const replaced =
    size(own) <= longestFormula
      ? outsource(scope, longest.operand, label)
      : cut(scope, longest.operand, label);
  if (replaced === undefined) return undefined;
  return withOperands(
    formula,
    operands.map((operand, index) => (index === longest.index ? replaced : operand)),
  );
}

/** Operations on whole ranges give a series of values, which no cell can hold. */
const isSeries = (formula: Formula): boolean =>
  (formula.kind === 'operation' || formula.kind === 'negate') &&
  operandsOf(formula).some(
    (operand) => operand.kind === 'range' || operand.kind === 'column' || isSeries(operand),
  );

/** Half of a long list of operands of the same kind. */
function group(
  formula: Formula,
): { readonly part: Formula; readonly rest: (replaced: Formula) => Formula } | undefined {
  if (formula.kind !== 'call' || !['AND', 'OR', 'MIN', 'MAX', 'SUM'].includes(formula.name)) return undefined;
  if (formula.arguments.length < 4) return undefined;
  const half = Math.floor(formula.arguments.length / 2);
  return {
    part: { kind: 'call', name: formula.name, arguments: formula.arguments.slice(0, half) },
    rest: (replaced) => ({ ...formula, arguments: [replaced, ...formula.arguments.slice(half)] }),
  };
}

function outsource(scope: Scope, part: Formula, label: string): Formula {
  const condition = isCondition(part);
  const { bench } = scope;
  const key = addPart(scope, {
    label: `${label} – ${bench.words.partOf}`,
    kind: condition ? 'flag' : 'part',
    formula: condition ? flagOf(part) : part,
    show: condition ? flagShow : genericShow,
  });
  return condition ? holds(key) : cell(key);
}
