// Uses of names: facts, values, options, calls, and another option's column.

import type { Expr, Name } from '../../grammar/syntax.js';
import { notTaken } from '../diagnostics/catalogue/modules.js';
import {
  looseOption,
  outsideList,
  unknownName,
  unknownOption,
  wrongKindOfName,
} from '../diagnostics/catalogue/names.js';
import { argumentCount } from '../diagnostics/catalogue/types.js';
import type { Localized } from '../diagnostics/diagnostic.js';
import { suggest } from '../diagnostics/suggest.js';
import type { Span } from '../source.js';
import type { CheckedExpression } from './checked.js';
import type { Context, Meaning, Scope } from './context.js';
import { convertTo } from './convert.js';
import { optionList } from './describe.js';
import { type OptionSet, plainNumber, type Type } from './types.js';

/** What a meaning is, in words: "a function". */
export function describeMeaning(meaning: Meaning): Localized {
  switch (meaning.kind) {
    case 'fact':
      return { en: 'a fact', fr: 'une donnée' };
    case 'switch':
      return { en: 'a reading', fr: 'une lecture' };
    case 'list':
      return { en: 'a list', fr: 'une liste' };
    case 'columns':
      return { en: 'a table of several values', fr: 'un tableau de plusieurs valeurs' };
    case 'broken':
      return { en: 'not understood', fr: 'incompris' };
    case 'value':
      return valueWords[meaning.what];
    default:
      return meaning satisfies never;
  }
}

const valueWords: Readonly<Record<(Meaning & { kind: 'value' })['what'], Localized>> = {
  amount: { en: 'an amount', fr: 'un montant' },
  value: { en: 'a value', fr: 'une valeur' },
  answer: { en: 'an answer', fr: 'une réponse' },
  choice: { en: 'a choice', fr: 'un choix' },
  table: { en: 'a table', fr: 'un tableau' },
  scale: { en: 'a scale', fr: 'un barème' },
  function: { en: 'a function', fr: 'une fonction' },
  reading: { en: 'a reading', fr: 'une lecture' },
};

/** A name as an expression. */
export function checkName(
  context: Context,
  name: string,
  span: Span,
  scope: Scope,
  expected: Type | undefined,
): CheckedExpression | undefined {
  const parameter = scope.parameters.get(name);
  if (parameter) return { kind: 'name', name, type: parameter, span };
  if (expected?.kind === 'choice' && expected.set.options.some((option) => option.name === name)) {
    return { kind: 'option', value: name, type: expected, span };
  }
  const meaning = context.meaning(name, span);
  if (meaning === undefined) {
    if (name === 'position' && scope.items.list !== undefined) {
      return { kind: 'position', type: plainNumber, span };
    }
    reportUnknown(context, name, span, scope, expected);
    return undefined;
  }
  switch (meaning.kind) {
    case 'fact':
      if (!inItem(context, name, meaning.list, span, scope)) return undefined;
      return { kind: 'fact', fact: name, type: meaning.type, span };
    case 'switch':
      return { kind: 'reading', reading: name, type: { kind: 'choice', set: meaning.set }, span };
    case 'value':
      if (meaning.parameters.length > 0) {
        const wanted = meaning.parameters.map(({ label }) => label);
        context.report(argumentCount(span, { name, wanted, found: 0 }));
        return undefined;
      }
      if (!inItem(context, name, meaning.list, span, scope)) return undefined;
      return { kind: 'name', name, type: meaning.type, span };
    case 'list':
    case 'columns':
      reportWrongKind(context, name, span, meaning, aValue(meaning));
      return undefined;
    case 'broken':
      return undefined;
    default:
      return meaning satisfies never;
  }
}

function aValue(meaning: Meaning): Localized {
  if (meaning.kind !== 'columns') return { en: 'a value', fr: 'une valeur' };
  const names = meaning.columns.map((column) => `\`${column}\``).join(', ');
  return { en: `one of its values (${names})`, fr: `une de ses valeurs (${names})` };
}

export function reportWrongKind(
  context: Context,
  name: string,
  span: Span,
  meaning: Meaning,
  wanted: Localized,
): void {
  if (meaning.kind === 'broken') return;
  context.report(wrongKindOfName(span, { name, is: describeMeaning(meaning), wanted }));
}

/** True where an item of the list is meant, or none is needed; reports otherwise. */
export function inItem(
  context: Context,
  name: string,
  list: string | undefined,
  span: Span,
  scope: Scope,
): boolean {
  if (list === undefined || scope.items.list === list) return true;
  if (scope.items.open && scope.items.list === undefined) {
    scope.items.list = list;
    return true;
  }
  context.report(outsideList(span, { name, list }));
  return false;
}

/** Says that nobody declares the name, with the closest one that somebody does. */
export function reportUnknown(
  context: Context,
  name: string,
  span: Span,
  scope: Scope,
  expected: Type | undefined,
): void {
  if (context.resolved.broken.has(name)) return;
  const hiddenIn = context.resolved.hidden.get(name);
  if (hiddenIn !== undefined) {
    context.report(notTaken(span, { name, path: hiddenIn }));
    return;
  }
  if (expected?.kind === 'choice') {
    reportUnknownOption(context, name, span, expected.set, [...context.resolved.names.keys()]);
    return;
  }
  const owner = ownerOfOption(context, name);
  if (owner !== undefined) {
    context.report(looseOption(span, { name, of: owner }));
    return;
  }
  const candidates = [...scope.parameters.keys(), ...context.resolved.names.keys()];
  const suggestion = suggest(name, candidates);
  context.report(unknownName(span, { name, suggestion }, fixFor(span, suggestion)));
}

const fixFor = (span: Span, suggestion: string | undefined) =>
  suggestion === undefined
    ? {}
    : {
        fix: {
          title: { en: `replace by \`${suggestion}\``, fr: `remplacer par \`${suggestion}\`` },
          edits: [{ span, text: suggestion }],
        },
      };

const ownerOfOption = (context: Context, name: string): string | undefined =>
  ownersOfOptions(context, [name])[0];

/** The facts, choices and readings that have all the options. */
export function ownersOfOptions(context: Context, names: readonly string[]): readonly string[] {
  const owners: string[] = [];
  for (const [owner, entries] of context.resolved.names) {
    for (const { declaration } of entries) {
      const options =
        declaration.kind === 'choice'
          ? declaration.rows.map(({ option }) => option.name.text)
          : declaration.kind === 'reading'
            ? declaration.rows.map((row) => row.name.text)
            : declaration.kind === 'fact' && declaration.type?.kind === 'one-of'
              ? declaration.type.options.map((option) => option.name.text)
              : [];
      if (names.every((name) => options.includes(name))) owners.push(owner);
    }
  }
  return owners;
}

/** Says that a set has no such option. */
export function reportUnknownOption(
  context: Context,
  name: string,
  span: Span,
  set: OptionSet,
  others: readonly string[] = [],
): void {
  const suggestion = suggest(name, [...set.options.map((option) => option.name), ...others]);
  const parameters = { name, of: set.name, suggestion, options: optionList(set.options) };
  context.report(unknownOption(span, parameters, fixFor(span, suggestion)));
}

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
  const name: Name = table.kind === 'call' ? table.name : { text: table.name, span: table.span };
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
