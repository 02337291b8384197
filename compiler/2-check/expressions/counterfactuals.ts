// `(total with regime reduced)`: a value under replaced facts, choices, values, readings or date.

import type { Expr } from '../../../grammar/tree/syntax.js';
import { noVersionBefore, unknownName } from '../../diagnostics/catalogue/rules/names.js';
import type { CheckedExpression } from '../types/checked.js';
import type { Context, Meaning, Scope } from '../types/context.js';
import { dateType, type Type } from '../types/types.js';
import { convertTo } from './convert.js';
import { reportUnknown, reportWrongKind } from './names.js';

type With = CheckedExpression & { kind: 'with' };

export function checkWith(
  context: Context,
  expression: Expr & { kind: 'with' },
  scope: Scope,
  expected: Type | undefined,
): CheckedExpression | undefined {
  const value = context.check(expression.value, scope, expected);
  const replacements = expression.replacements.map(({ name, value: instead }) => {
    const target = replaced(context, name.text, name.span, scope);
    const checked = context.check(instead, scope, target?.type);
    const converted =
      checked && target && convertTo(context, checked, { type: target.type, span: name.span });
    return converted && target && { name: target.name, of: target.of, value: converted };
  });
  if (value === undefined || !replacements.every((one) => one !== undefined)) return undefined;
  const { span } = expression;
  return { kind: 'with', value, replacements, text: context.text(span), type: value.type, span };
}

/** `deduction of the version before`: as it is on the last day of the version before the one under which this is written. */
export function checkVersionBefore(
  context: Context,
  { of, span }: Expr & { kind: 'version-before' },
  scope: Scope,
  expected: Type | undefined,
): CheckedExpression | undefined {
  const entry = context.resolved.entries.find(
    ({ declaration }) =>
      declaration.span.file === span.file &&
      declaration.span.start <= span.start &&
      span.end <= declaration.span.end,
  );
  const { statedIn } = entry ?? {};
  const before = statedIn === undefined ? undefined : context.resolved.versions[statedIn - 1];
  if (statedIn === undefined || before === undefined) {
    context.report(noVersionBefore(span, { where: statedIn === undefined ? 'common' : 'first' }));
    return undefined;
  }
  // One that does not end overlaps the next, which was told.
  if (before.to === undefined) return undefined;
  const name = nameIn(of);
  const statements = name === undefined ? [] : (context.resolved.names.get(name) ?? []);
  if (statements.length > 0 && statements.every(({ versions }) => !versions.includes(statedIn - 1))) {
    context.report(noVersionBefore(span, { where: 'absent', name, version: before.name }));
    return undefined;
  }
  const value = context.goingBack(() => context.check(of, scope, expected));
  if (value === undefined) return undefined;
  const date: CheckedExpression = { kind: 'date', value: before.to, type: dateType, span };
  const replacements = [{ name: 'on', of: 'fact' as const, value: date }];
  return {
    kind: 'with',
    value,
    replacements,
    text: context.text(span),
    isVersionBefore: true,
    type: value.type,
    span,
  };
}

/** What is asked for by its name alone. */
function nameIn(of: Expr): string | undefined {
  if (of.kind === 'name') return of.name;
  return of.kind === 'call' ? of.name.text : undefined;
}

interface Target {
  readonly name: string;
  readonly of: With['replacements'][number]['of'];
  readonly type: Type;
}

function replaced(context: Context, name: string, span: Expr['span'], scope: Scope): Target | undefined {
  if (name === 'on' && context.dating.kind !== 'none' && context.resolved.names.get(name) === undefined) {
    return { name: context.dating.fact, of: 'fact', type: dateType };
  }
  const meaning = context.meaning(name, span);
  if (meaning === undefined && name === 'on') {
    const help = {
      en: 'the tariff has one version only, so no date decides',
      fr: "le tarif n'a qu'une version : aucune date ne décide",
    };
    context.report(unknownName(span, { name, suggestion: undefined }, { help }));
    return undefined;
  }
  if (meaning === undefined) {
    reportUnknown(context, name, span, scope, undefined);
    return undefined;
  }
  const target = targetOf(name, meaning);
  if (target === undefined) {
    reportWrongKind(context, name, span, meaning, {
      en: 'a fact, a choice, a reading or a value',
      fr: 'une donnée, un choix, une lecture ou une valeur',
    });
  }
  return target;
}

function targetOf(name: string, meaning: Meaning): Target | undefined {
  switch (meaning.kind) {
    case 'fact':
      return { name, of: 'fact', type: meaning.type };
    case 'switch':
      return { name, of: 'reading', type: { kind: 'choice', set: meaning.set } };
    case 'value': {
      if (meaning.readingOptions) {
        return { name, of: 'reading', type: { kind: 'choice', set: meaning.readingOptions } };
      }
      if (meaning.parameters.length > 0) return undefined;
      return { name, of: meaning.what === 'choice' ? 'choice' : 'value', type: meaning.type };
    }
    default:
      meaning.kind satisfies 'list' | 'broken' | 'columns';
      return undefined;
  }
}
