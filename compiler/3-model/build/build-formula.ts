// A formula into definitions: its first line, its alternatives, each step; the last operation is the value.

import type { CheckedExpression, CheckedFormula } from '../../2-check/types/checked.js';
import type { Type } from '../../2-check/types/types.js';
import type { Span } from '../../source.js';
import { covers } from '../definedness/covers.js';
import { isConstant, isPlain } from '../expressions/key.js';
import type { DefinitionId, Expression, Role } from '../model.js';
import { alternativesAsConditional, bestSoFar, otherwiseRefused } from './alternatives.js';
import type { Build, Scope } from './build.js';
import { addClaim, addKeyedRows } from './claims.js';
import { slug } from './names/identifiers.js';

/** One operation on the value so far. */
export interface Operation {
  readonly role: Role;
  readonly label: string;
  readonly formula: string;
  readonly type: Type;
  readonly span: Span;
  /** `earlier`: the value before each operation up to this one. */
  readonly body: (soFar: Expression, earlier: readonly Expression[]) => Expression;
  /** Stands for the last step of the formula too. */
  readonly joinsLastStep?: boolean;
}

export interface Target {
  /** Taken; the last operation gets it. */
  readonly id: DefinitionId;
  /** The value of a declared name. */
  readonly final: boolean;
  /** Gets a definition even when it is only another name. */
  readonly always: boolean;
  /** Undefined: what the last operation does. */
  readonly label: string | undefined;
  /** In place of the role of the last operation. */
  readonly role?: Role;
  /** Rounding, the due gate: after the formula's own steps. */
  readonly after: readonly Operation[];
}

/** Returns a reference to the last definition, or the expression itself where it needs none. */
export function buildFormula(
  build: Build,
  formula: CheckedFormula,
  scope: Scope,
  target: Target,
): Expression {
  const base = buildBase(build, formula, scope);
  const joined = target.after.some(({ joinsLastStep }) => joinsLastStep);
  const operations: Operation[] = [
    ...(joined ? formula.steps.slice(0, -1) : formula.steps).map((step): Operation => {
      return {
        role: step.kind === 'rounded' ? 'rounding' : 'step',
        label: build.words.step(step),
        formula: step.text,
        type: step.type,
        span: step.span,
        body(soFar) {
          const inner = { ...scope, soFar };
          if (step.when === undefined) return build.expression(step.value, inner, true);
          const when = build.expression(step.when, inner, false);
          const then = build.expression(step.value, inner, false);
          return {
            kind: 'conditional',
            branches: [{ when, then }],
            otherwise: soFar,
            type: step.type,
            span: step.span,
          };
        },
      };
    }),
    ...target.after,
  ];
  let retained = base.retains ? undefined : build.store.retainedOf(base.value)?.definition;
  let soFar = base.value;
  // What only names something else becomes a row of its own where nothing else would be left of the declaration.
  const trivial = isPlain(base.value) && !base.retains && !isConstant(base.value);
  if (trivial ? operations.length === 0 && target.always : !isPlain(base.value) || target.always) {
    const last = operations.length === 0;
    const id = last ? target.id : build.store.take(`${scope.prefix}/1`);
    if (base.retains) retained = id;
    soFar = build.store.add(scope, {
      id,
      final: last && target.final,
      label: (last ? target.label : undefined) ?? base.label(target.label),
      role: (last ? target.role : undefined) ?? base.role,
      type: base.value.type,
      body: base.value,
      formula: base.formula,
      span: formula.span,
      retained,
    });
  }
  const earlier: Expression[] = [];
  operations.forEach((operation, index) => {
    const last = index === operations.length - 1;
    earlier.push(soFar);
    const body = operation.body(soFar, earlier);
    soFar = build.store.add(scope, {
      id: last ? target.id : build.store.take(`${scope.prefix}/${index + 2}`),
      final: last && target.final,
      label: (last ? target.label : undefined) ?? operation.label,
      role: (last ? target.role : undefined) ?? operation.role,
      type: operation.type,
      body,
      formula: operation.formula,
      span: operation.span,
      retained,
    });
  });
  return soFar;
}

