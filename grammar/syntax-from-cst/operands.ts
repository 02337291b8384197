// Operands: numbers, names, calls, and the phrases that take their values with words.

import type { CstNode } from 'chevrotain';
import type { Span } from '../../compiler/source.js';
import type { Reader } from '../lines/reader.js';
import { aggregateOperations, aggregateWords } from '../tree/aggregate-words.js';
import type { Expr } from '../tree/syntax.js';
import { dateValue, numberValue } from '../words/numbers.js';
import { timeValue } from '../words/times.js';
import { concepts } from '../words/tokens.js';
import { bandWith } from './bands.js';
import {
  brokenExpression,
  cstSpan,
  has,
  nameOf,
  node,
  nodes,
  type ReadExpression,
  requiredName,
  textOf,
  token,
  tokenSpan,
} from './cst-access.js';
import { dateBetweenWith, datePartWith } from './dates.js';
import { stepsAroundWith } from './steps.js';
import { unitFrom } from './units.js';

/** `per started 15 minutes`, `per 15 minutes or part thereof`: the block begun counts whole. */
const startedIn = (cst: CstNode): boolean => has(cst, 'perStarted') || has(cst, 'orPart');

export function primaryWith(reader: Reader, cst: CstNode, read: ReadExpression): Expr {
  const span = cstSpan(reader, cst);
  const inner = Object.values(cst.children).flat()[0];
  switch (cst.name) {
    case 'primary':
    case 'blockWidth': {
      if (!inner) return brokenExpression(span);
      if ('children' in inner) return primaryWith(reader, inner, read);
      const written = token(cst, 'DateLiteral');
      if (written) return { kind: 'date', value: dateValue(written.image) ?? 0, span };
      const time = token(cst, 'TimeLiteral');
      if (time) return { kind: 'time', value: timeValue(time.image) ?? 0, span };
      const quoted = token(cst, 'Quoted');
      if (quoted) return { kind: 'text', value: textOf(reader, quoted).text, span };
      if (has(cst, 'notGiven')) return { kind: 'not-given', span };
      return { kind: 'yes-no', value: has(cst, 'yes'), span };
    }
    case 'quantity':
      return numberFrom(reader, cst);
    case 'nameOrCall':
      return nameOrCallFrom(reader, cst, read);
    case 'parenthesis':
      return parenthesisFrom(reader, cst, read);
    case 'extreme':
      return {
        kind: 'extreme',
        rule: has(cst, 'lowerOf') ? 'lower' : 'higher',
        values: argumentsFrom(reader, cst, read),
        span,
      };
    case 'blocks':
      return {
        kind: 'blocks',
        rounding: has(cst, 'startedBlocks') ? 'started' : has(cst, 'fullBlocks') ? 'full' : 'exact',
        plain: false,
        width: read(node(cst, 'blockWidth')),
        count: read(node(cst, 'count')),
        span,
      };
    case 'perBlock':
      return {
        kind: 'blocks',
        rounding: startedIn(cst) ? 'started' : has(cst, 'per') ? 'exact' : 'full',
        plain: true,
        width: read(node(cst, 'blockWidth')),
        count: read(node(cst, 'count')),
        span,
      };
    case 'remainder':
      return {
        kind: 'remainder',
        width: read(node(cst, 'blockWidth')),
        count: read(node(cst, 'count')),
        span,
      };
    case 'part': {
      const band = node(cst, 'partBand');
      if (!band) return brokenExpression(span);
      return {
        kind: 'part',
        value: read(node(cst, 'value')),
        band: bandWith(reader, band, read),
        span,
      };
    }
    case 'aggregate':
      return aggregateFrom(reader, cst, read);
    case 'itemValue':
      return itemValueFrom(reader, cst, read);
    case 'datePart':
      return datePartWith(reader, cst, read);
    case 'reached':
      return {
        kind: 'reached',
        what: has(cst, 'rateReachedIn') ? 'rate' : has(cst, 'onceReachedIn') ? 'once' : 'band',
        call: read(node(cst, 'nameOrCall')),
        span,
      };
    case 'dateBetween':
      return dateBetweenWith(reader, cst, read);
    default:
      return brokenExpression(span);
  }
}

