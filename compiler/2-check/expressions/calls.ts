// Calls of functions, scales and tables with arguments, and another option's column.

import type { Expr, Name } from '../../../grammar/tree/syntax.js';
import { argumentCount } from '../../diagnostics/catalogue/rules/types.js';
import type { Span } from '../../source.js';
import type { CheckedExpression } from '../types/checked.js';
import type { Context, Meaning, Scope } from '../types/context.js';
import { convertTo } from './convert.js';
import { inItem, reportUnknown, reportUnknownOption, reportWrongKind } from './names.js';

/** The arguments in the types of the parameters, or undefined. */
function checkArguments(
  context: Context,
  name: Name,
  given: readonly Expr[],
  meaning: Meaning & { kind: 'value' },
  span: Span,
  scope: Scope,
): readonly CheckedExpression[] | undefined {
  const { parameters } = meaning;
  if (given.length !== parameters.length) {
    for (const argument of given) context.check(argument, scope);
    const wanted = parameters.map(({ label }) => label);
    context.report(argumentCount(span, { name: name.text, wanted, found: given.length }));
    return undefined;
  }
  const values = given.map((argument, index) => {
    const type = parameters[index]?.type;
    const value = context.check(argument, scope, type);
    return value && type && convertTo(context, value, { type, span: undefined });
  });
  return values.every((value) => value !== undefined) ? values : undefined;
}

/** `device_fee(kiosks; 1 800 XPF/day/block)`. */
export function checkCall(
  context: Context,
  { name, arguments: given, span }: Expr & { kind: 'call' },
  scope: Scope,
): CheckedExpression | undefined {
  const meaning = calledMeaning(context, name, scope);
  if (meaning === undefined) {
    for (const argument of given) context.check(argument, scope);
    return undefined;
  }
  const values = checkArguments(context, name, given, meaning, span, scope);
  if (values === undefined || !inItem(context, name.text, meaning.list, span, scope)) return undefined;
  return { kind: 'call', name: name.text, arguments: values, type: meaning.type, span };
}

function calledMeaning(
  context: Context,
  name: Name,
  scope: Scope,
): (Meaning & { kind: 'value' }) | undefined {
  const { text, span } = name;
  const meaning = context.meaning(text, span);
  if (meaning === undefined) {
    reportUnknown(context, text, span, scope, undefined);
    return undefined;
  }
  if (meaning.kind === 'value') return meaning;
  reportWrongKind(context, text, span, meaning, {
    en: 'a function, a scale or a table with an argument',
    fr: 'une fonction, un barème ou un tableau à argument',
  });
  return undefined;
}

/** `rate for reduced`, `tax(income) for joint`. */
export function checkFor(
  context: Context,
  { table, option, span }: Expr & { kind: 'for' },
  scope: Scope,
): CheckedExpression | undefined {
  if (table.kind !== 'name' && table.kind !== 'call') {
    context.check(table, scope);
    return undefined;
  }
  const name: Name = table.kind === 'name' ? { text: table.name, span: table.span } : table.name;
  const meaning = calledMeaning(context, name, scope);
  if (meaning === undefined) return undefined;
  if (meaning.across === undefined) {
    reportWrongKind(context, name.text, name.span, meaning, {
      en: 'a table or scale with a column for each option (`across`)',
      fr: 'un tableau ou un barème avec une colonne par option',
    });
    return undefined;
  }
  const given = table.kind === 'call' ? table.arguments : [];
  const values = checkArguments(context, name, given, meaning, span, scope);
  if (!meaning.across.options.some((one) => one.name === option.text)) {
    reportUnknownOption(context, option.text, option.span, meaning.across);
    return undefined;
  }
  if (values === undefined || !inItem(context, name.text, meaning.list, span, scope)) return undefined;
  return { kind: 'for', name: name.text, arguments: values, option: option.text, type: meaning.type, span };
}
