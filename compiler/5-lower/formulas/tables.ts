// A table lookup: by each key in turn, stretches of numbers halved, options by their place.

import type { Expression, Table } from '../../3-model/model.js';
import { comparison } from '../nodes/comparing.js';
import { boundsOf, constant, isQuantity, nothing } from '../nodes/quantities.js';
import { firstRefusal } from '../nodes/refusals.js';
import { groups, type Stretch, stretches } from '../partition.js';
import type { Lowered, Operand, Quantity, TruthNode } from '../program/program.js';
import { type Case, chosen, ofTruth } from './choosing.js';
import { type Lower, refusedBy, type Scope } from './scope.js';

type Continue = (rows: readonly number[], scope: Scope) => Lowered;

/** A chain of comparisons up to this long; beyond, the stretches are halved. */
const longestChain = 8;

export function lookedUp(
  expression: Extract<Expression, { readonly kind: 'lookup' }>,
  scope: Scope,
  lower: Lower,
): Lowered {
  const table = scope.index.tables.get(expression.table);
  if (table === undefined) return { value: nothing, refusal: undefined };
  const keys = expression.keys.map((key) => lower(key, scope));
  const refusal = firstRefusal(scope.nodes, ...keys.map((key) => key.refusal));
  const values = keys.map(({ value }) => value);
  if (values.some(({ kind }) => kind === 'none')) return { value: nothing, refusal };
  const cells = new Map<number, Lowered>();
  const cell: Continue = (rows, inner) => {
    const [place] = rows;
    const body = table.rows[place ?? -1]?.cells[expression.column];
    if (place === undefined || body === undefined) return noRow(inner);
    const known = cells.get(place) ?? lower(body, { ...inner, known: scope.known, owner: table.origin });
    cells.set(place, known);
    return known;
  };
  const all = table.rows.map((_, index) => index);
  const found = byKey(table, values, 0, cell)(all, { ...scope, certain: false });
  return { value: found.value, refusal: firstRefusal(scope.nodes, refusal, found.refusal) };
}

const noRow = (scope: Scope): Lowered => ({
  value: nothing,
  refusal: refusedBy(scope, 'no_row'),
});

function byKey(table: Table, keys: readonly Operand[], place: number, cell: Continue): Continue {
  const key = keys[place];
  if (key === undefined) return cell;
  const next = byKey(table, keys, place + 1, cell);
  return (rows, scope) => {
    if (rows.length === 0) return noRow(scope);
    const matches = rows.flatMap((row) => {
      const match = table.rows[row]?.matches[place];
      return match === undefined ? [] : [{ row, match }];
    });
    if (isQuantity(key)) {
      const grid = { scaled: key.grid, fraction: undefined }[key.kind];
      return byStretch(key, stretches(matches, { ...boundsOf(key), grid }), next, scope);
    }
    const cases = casesOf(scope, key, matches).map(
      ({ test, rows: taken }): Case => ({
        when: test === undefined ? undefined : () => ofTruth(test),
        value: (inner) => next(taken, inner),
      }),
    );
    return chosen(cases, scope);
  };
}

function byStretch(key: Quantity, all: readonly Stretch[], next: Continue, scope: Scope): Lowered {
  if (all.length > longestChain) {
    const middle = all.length >> 1;
    return chosen(
      [
        {
          when: () => endsBefore(scope, key, all[middle - 1]),
          value: (inner) => byStretch(key, all.slice(0, middle), next, inner),
        },
        { when: undefined, value: (inner) => byStretch(key, all.slice(middle), next, inner) },
      ],
      scope,
    );
  }
  const cases = all.map(
    (stretch, index): Case => ({
      when: index === all.length - 1 ? undefined : () => endsBefore(scope, key, stretch),
      value: (inner) => next(stretch.rows, inner),
    }),
  );
  return cases.length === 0 ? next([], scope) : chosen(cases, scope);
}

function endsBefore({ nodes }: Scope, key: Quantity, stretch: Stretch | undefined): Lowered {
  const end = stretch?.end;
  if (end === undefined) return ofTruth(nodes.truth(true));
  return ofTruth(comparison(nodes, end.after ? 'up-to' : 'below', key, constant(nodes, end.value)));
}

interface Branch {
  /** Undefined: all that is left. */
  readonly test: TruthNode | undefined;
  readonly rows: readonly number[];
}

type Matches = Parameters<typeof groups>[1];

function casesOf({ nodes }: Scope, key: Operand, matches: Matches): readonly Branch[] {
  switch (key.kind) {
    case 'option': {
      const found = groups(
        key.options,
        matches,
        (match, option) => match.kind === 'options' && match.options.includes(option),
      );
      const places = new Map(key.options.map((option, place) => [option, BigInt(place)]));
      const isAt = (option: string) =>
        nodes.compare('equal', key.place, nodes.constant(places.get(option) ?? -1n));
      return found.map(({ values, rows }, index) => ({
        rows,
        test: index === found.length - 1 ? undefined : nodes.junction('or', values.map(isAt)),
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
        test: index === found.length - 1 ? undefined : values[0] === true ? key.truth : nodes.not(key.truth),
      }));
    }
    case 'text': {
      const options = matches.flatMap(({ match }) => (match.kind === 'options' ? match.options : []));
      const found = groups(
        [...new Set(options)],
        matches,
        (match, text) => match.kind === 'options' && match.options.includes(text),
      );
      const rest = matches.filter(({ match }) => match.kind === 'any').map(({ row }) => row);
      const isText = (text: string) => nodes.sameText(key.text, nodes.text(text));
      return [
        ...found.map(({ values, rows }) => ({ rows, test: nodes.junction('or', values.map(isText)) })),
        { rows: rest, test: undefined },
      ];
    }
    case 'scaled':
    case 'fraction':
    case 'none':
      return [];
    default:
      return key satisfies never;
  }
}
