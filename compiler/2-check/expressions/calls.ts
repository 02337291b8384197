// Calls of functions, scales and tables with arguments, another option's column, and the band that a scale reaches.

import type { Expr, Name } from '../../../grammar/tree/syntax.js';
import { nothingReached } from '../../diagnostics/catalogue/rules/scales.js';
import { argumentCount } from '../../diagnostics/catalogue/rules/types.js';
import type { Span } from '../../source.js';
import type { CheckedExpression, CheckedScale } from '../types/checked.js';
import type { Context, Meaning, Scope } from '../types/context.js';
import { type Type, textType } from '../types/types.js';
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

type Reached = Expr & { readonly kind: 'reached' };

/** `rate reached in tiers(usage)`: what the band of a scale says that takes the value. `option` fixes the option of the scale: `rate reached in tax(income) for joint`. */
export function checkReached(
  context: Context,
  { what, call, span }: Reached,
  scope: Scope,
  option: Name | undefined,
): CheckedExpression | undefined {
  const name = call.kind === 'call' ? call.name : undefined;
  if (call.kind !== 'call' || name === undefined) {
    context.report(nothingReached(span, { name: context.text(call.span), problem: 'no-scale' }));
    return undefined;
  }
  const called =
    option === undefined
      ? checkCall(context, call, scope)
      : checkFor(context, { kind: 'for', table: call, option, span }, scope);
  if (called === undefined || (called.kind !== 'call' && called.kind !== 'for')) return undefined;
  const statements = context.statementsOf(name.text) ?? [];
  const scales = statements.filter((statement) => statement.kind === 'scale');
  if (scales.length === 0 || scales.length < statements.length) {
    context.report(nothingReached(name.span, { name: name.text, problem: 'no-scale' }));
    return undefined;
  }
  const type = reachedType(what, scales);
  if (typeof type === 'string') {
    context.report(nothingReached(span, { name: name.text, problem: type }));
    return undefined;
  }
  return { ...called, reached: what, type, span };
}

/** The type, or why there is none. A version, or an option, that says nothing of it would be nought without a word. */
function reachedType(
  what: Reached['what'],
  scales: readonly CheckedScale[],
): Type | 'no-rate' | 'no-once' | 'blocks' {
  const variants = scales.flatMap((scale) => scale.variants.map(({ bands }) => bands));
  const [first] = variants.flat().flatMap(({ rate }) => (rate === undefined ? [] : [rate.type]));
  switch (what) {
    case 'band':
      return textType;
    case 'once':
      return variants.every((bands) => bands.some(({ once }) => once !== undefined))
        ? (scales[0]?.resultType ?? 'no-once')
        : 'no-once';
    case 'rate':
      if (variants.some((bands) => bands.some(({ started }) => started !== undefined))) return 'blocks';
      return variants.every((bands) => bands.some(({ rate }) => rate !== undefined))
        ? (first ?? 'no-rate')
        : 'no-rate';
    default:
      return what satisfies never;
  }
}
