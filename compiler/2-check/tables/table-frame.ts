// The keys of a table, the values it gives and its across choice, before any row is read.

import type {
  CellContent,
  TableDeclaration,
  TableKeySyntax,
  TableRowSyntax,
} from '../../../grammar/tree/syntax.js';
import { tableColumns } from '../../1-resolve/declared-names.js';
import { tableShape } from '../../diagnostics/catalogue/rules/tables.js';
import { demand } from '../expressions/convert.js';
import { readType } from '../expressions/read-type.js';
import type { CheckedExpression } from '../types/checked.js';
import type { Context, Scope } from '../types/context.js';
import type { OptionSet, Type } from '../types/types.js';
import { keyAskedOf } from '../windows/windows.js';
import { type GivenValue, readHeading } from './headings.js';

export interface TableKey {
  readonly heading: string;
  readonly type: Type;
  readonly value: CheckedExpression | undefined;
  readonly across: boolean;
}

/** A table whose keys are typed, before its rows are read. */
export interface TableFrame {
  readonly declaration: TableDeclaration;
  readonly keys: readonly TableKey[];
  readonly across: (TableKey & { readonly set: OptionSet }) | undefined;
  /** A quantity or date whose bands stand in the headings. */
  readonly acrossBands: TableKey | undefined;
  readonly values: readonly GivenValue[];
  readonly header: TableRowSyntax;
}

/** Undefined when a key is wrong, which is reported. */
export function readFrame(
  context: Context,
  declaration: TableDeclaration,
  header: TableRowSyntax,
  scope: Scope,
): TableFrame | undefined {
  const rowKeys = declaration.keys.filter((key) => key.kind !== 'across');
  const acrossKeys = declaration.keys.filter((key) => key.kind === 'across');
  const keys = rowKeys.map((key, index) => {
    const cell = header.cells[index];
    const heading = cell ? readHeading(cell).text : '';
    const column =
      (key.kind satisfies 'by' | 'on') === 'on'
        ? []
        : declaration.rows.map(({ cells }) => cells[index]?.content);
    return readKey(context, key, heading, column, scope);
  });
  const [acrossKey, another] = acrossKeys;
  if (another) context.report(tableShape(another.span, { problem: 'across' }));
  const across = acrossKey && readAcross(context, acrossKey, scope);
  if (!keys.every((key) => key !== undefined) || (acrossKey && across === undefined) || another)
    return undefined;
  const set = across?.type.kind === 'choice' ? across.type.set : undefined;
  const values = tableColumns(declaration).map(({ text }) => {
    const given = declaration.gives.find(({ name }) => name.text === text);
    const own = text === declaration.name.text ? declaration.label?.text : undefined;
    return { name: text, label: given?.label?.text ?? own ?? text };
  });
  return {
    declaration,
    keys,
    across: across && set && { ...across, set },
    acrossBands: set ? undefined : across,
    values,
    header,
  };
}

function readKey(
  context: Context,
  key: TableKeySyntax,
  heading: string,
  column: readonly (CellContent | undefined)[],
  scope: Scope,
): TableKey | undefined {
  if (key.kind === 'on') {
    const type = readType(context, key.type);
    return type && { heading, type, value: undefined, across: false };
  }
  const checked = context.check(key.value, scope);
  const value = checked && keyAskedOf(context, checked, column);
  return value && { heading, type: value.type, value, across: false };
}

function readAcross(context: Context, key: TableKeySyntax, scope: Scope): TableKey | undefined {
  if (key.kind !== 'across') return undefined;
  const checked = context.check(key.value, scope);
  if (checked?.type.kind === 'quantity' || checked?.type.kind === 'date') {
    return { heading: context.text(key.span), type: checked.type, value: checked, across: true };
  }
  const wanted = {
    en: 'a choice, a quantity or a date',
    fr: 'un choix, une grandeur ou une date',
  };
  const value = demand(context, checked, 'choice', wanted);
  return value && { heading: value.type.set.name, type: value.type, value, across: true };
}
