// A condition on facts as a JSON Schema that accepts exactly the cases in which it holds, where it is about facts alone.

import type { Expression, Fact, Model } from '../../3-model/model.js';
import type { ArithmeticKind, ChosenKind, DateKind, ListKind } from '../../3-model/model-expression.js';
import { firstDay, lastDay } from '../../runtime/exact/calendar.js';
import { add, compare, hundred, multiply, type Rational, subtract } from '../../runtime/exact/rational.js';
import type { FactShape } from '../../runtime/facts/fact-shapes.js';
import { type Schema, valueSchema, writtenLimits } from './fact-schema.js';

/** Conditions nested deeper are left to the evaluator. */
const deepest = 12;

/** Undefined where the condition is about more than single facts and constants. */
export function conditionSchema(
  condition: Expression,
  model: Model,
  shapes: ReadonlyMap<string, FactShape>,
  list: string | undefined,
): Schema | undefined {
  const facts = new Map(model.facts.map((fact) => [fact.name, fact]));
  const readings = new Map(model.readings.map((reading) => [reading.name, reading.chosen]));
  const definitions = new Map(model.definitions.map((definition) => [definition.id, definition]));

  const own = (fact: Fact | undefined): FactShape | undefined =>
    fact === undefined || fact.list !== list ? undefined : shapes.get(fact.name);
  const about = (name: string, value: Schema): Schema => ({
    properties: { [name]: value },
    required: [name],
  });
  const settled = (value: boolean): Schema => (value ? {} : { not: {} });

  function of(expression: Expression, depth: number): Schema | undefined {
    if (depth > deepest) return undefined;
    const inner = (operand: Expression) => of(operand, depth + 1);
    switch (expression.kind) {
      case 'yes-no':
        return settled(expression.value);
      case 'fact':
        return own(facts.get(expression.fact)) && about(expression.fact, { const: true });
      case 'given':
        return own(facts.get(expression.fact)) && { required: [expression.fact] };
      case 'reference': {
        const definition = definitions.get(expression.definition);
        return definition === undefined || definition.list !== list ? undefined : inner(definition.body);
      }
      case 'not': {
        const operand = inner(expression.operand);
        return operand && { not: operand };
      }
      case 'and':
      case 'or': {
        const operands = expression.operands.map(inner);
        if (!operands.every((operand) => operand !== undefined)) return undefined;
        return { [{ and: 'allOf', or: 'anyOf' }[expression.kind]]: operands };
      }
      case 'conditional': {
        const otherwise = inner(expression.otherwise);
        return expression.branches.reduceRight<Schema | undefined>((rest, branch) => {
          const [when, value] = [inner(branch.when), inner(branch.then)];
          return rest && when && value && { if: when, then: value, else: rest };
        }, otherwise);
      }
      case 'compare':
        return compared(expression, depth);
      default:
        expression.kind satisfies
          | 'earlier'
          | ChosenKind
          | ArithmeticKind
          | ListKind
          | DateKind
          | 'number'
          | 'reading'
          | 'option'
          | 'date'
          | 'text'
          | 'not-given'
          | 'position'
          | 'retained-label';
        return undefined;
    }
  }

  function compared(
    expression: Extract<Expression, { readonly kind: 'compare' }>,
    depth: number,
  ): Schema | undefined {
    const { left, right, operator } = expression;
    const negated = operator === 'not-equal';
    if (negated || operator === 'equal') {
      const equal = equality(left, right, depth) ?? equality(right, left, depth);
      if (equal !== undefined) return negated ? { not: equal } : equal;
    }
    if (left.kind !== 'fact') return undefined;
    const limit = constantOf(right);
    const shape = own(facts.get(left.fact));
    return limit && shape && limited(shape, operator, limit);
  }

  /** A choice that is one of its options. */
  function equality(subject: Expression, value: Expression, depth: number): Schema | undefined {
    if (value.kind !== 'option') return undefined;
    if (subject.kind === 'reading') return settled(readings.get(subject.reading) === value.value);
    if (subject.kind === 'option') return settled(subject.value === value.value);
    if (subject.kind === 'fact') {
      const option = own(facts.get(subject.fact))?.options.find(({ name }) => name === value.value);
      const spellings = option && (option.code === undefined ? [option.name] : [option.name, option.code]);
      return spellings && about(subject.fact, { enum: spellings });
    }
    const body = subject.kind === 'reference' ? definitions.get(subject.definition)?.body : subject;
    if (body?.kind !== 'conditional' || depth > deepest) return undefined;
    const otherwise = equality(body.otherwise, value, depth + 1);
    return body.branches.reduceRight<Schema | undefined>((rest, branch) => {
      const when = of(branch.when, depth + 1);
      const taken = equality(branch.then, value, depth + 1);
      return rest && when && taken && { if: when, then: taken, else: rest };
    }, otherwise);
  }

  function limited(shape: FactShape, operator: string, limit: Rational): Schema | undefined {
    const domain = writtenLimits(shape) ?? (shape.kind === 'date' ? calendar : undefined);
    if (domain === undefined) return undefined;
    const value = shape.percent ? multiply(limit, hundred) : limit;
    const inside = (from: Rational, to: Rational): Schema => {
      const low = compare(from, domain.from) > 0 ? from : domain.from;
      const high = compare(to, domain.to) < 0 ? to : domain.to;
      if (compare(low, high) > 0) return { not: {} };
      return about(shape.name, valueSchema(shape, { from: low, to: high, step: domain.step }));
    };
    // Values are whole steps, so that one step less is "below" for a limit on the grid; others lie between.
    const before = subtract(value, half(domain.step, value));
    const after = add(value, half(domain.step, value));
    switch (operator) {
      case 'below':
        return inside(domain.from, before);
      case 'up-to':
        return inside(domain.from, value);
      case 'from':
        return inside(value, domain.to);
      case 'above':
        return inside(after, domain.to);
      case 'equal':
        return inside(value, value);
      case 'not-equal':
        return { not: inside(value, value) };
      default:
        return undefined;
    }
  }

  return of(condition, 0);
}

/** All dates that can be written, where a fact has no narrower domain. */
const calendar = {
  from: { n: BigInt(firstDay), d: 1n },
  to: { n: BigInt(lastDay), d: 1n },
  step: { n: 1n, d: 1n },
};

/** A whole step for a limit on the grid, nothing for one between two values. */
const half = (step: Rational, limit: Rational): Rational =>
  (limit.n * step.d) % (limit.d * step.n) === 0n ? step : { n: 0n, d: 1n };

function constantOf(expression: Expression): Rational | undefined {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind === 'date') return { n: BigInt(expression.value), d: 1n };
  return undefined;
}
