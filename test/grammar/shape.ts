// Expressions in prefix notation, so that a test shows how a formula was grouped.

import { formatDecimal } from '../../compiler/runtime/exact/rational.js';
import type { Band, Expr, Formula, IsTest, Step, UnitSyntax } from '../../grammar/tree/syntax-expressions.js';

const list = (...parts: readonly (string | undefined)[]): string =>
  `(${parts.filter((part) => part !== undefined).join(' ')})`;
const unit = (syntax: UnitSyntax | undefined): string =>
  syntax ? `:${syntax.names.map((name) => name.text).join('/')}` : '';

function bandShape(band: Band): string {
  const lower = band.lower && `${band.lower.inclusive ? '>=' : '>'} ${shape(band.lower.value)}`;
  const upper = band.upper && `${band.upper.inclusive ? '<=' : '<'} ${shape(band.upper.value)}`;
  return list(band.then ? 'then' : undefined, lower, upper);
}

function testShape(test: IsTest): string {
  switch (test.kind) {
    case 'band':
      return bandShape(test.band);
    case 'value':
      return shape(test.value);
    case 'names':
      return list('one-of', ...test.names.map((name) => name.text));
    case 'prefixes':
      return list('begins-with', ...test.prefixes);
    case 'values':
      return list('one-of', ...test.values.map(shape));
    case 'given':
      return 'given';
    default:
      return test satisfies never;
  }
}

function stepShape(step: Step): string {
  const guard = step.when && `when ${shape(step.when)}`;
  switch (step.kind) {
    case 'less':
    case 'plus-each':
      return list(step.kind, ...step.values.map(shape), guard);
    case 'rounded':
      return list(
        'rounded',
        step.rule.mode,
        shape(step.rule.step),
        ...(step.rule.decimals ? ['decimals'] : []),
        guard,
      );
    case 'not-rounded':
      return list('not-rounded', guard);
    default:
      return list(step.kind, shape(step.value), guard);
  }
}

export function formulaShape(formula: Formula): string {
  const { base } = formula;
  const head =
    base.kind === 'expression'
      ? shape(base.expression)
      : base.kind === 'by'
        ? list(
            'by',
            ...base.keys.map(shape),
            ...base.rows.map((row) =>
              list(...row.matches.map(({ text }) => text), formulaShape(row.formula)),
            ),
          )
        : list(
            base.rule,
            ...base.rows.map((row) =>
              list(row.label && `"${row.label}"`, shape(row.value), row.when && `when ${shape(row.when)}`),
            ),
          );
  return formula.steps.length === 0 ? head : list(head, ...formula.steps.map(stepShape));
}

function shape(expr: Expr): string {
  switch (expr.kind) {
    case 'number': {
      const percent = expr.percent === 'percent' ? '%' : expr.percent === 'points' ? 'pt' : '';
      return `${formatDecimal(expr.value)}${percent}${unit(expr.unit)}`;
    }
    case 'date':
      return `@${expr.value}`;
    case 'time':
      return `@${Math.floor(expr.value / 60)}:${expr.value % 60}`;
    case 'text':
      return JSON.stringify(expr.value);
    case 'yes-no':
      return expr.value ? 'yes' : 'no';
    case 'name':
      return expr.name;
    case 'call':
      return list(`${expr.name.text}()`, ...expr.arguments.map(shape));
    case 'for':
      return list('for', shape(expr.table), expr.option.text);
    case 'binary':
      return list(expr.operator, shape(expr.left), shape(expr.right));
    case 'negate':
    case 'not':
      return list(expr.kind, shape(expr.operand));
    case 'is':
      return list(expr.not ? 'is-not' : 'is', shape(expr.subject), testShape(expr.test));
    case 'when':
      return list(
        'when',
        ...expr.branches.map((branch) => list(shape(branch.when), shape(branch.value))),
        expr.otherwise && `else ${shape(expr.otherwise)}`,
      );
    case 'steps':
      return list('steps', formulaShape(expr.formula));
    case 'in':
      return list('in', shape(expr.value), unit(expr.unit));
    case 'with':
      return list(
        'with',
        shape(expr.value),
        ...expr.replacements.map(({ name, value }) => `${name.text}=${shape(value)}`),
      );
    case 'blocks':
      return list('blocks', expr.rounding, shape(expr.width), shape(expr.count));
    case 'remainder':
      return list('remainder', shape(expr.width), shape(expr.count));
    case 'part':
      return list('part', shape(expr.value), bandShape(expr.band));
    case 'extreme':
      return list(expr.rule, ...expr.values.map(shape));
    case 'aggregate':
      return list(
        expr.operation,
        expr.of && shape(expr.of),
        `over ${expr.list.text}`,
        expr.before ? 'before' : undefined,
        expr.where && `where ${shape(expr.where)}`,
      );
    case 'version-before':
      return list('version-before', shape(expr.of));
    case 'item-before':
      return list('item-before', shape(expr.of));
    case 'item':
      return list('item', shape(expr.of), shape(expr.index), expr.list.text);
    case 'this-one':
      return list('this-one', shape(expr.of));
    case 'running-total':
      return list('running', shape(expr.of), expr.inclusive ? undefined : 'before');
    case 'rank':
      return list('rank', shape(expr.of));
    case 'otherwise':
      return list('otherwise', shape(expr.value), shape(expr.instead));
    case 'power':
      return list('power', shape(expr.base), shape(expr.exponent));
    case 'shared':
      return list('shared', shape(expr.of), shape(expr.weight));
    case 'before-rounding':
      return list('before-rounding', shape(expr.of));
    case 'retained':
      return list('retained', expr.name.text);
    case 'reached':
      return list(`${expr.what} reached`, shape(expr.call));
    case 'time-within':
      return list(
        `${expr.measure}${expr.bothIncluded ? '-inclusive' : ''} within`,
        ...[expr.from, expr.to]
          .flatMap(({ first, second }) => [first, ...(second ? [second] : [])])
          .map(shape),
        ...expr.windows.map(bandShape),
        expr.days && bandShape(expr.days),
      );
    case 'date-part':
      return list(expr.part, shape(expr.date));
    case 'date-between':
      return list(
        `${expr.measure}${expr.bothIncluded ? '-inclusive' : ''}`,
        shape(expr.from),
        shape(expr.to),
      );
    case 'date-of':
      return list('date-of', shape(expr.year), shape(expr.month), shape(expr.day));
    case 'position':
    case 'not-given':
    case 'broken':
      return expr.kind;
    default:
      return expr satisfies never;
  }
}
