// What a key cell says: a band, an exact value, options, yes or no, or the rest; as exact matches.

import type { Band, Cell, Expr, Limit, Name, UnitSyntax } from '../../../grammar/tree/syntax.js';
import { emptyBand, notAKey } from '../../diagnostics/catalogue/rules/tables.js';
import type { Details } from '../../diagnostics/define.js';
import { replacing } from '../../diagnostics/replacing.js';
import { add, compare, type Rational } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import { inUnit, sharedUnits } from '../expressions/conditions.js';
import { constantOf } from '../expressions/constants.js';
import { convertTo } from '../expressions/convert.js';
import { reportUnknownOption } from '../expressions/names.js';
import type { CheckedExpression } from '../types/checked.js';
import type { Context, Scope } from '../types/context.js';
import { describeType } from '../types/describe.js';
import { foldHeading } from '../types/fold-heading.js';
import type { Bound, Match } from '../types/parts.js';
import { type OptionSet, roundOf, type Type } from '../types/types.js';
import { type Stretch, stretchesOfBand, stretchesOfValue, valuesOfContent } from '../windows/windows.js';

/** A key cell as read; `then` bands still lack their lower bound, `rest` is what no other row takes. */
export type KeyMatch =
  | { readonly kind: 'match'; readonly match: Match }
  | { readonly kind: 'then'; readonly to: Bound | undefined }
  /** `the next 50 kWh`: a `then` band whose end lies a width above the end of the row before. */
  | { readonly kind: 'next'; readonly width: Bound }
  /** Limits that depend on facts. `next`: the upper one counts from the end of the row before. */
  | ({ readonly kind: 'moving'; readonly then: boolean; readonly next: boolean } & MovingBand)
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  /** The longest prefix takes a text, wherever its row stands. */
  | { readonly kind: 'prefixes'; readonly prefixes: readonly string[] }
  /** `2018 or 2019`, `13 or 20 mm`: the row stands for one of each. */
  | { readonly kind: 'several'; readonly each: readonly KeyMatch[] }
  | { readonly kind: 'rest' };

export interface KeyRow {
  /** One per key; undefined where the cell is wrong and reported. */
  readonly cells: readonly (KeyMatch | undefined)[];
  readonly cellSpans: readonly Span[];
  readonly span: Span;
}

export interface MovingBand {
  readonly from: MovingBound | undefined;
  readonly to: MovingBound | undefined;
}

export interface MovingBound {
  readonly value: CheckedExpression;
  readonly inclusive: boolean;
}

/** Rows with such a cell are read from the top: which of them takes a case is only known with its facts. */
export const isReadFromTop = (cell: KeyMatch | undefined): boolean =>
  cell?.kind === 'moving' ||
  cell?.kind === 'texts' ||
  cell?.kind === 'prefixes' ||
  (cell?.kind === 'several' && cell.each.some(isReadFromTop));

/** The end of a band that begins at another's end and has a width. */
export const endAfter = (before: Bound, width: Bound): Bound => ({
  value: add(before.value, width.value),
  inclusive: width.inclusive,
});

/** The rows that a printed row stands for: one for each value that a cell of it names. */
export function eachOf(row: KeyRow): readonly KeyRow[] {
  const key = row.cells.findIndex(
    (cell) => cell?.kind === 'several' || (cell?.kind === 'prefixes' && cell.prefixes.length > 1),
  );
  const cell = row.cells[key];
  const each =
    cell?.kind === 'several'
      ? cell.each
      : cell?.kind === 'prefixes'
        ? cell.prefixes.map((prefix) => ({ kind: 'prefixes', prefixes: [prefix] }) as const)
        : undefined;
  return each === undefined
    ? [row]
    : each.flatMap((one) => eachOf({ ...row, cells: row.cells.with(key, one) }));
}

/** The unit that a heading states for its column. */
export type ColumnUnit = UnitSyntax | 'percent' | undefined;

