// What each name stands for, found out when it is first asked for; circles are reported once.

import type { HeadKind, PaperKind, PropertyKind } from '../../grammar/tree/syntax.js';
import type { Entry } from '../1-resolve/resolved.js';
import { notTaken } from '../diagnostics/catalogue/rules/modules.js';
import { circularNames } from '../diagnostics/catalogue/rules/names.js';
import { restatedOtherwise } from '../diagnostics/catalogue/syntax/statements.js';
import type { Details } from '../diagnostics/define.js';
import type { Locale } from '../diagnostics/diagnostic.js';
import { replacing } from '../diagnostics/replacing.js';
import type { Span } from '../source.js';
import { choiceOptions } from './declarations/choices.js';
import { hasValues, readingSet } from './declarations/readings.js';
import { readFactType } from './expressions/read-type.js';
import { seedType } from './seed-type.js';
import { checkStatement, type StatementContext } from './statements.js';
import type { Statement } from './types/checked.js';
import type { Meaning } from './types/context.js';
import { describeType } from './types/describe.js';
import { dateType, type Type, yesNo } from './types/types.js';
import { sameUnit } from './types/unit-algebra.js';

export interface Meanings {
  meaning(name: string, at: Span): Meaning | undefined;
  statementsOf(name: string): readonly Statement[] | undefined;
  /** Undefined when the entry is wrong. */
  statementsOfEntry(entry: Entry): readonly Statement[] | undefined;
  choiceType(name: string): Type;
  /** Within, names are those of items before: a value may come back to itself. */
  goingBack<T>(work: () => T): T;
}

const broken: Meaning = { kind: 'broken' };

/** Whether `at` stands in what a later version says of a name again. */
const restates = ({ statedIn = 0, declaration: { span } }: Entry, at: Span): boolean =>
  statedIn > 0 && span.file === at.file && span.start <= at.start && at.end <= span.end;

/** What a version says of a name by the name itself is what the version before says. */
const ofTheVersionBefore = (at: Span, name: string, locale: Locale): Details =>
  replacing(at, `${name} ${{ en: 'of the version before', fr: 'de la version précédente' }[locale]}`);

