// Examples → cases with plain values: facts as a caller would give them, results as a run would print them.

import type { Cell, Expr, Name, TableRowSyntax } from '../../../grammar/tree/syntax.js';
import type { DeclarationOf } from '../../1-resolve/resolved.js';
import { cellCount, emptyCell } from '../../diagnostics/catalogue/rules/tables.js';
import { exampleColumn } from '../../diagnostics/catalogue/syntax/statements.js';
import type { Details } from '../../diagnostics/define.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import { exampleCause } from '../../diagnostics/told-once.js';
import { put } from '../../runtime/outcome/assessed.js';
import type { Span } from '../../source.js';
import { inUnit } from '../expressions/conditions.js';
import { isList } from '../expressions/lists.js';
import { reportUnknown, reportUnknownOption, reportWrongKind } from '../expressions/names.js';
import { readHeading } from '../tables/headings.js';
import type { ColumnUnit } from '../tables/matches.js';
import { type Context, topScope } from '../types/context.js';
import type { Example, ExpectedValue, FactInput } from '../types/parts.js';
import type { Type } from '../types/types.js';
import { moneyCode } from '../types/unit-algebra.js';
import { plainValue } from './plain-values.js';

type ExampleLine = DeclarationOf<'example'>;

/** What a column or line of an example names. */
interface Target {
  readonly name: string;
  readonly is: 'fact' | 'result';
  readonly type: Type;
  readonly list: string | undefined;
  readonly decimals: number;
  readonly unit: ColumnUnit;
}

type Items = readonly Readonly<Record<string, string | boolean>>[];

/** One example per row, or one for the line form; wrong parts are reported and left out with their example. */
export function checkExample(context: Context, line: ExampleLine): readonly Example[] {
  const readings = readReadings(context, line);
  const given = readGiven(context, line);
  const expected = readExpected(context, line);
  if (readings === undefined || given === undefined || expected === undefined) return [];
  const label = line.label?.text ?? '';
  const { header, rows } = line;
  const givenAt = Object.fromEntries(line.given.map(({ name, value }) => [name.text, value.span]));
  if (header === undefined)
    return [{ label, facts: given, readings, expected, places: givenAt, span: line.span }];
  const targets = header.cells.map((cell) => targetOf(context, cell));
  return rows.flatMap((row, index) => {
    const read = readRow(context, header, row, targets);
    if (read === undefined) return [];
    return [
      {
        label: rows.length > 1 ? `${label} (${index + 1})`.trim() : label,
        facts: { ...given, ...read.facts },
        readings,
        expected: [...expected, ...read.expected],
        places: { ...givenAt, ...read.places },
        span: row.span,
      },
    ];
  });
}

function readReadings(
  context: Context,
  { readings }: ExampleLine,
): Readonly<Record<string, string>> | undefined {
  const chosen: Record<string, string> = {};
  let failed = false;
  for (const { reading, option } of readings) {
    const meaning = context.meaning(reading.text, reading.span);
    const set =
      meaning?.kind === 'switch'
        ? meaning.set
        : meaning?.kind === 'value'
          ? meaning.readingOptions
          : undefined;
    if (set === undefined) {
      failed = true;
      const wanted = { en: 'a reading', fr: 'une lecture' };
      if (meaning) reportWrongKind(context, reading.text, reading.span, meaning, wanted);
      else reportUnknown(context, reading.text, reading.span, topScope('example', ''), undefined);
    } else if (!set.options.some(({ name }) => name === option.text)) {
      failed = true;
      reportUnknownOption(context, option.text, option.span, set);
    } else {
      put(chosen, reading.text, option.text);
    }
  }
  return failed ? undefined : chosen;
}

