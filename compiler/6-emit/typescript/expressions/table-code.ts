// A table lookup into comparisons: by each key in turn, bands in their order, options by their place.

import type { Expression, Table } from '../../../3-model/model.js';
import { groups, type KeyRange, type Stretch, stretches } from '../../../5-lower/partition.js';
import { type Code, equality, junction, negation, optionCode, textCode, truthLiteral } from '../code/code.js';
import type { Block } from '../integers/block.js';
import { type Case, chosen } from '../integers/choosing.js';
import { comparison } from '../integers/comparing.js';
import { constant, highest, isQuantity, lowest, type Operand, type Quantity } from '../integers/operand.js';
import { type Scope, scopeAt, type Write } from '../integers/scope.js';
import { refuses } from './refusing.js';

/** A chain of comparisons up to this long; beyond, the stretches are halved. */
const longestChain = 8;

type Continue = (rows: readonly number[], block: Block) => Operand;

export function lookedUp(
  expression: Extract<Expression, { readonly kind: 'lookup' }>,
  block: Block,
  scope: Scope,
  write: Write,
): Operand {
  const table = scope.tables.get(expression.table);
  if (table === undefined) return { kind: 'none' };
  const keys = expression.keys.map((key, index) =>
    block.keep(write(key, block, scope), `${table.origin}_key${index === 0 ? '' : index + 1}`),
  );
  if (keys.some((key) => key.kind === 'none')) return { kind: 'none' };
  const cells: Scope = { ...scopeAt(scope, table.loops, expression.items), owner: table.origin };
  const cell: Continue = (rows, inner) => {
    const row = table.rows[rows[0] ?? -1];
    const body = row?.cells[expression.column];
    return body === undefined ? noRow(table, inner, scope) : write(body, inner, cells);
  };
  return byKey(
    table,
    keys,
    0,
    cell,
    scope,
  )(
    table.rows.map((_, index) => index),
    block,
  );
}

function noRow(table: Table, block: Block, scope: Scope): Operand {
  return refuses(block, scope, 'noRow', textCode(table.origin));
}

function byKey(
  table: Table,
  keys: readonly Operand[],
  place: number,
  cell: Continue,
  scope: Scope,
): Continue {
  const key = keys[place];
  if (key === undefined) return cell;
  const next = byKey(table, keys, place + 1, cell, scope);
  return (rows, block) => {
    if (rows.length === 0) return noRow(table, block, scope);
    const matches = rows.flatMap((row) => {
      const match = table.rows[row]?.matches[place];
      return match === undefined ? [] : [{ row, match }];
    });
    if (isQuantity(key)) return byStretch(key, stretches(matches, rangeOfKey(key)), next, block);
    const cases = casesOf(key, matches).map(
      ({ test, rows: taken }): Case => ({
        when: test === undefined ? undefined : () => ({ kind: 'truth', code: test }),
        value: (inner) => (taken.length === 0 ? noRow(table, inner, scope) : next(taken, inner)),
      }),
    );
    return chosen(cases, block, table.origin);
  };
}

const rangeOfKey = (key: Quantity): KeyRange => ({
  lo: lowest(key),
  hi: highest(key),
  grid: key.kind === 'scaled' ? key.grid : undefined,
});

function byStretch(key: Quantity, all: readonly Stretch[], next: Continue, block: Block): Operand {
  if (all.length > longestChain) {
    const middle = all.length >> 1;
    return chosen(
      [
        {
          when: () => ({ kind: 'truth', code: endsBefore(key, all[middle - 1]) }),
          value: (inner) => byStretch(key, all.slice(0, middle), next, inner),
        },
        { when: undefined, value: (inner) => byStretch(key, all.slice(middle), next, inner) },
      ],
      block,
      'row',
    );
  }
  const cases = all.map(
    (stretch, index): Case => ({
      when: index === all.length - 1 ? undefined : () => ({ kind: 'truth', code: endsBefore(key, stretch) }),
      value: (inner) => next(stretch.rows, inner),
    }),
  );
  return cases.length === 0 ? next([], block) : chosen(cases, block, 'row');
}

const endsBefore = (key: Quantity, stretch: Stretch | undefined): Code =>
  stretch?.end === undefined
    ? truthLiteral(true)
    : comparison(stretch.end.after ? 'up-to' : 'below', key, constant(stretch.end.value));

interface Branch {
  /** Undefined: all that is left. */
  readonly test: Code | undefined;
  readonly rows: readonly number[];
}

function casesOf(key: Operand, matches: Parameters<typeof groups>[1]): readonly Branch[] {
  switch (key.kind) {
    case 'option': {
      const found = groups(
        key.options,
        matches,
        (match, option) => match.kind === 'options' && match.options.includes(option),
      );
      return found.map(({ values, rows }, index) => ({
        rows,
        test:
          index === found.length - 1
            ? undefined
            : anyOf(values.map((option) => equality(key.code, optionCode(key.options, option)))),
      }));
    }
    case 'truth': {
      const found = groups(
        [true, false],
        matches,
        (match, value) => match.kind === 'yes-no' && match.value === value,
      );
      return found.map(({ values, rows }, index) => ({
        rows,
        test: index === found.length - 1 ? undefined : values[0] === true ? key.code : negation(key.code),
      }));
    }
    case 'text': {
      const texts = [
        ...new Set(matches.flatMap(({ match }) => (match.kind === 'options' ? match.options : []))),
      ];
      const found = groups(
        texts,
        matches,
        (match, text) => match.kind === 'options' && match.options.includes(text),
      );
      const rest = matches.filter(({ match }) => match.kind === 'any').map(({ row }) => row);
      return [
        ...found.map(({ values, rows }) => ({
          rows,
          test: anyOf(values.map((text) => equality(key.code, textCode(text)))),
        })),
        { rows: rest, test: undefined },
      ];
    }
    default:
      key.kind satisfies 'none' | 'scaled' | 'fraction' | 'loose';
      return [];
  }
}

const anyOf = (tests: readonly Code[]): Code =>
  tests.reduce((a, b) => junction('or', a, b), truthLiteral(false));
