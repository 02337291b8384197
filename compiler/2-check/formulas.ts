// What stands right of `=`: an expression or alternatives, then steps.

import type { AlternativeRow, Formula, FormulaBase } from '../../grammar/tree/syntax.js';
import { otherwiseRows } from '../diagnostics/catalogue/rules/names.js';
import { rowNeverApplies } from '../diagnostics/catalogue/rules/tables.js';
import { notRoundedMisplaced } from '../diagnostics/catalogue/syntax/statements.js';
import { checkByRows } from './by-rows.js';
import { checkCondition } from './expressions/conditions.js';
import { unify } from './expressions/unify.js';
import { restLast } from './tables/rest-rows.js';
import { any, negation } from './types/build.js';
import type { CheckedExpression, CheckedFormula, CheckedStep } from './types/checked.js';
import type { Context, Scope } from './types/context.js';
import type { Type } from './types/types.js';

type CheckedBase = { readonly base: CheckedFormula['base']; readonly type: Type };

/** Checks a formula; undefined when something in it is wrong, which is reported. */
export function checkFormula(
  context: Context,
  formula: Formula,
  scope: Scope,
  expected?: Type,
): CheckedFormula | undefined {
  const checked = checkBase(context, formula.base, scope, expected);
  if (checked === undefined) {
    return undefined;
  }
  const steps: CheckedStep[] = [];
  let { type } = checked;
  let above = formula.base.kind === 'expression' ? formula.base.expression.span : formula.base.span;
  let failed = false;
  formula.steps.forEach((step, index) => {
    if (failed) return;
    if (step.kind === 'not-rounded') {
      if (index < formula.steps.length - 1)
        context.report(notRoundedMisplaced(step.span, { why: 'not-last' }));
      else if (alwaysRounded(formula.steps.slice(0, index)))
        context.report(notRoundedMisplaced(step.span, { why: 'behind-a-rounding' }));
      return;
    }
    const done = context.step(step, type, above, scope);
    if (done === undefined) {
      failed = true;
      return;
    }
    steps.push(done);
    type = done.type;
    above = { ...above, end: step.span.end };
  });
  return failed ? undefined : { base: checked.base, steps, type, span: formula.span };
}

/** Whether one of the roundings at the end holds in every case. */
function alwaysRounded(steps: Formula['steps']): boolean {
  const last = steps.at(-1);
  if (last?.kind !== 'rounded') return false;
  return last.when === undefined || alwaysRounded(steps.slice(0, -1));
}

function checkBase(
  context: Context,
  base: FormulaBase,
  scope: Scope,
  expected: Type | undefined,
): CheckedBase | undefined {
  switch (base.kind) {
    case 'expression': {
      const expression = context.check(base.expression, scope, expected);
      if (expression === undefined) return undefined;
      const text = context.text(base.expression.span);
      return { base: { kind: 'expression', expression, text }, type: expression.type };
    }
    case 'alternatives':
      return checkAlternatives(context, base, scope, expected);
    case 'by': {
      const checked = checkByRows(context, base, scope, expected);
      if (checked === undefined) return undefined;
      const { type, ...rows } = checked;
      return { base: { kind: 'first', ...rows }, type };
    }
    default:
      return base satisfies never;
  }
}

function checkAlternatives(
  context: Context,
  { rule, rows, span }: FormulaBase & { kind: 'alternatives' },
  scope: Scope,
  expected: Type | undefined,
): CheckedBase | undefined {
  const conditions = rows.map(({ when }) => when && checkCondition(context, when, scope));
  const unified = unify(
    context,
    scope,
    rows.map(({ value }) => value),
    expected,
  );
  const others = rows.filter(({ otherwise }) => otherwise);
  const second = others[1];
  if (second) context.report(otherwiseRows(second.span, { count: 'several' }));
  if (rule === 'first' && others.length === 0) context.report(otherwiseRows(span, { count: 'none' }));
  if (second || (rule === 'first' && others.length === 0)) return undefined;
  const complete = conditions.every(
    (condition, index) => condition !== undefined || rows[index]?.when === undefined,
  );
  if (unified === undefined || !complete) return undefined;
  const items = rows.flatMap((row, index) => {
    const value = unified.values[index];
    return value ? [{ ...item(context, row, value, conditions[index]), otherwise: row.otherwise }] : [];
  });
  if (rule === 'first') return { base: { kind: 'first', items: restLast(items) }, type: unified.type };
  const always = items.some(({ when, otherwise }) => when === undefined && !otherwise);
  const [other] = others;
  if (other && always) context.report(rowNeverApplies(other.span, {}));
  // A row that says `otherwise` counts where no other does.
  const tests = items.flatMap(({ when }) => when ?? []);
  const counted = items
    .filter(({ otherwise }) => !(otherwise && always))
    .map(({ otherwise, ...own }) =>
      otherwise && tests.length > 0 ? { ...own, when: negation(any(tests, own.span), own.span) } : own,
    );
  return { base: { kind: 'alternatives', rule, items: counted }, type: unified.type };
}

function item(
  context: Context,
  row: AlternativeRow,
  value: CheckedExpression,
  when: CheckedExpression | undefined,
) {
  const text = context.text(row.value.span);
  return { label: row.label ?? text, value, when, text, span: row.span };
}