function readGiven(context: Context, line: ExampleLine): Record<string, FactInput> | undefined {
  const facts: Record<string, FactInput> = {};
  let failed = false;
  for (const { name, value } of line.given) {
    const target = targetNamed(context, name, undefined);
    if (target && (target.is !== 'fact' || target.list !== undefined)) {
      context.report(exampleColumn(name.span, { name: name.text }));
    }
    const plain =
      target?.is === 'fact' && target.list === undefined ? valueFor(context, value, target) : undefined;
    if (plain === undefined) failed = true;
    else put(facts, name.text, plain);
  }
  for (const { list, header, rows } of line.givenLists) {
    if (!isList(context, list, topScope('example', ''))) {
      failed = true;
      continue;
    }
    const targets = header?.cells.map((cell) => targetOf(context, cell)) ?? [];
    const items = rows.map((row) => header && readRow(context, header, row, targets, list.text));
    if (!items.every((item) => item !== undefined)) failed = true;
    else
      put<FactInput>(
        facts,
        list.text,
        items.map((item) => itemOf(item.facts)),
      );
  }
  return failed ? undefined : facts;
}

const itemOf = (facts: Readonly<Record<string, FactInput>>): Readonly<Record<string, string | boolean>> =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'boolean' ? [[name, value] as const] : [],
    ),
  );

function readExpected(context: Context, line: ExampleLine): Example['expected'] | undefined {
  const expected = line.expected.map(({ name, values, span }) => {
    const target = targetNamed(context, name, undefined);
    if (target && target.is !== 'result') {
      context.report(exampleColumn(name.span, { name: name.text }));
      return undefined;
    }
    return target && expectation(context, target, values, span);
  });
  return expected.every((each) => each !== undefined) ? expected : undefined;
}

function expectation(
  context: Context,
  target: Target,
  values: readonly Expr[],
  span: Span,
): Example['expected'][number] | undefined {
  const plain = values.map((value) => valueFor(context, value, target));
  if (!plain.every((value) => value !== undefined)) return undefined;
  const [first] = plain;
  if (target.list === undefined && plain.length > 1) {
    context.report(exampleColumn(span, { name: target.name }));
    return undefined;
  }
  const value: ExpectedValue | undefined = target.list === undefined ? first : plain;
  return value === undefined ? undefined : { result: target.name, value, span };
}

function valueFor(context: Context, value: Expr, { name, type, decimals, unit }: Target) {
  // A column that is wrong in one row is wrong in all.
  const report: Report = (diagnostic) => context.report({ ...diagnostic, cause: `${exampleCause}${name}` });
  return plainValue(
    { ...context, report },
    unit === undefined ? value : inUnit(value, unit),
    name,
    type,
    decimals,
  );
}

function targetOf(context: Context, cell: Cell): Target | undefined {
  const heading = readHeading(cell);
  const name = heading.as ?? { text: heading.words.trim(), span: heading.span };
  return targetNamed(context, name, heading.unit);
}

function targetNamed(context: Context, { text, span }: Name, unit: ColumnUnit): Target | undefined {
  const meaning = context.meaning(text, span);
  if (meaning === undefined) {
    const list = listMeant(context, text, span);
    if (list !== undefined) context.report(exampleColumn(span, { name: text }, itemsOf(list)));
    else reportUnknown(context, text, span, topScope('example', ''), undefined);
    return undefined;
  }
  if (meaning.kind === 'broken') return undefined;
  if (meaning.kind === 'fact') {
    return { name: text, is: 'fact', type: meaning.type, list: meaning.list, decimals: 0, unit };
  }
  if (meaning.kind !== 'value' || meaning.parameters.length > 0) {
    context.report(
      exampleColumn(
        span,
        { name: text },
        (meaning.kind satisfies 'list' | 'value' | 'switch' | 'columns') === 'list' ? itemsOf(text) : {},
      ),
    );
    return undefined;
  }
  const { type } = meaning;
  const currency = type.kind === 'quantity' ? moneyCode(context.units, type.unit) : undefined;
  const decimals = currency === undefined ? 0 : (context.units.get(currency)?.decimals ?? 0);
  return { name: text, is: 'result', type, list: meaning.list, decimals, unit };
}

