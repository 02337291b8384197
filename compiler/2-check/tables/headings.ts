// Headings of value columns → which value and which option each column stands for, and in which unit.

import type { Cell, Name } from '../../../grammar/tree/syntax.js';
import {
  columnMissing,
  columnTwice,
  tableShape,
  unknownHeading,
} from '../../diagnostics/catalogue/rules/tables.js';
import type { Span } from '../../source.js';
import { reportUnknownOption } from '../expressions/names.js';
import type { Context } from '../types/context.js';
import { optionList } from '../types/describe.js';
import { foldHeading } from '../types/fold-heading.js';
import type { OptionSet } from '../types/types.js';
import type { ColumnUnit } from './matches.js';

export interface Heading {
  readonly text: string;
  /** The text without the unit that it states. */
  readonly words: string;
  readonly as: Name | undefined;
  readonly option: Name | undefined;
  readonly unit: ColumnUnit;
  readonly span: Span;
}

/** A value that a table gives. */
export interface GivenValue {
  readonly name: string;
  readonly label: string;
}

export interface ValueColumn extends Heading {
  /** Index in the row of cells. */
  readonly cell: number;
  /** Index in the values given. */
  readonly value: number;
  readonly optionName: string | undefined;
}

/** A heading cell, whatever it looks like. */
export function readHeading(cell: Cell): Heading {
  const { content, span } = cell;
  if (content.kind !== 'heading') {
    return { text: cell.text, words: cell.text, as: undefined, option: undefined, unit: undefined, span };
  }
  const as = content.as?.kind === 'name' ? content.as.name : undefined;
  const unit = content.unit === undefined ? undefined : 'names' in content.unit ? content.unit : 'percent';
  const words = unit ? content.text.replace(/\s+(?:in|en|dans)\s+\S+$/u, '') : content.text;
  return { text: content.text, words, as, option: content.option, unit, span };
}

const matches = (heading: string, named: { readonly name: string; readonly label: string }): boolean =>
  [named.name, named.label].some((word) => foldHeading(word) === foldHeading(heading));

/** Places every value column; undefined when one cannot be placed or is missing, which is reported. */
export function placeColumns(
  context: Context,
  cells: readonly { readonly cell: Cell; readonly index: number }[],
  values: readonly GivenValue[],
  set: OptionSet | undefined,
  place: Span,
): readonly ValueColumn[] | undefined {
  const headings = cells.map(({ cell, index }) => {
    const heading = readHeading(cell);
    return { ...(set ? withOption(heading, set) : heading), cell: index };
  });
  const columns: ValueColumn[] = [];
  let failed = false;
  for (const [position, heading] of headings.entries()) {
    const column = set
      ? placeAcross(context, heading, values, set)
      : placeValue(context, heading, values, position, headings.length);
    if (column === undefined) failed = true;
    else columns.push({ ...heading, ...column });
  }
  if (failed) return undefined;
  return isComplete(context, columns, values, set, place) ? columns : undefined;
}

/** `Ticket for low` without `as`: the last word is an option. */
function withOption(heading: Heading, set: OptionSet): Heading {
  const match = heading.option || heading.as ? null : /^(.*\S)\s+(?:for|pour)\s+(\S+)$/u.exec(heading.words);
  const [, words, word] = match ?? [];
  if (words === undefined || word === undefined || !set.options.some(({ name }) => name === word))
    return heading;
  return { ...heading, words, option: { text: word, span: heading.span } };
}

type Placement = { readonly value: number; readonly optionName: string | undefined };

function placeValue(
  context: Context,
  heading: Heading,
  values: readonly GivenValue[],
  position: number,
  count: number,
): Placement | undefined {
  const named = heading.as
    ? values.findIndex(({ name }) => name === heading.as?.text)
    : values.findIndex((value) => matches(heading.words, value));
  if (named >= 0) return { value: named, optionName: undefined };
  if (heading.as === undefined) {
    if (values.length === 1 && count > 1) {
      context.report(tableShape(heading.span, { problem: 'columns' }));
      return undefined;
    }
    if (values.length === count) return { value: position, optionName: undefined };
  }
  const wanted = optionList(values);
  context.report(
    unknownHeading(heading.as?.span ?? heading.span, { heading: heading.as?.text ?? heading.text, wanted }),
  );
  return undefined;
}

function placeAcross(
  context: Context,
  heading: Heading,
  values: readonly GivenValue[],
  set: OptionSet,
): Placement | undefined {
  const { as, option, text, words, span } = heading;
  const isOption = (name: string) => set.options.some((one) => one.name === name);
  if (option && !isOption(option.text)) {
    reportUnknownOption(context, option.text, option.span, set);
    return undefined;
  }
  if (as && !option && values.length === 1) {
    if (isOption(as.text)) return { value: 0, optionName: as.text };
    if (as.text !== values[0]?.name) {
      reportUnknownOption(context, as.text, as.span, set);
      return undefined;
    }
  }
  const optionName = option?.text ?? set.options.find((one) => matches(words, one))?.name;
  const value =
    values.length === 1
      ? 0
      : as
        ? values.findIndex(({ name }) => name === as.text)
        : values.findIndex((one) => matches(words, one));
  if (optionName !== undefined && value >= 0) return { value, optionName };
  const wanted = optionName === undefined ? optionList(set.options) : optionList(values);
  context.report(unknownHeading(as?.span ?? span, { heading: text, wanted }));
  return undefined;
}

function isComplete(
  context: Context,
  columns: readonly ValueColumn[],
  values: readonly GivenValue[],
  set: OptionSet | undefined,
  place: Span,
): boolean {
  const options = set ? set.options.map(({ name }) => name) : [undefined];
  const missing: string[] = [];
  let complete = true;
  for (const [value, { name }] of values.entries()) {
    for (const option of options) {
      const words = [
        ...(values.length > 1 || option === undefined ? [name] : []),
        ...(option ? [option] : []),
      ].join(' ');
      const own = columns.filter((column) => column.value === value && column.optionName === option);
      const [first, second] = own;
      if (first === undefined) missing.push(words);
      if (first && second) {
        const related = [{ span: first.span, label: { en: 'the first one', fr: 'la première' } }];
        context.report(columnTwice(second.span, { name: words }, { related }));
        complete = false;
      }
    }
  }
  if (missing.length > 0) {
    context.report(columnMissing(place, { names: missing.map((each) => `\`${each}\``).join(', ') }));
    complete = false;
  }
  return complete;
}