/** A definition for a value with the scope's prefix as its id; the steps of a formula in parentheses lead to it directly. */
function buildValue(
  build: Build,
  value: CheckedExpression,
  scope: Scope,
  shown: { readonly label: string; readonly role: Role; readonly formula: string; readonly span: Span },
): Expression {
  const id = scope.prefix;
  if (value.kind === 'formula') {
    const target = { id, final: false, always: true, after: [], label: shown.label, role: shown.role };
    return buildFormula(build, value.formula, { ...scope, soFar: undefined }, target);
  }
  const body = build.expression(value, scope, true);
  return build.store.add(scope, { id, final: false, type: body.type, body, ...shown });
}

/** So many are compared with one another, in one row of the workbook; more of them one after the other. */
const fewAlternatives = 4;

interface Base {
  readonly value: Expression;
  readonly role: Role;
  readonly formula: string;
  /** True when the value is one of several alternatives. */
  readonly retains: boolean;
  readonly label: (of: string | undefined) => string;
}

function buildBase(build: Build, formula: CheckedFormula, scope: Scope): Base {
  const { base } = formula;
  if (base.kind === 'expression') {
    const value = build.expression(base.expression, scope, true);
    const role =
      value.kind === 'aggregate' ? 'total' : value.type.kind === 'yes-no' ? 'condition' : 'formula';
    return {
      value,
      role,
      formula: base.text,
      retains: false,
      label: (of) => (of === undefined ? base.text : `${of}, ${build.words.word('base')}`),
    };
  }
  const type = baseType(formula);
  const items = base.items.map((item, index) => {
    const id = build.store.take(`${scope.prefix}/${slug(item.label) || `${index + 1}`}`);
    const inner = { ...scope, prefix: id };
    const when = item.when === undefined ? undefined : build.expression(item.when, inner, false);
    const label = item.label === '' ? item.text : item.label;
    const written = { label, role: 'alternative', formula: item.text, span: item.span } as const;
    return { label, value: buildValue(build, item.value, inner, written), when };
  });
  const rule = base.kind === 'first' ? 'first' : base.rule;
  const shown = {
    formula: build.words.written(formula.span).split('|')[0]?.replace(/^=/, '').trim() ?? '',
    label: (of: string | undefined) => (of === undefined ? '' : `${of}, `) + build.words.word(rule),
  };
  const span = formula.span;
  if (base.kind === 'first') {
    for (const claim of base.claims ?? []) addClaim(build, claim, scope);
    if (base.keyed) addKeyedRows(build, base.keyed, scope);
    const whens = items.map(({ when }) => when);
    const rest = whens.indexOf(undefined);
    // Rows that leave nothing open need no refusal behind them.
    const closed =
      rest < 0 &&
      covers(
        build.lookup,
        whens.filter((when) => when !== undefined),
      );
    const taken = rest >= 0 ? items.slice(0, rest) : closed ? items.slice(0, -1) : items;
    const last = rest >= 0 ? items[rest] : closed ? items.at(-1) : undefined;
    const branches = taken.flatMap(({ when, value, label }) =>
      when === undefined ? [] : [{ when, then: value, label }],
    );
    const otherwise = last?.value ?? otherwiseRefused(scope.owner, type, span);
    const value: Expression =
      branches.length === 0
        ? otherwise
        : {
            kind: 'conditional',
            branches,
            otherwise,
            ...(last === undefined ? {} : { otherwiseLabel: last.label }),
            type,
            span,
          };
    return { value, role: 'retained', retains: branches.length > 0, ...shown };
  }
  if (base.rule !== 'sum' && items.some(({ when }) => when !== undefined)) {
    const value =
      items.length > fewAlternatives
        ? bestSoFar(build, base.rule, items, scope, type, span)
        : alternativesAsConditional(base.rule, items, scope.owner, type, span);
    return { value, role: 'retained', retains: true, ...shown };
  }
  const value: Expression = {
    kind: 'alternatives',
    rule: base.rule,
    items: items.map(({ label, value, when }) => ({
      label,
      value:
        when === undefined
          ? value
          : {
              kind: 'conditional',
              branches: [{ when, then: value }],
              otherwise: { kind: 'number', value: { n: 0n, d: 1n }, type: value.type, span },
              type: value.type,
              span,
            },
    })),
    type,
    span,
  };
  return {
    value,
    role: base.rule === 'sum' ? 'formula' : 'retained',
    retains: base.rule !== 'sum',
    ...shown,
  };
}

/** The type before any step. */
function baseType({ base, type }: CheckedFormula): Type {
  return base.kind === 'expression' ? base.expression.type : (base.items[0]?.value.type ?? type);
}
