// Uses of names: facts, values, options, calls, and another option's column.

import { dayMeant } from '../../../grammar/words/calendar-words.js';
import { callMeant, noughtMeant, restMeant } from '../../../grammar/words/everyday-meanings.js';
import { wordForTheRest } from '../../../grammar/words/everyday-words.js';
import { wordOf } from '../../../grammar/words/keywords.js';
import { notTaken } from '../../diagnostics/catalogue/rules/modules.js';
import {
  looseOption,
  openName,
  outsideList,
  unknownName,
  unknownOption,
  wrongKindOfName,
} from '../../diagnostics/catalogue/rules/names.js';
import { argumentCount } from '../../diagnostics/catalogue/rules/types.js';
import type { Details } from '../../diagnostics/define.js';
import type { Localized } from '../../diagnostics/diagnostic.js';
import { replacing } from '../../diagnostics/replacing.js';
import { suggest, suggestPart } from '../../diagnostics/suggest.js';
import type { Span } from '../../source.js';
import type { CheckedExpression } from '../types/checked.js';
import type { Context, ItemScope, Meaning, Scope } from '../types/context.js';
import { optionList } from '../types/describe.js';
import { type OptionSet, plainNumber, type Type } from '../types/types.js';

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
      return { kind: 'position', list: scope.items.list, type: plainNumber, span };
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
      if (scope.exact !== undefined && meaning.what === 'amount' && meaning.list === undefined) {
        scope.exact.names.add(name);
        return { kind: 'before-rounding', name, type: meaning.type, span };
      }
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
  if (list === undefined) return true;
  // The name of an item further out is that item's, as long as no nearer one is of its list.
  for (let items: ItemScope | undefined = scope.items; items !== undefined; items = items.outer) {
    if (items.list === list) return true;
    if (items.open && items.list === undefined) {
      items.list = list;
      return true;
    }
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
  if (context.resolved.broken.has(name) || context.resolved.namesAreLost) return;
  const hiddenIn = context.resolved.hidden.get(name);
  if (hiddenIn !== undefined) {
    context.report(notTaken(span, { name, path: hiddenIn }));
    return;
  }
  if (expected?.kind === 'choice') {
    reportUnknownOption(context, name, span, expected.set, [...context.resolved.names.keys()]);
    return;
  }
  const [owner] = context.ownersOfOptions([name]);
  if (owner !== undefined) {
    context.report(looseOption(span, { name, of: owner }));
    return;
  }
  const suggestion =
    truth(context, name, span, expected) ??
    ((expected?.kind satisfies 'date' | 'quantity' | 'choice' | 'text' | 'yes-no' | undefined) === 'date'
      ? dayMeant(name, context.languageOf(span.file))
      : undefined) ??
    (context.maySuggest() ? nameMeant(context, name, scope) : undefined);
  const everyday = suggestion === undefined ? everydayHelp(context, name, span) : undefined;
  const unit = everyday ?? (suggestion === undefined ? unitHelp(context, name, span, scope) : {});
  const found = context.resolved.isModule
    ? openName(span, { name, suggestion })
    : unknownName(span, { name, suggestion }, { ...unit, ...fixFor(span, suggestion), cause: name });
  context.report(found);
}

/** `max(a; b)`, `beyond`: words of spreadsheets and of documents for what the language says otherwise. */
function everydayHelp(context: Context, name: string, span: Span): Details | undefined {
  const locale = context.languageOf(span.file);
  const form =
    callMeant(name, /^abs$/i.test(name) ? 'a' : 'a; b', locale) ??
    restMeant(name, locale) ??
    noughtMeant(name, locale);
  if (form === undefined) return undefined;
  const written = typeof form === 'string' ? { en: `\`${form}\``, fr: `\`${form}\`` } : form;
  return { help: { en: `write ${written.en}`, fr: `écrivez ${written.fr}` } };
}

function nameMeant({ resolved }: Context, name: string, scope: Scope): string | undefined {
  const candidates = [...scope.parameters.keys(), ...resolved.names.keys()];
  return suggest(name, candidates) ?? wordForTheRest(name) ?? suggestPart(name, candidates);
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

/** `true`, where a yes or no is needed. */
function truth(context: Context, name: string, span: Span, expected: Type | undefined): string | undefined {
  if (expected?.kind !== 'yes-no') return undefined;
  const concept = /^(?:true|vrai|y|o)$/i.test(name)
    ? 'yes'
    : /^(?:false|faux|n)$/i.test(name)
      ? 'no'
      : undefined;
  return concept && wordOf(concept, context.languageOf(span.file));
}

/** `35 EUR / block`. */
function unitHelp(context: Context, name: string, span: Span, { factor }: Scope): Details {
  if (context.units.find(name, context.languageOf(span.file)) === undefined) return {};
  // `1 kg / l`: the unit of a quantity that is written out.
  const left = factor?.of.kind === 'name' && factor.of.span === span ? factor.left.span : undefined;
  const quantity = left && /\d[\d.,]* *\p{L}+\d?$/u.exec(context.text(left))?.[0];
  if (left !== undefined && quantity !== undefined && factor?.operator === '/') {
    const written = `${quantity}/${name}`;
    return {
      help: {
        en: `units that belong together have no spaces between them: write \`${written}\``,
        fr: `des unités qui vont ensemble n'ont pas d'espaces entre elles : écrivez \`${written}\``,
      },
      ...replacing({ ...left, start: left.end - quantity.length, end: span.end }, written),
    };
  }
  return {
    help: {
      en: `\`${name}\` is a unit: it follows a number, \`1 ${name}\`, or another unit without spaces, \`EUR/${name}\``,
      fr: `\`${name}\` est une unité : elle suit un nombre, \`1 ${name}\`, ou une autre unité sans espaces, \`EUR/${name}\``,
    },
  };
}

/** Says that a set has no such option. */
export function reportUnknownOption(
  context: Context,
  name: string,
  span: Span,
  set: OptionSet,
  others: readonly string[] = [],
): void {
  // Its rows are broken, and said to be.
  if (set.options.length === 0) return;
  const suggestion = suggest(name, [...set.options.map((option) => option.name), ...others]);
  const parameters = { name, of: set.name, suggestion, options: optionList(set.options) };
  context.report(unknownOption(span, parameters, fixFor(span, suggestion)));
}
