// Facts: their type, the domain of values that they may have, and when they must be given.

import type { Expr, FactDeclaration } from '../../../grammar/tree/syntax.js';
import { duplicateName } from '../../diagnostics/catalogue/rules/names.js';
import {
  defaultOutside,
  factQualifier,
  rangeMissing,
  stepMissing,
  wrongDomain,
} from '../../diagnostics/catalogue/syntax/statements.js';
import { isoFromDays } from '../../runtime/exact/calendar.js';
import { minutesOfDay } from '../../runtime/exact/cycles.js';
import {
  add,
  compare,
  divide,
  isInteger,
  one,
  type Rational,
  rational,
  sign,
  subtract,
} from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import { bandAlone, checkCondition, inUnit } from '../expressions/conditions.js';
import { constantOf, demandConstant } from '../expressions/constants.js';
import { convertTo } from '../expressions/convert.js';
import { isList } from '../expressions/lists.js';
import type { CheckedExpression, CheckedFact, Place } from '../types/checked.js';
import { type Context, type Scope, topScope } from '../types/context.js';
import { describeType, quantityType, writeNumber } from '../types/describe.js';
import type { Domain } from '../types/parts.js';
import { cycleOf, isCalendarYear, isTime, type Type } from '../types/types.js';
import { moneyCode, unitOf } from '../types/unit-algebra.js';
import { domainOfValues } from './numbers-to-choose.js';

/** Checks a fact of the given type. */
export function checkFact(context: Context, fact: FactDeclaration, type: Type, place: Place): CheckedFact {
  const scope = topScope('domain', fact.name.text, fact.list?.text);
  if (fact.list) isList(context, fact.list, scope);
  reportRepeatedOptions(context, fact);
  const domain = readDomain(context, fact, type, scope);
  return {
    name: fact.name.text,
    label: fact.label?.text ?? fact.name.text,
    type,
    list: fact.list?.text,
    domain,
    presence: readPresence(context, fact, type, domain),
    synthetic: false,
    place,
  };
}

function reportRepeatedOptions(context: Context, { type }: FactDeclaration): void {
  const seen = new Map<string, Span>();
  for (const { name } of type?.kind === 'one-of' ? type.options : []) {
    const first = seen.get(name.text);
    if (first) {
      const related = [{ span: first, label: { en: 'first declared here', fr: "déclaré d'abord ici" } }];
      context.report(duplicateName(name.span, { name: name.text }, { related }));
    } else {
      seen.set(name.text, name.span);
    }
  }
}

/** A default that no case could give is a mistake; one that is computed is held to nothing here. */
function defaultWithin(context: Context, value: CheckedExpression, domain: Domain | undefined): void {
  const constant = domain && constantOf(value, context.statementsOf);
  if (domain === undefined || constant === undefined) return;
  const isNone = domain.values?.every((value) => compare(value, constant) !== 0) === true;
  const outside = isNone || compare(constant, domain.from) < 0 || compare(constant, domain.to) > 0;
  if (!outside && isInteger(divide(constant, domain.step))) return;
  const written = (limit: Rational): string =>
    value.type.kind === 'date'
      ? isoFromDays(Number(limit.n / limit.d))
      : writeNumber(limit, value.type, context.units);
  context.report(
    defaultOutside(value.span, {
      value: written(constant),
      from: written(domain.from),
      to: written(domain.to),
      among: domain.values?.map(written).join(', '),
      step: outside || value.type.kind === 'date' ? undefined : written(domain.step),
    }),
  );
}

function readPresence(
  context: Context,
  fact: FactDeclaration,
  type: Type,
  domain: Domain | undefined,
): CheckedFact['presence'] {
  const scope = topScope('rule', fact.name.text, fact.list?.text);
  const said = [fact.optional, fact.neededWhen !== undefined, fact.default !== undefined].filter(Boolean);
  if (said.length > 1) {
    const both = { en: 'a fact that says so otherwise too', fr: 'une donnée qui dit aussi autre chose' };
    context.report(factQualifier(fact.name.span, { qualifier: 'optional', type: both }));
  }
  if (fact.default) {
    const value = context.check(fact.default, scope, type);
    const converted = value && convertTo(context, value, { type, span: fact.type?.span });
    if (converted) defaultWithin(context, converted, domain);
    return converted ? { kind: 'default', value: converted } : { kind: 'always' };
  }
  if (fact.neededWhen) {
    const condition = checkCondition(context, fact.neededWhen, scope);
    return condition ? { kind: 'when', condition } : { kind: 'always' };
  }
  return { kind: fact.optional ? 'optional' : 'always' };
}