/** Reads a key cell of a column whose key has the type; undefined when it is none, which is reported. */
export function readKeyCell(
  context: Context,
  cell: Cell,
  type: Type,
  unit: ColumnUnit,
  scope: Scope,
): KeyMatch | undefined {
  const { content } = cell;
  if (content.kind === 'broken') return undefined;
  if (content.kind === 'rest') return { kind: 'rest' };
  if (content.kind === 'any-of') {
    const each = content.parts.map((part) =>
      readKeyCell(context, { ...cell, content: part }, type, unit, scope),
    );
    return each.every((match) => match !== undefined) ? { kind: 'several', each } : undefined;
  }
  const days = daysOfCell(context, cell, type);
  if (days !== undefined) return days;
  if (content.kind === 'values' && type.kind !== 'choice' && type.kind !== 'yes-no') {
    return readSeveral(context, cell, content.values, type, unit, scope);
  }
  switch (type.kind) {
    case 'choice': {
      if (content.kind === 'values') return optionsListed(context, content.values, type, scope);
      const written = writtenOptions(cell, type.set);
      if (written !== undefined) return { kind: 'match', match: { kind: 'options', options: written } };
      const names = namesOf(cell);
      if (names === undefined) break;
      const unknown = names.filter(({ text }) => !type.set.options.some((option) => option.name === text));
      for (const { text, span } of unknown) reportUnknownOption(context, text, span, type.set);
      if (unknown.length > 0) return undefined;
      return { kind: 'match', match: { kind: 'options', options: names.map(({ text }) => text) } };
    }
    case 'yes-no':
      if (content.kind === 'expression' && content.expression.kind === 'yes-no') {
        return { kind: 'match', match: { kind: 'yes-no', value: content.expression.value } };
      }
      break;
    case 'quantity':
    case 'date':
      if (content.kind === 'band') return readBand(context, content.band, type, unit, scope);
      if (content.kind === 'expression') {
        const values = valuesIn(content.expression);
        if (values.length > 1) return readSeveral(context, cell, values, type, unit, scope);
        const value = limitValue(context, content.expression, type, unit, scope);
        if (value === undefined) return undefined;
        const constant = constantOf(value, context.statementsOf);
        const moving = { value, inclusive: true };
        if (constant === undefined) {
          return { kind: 'moving', then: false, next: false, from: moving, to: moving };
        }
        const bound = { value: constant, inclusive: true };
        return { kind: 'match', match: { kind: 'band', from: bound, to: bound } };
      }
      break;
    case 'text': {
      if (content.kind === 'prefixes') return { kind: 'prefixes', prefixes: content.prefixes };
      const texts = content.kind === 'expression' ? textsIn(content.expression) : undefined;
      if (texts !== undefined) return { kind: 'texts', texts };
      break;
    }
    default:
      return type satisfies never;
  }
  context.report(notAKey(cell.span, { text: cell.text, key: describeType(type) }));
  return undefined;
}

/** Options by their codes or labels, as documents print them: `"24"`, `Plein tarif`. */
function writtenOptions({ content, text }: Cell, set: OptionSet): readonly string[] | undefined {
  const named = ((content.kind === 'expression' ? textsIn(content.expression) : undefined) ?? [text]).map(
    (word) =>
      set.options.find(
        (option) =>
          option.code === word.trim() ||
          (option.name !== word && foldHeading(option.label) === foldHeading(word)),
      ),
  );
  return named.every((option) => option !== undefined) ? named.map(({ name }) => name) : undefined;
}

/** `13 or 20 mm`: the parts, each with the unit that is written once behind the last. */
function valuesIn(expression: Expr): readonly Expr[] {
  if (expression.kind !== 'binary' || expression.operator !== 'or') return [expression];
  return [...valuesIn(expression.left), ...valuesIn(expression.right)];
}

