// The word of each operation over a list: the parser, the tree and what counts nesting go by this one table.

import type { Concept } from '../words/keywords.js';
import type { Expr } from './syntax-expressions.js';

type Operation = Extract<Expr, { kind: 'aggregate' }>['operation'];

export const aggregateWords = {
  count: 'countOf',
  sum: 'sumOf',
  average: 'averageOf',
  median: 'medianOf',
  highest: 'highest',
  lowest: 'lowest',
  last: 'theLast',
} as const satisfies Readonly<Record<Operation, Concept>>;

export const aggregateOperations = Object.keys(aggregateWords) as Operation[];

/** Words that take a value behind them; `count of` takes none. */
export const wordsBeforeValues = aggregateOperations
  .filter((operation) => operation !== 'count')
  .map((operation) => aggregateWords[operation]);