/** `price 1`, `skiers.price`, `skiers[0].price`: the list of the fact. */
function listMeant(context: Context, words: string, span: Span): string | undefined {
  const [, name] = /^(?:[^\s.]+\.\s*)?([\p{L}_][\p{L}\p{M}\d_]*)(?:\s*\d+)?$/u.exec(words) ?? [];
  const meaning = name === undefined ? undefined : context.meaning(name, span);
  return meaning?.kind === 'fact' ? meaning.list : undefined;
}

/** How an example gives the items of a list. */
const itemsOf = (list: string): Details => ({
  cause: list,
  help: {
    en: `items are given by their facts: a line \`given ${list}\` with a table below it, an item a row; or a column for each fact, with a value for each item: \`10 EUR, 20 EUR\``,
    fr: `les éléments se donnent par leurs données : une ligne \`soit ${list}\` avec un tableau dessous, une rangée par élément ; ou une colonne par donnée, avec une valeur par élément : \`10 EUR, 20 EUR\``,
  },
});

interface ReadRow {
  readonly facts: Readonly<Record<string, FactInput>>;
  readonly places: Readonly<Record<string, Span>>;
  readonly expected: Example['expected'];
}

// Facts of list items stand in a table of their own, or as several values in one cell.
function readRow(
  context: Context,
  header: TableRowSyntax,
  row: TableRowSyntax,
  targets: readonly (Target | undefined)[],
  list?: string,
): ReadRow | undefined {
  if (row.cells.length !== header.cells.length) {
    const isBroken = row.cells.some(({ content }) => content.kind === 'broken');
    if (!isBroken)
      context.report(cellCount(row.span, { found: row.cells.length, wanted: header.cells.length }));
    return undefined;
  }
  const facts: Record<string, FactInput> = {};
  const places: Record<string, Span> = {};
  const columns = new Map<
    string,
    { readonly fact: string; readonly values: readonly (string | boolean)[] }[]
  >();
  const expected: Example['expected'][number][] = [];
  let failed = false;
  for (const [index, cell] of row.cells.entries()) {
    const target = targets[index];
    if (target === undefined) failed = true;
    if (target === undefined || cell.content.kind === 'empty') continue;
    const values = valuesOf(cell);
    if (values === undefined) {
      failed = true;
      if (cell.content.kind !== 'broken') context.report(emptyCell(cell.span, { column: target.name }));
      continue;
    }
    if (target.is === 'result') {
      const one = list === undefined ? expectation(context, target, values, cell.span) : undefined;
      if (list !== undefined) context.report(exampleColumn(cell.span, { name: target.name }));
      if (one === undefined) failed = true;
      else expected.push(one);
      continue;
    }
    target.is satisfies 'fact';
    const plain = values.map((value) => valueFor(context, value, target));
    const [first, second] = plain;
    const single = target.list === list;
    if (!plain.every((value) => value !== undefined) || first === undefined) failed = true;
    else if (single && second === undefined) {
      put(facts, target.name, first);
      put(places, target.name, cell.span);
    } else if (!single && target.list !== undefined && list === undefined) {
      columns.set(target.list, [...(columns.get(target.list) ?? []), { fact: target.name, values: plain }]);
    } else {
      failed = true;
      context.report(exampleColumn(cell.span, { name: target.name }));
    }
  }
  for (const [name, values] of columns) put<FactInput>(facts, name, itemsFrom(values));
  return failed ? undefined : { facts, places, expected };
}

function itemsFrom(
  columns: readonly { readonly fact: string; readonly values: readonly (string | boolean)[] }[],
): Items {
  const count = Math.max(...columns.map(({ values }) => values.length));
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(
      columns.flatMap(({ fact, values }) => {
        const value = values[index];
        return value === undefined ? [] : [[fact, value] as const];
      }),
    ),
  );
}

function valuesOf({ content }: Cell): readonly Expr[] | undefined {
  if (content.kind === 'expression') return [content.expression];
  if (content.kind === 'values') return content.values;
  if (content.kind === 'names') {
    return content.names.map(({ text, span }) => ({ kind: 'name', name: text, span }));
  }
  return undefined;
}
