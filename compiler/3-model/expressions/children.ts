// What a formula node is made of, in one table: its operands in order of evaluation. Children, and the same node over other
// operands, are both read off it.

import type { CommonNode, Language } from '../../2-check/types/expression.js';
import type { Expression } from '../model.js';

/** A field is one operand (or none), a row of them, or a row of records that have some. */
type Part = 'one' | 'each' | Parts;

interface Parts {
  readonly [field: string]: Part;
}

/** How a field of this type holds operands; never where it holds none. */
type PartOf<T, E> = [T] extends [undefined]
  ? never
  : [T] extends [E | undefined]
    ? 'one'
    : [T] extends [readonly E[]]
      ? 'each'
      : [T] extends [readonly (infer R)[]]
        ? RecordParts<R, E>
        : never;

type RecordParts<R, E> = R extends object
  ? [keyof PartsOf<R, E>] extends [never]
    ? never
    : PartsOf<R, E>
  : never;

/** A place for each field that holds operands, and for no other. */
type PartsOf<N, E> = {
  readonly [F in keyof N as [PartOf<N[F], E>] extends [never] ? never : F]-?: PartOf<N[F], E>;
};

/** The node of a kind, where one form serves several kinds too. */
type NodeOf<N extends { readonly kind: string }, K> = N extends unknown
  ? K extends N['kind']
    ? N
    : never
  : never;

type Table<N extends { readonly kind: string }, E> = {
  readonly [K in N['kind']]: PartsOf<NodeOf<N, K>, E>;
};

/** Stands for an expression of any language. */
interface Probe extends Language {
  readonly expression: { readonly isOperand: true };
  readonly item: object;
  readonly loop: object;
}

const none = {};
const pair = { left: 'one', right: 'one' } as const;
const operand = { operand: 'one' } as const;
const operands = { operands: 'each' } as const;

/** The nodes that the checked tree and the model have in common. */
const common = {
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
} as const satisfies Table<CommonNode<Probe>, Probe['expression']>;

/** All nodes of the model. Cells of tables and scales are not operands of their use. */
const ofModel = {
  ...common,
  reference: none,
  earlier: none,
  'retained-label': none,
  alternatives: { items: { value: 'one' } },
  lookup: { keys: 'each' },
  scale: { input: 'one', variant: 'one' },
  'in-force': { date: 'one', periods: { value: 'one' } },
} as const satisfies Table<Expression, Expression>;

/** The fields of each kind in the order of the table, found once. */
type Fields = readonly (readonly [field: string, part: 'one' | 'each' | Fields])[];

const fieldsOf = (parts: Parts): Fields =>
  Object.entries(parts).map(([field, part]) => [field, typeof part === 'string' ? part : fieldsOf(part)]);

const fields: ReadonlyMap<string, Fields> = new Map(
  Object.entries(ofModel).map(([kind, parts]) => [kind, fieldsOf(parts)]),
);

/** What the table is true of, when it is read by the names of fields. */
type Values = Readonly<Record<string, unknown>>;

function collect(node: Values, among: Fields, found: unknown[]): void {
  for (const [field, part] of among) {
    const value = node[field];
    if (value === undefined) continue;
    if (part === 'one') found.push(value);
    else if (part === 'each') for (const each of value as readonly unknown[]) found.push(each);
    else for (const each of value as readonly Values[]) collect(each, part, found);
  }
}

function mapped(node: Values, among: Fields, map: (operand: never) => unknown): Values {
  const over = (value: unknown, part: Fields[number][1]): unknown => {
    if (part === 'one') return map(value as never);
    if (part === 'each') return (value as readonly never[]).map((each) => map(each));
    return (value as readonly Values[]).map((each) => mapped(each, part, map));
  };
  const changed = among.flatMap(([field, part]) => {
    const value = node[field];
    return value === undefined ? [] : [[field, over(value, part)]];
  });
  return { ...node, ...Object.fromEntries(changed) };
}

const noFields: Fields = [];

/** The operands of a node that the checked tree and the model have in common, in order. */
export function commonChildren<L extends Language>(node: CommonNode<L>): readonly L['expression'][] {
  const found: L['expression'][] = [];
  collect(node, fields.get(node.kind) ?? noFields, found);
  return found;
}

/** The operands of a node, in order of evaluation. */
export function childrenOf(expression: Expression): readonly Expression[] {
  const found: unknown[] = [];
  collect(expression as unknown as Values, fields.get(expression.kind) ?? noFields, found);
  return found as Expression[];
}

/** The nodes that name items, or bind them: each language has its own. */
type ItemNode = 'fact' | 'given' | 'position' | 'aggregate' | 'before' | 'item' | 'running-total' | 'rank';

/** The nodes that are the same in every language but for their operands. */
type PlainNode<L extends Language> = Exclude<CommonNode<L>, { readonly kind: ItemNode }>;

/** The same node over mapped operands; `map` is called in order. */
export const mapCommon = <A extends Language, B extends Language>(
  node: PlainNode<A>,
  map: (child: A['expression']) => B['expression'],
): PlainNode<B> => mapped(node, fields.get(node.kind) ?? noFields, map) as PlainNode<B>;

/** `map` is called on each operand, in order; a node without operands stays as it is. */
export function mapOperands(expression: Expression, map: (operand: Expression) => Expression): Expression {
  const among = fields.get(expression.kind) ?? noFields;
  if (among.length === 0) return expression;
  return mapped(expression as unknown as Values, among, map) as unknown as Expression;
}