/** `5/9 %` is five per cent divided by nine. */
function numberFrom(reader: Reader, cst: CstNode): Expr {
  const written = node(cst, 'unit');
  const unit = written && unitFrom(reader, written);
  const span = cstSpan(reader, cst);
  const found = token(cst, 'NumberLiteral');
  const [above = '0', below] = (found?.image ?? '0').split('/');
  const number: Expr = {
    kind: 'number',
    value: numberValue(above),
    unit,
    percent: token(cst, 'Percent') || unit?.percent ? 'percent' : has(cst, 'points') ? 'points' : undefined,
    span,
  };
  if (below === undefined || !found) return number;
  const operatorSpan = tokenSpan(reader, found);
  const divisor: Expr = {
    kind: 'number',
    value: numberValue(below),
    unit: undefined,
    percent: undefined,
    span: operatorSpan,
  };
  return { kind: 'binary', operator: '/', left: number, right: divisor, operatorSpan, span };
}

const argumentsFrom = (reader: Reader, cst: CstNode, read: ReadExpression): readonly Expr[] =>
  nodes(cst, 'arguments')
    .flatMap((list) => nodes(list, 'argument'))
    .map((argument) => withSteps(reader, argument, cstSpan(reader, argument), read));

function withSteps(reader: Reader, cst: CstNode, span: Span, read: ReadExpression): Expr {
  const value = read(node(cst, 'expression'));
  const steps = nodes(cst, 'step');
  return steps.length === 0 ? { ...value, span } : stepsAroundWith(reader, value, steps, span, read);
}

function nameOrCallFrom(reader: Reader, cst: CstNode, read: ReadExpression): Expr {
  const span = cstSpan(reader, cst);
  const found = token(cst, 'Name');
  if (!found) return brokenExpression(span);
  const name = nameOf(reader, found);
  if (!token(cst, 'Open')) return { kind: 'name', name: name.text, span };
  const given = argumentsFrom(reader, cst, read);
  const [year, month, day] = given;
  const isDate = found.tokenType.CATEGORIES?.includes(concepts.dateType) === true;
  if (isDate && given.length === 3 && year && month && day) {
    return { kind: 'date-of', year, month, day, span };
  }
  return { kind: 'call', name, arguments: given, span };
}

/** Parentheses leave no trace but for what they hold: replacements or steps. */
function parenthesisFrom(reader: Reader, cst: CstNode, read: ReadExpression): Expr {
  const span = cstSpan(reader, cst);
  const replaced = node(cst, 'replacements');
  if (replaced) {
    return {
      kind: 'with',
      value: read(node(cst, 'expression')),
      replacements: nodes(replaced, 'replacement').map((replacement) => ({
        name: requiredName(reader, replacement),
        value: read(node(replacement, 'sum')),
      })),
      span,
    };
  }
  return withSteps(reader, cst, span, read);
}

function aggregateFrom(reader: Reader, cst: CstNode, read: ReadExpression): Expr {
  const operation = aggregateOperations.find((each) => has(cst, aggregateWords[each]));
  if (operation === undefined) return brokenExpression(cstSpan(reader, cst));
  const value = node(cst, 'value');
  const condition = node(cst, 'condition');
  return {
    kind: 'aggregate',
    operation,
    of: value && read(value),
    list: requiredName(reader, cst, 'list'),
    before: has(cst, 'beforeThisOne'),
    where: condition && read(condition),
    span: cstSpan(reader, cst),
  };
}

function itemValueFrom(reader: Reader, cst: CstNode, read: ReadExpression): Expr {
  const span = cstSpan(reader, cst);
  const name = token(cst, 'Name');
  if (name) return { kind: 'retained', name: nameOf(reader, name), span };
  const of = read(node(cst, 'value'));
  return has(cst, 'rankOf')
    ? { kind: 'rank', of, span }
    : { kind: 'running-total', of, inclusive: !has(cst, 'beforeThisOne'), span };
}