/** `context` is asked for late: it is made of what this returns. */
export function findMeanings(context: () => StatementContext): Meanings {
  const known = new Map<string, Meaning>();
  const checked = new Map<Entry, readonly Statement[] | undefined>();
  /** Names and entries being worked out, the outermost first. */
  const working: string[] = [];
  /** Of those, the ones that were asked for as values of an item before. */
  const viaBefore = new Set<string>();
  /** Types that were taken for values that come back to themselves, with the place. */
  const taken = new Map<string, { readonly type: Type; readonly at: Span }>();
  let isBefore = false;

  const entriesOf = (name: string) => context().resolved.names.get(name) ?? [];

  const statementsOfEntry = (entry: Entry): readonly Statement[] | undefined => {
    if (!checked.has(entry)) checked.set(entry, checkStatement(context(), entry));
    return checked.get(entry);
  };

  const statementsOf = (name: string): readonly Statement[] | undefined => {
    if (working.includes(name)) return undefined;
    return entriesOf(name).flatMap((entry) => {
      const { kind } = entry.declaration;
      if (kind === 'fact' || kind === 'list' || kind === 'broken') return [];
      return checked.get(entry) ?? (known.has(name) ? (statementsOfEntry(entry) ?? []) : []);
    });
  };

  const choiceType = (name: string): Type => {
    const statements = entriesOf(name).flatMap(({ declaration }) =>
      declaration.kind === 'choice' ? [declaration] : [],
    );
    return { kind: 'choice', set: choiceOptions(name, statements) };
  };

  const meaning = (name: string, at: Span): Meaning | undefined => {
    const home = context().resolved.hidden.get(name);
    const [own] = entriesOf(name);
    if (home !== undefined && own?.file.path === home && at.file !== home) {
      context().report(notTaken(at, { name, path: home }));
      return broken;
    }
    const before = known.get(name);
    if (before) return before;
    const entries = entriesOf(name);
    const [entry] = entries;
    if (entry === undefined) {
      const { dating, resolved } = context();
      if (name === 'on' && dating.kind === 'on') return { kind: 'fact', type: dateType, list: undefined };
      return resolved.broken.has(name) ? broken : undefined;
    }
    if (working.includes(name)) {
      const round = working.slice(working.indexOf(name) + 1);
      if (isBefore || round.some((link) => viaBefore.has(link))) {
        const carried = carriedMeaning(name, entry, at);
        if (carried !== undefined) return carried;
      }
      const chain = [...working.slice(working.indexOf(name)), name];
      const ofItems = chain.find((link) => {
        const [first] = entriesOf(link);
        return first !== undefined && 'list' in first.declaration && first.declaration.list !== undefined;
      });
      const restated = chain.length === 2 && entries.some((own) => restates(own, at));
      const details = restated ? ofTheVersionBefore(at, name, entry.file.locale) : {};
      context().report(circularNames(at, { chain, ofItems, restated }, details));
      const [first] = (restated ? checked.get(entry) : undefined) ?? [];
      if (first !== undefined) return meaningOfStatement(name, first);
      for (const link of chain) known.set(link, broken);
      return broken;
    }
    working.push(name);
    if (isBefore) viaBefore.add(name);
    const outside = isBefore;
    isBefore = false;
    const found = find(name, entries, entry);
    isBefore = outside;
    working.pop();
    viaBefore.delete(name);
    const result = known.get(name) ?? agreed(name, found);
    known.set(name, result);
    return result;
  };

  /** What a value is taken to be while its formula, which goes back to it, is being read. */
  const carriedMeaning = (name: string, entry: Entry, at: Span): Meaning | undefined => {
    // What the first version says is known where a later one goes back to it.
    const [first] = checked.get(entry) ?? [];
    if (first !== undefined) return meaningOfStatement(name, first);
    const { declaration } = entry;
    if (declaration.kind !== 'amount' && declaration.kind !== 'value') return undefined;
    const isOpen = (other: string): boolean => working.includes(other);
    const isNew = (other: string): boolean =>
      isOpen(other) || (!known.has(other) && entriesOf(other)[0]?.declaration.kind !== 'fact');
    const type =
      taken.get(name)?.type ?? seedType(context(), entry, isNew) ?? seedType(context(), entry, isOpen);
    if (type === undefined) return undefined;
    if (!taken.has(name)) taken.set(name, { type, at });
    return value(declaration.kind, type, declaration.list?.text);
  };

  /** The formula must come to the type that was taken for it, a percentage to a percentage. */
  const agreed = (name: string, found: Meaning): Meaning => {
    const carried = taken.get(name);
    if (carried === undefined || found.kind !== 'value') return found;
    if (sameType(found.type, carried.type) && isPercent(found.type) === isPercent(carried.type)) return found;
    context().report(circularNames(carried.at, { chain: [name, name], ofItems: undefined }));
    return broken;
  };

  const goingBack = <T>(work: () => T): T => {
    const outside = isBefore;
    isBefore = true;
    const made = work();
    isBefore = outside;
    return made;
  };

  const find = (name: string, entries: readonly Entry[], entry: Entry): Meaning => {
    const { declaration } = entry;
    switch (declaration.kind) {
      case 'fact': {
        const type = readFactType(context(), declaration);
        return type ? { kind: 'fact', type, list: declaration.list?.text } : broken;
      }
      case 'list':
        return { kind: 'list', mayBeAbsent: declaration.optional || declaration.neededWhen !== undefined };
      case 'choice':
        return value('choice', choiceType(name), declaration.list?.text);
      case 'answer':
        return value('answer', yesNo, declaration.list?.text);
      case 'reading':
        if (!hasValues(declaration)) return { kind: 'switch', set: readingSet(declaration) };
        return fromStatements(name, entries);
      case 'table':
      case 'scale':
      case 'function':
      case 'amount':
      case 'value':
        return fromStatements(name, entries);
      default:
        declaration.kind satisfies HeadKind | PaperKind | PropertyKind | 'require' | 'rounding' | 'broken';
        return broken;
    }
  };

  // The first statement that has a type by itself decides; the others must agree.
  const fromStatements = (name: string, entries: readonly Entry[]): Meaning => {
    let first:
      | { readonly meaning: Meaning; readonly type: Type | undefined; readonly span: Span }
      | undefined;
    for (const entry of entries) {
      const statements = statementsOfEntry(entry);
      if (statements === undefined) return broken;
      for (const statement of statements) {
        const own = meaningOfStatement(name, statement);
        const type = own.kind === 'value' ? own.type : undefined;
        if (first === undefined) {
          first = { meaning: own, type, span: statement.place.span };
        } else if (own.kind !== first.meaning.kind || (type && first.type && !sameType(type, first.type))) {
          const words = (one: Type | undefined) =>
            one ? describeType(one) : { en: 'a table', fr: 'un tableau' };
          const related = [{ span: first.span, label: { en: 'the other version', fr: "l'autre version" } }];
          context().report(
            restatedOtherwise(
              statement.place.span,
              { name, first: words(first.type), now: words(type) },
              { related },
            ),
          );
        }
      }
    }
    return first?.meaning ?? broken;
  };

  return { meaning, statementsOf, statementsOfEntry, choiceType, goingBack };
}

