// Boundaries, and what may follow `is`.

import type { CstNode } from 'chevrotain';
import type { Reader } from '../lines/reader.js';
import type { Band, Expr, IsTest, Limit } from '../tree/syntax.js';
import { concepts } from '../words/tokens.js';
import {
  cstSpan,
  has,
  namesOf,
  node,
  nodes,
  type ReadExpression,
  textOf,
  token,
  tokens,
} from './cst-access.js';

/** `from 11 to 30 %`: a unit written once serves both limits. */
export function bandWith(reader: Reader, cst: CstNode, read: ReadExpression): Band {
  const lower = node(cst, 'lower');
  const upper = node(cst, 'upper');
  const lowerValue = lower && read(lower);
  const upperValue = upper && read(upper);
  const limit = (value: Expr | undefined, inclusive: boolean): Limit | undefined =>
    value && { value, inclusive };
  return {
    lower: limit(
      lowerValue && upperValue ? sharingUnit(lowerValue, upperValue) : lowerValue,
      !token(cst, 'above'),
    ),
    upper: limit(upperValue, !token(cst, 'below')),
    then: has(cst, 'thenFrom') || token(cst, 'next') !== undefined,
    next: token(cst, 'next') !== undefined,
    ...(isRange(cst) ? { range: true as const } : {}),
    ...(has(cst, 'bothIncluded') ? { bothIncluded: true as const } : {}),
    span: cstSpan(reader, cst),
  };
}

/** From one limit `to` another, or between both: whether the second counts is a matter of what they measure. */
const isRange = (cst: CstNode): boolean => {
  const type = token(cst, 'upTo')?.tokenType;
  // A dash that stands for the word has its type alone.
  const words = type === undefined ? [] : [type, ...(type.CATEGORIES ?? [])];
  return (
    node(cst, 'lower') !== undefined && words.some((word) => word === concepts.to || word === concepts.and)
  );
};

/** `65 years or more`, `3 hp or less`: the limit stands before its word, and counts. */
export function openBandWith(reader: Reader, cst: CstNode, value: Expr): Band {
  const limit: Limit = { value, inclusive: true };
  const isLower = has(cst, 'orMore');
  return {
    lower: isLower ? limit : undefined,
    upper: isLower ? undefined : limit,
    then: false,
    next: false,
    span: cstSpan(reader, cst),
  };
}

function sharingUnit(lower: Expr, upper: Expr): Expr {
  if (lower.kind !== 'number' || upper.kind !== 'number' || lower.unit || lower.percent) return lower;
  return { ...lower, unit: upper.unit, percent: upper.percent };
}

/** What stands after `is` in a comparison; undefined where there is no `is`. */
export function isTestWith(
  reader: Reader,
  cst: CstNode,
  read: ReadExpression,
): { readonly not: boolean; readonly test: IsTest } | undefined {
  if (has(cst, 'isGiven') || has(cst, 'isNotGiven')) {
    return { not: has(cst, 'isNotGiven'), test: { kind: 'given' } };
  }
  const prefixes = node(cst, 'prefixes');
  if (prefixes) return { not: false, test: { kind: 'prefixes', prefixes: prefixesFrom(reader, prefixes) } };
  if (!has(cst, 'is') && !has(cst, 'isNot')) return undefined;
  return { not: has(cst, 'isNot'), test: testWith(reader, cst, read) };
}

function testWith(reader: Reader, cst: CstNode, read: ReadExpression): IsTest {
  const band = node(cst, 'band');
  if (band) return { kind: 'band', band: bandWith(reader, band, read) };
  const listed = node(cst, 'conditionValues') ?? node(cst, 'listInside');
  if (listed) {
    const values = nodes(listed, 'listed').map(read);
    const names = values.flatMap((value) =>
      value.kind === 'name' ? [{ text: value.name, span: value.span }] : [],
    );
    if (names.length === values.length) return { kind: 'names', names };
    const last = values.at(-1);
    return { kind: 'values', values: values.map((value) => (last ? sharingUnit(value, last) : value)) };
  }
  if (has(cst, 'oneOf')) {
    return { kind: 'names', names: namesOf(reader, node(cst, 'conditionNames')) };
  }
  const value = read(node(cst, 'isValue'));
  if (has(cst, 'orMore') || has(cst, 'orLess')) {
    return { kind: 'band', band: { ...openBandWith(reader, cst, value), span: value.span } };
  }
  return { kind: 'value', value };
}

/** The texts after `begins with`, without their quotes. */
export const prefixesFrom = (reader: Reader, cst: CstNode): readonly string[] =>
  tokens(cst, 'Quoted').map((token_) => textOf(reader, token_).text);