function readSeveral(
  context: Context,
  cell: Cell,
  values: readonly Expr[],
  type: Type,
  unit: ColumnUnit,
  scope: Scope,
): KeyMatch | undefined {
  const last = values.at(-1);
  const shared = last?.kind === 'number' ? { unit: last.unit, percent: last.percent } : undefined;
  const each = values.map((value) => {
    const isBare = value.kind === 'number' && value.unit === undefined && value.percent === undefined;
    const expression = isBare && shared ? { ...value, ...shared } : value;
    return readKeyCell(context, { ...cell, content: { kind: 'expression', expression } }, type, unit, scope);
  });
  return each.every((match) => match !== undefined) ? { kind: 'several', each } : undefined;
}

/** `film, game or "B"`: options in any of their spellings. */
function optionsListed(
  context: Context,
  values: readonly Expr[],
  type: Type,
  scope: Scope,
): KeyMatch | undefined {
  const options: string[] = [];
  for (const expression of values) {
    const { span } = expression;
    const content = { kind: 'expression', expression } as const;
    const found = readKeyCell(context, { text: context.text(span), span, content }, type, undefined, scope);
    if (found?.kind !== 'match' || found.match.kind !== 'options') return undefined;
    options.push(...found.match.options);
  }
  return { kind: 'match', match: { kind: 'options', options } };
}

/** `"A" or "B"` read as an expression. */
function textsIn(expression: Expr): readonly string[] | undefined {
  if (expression.kind === 'text') return [expression.value];
  if (expression.kind !== 'binary' || expression.operator !== 'or') return undefined;
  const left = textsIn(expression.left);
  const right = textsIn(expression.right);
  return left && right && [...left, ...right];
}

function namesOf({ content }: Cell): readonly Name[] | undefined {
  if (content.kind === 'names') return content.names;
  return content.kind === 'expression' ? orNames(content.expression) : undefined;
}

/** `film or game` read as an expression. */
function orNames(expression: Expr): readonly Name[] | undefined {
  if (expression.kind === 'name') return [{ text: expression.name, span: expression.span }];
  if (expression.kind !== 'binary' || expression.operator !== 'or') return undefined;
  const left = orNames(expression.left);
  const right = orNames(expression.right);
  return left && right && [...left, ...right];
}

/** `Saturday`, `Saturday or Sunday`, `August`; undefined for what is read as other values are. */
function daysOfCell(context: Context, { content }: Cell, type: Type): KeyMatch | undefined {
  const cycle = roundOf(type);
  if (cycle === undefined || cycle === 'time') return undefined;
  const values = valuesOfContent(content);
  const stretches = values.map((value) => stretchesOfValue(context, value, cycle));
  if (values.length === 0 || !stretches.every((each) => each !== undefined)) return undefined;
  return severalStretches(stretches.flat());
}

const severalStretches = (stretches: readonly Stretch[]): KeyMatch | undefined => {
  const each = stretches.map(
    ({ from, to }): KeyMatch => ({ kind: 'match', match: { kind: 'band', from, to } }),
  );
  return each.length > 1 ? { kind: 'several', each } : each[0];
};

/** A band with constant limits, else a moving one; undefined when it is wrong or empty, which is reported. */
function readBand(
  context: Context,
  band: Band,
  type: Type,
  unit: ColumnUnit,
  scope: Scope,
): KeyMatch | undefined {
  const { lower, upper } = sharedUnits(band);
  const cycle = roundOf(type);
  if (cycle !== undefined && !band.then && !band.next) {
    const known = (limit: Expr) => {
      const value = limitValue(context, limit, type, unit, scope);
      return value && constantOf(value, context.statementsOf);
    };
    const stretches = stretchesOfBand(context, { ...band, lower, upper }, cycle, known);
    if (stretches !== undefined) return severalStretches(stretches);
  }
  const bound = (limit: Limit | undefined): MovingBound | undefined => {
    const value = limit && limitValue(context, limit.value, type, unit, scope);
    const counts = limit === upper && band.range && cycle === 'time' ? false : limit?.inclusive;
    return value && { value, inclusive: counts ?? true };
  };
  const [movingFrom, movingTo] = [bound(lower), bound(upper)];
  if ((lower && movingFrom === undefined) || (upper && movingTo === undefined)) return undefined;
  const [from, to] = [constantBound(context, movingFrom), constantBound(context, movingTo)];
  if ((movingFrom && from === undefined) || (movingTo && to === undefined)) {
    return { kind: 'moving', then: band.then, next: band.next, from: movingFrom, to: movingTo };
  }
  if (band.next && to) return { kind: 'next', width: to };
  if (band.then) return { kind: 'then', to };
  if (from && to) {
    const order = compare(from.value, to.value);
    if (order > 0 || (order === 0 && !(from.inclusive && to.inclusive))) {
      context.report(
        emptyBand(band.span, {}, readsAsClock(type, from.value, to.value) ? roundTheEnd(context, band) : {}),
      );
      return undefined;
    }
  }
  return { kind: 'match', match: { kind: 'band', from, to } };
}