const isPercent = (type: Type): boolean => type.kind === 'quantity' && type.percent;

const sameType = (a: Type, b: Type): boolean => {
  if (a.kind === 'quantity' && b.kind === 'quantity') return sameUnit(a.unit, b.unit);
  if (a.kind === 'choice' && b.kind === 'choice') return a.set.name === b.set.name;
  return a.kind === b.kind;
};

function value(
  what: 'amount' | 'value' | 'choice' | 'answer',
  type: Type,
  list: string | undefined,
): Meaning {
  return { kind: 'value', what, type, list, parameters: [], across: undefined, readingOptions: undefined };
}

function meaningOfStatement(name: string, statement: Statement): Meaning {
  const base = { kind: 'value', list: statement.list, across: undefined, readingOptions: undefined } as const;
  switch (statement.kind) {
    case 'amount':
    case 'value':
    case 'answer':
    case 'choice':
      return { ...base, what: statement.kind, type: statement.type, parameters: [] };
    case 'function':
      return { ...base, what: 'function', type: statement.type, parameters: statement.parameters };
    case 'reading-value': {
      const options = statement.options.map(({ option, label }) => ({ name: option, label }));
      const readingOptions = { name: statement.name, options };
      const { type, parameters } = statement;
      return { ...base, what: 'reading', type, parameters, readingOptions };
    }
    case 'scale': {
      const parameters = [
        { name: 'input', label: describeType(statement.inputType).en, type: statement.inputType },
      ];
      const set = statement.across?.type.kind === 'choice' ? statement.across.type.set : undefined;
      return { ...base, what: 'scale', type: statement.resultType, parameters, across: set };
    }
    case 'table': {
      const column = statement.columns.find((one) => one.name === name);
      if (column === undefined) return { kind: 'columns', columns: statement.columns.map((one) => one.name) };
      const parameters = statement.keys
        .filter(({ value: given }) => given === undefined)
        .map(({ heading, type }) => ({ name: heading, label: heading, type }));
      const across = statement.keys.find((key) => key.across);
      const set = across?.type.kind === 'choice' ? across.type.set : undefined;
      return { ...base, what: 'table', type: column.type, parameters, across: set };
    }
    default:
      return statement satisfies never;
  }
}
