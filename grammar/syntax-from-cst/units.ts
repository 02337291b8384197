// Units, quantities, types and options.

import type { CstNode } from 'chevrotain';
import type { Reader } from '../lines/reader.js';
import type {
  NumberSyntax,
  OptionSyntax,
  Parameter,
  Quantity,
  TypeSyntax,
  UnitSyntax,
} from '../tree/syntax.js';
import { numberValue } from '../words/numbers.js';
import { plainWord } from '../words/phrases.js';
import { cstSpan, has, node, nodes, optionalText, requiredName, token } from './cst-access.js';

/** `XPF/day/block`, `%/block`: each name with its own span. */
export function unitFrom(reader: Reader, cst: CstNode): UnitSyntax {
  const percent = token(cst, 'PercentPer');
  const found = percent ?? token(cst, 'CompoundUnit') ?? token(cst, 'Name');
  const span = cstSpan(reader, cst);
  if (!found) return { names: [], span };
  const sign = percent ? '%/'.length : 0;
  let start = found.startOffset + sign;
  const names = found.image
    .slice(sign)
    .split('/')
    .map((part) => {
      const name = {
        text: plainWord(part),
        span: { file: reader.file, start, end: start + part.length },
      };
      start += part.length + 1;
      return name;
    });
  return { names, span, ...(percent ? { percent: true as const } : {}) };
}

export function quantityFrom(reader: Reader, cst: CstNode): Quantity {
  const written = token(cst, 'NumberLiteral');
  const unit = node(cst, 'unit');
  return {
    value: numberValue(written?.image ?? '0'),
    unit: unit && unitFrom(reader, unit),
    span: cstSpan(reader, cst),
  };
}

export function typeFrom(reader: Reader, cst: CstNode): TypeSyntax {
  const span = cstSpan(reader, cst);
  const unit = node(cst, 'unit');
  if (unit) return { kind: 'unit', unit: unitFrom(reader, unit), span };
  const numbers = node(cst, 'quantities');
  if (numbers) return { kind: 'one-of-numbers', values: numbersFrom(reader, numbers), span };
  if (has(cst, 'oneOf')) {
    return {
      kind: 'one-of',
      options: nodes(cst, 'optionCell').map((option) => optionFrom(reader, option)),
      span,
    };
  }
  if (has(cst, 'like')) return { kind: 'like', name: requiredName(reader, cst), span };
  if (has(cst, 'yesNo')) return { kind: 'yes-no', span };
  if (has(cst, 'dateType')) return { kind: 'date', span };
  if (has(cst, 'timeType')) return { kind: 'time', span };
  if (has(cst, 'yearType')) return { kind: 'calendar-year', span };
  if (has(cst, 'textType')) return { kind: 'text', span };
  if (has(cst, 'percentType')) return { kind: 'percent', span };
  return { kind: 'number', span };
}

/** `13, 20, 25 mm`: a unit that is written once, behind the last, is that of all. */
function numbersFrom(reader: Reader, cst: CstNode): readonly NumberSyntax[] {
  const written = nodes(cst, 'quantity').map((quantity): NumberSyntax => {
    const { value, unit, span } = quantityFrom(reader, quantity);
    const percent = token(quantity, 'Percent') ? 'percent' : has(quantity, 'points') ? 'points' : undefined;
    return { kind: 'number', value, unit, percent, span };
  });
  const last = written.at(-1);
  const isBare = ({ unit, percent }: NumberSyntax) => unit === undefined && percent === undefined;
  return written.map((number) =>
    last !== undefined && isBare(number) ? { ...number, unit: last.unit, percent: last.percent } : number,
  );
}

export function optionFrom(reader: Reader, cst: CstNode): OptionSyntax {
  return {
    name: requiredName(reader, cst),
    label: optionalText(reader, cst, 'label'),
    code: optionalText(reader, cst, 'code'),
  };
}

export function parametersFrom(reader: Reader, cst: CstNode): readonly Parameter[] {
  return nodes(cst, 'parameter').map((parameter) => {
    const type = node(parameter, 'type');
    return {
      name: requiredName(reader, parameter),
      type: type ? typeFrom(reader, type) : { kind: 'number', span: cstSpan(reader, parameter) },
    };
  });
}
