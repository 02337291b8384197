// The table that a query reads: a column a fact, with its type and what its values may be; lists nested or in tables of their own.

import type { Input, Program } from '../../5-lower/program/program.js';
import type { Dialect } from './dialect.js';
import { limitText, unitsOf } from './inputs.js';
import { commentLine } from './levels.js';
import { placeColumn } from './raw-columns.js';

/** Decimals more than a step has: what lies between two steps is refused, not rounded when it is loaded. */
const spare = 3;

/** The type of a fact's column, without regard to NULL. */
export function typeOfInput(input: Input, { types }: Dialect): string {
  switch (input.shape.kind) {
    case 'quantity': {
      const { decimals } = unitsOf(input);
      const whole = Math.max(...[limitText(input, 'lo'), limitText(input, 'hi')].map(wholeDigits));
      return types.number(Math.max(18, whole + 2 + decimals + spare), decimals === 0 ? 0 : decimals + spare);
    }
    case 'date':
      return types.date;
    case 'yes-no':
      return types.truth;
    case 'choice':
    case 'text':
    case 'time':
      return types.text;
    default:
      return input.shape.kind satisfies never;
  }
}

const wholeDigits = (decimal: string): number => (decimal.replace('-', '').split('.')[0] ?? '').length;

/** What NULL says in a column that not every case fills. */
const absences = {
  always: undefined,
  when: 'NULL where the case does not need it',
  optional: 'may be NULL',
  default: 'NULL: the default of the rules',
} as const satisfies Record<Input['shape']['presence'], string | undefined>;

/** What people read beside a column: label, options or domain with unit and step, whether it may be NULL. */
export function remarkOf(input: Input): string {
  const { shape, steps } = input;
  const parts = [shape.label];
  if (shape.kind === 'choice') {
    parts.push(
      shape.options.map(({ name, code }) => (code === undefined ? name : `${name} (${code})`)).join(' | '),
    );
  } else if (steps !== undefined) {
    const { decimals, per } = unitsOf(input);
    const text = per.toString().padStart(decimals + 1, '0');
    const step = decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
    const unit = shape.percent ? '%' : shape.unit;
    parts.push(`${limitText(input, 'lo')} … ${limitText(input, 'hi')} ${unit}`.trim());
    if (shape.kind === 'quantity') parts.push(`step ${step}`);
    if (shape.kind === 'time') parts.push(`step ${step} min`);
  }
  const absence = absences[shape.presence];
  if (absence !== undefined) parts.push(absence);
  return parts.join(' · ');
}

export interface TableNames {
  readonly table: string;
  readonly keys: readonly string[];
}

export function factsTable(
  program: Pick<Program, 'inputs' | 'lists'>,
  dialect: Dialect,
  { table, keys }: TableNames,
): string {
  const { identifier, types } = dialect;
  const column = (input: Input) =>
    `  ${commentLine(remarkOf(input))}\n  ${identifier(input.shape.name)} ${types.nullable(typeOfInput(input, dialect))}`;
  const keyColumns = keys.map((key) => `  ${identifier(key)} ${types.notNull(types.key)}`);
  const own = program.inputs.filter(({ shape }) => shape.list === undefined).map(column);
  const itemsOf = (list: string) => program.inputs.filter(({ shape }) => shape.list === list);
  const made = (name: string, columns: readonly string[]) =>
    `CREATE TABLE ${identifier(name)} (\n${columns.join(',\n')}\n)${types.afterTable};\n`;
  if (dialect.lists.storage === 'nested') {
    const lists = program.lists.map(({ name, label, capacity }) => {
      const items = itemsOf(name);
      const fields = items.map((input) => ({ name: input.shape.name, type: typeOfInput(input, dialect) }));
      const remarks = items.map((input) => `  ${commentLine(remarkOf(input))}`).join('\n');
      return `  ${commentLine(`${label} · at most ${capacity}`)}\n${remarks}\n  ${identifier(name)} ${types.nested(fields)}`;
    });
    return made(table, [...keyColumns, ...own, ...lists]);
  }
  dialect.lists.storage satisfies 'table';
  const [key = 'case_id'] = keys;
  const unique = program.lists.length > 0 ? [`  PRIMARY KEY (${identifier(key)})`] : [];
  const children = program.lists.map(
    ({ name, label, capacity }) =>
      // Without these no query can tell: an item of no row, or two items at one place, would price in silence.
      `${commentLine(`${label} · at most ${capacity} a row; places from 1 say the order`)}\n${made(name, [
        `  ${identifier(key)} ${types.notNull(types.key)} REFERENCES ${identifier(table)} (${identifier(key)})`,
        `  ${identifier(placeColumn)} ${types.notNull(types.number(9, 0))} CHECK (${identifier(placeColumn)} >= 1)`,
        ...itemsOf(name).map(column),
        `  PRIMARY KEY (${identifier(key)}, ${identifier(placeColumn)})`,
      ])}`,
  );
  return [made(table, [...keyColumns, ...own, ...unique]), ...children].join('\n');
}