/** Hours and months as numbers go round; of anything else two limits were exchanged. */
function readsAsClock(type: Type, ...limits: readonly Rational[]): boolean {
  const [unit, another] = type.kind === 'quantity' && !type.percent ? type.unit.powers : [undefined, true];
  const counts =
    another === undefined && (unit === undefined || unit.symbol === 'hour' || unit.symbol === 'month');
  return counts && limits.every(({ n, d }) => d === 1n && n >= 0n && n <= 24n);
}

/** `from 20 below 8` of the hour as a number: what lies before 8 and from 20 on; tried before it is offered, so that no row overlaps. */
function roundTheEnd(context: Context, { lower, upper, span }: Band): Details {
  if (lower === undefined || upper === undefined) return {};
  const language = context.languageOf(span.file);
  const [from, to] = [context.text(lower.value.span), context.text(upper.value.span)];
  // A unit that is written once stands behind the last.
  const unit = /[\p{L}%]/u.test(from) ? '' : to.replace(/^[\d\s_.,]+/u, '');
  const words = {
    en: [lower.inclusive ? 'from' : 'above', 'or', upper.inclusive ? 'up to' : 'below'],
    fr: [lower.inclusive ? 'à partir de' : 'au-delà de', 'ou', upper.inclusive ? "jusqu'à" : 'moins de'],
  }[language];
  const instead = `${words[0]} ${from}${unit === '' ? '' : ` ${unit}`} ${words[1]} ${words[2]} ${to}`;
  const help = {
    en: `write the lower limit first; where it goes round the end, write \`${instead}\`, and of times and days \`20:00 to 8:00\`, \`1 November to 31 March\``,
    fr: `écrivez d'abord la limite inférieure ; si la tranche repart du début, écrivez \`${instead}\`, et d'heures et de jours \`20 h à 8 h\`, \`1er novembre au 31 mars\``,
  };
  return { ...replacing(span, instead), help };
}

function constantBound(context: Context, bound: MovingBound | undefined): Bound | undefined {
  const value = bound && constantOf(bound.value, context.statementsOf);
  return value && { value, inclusive: bound.inclusive };
}

function limitValue(
  context: Context,
  syntax: Expr,
  type: Type,
  unit: ColumnUnit,
  scope: Scope,
): CheckedExpression | undefined {
  const written = namedWidth(context, syntax);
  const value = context.check(unit === undefined ? written : inUnit(written, unit), scope, type);
  return (
    value && convertTo(context, value, { type, span: undefined }, { bareZero: true, cause: scope.owner })
  );
}

/** `the next hour` is one hour, `the next allowance` as much as the value of that name: a unit that is none is a name. */
function namedWidth(context: Context, syntax: Expr): Expr {
  if (syntax.kind !== 'number' || syntax.unit === undefined) return syntax;
  const [only, another] = syntax.unit.names;
  const withoutNumber = syntax.unit.span.start === syntax.span.start;
  if (!withoutNumber || only === undefined || another !== undefined) return syntax;
  const isUnit = context.units.find(only.text, context.languageOf(only.span.file)) !== undefined;
  return isUnit ? syntax : { kind: 'name', name: only.text, span: only.span };
}
