// Expressions: the levels of the grammar fold into one tree, left to right.

import type { CstNode, IToken } from 'chevrotain';
import { joinSpans, type Span } from '../../compiler/source.js';
import type { Reader } from '../lines/reader.js';
import type { Band, Expr, RoundingRule } from '../tree/syntax.js';
import { concepts as c } from '../words/tokens.js';
import { bandWith, isTestWith, openBandWith } from './bands.js';
import {
  brokenExpression,
  cstSpan,
  has,
  node,
  nodes,
  type ReadExpression,
  requiredName,
  token,
  tokenSpan,
  tokens,
} from './cst-access.js';
import { primaryWith } from './operands.js';
import { roundingWith, stepsAroundWith, stepsWith } from './steps.js';
import { unitFrom } from './units.js';

const reading =
  (reader: Reader): ReadExpression =>
  (cst) =>
    expressionFrom(reader, cst);

/** Boundaries of a cell, a fact or a condition. */
export const bandFrom = (reader: Reader, cst: CstNode): Band => bandWith(reader, cst, reading(reader));
export const openBandFrom = (reader: Reader, cst: CstNode): Band =>
  openBandWith(reader, cst, expressionFrom(reader, node(cst, 'sum')));

/** The steps of a line, with the conditions of `due when` apart. */
export const stepsFrom = (reader: Reader, steps: readonly CstNode[]) =>
  stepsWith(reader, steps, reading(reader));

/** An expression whose steps follow commas. */
export const stepsAround = (reader: Reader, value: Expr, steps: readonly CstNode[], span: Span): Expr =>
  stepsAroundWith(reader, value, steps, span, reading(reader));

/** `half up to 1 EUR` */
export const roundingFrom = (reader: Reader, cst: CstNode): RoundingRule =>
  roundingWith(reader, cst, reading(reader));

/** Any rule from `expression` down to `primary`. */
export function expressionFrom(reader: Reader, cst: CstNode | undefined): Expr {
  if (!cst) return brokenExpression({ file: reader.file, start: 0, end: 0 });
  switch (cst.name) {
    case 'expression':
      return conditionalFrom(reader, cst);
    case 'disjunction':
    case 'conjunction':
    case 'sum':
    case 'product':
    case 'partLimit':
      return chainFrom(reader, cst);
    case 'negation':
      return prefixed(reader, cst, 'comparison', 'not');
    case 'unary':
      return prefixed(reader, cst, 'postfix', 'negate');
    case 'comparison':
      return comparisonFrom(reader, cst);
    case 'postfix':
      return postfixFrom(reader, cst);
    default:
      return primaryWith(reader, cst, reading(reader));
  }
}

function conditionalFrom(reader: Reader, cst: CstNode): Expr {
  const value = whenFrom(reader, cst);
  const standIn = node(cst, 'standIn');
  if (standIn === undefined) return value;
  return { kind: 'otherwise', value, instead: expressionFrom(reader, standIn), span: cstSpan(reader, cst) };
}

function whenFrom(reader: Reader, cst: CstNode): Expr {
  const values = nodes(cst, 'value').map((value) => expressionFrom(reader, value));
  const conditions = nodes(cst, 'condition').map((condition) => expressionFrom(reader, condition));
  const [first] = values;
  if (conditions.length === 0 && first) return first;
  const otherwise = node(cst, 'otherwiseValue');
  return {
    kind: 'when',
    branches: conditions.map((when, index) => ({
      value: values[index] ?? brokenExpression(when.span),
      when,
    })),
    otherwise: otherwise && expressionFrom(reader, otherwise),
    span: cstSpan(reader, cst),
  };
}

function chainFrom(reader: Reader, cst: CstNode): Expr {
  const [first, ...rest] = nodes(cst, 'operand');
  const operators = tokens(cst, 'operator').values();
  let left = expressionFrom(reader, first);
  for (const operand of rest) {
    if (operand.name === 'perBlock') {
      left = perBlockFrom(reader, left, operand);
      continue;
    }
    const operator = operators.next().value;
    if (!operator) break;
    const right = expressionFrom(reader, operand);
    left = {
      kind: 'binary',
      operator: operatorOf(operator),
      left,
      right,
      operatorSpan: tokenSpan(reader, operator),
      span: joinSpans(left.span, right.span),
    };
  }
  return left;
}

/** `0.70 USD per started 60 seconds in slow_time` */
function perBlockFrom(reader: Reader, left: Expr, cst: CstNode): Expr {
  const right = primaryWith(reader, cst, reading(reader));
  const span = joinSpans(left.span, right.span);
  const written = token(cst, 'perStarted') ?? token(cst, 'perFull') ?? token(cst, 'per');
  const operatorSpan = written ? tokenSpan(reader, written) : right.span;
  return { kind: 'binary', operator: '*', left, right, operatorSpan, span };
}

function operatorOf(operator: IToken): '+' | '-' | '*' | '/' | 'and' | 'or' {
  switch (operator.image) {
    case '+':
    case '-':
    case '*':
    case '/':
      return operator.image;
    default:
      if (operator.tokenType.CATEGORIES?.includes(c.of)) return '*';
      return operator.tokenType.CATEGORIES?.includes(c.and) ? 'and' : 'or';
  }
}

function prefixed(reader: Reader, cst: CstNode, inner: string, kind: 'not' | 'negate'): Expr {
  let operand = expressionFrom(reader, node(cst, inner));
  for (const prefix of tokens(cst, 'prefix').toReversed()) {
    operand = { kind, operand, span: joinSpans(tokenSpan(reader, prefix), operand.span) };
  }
  return operand;
}

function comparisonFrom(reader: Reader, cst: CstNode): Expr {
  const subject = expressionFrom(reader, node(cst, 'sum'));
  const test = isTestWith(reader, cst, reading(reader));
  if (!test) return subject;
  return { kind: 'is', subject, not: test.not, test: test.test, span: cstSpan(reader, cst) };
}

function postfixFrom(reader: Reader, cst: CstNode): Expr {
  let value = expressionFrom(reader, node(cst, 'primary'));
  for (const part of nodes(cst, 'postfixPart')) {
    const span = joinSpans(value.span, cstSpan(reader, part));
    const unit = node(part, 'unit');
    const index = node(part, 'index');
    if (unit) value = { kind: 'in', value, unit: unitFrom(reader, unit), span };
    else if (index) {
      value = {
        kind: 'item',
        of: value,
        index: expressionFrom(reader, index),
        list: requiredName(reader, part, 'list'),
        span,
      };
    } else if (node(part, 'exponent')) {
      value = { kind: 'power', base: value, exponent: expressionFrom(reader, node(part, 'exponent')), span };
    } else if (node(part, 'weight')) {
      value = { kind: 'shared', of: value, weight: expressionFrom(reader, node(part, 'weight')), span };
    } else if (has(part, 'ofThisOne')) {
      value = { kind: 'this-one', of: value, span };
    } else if (has(part, 'beforeRounding')) {
      value = { kind: 'before-rounding', of: value, span };
    } else if (has(part, 'ofItemBefore')) {
      value = { kind: 'item-before', of: value, span };
    } else if (has(part, 'ofVersionBefore')) {
      value = { kind: 'version-before', of: value, span };
    } else if (token(part, 'option')) {
      value = { kind: 'for', table: value, option: requiredName(reader, part, 'option'), span };
    }
  }
  return value;
}
