// What formula nodes are made of, said in tables: the operands of each kind in order of evaluation. Children, and the same node
// over other operands, are both read off them. Here is what a table may say, and the nodes that both trees have.

import type { CommonNode, Language } from '../../2-check/types/expression.js';

/** A field is one operand (or none), a row of them, a record that has some or a row of such; `again` says once more what others say. */
type Part = 'one' | 'each' | 'again' | Parts;

interface Parts {
  readonly [field: string]: Part;
}

/** How a field of this type holds operands; never where it holds none. `R` are the records that stand alone. */
type PartOf<T, E, R> = [T] extends [undefined]
  ? never
  : [T] extends [E | undefined]
    ? 'one'
    : [T] extends [readonly E[]]
      ? 'each'
      : [T] extends [readonly (infer Row)[] | undefined]
        ? RecordParts<Row, E, R>
        : [T] extends [R | undefined]
          ? RecordParts<NonNullable<T>, E, R>
          : never;

type RecordParts<T, E, R> = [T] extends [object]
  ? [keyof PartsOf<T, E, R>] extends [never]
    ? never
    : PartsOf<T, E, R> | 'again'
  : never;

/** The fields of any of several records, and what they hold there. */
type FieldOf<N> = N extends unknown ? keyof N : never;
type Held<N, F> = N extends unknown ? (F extends keyof N ? N[F] : never) : never;

/** A place for each field that holds operands, and for no other. */
type PartsOf<N, E, R> = {
  readonly [F in FieldOf<N> as [PartOf<Held<N, F>, E, R>] extends [never] ? never : F]-?: PartOf<
    Held<N, F>,
    E,
    R
  >;
};

/** The node of a kind, where one form serves several kinds too. */
type NodeOf<N extends { readonly kind: string }, K> = N extends unknown
  ? K extends N['kind']
    ? N
    : never
  : never;

/** A place for each kind of node and each field that holds operands. */
export type OperandTable<N extends { readonly kind: string }, E, R = never> = {
  readonly [K in N['kind']]: PartsOf<NodeOf<N, K>, E, R>;
};

/** Stands for an expression of any language. */
interface Probe extends Language {
  readonly expression: { readonly isOperand: true };
  readonly item: object;
  readonly loop: object;
}

export const none = {};
const pair = { left: 'one', right: 'one' } as const;
const operand = { operand: 'one' } as const;
const operands = { operands: 'each' } as const;

/** The nodes that the checked tree and the model have in common. */
export const common = {
  number: none,
  date: none,
  text: none,
  'yes-no': none,
  option: none,
  fact: none,
  given: none,
  reading: none,
  position: none,
  'not-given': none,
  add: pair,
  subtract: pair,
  multiply: pair,
  divide: pair,
  compare: pair,
  negate: operand,
  not: operand,
  round: operand,
  'begins-with': operand,
  minimum: operands,
  maximum: operands,
  and: operands,
  or: operands,
  conditional: { branches: { when: 'one', then: 'one' }, otherwise: 'one' },
  aggregate: { where: 'one', of: 'one' },
  before: { where: 'one', of: 'one' },
  item: { index: 'one', of: 'one' },
  'running-total': { of: 'one' },
  rank: { of: 'one' },
  'date-part': { date: 'one' },
  'date-between': { from: 'one', to: 'one' },
  'date-shift': { date: 'one', by: 'one' },
  'date-of': { year: 'one', month: 'one', day: 'one' },
} as const satisfies OperandTable<CommonNode<Probe>, Probe['expression']>;

/** The fields of a kind in the order of the table. */
type Fields = readonly (readonly [field: string, part: 'one' | 'each' | Fields])[];

const fieldsOf = (parts: Parts): Fields =>
  Object.entries(parts).flatMap(([field, part]) =>
    part === 'again' ? [] : [[field, typeof part === 'string' ? part : fieldsOf(part)]],
  );

/** What the table is true of, when it is read by the names of fields. */
type Values = Readonly<Record<string, unknown>>;

function collect(node: Values, among: Fields, found: unknown[]): void {
  for (const [field, part] of among) {
    const value = node[field];
    if (value === undefined) continue;
    if (part === 'one') found.push(value);
    else if (part === 'each') for (const each of value as readonly unknown[]) found.push(each);
    else if (Array.isArray(value)) for (const each of value as readonly Values[]) collect(each, part, found);
    else collect(value as Values, part, found);
  }
}

function mapped(node: Values, among: Fields, map: (operand: never) => unknown): Values {
  const over = (value: unknown, part: Fields[number][1]): unknown => {
    if (part === 'one') return map(value as never);
    if (part === 'each') return (value as readonly never[]).map((each) => map(each));
    if (Array.isArray(value)) return (value as readonly Values[]).map((each) => mapped(each, part, map));
    return mapped(value as Values, part, map);
  };
  const changed = among.flatMap(([field, part]) => {
    const value = node[field];
    return value === undefined ? [] : [[field, over(value, part)]];
  });
  return { ...node, ...Object.fromEntries(changed) };
}

/** What is read off a table: its fields are found once. */
export interface Operands {
  /** The operands of a node, in order of evaluation. */
  readonly of: (node: { readonly kind: string }) => readonly unknown[];
  /** The same node over mapped operands, `map` being called in order; the node itself where it has none. */
  readonly over: (node: { readonly kind: string }, map: (operand: never) => unknown) => unknown;
}

export function operandsBy(table: Readonly<Record<string, Parts>>): Operands {
  const fields = new Map(Object.entries(table).map(([kind, parts]) => [kind, fieldsOf(parts)]));
  const none: Fields = [];
  return {
    of: (node) => {
      const found: unknown[] = [];
      collect(node as unknown as Values, fields.get(node.kind) ?? none, found);
      return found;
    },
    over: (node, map) => {
      const among = fields.get(node.kind) ?? none;
      return among.length === 0 ? node : mapped(node as unknown as Values, among, map);
    },
  };
}