function readDomain(context: Context, fact: FactDeclaration, type: Type, scope: Scope): Domain | undefined {
  if (type.kind !== 'quantity' && type.kind !== 'date') {
    const range = fact.range && context.text(fact.range.span);
    const qualifier = range ?? (fact.whole ? 'whole' : fact.step && `to ${context.text(fact.step.span)}`);
    if (qualifier !== undefined) {
      context.report(
        factQualifier(fact.range?.span ?? fact.step?.span ?? fact.name.span, {
          qualifier,
          type: describeType(type),
        }),
      );
    }
    return undefined;
  }
  if (fact.type?.kind === 'one-of-numbers') {
    return domainOfValues(
      context,
      fact,
      fact.type.values.map((each) => inFactUnit(context, each, fact, type, scope)),
    );
  }
  const step = readStep(context, fact, type, scope);
  if (fact.range === undefined) {
    if (type.kind === 'date') return undefined;
    type.kind satisfies 'quantity';
    if (isTime(type)) return step && { from: rational(0), to: subtract(rational(minutesOfDay), step), step };
    const head = headOf(context, fact);
    const limits = isCalendarYear(type) ? ['1900', '2100'] : ['0', '1 000'];
    const line = {
      en: `${head}, from ${limits.join(' to ')}`,
      fr: `${head}, de ${limits.join(' à ')}`,
    };
    context.report(rangeMissing(fact.name.span, { name: fact.name.text, line }));
    return undefined;
  }
  const { lower, upper, span } = bandAlone(context, fact.range);
  if (lower === undefined || upper === undefined) {
    if ((type.kind satisfies 'date' | 'quantity') !== 'date')
      context.report(wrongDomain(span, { problem: 'open', step: '' }));
    return undefined;
  }
  const from = inFactUnit(context, lower.value, fact, type, scope);
  const to = inFactUnit(context, upper.value, fact, type, scope);
  if (from === undefined || to === undefined || step === undefined) return undefined;
  const first = lower.inclusive ? from : add(from, step);
  const last = upper.inclusive ? to : subtract(to, step);
  if (compare(first, last) > 0) {
    context.report(wrongDomain(span, { problem: 'reversed', step: '' }));
    return undefined;
  }
  for (const [limit, at] of [[from, lower.value.span] as const, [to, upper.value.span] as const]) {
    if (!isInteger(divide(limit, step))) {
      context.report(wrongDomain(at, { problem: 'grid', step: writeNumber(step, type, context.units) }));
      return undefined;
    }
  }
  return { from: first, to: last, step };
}

/** The line up to its type, to which a message adds what is missing. */
const headOf = (context: Context, fact: FactDeclaration): string =>
  context.text({ ...fact.span, end: fact.type?.span.end ?? fact.name.span.end });

function readStep(context: Context, fact: FactDeclaration, type: Type, scope: Scope): Rational | undefined {
  if (fact.step) {
    const measure = isTime(type) ? quantityType(unitOf('minute')) : type;
    const step = type.kind === 'quantity' ? inFactUnit(context, fact.step, fact, measure, scope) : undefined;
    if (type.kind !== 'quantity') {
      const qualifier = `to ${context.text(fact.step.span)}`;
      context.report(factQualifier(fact.step.span, { qualifier, type: describeType(type) }));
    }
    if (step && sign(step) <= 0) {
      context.report(wrongDomain(fact.step.span, { problem: 'step', step: '' }));
      return undefined;
    }
    return step;
  }
  if (type.kind === 'date') return one;
  if (type.kind !== 'quantity') {
    type.kind satisfies 'choice' | 'text' | 'yes-no';
    return undefined;
  }
  if (cycleOf(type) !== undefined) return one;
  if (fact.whole) return type.percent ? rational(1, 100) : one;
  const money = moneyCode(context.units, type.unit);
  const decimals = money === undefined ? undefined : context.units.get(money)?.decimals;
  if (decimals !== undefined) return rational(1, 10n ** BigInt(decimals));
  context.report(
    stepMissing(fact.name.span, {
      name: fact.name.text,
      line: {
        en: `${headOf(context, fact)}, to 0.01`,
        fr: `${headOf(context, fact)}, au pas de 0,01`,
      },
    }),
  );
  return undefined;
}

// Bare numbers of the domain are in the unit of the fact; `like` has it from another.
function inFactUnit(
  context: Context,
  syntax: Expr,
  fact: FactDeclaration,
  type: Type,
  scope: Scope,
): Rational | undefined {
  const percent = type.kind === 'quantity' && type.percent;
  const unit =
    fact.type?.kind === 'unit' && !isCalendarYear(type) ? fact.type.unit : percent ? 'percent' : undefined;
  const value = context.check(unit === undefined ? syntax : inUnit(syntax, unit), scope, type);
  const bare = value?.kind === 'number' && syntax.kind === 'number' && syntax.unit === undefined;
  if (bare && !percent && fact.type?.kind === 'like') return value.value;
  return demandConstant(context, value && convertTo(context, value, { type, span: fact.type?.span }));
}
