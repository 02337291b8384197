// A window over midnight beside days of the week can be read in two ways: the document is asked.

import type { Band, Cell, CellContent, Expr } from '../../../grammar/tree/syntax.js';
import { windowOnDays } from '../../diagnostics/catalogue/rules/times.js';
import type { Context } from '../types/context.js';
import { cycleOf, type Type } from '../types/types.js';
import { cycleOfExpression, limitsOf } from './windows.js';

/** `T is from 20:00 to 8:00`, both written out. */
const isOverMidnight = (expression: Expr): boolean => {
  if (expression.kind !== 'is' || expression.test.kind !== 'band') return false;
  return isOver(expression.test.band);
};

const isAboutWeekdays = (context: Context, expression: Expr): boolean => {
  if (expression.kind === 'not') return isAboutWeekdays(context, expression.operand);
  if (expression.kind === 'binary')
    return [expression.left, expression.right].some((side) => isAboutWeekdays(context, side));
  if (expression.kind !== 'is') return false;
  const { test } = expression;
  const named: readonly Expr[] =
    test.kind === 'band'
      ? limitsOf(test.band)
      : test.kind === 'value'
        ? [test.value]
        : test.kind === 'names'
          ? test.names.map(({ text, span }) => ({ kind: 'name', name: text, span }))
          : test.kind === 'values'
            ? test.values
            : [];
  return named.some((value) => cycleOfExpression(context, value) === 'weekday');
};

/** Asks which day is meant where a window over midnight is joined with days of the week. */
export function askWhichDay(context: Context, operands: readonly Expr[]): void {
  const night = operands.find(isOverMidnight);
  const days = operands.some((operand) => operand !== night && isAboutWeekdays(context, operand));
  if (night && days) context.report(windowOnDays(night.span, { window: context.text(night.span) }));
}

/** The same of a row with a window over midnight beside days of the week. */
export function askWhichDayOfRows(
  context: Context,
  keys: readonly { readonly type: Type }[],
  rows: readonly { readonly cells: readonly Cell[] }[],
): void {
  const [time, days] = (['time', 'weekday'] as const).map((cycle) =>
    keys.findIndex(({ type }) => cycleOf(type) === cycle),
  );
  if (time === undefined || days === undefined || time < 0 || days < 0) return;
  for (const { cells } of rows) {
    const [window, day] = [cells[time], cells[days]];
    if (window === undefined || day === undefined || day.content.kind === 'rest') continue;
    if (!bandsOf(window.content).some(isOver)) continue;
    context.report(windowOnDays(window.span, { window: window.text }));
    return;
  }
}

const bandsOf = (content: CellContent): readonly Band[] =>
  content.kind === 'band' ? [content.band] : content.kind === 'any-of' ? content.parts.flatMap(bandsOf) : [];

const isOver = ({ lower, upper }: Band): boolean =>
  lower?.value.kind === 'time' && upper?.value.kind === 'time' && lower.value.value > upper.value.value;
