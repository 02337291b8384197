// Changed parameter cells as edits of the numbers in the rule files, each at its own place and in its own style.

import type { Model } from '../../../3-model/model.js';
import { divide, equals, multiply, type Rational, rational } from '../../../runtime/exact/rational.js';
import type { Span } from '../../../source.js';
import type { ParameterBlock, ParameterCell } from '../book/parameters.js';
import { digitsOf, type RuleText, writtenLike } from './number-style.js';

type ValueCell = Extract<ParameterCell, { kind: 'value' }>;

export interface WantedValue {
  /** Key of the parameter cell. */
  readonly key: string;
  readonly value: Rational;
}

export interface LiteralEdit extends WantedValue {
  /** The digits of the old number alone. */
  readonly span: Span;
  readonly old: string;
  readonly text: string;
  /** The number as the rule file writes it, without unit: 25 for 25 %. */
  readonly written: { readonly old: Rational; readonly now: Rational };
}

export type EditRefusal =
  /** The cell stands for no single number of the rule files. */
  | 'no-number'
  /** Two cells of the workbook hold one number of the rule file, and differ now. */
  | 'contradiction'
  | 'not-decimal';

export interface LiteralEdits {
  readonly edits: readonly LiteralEdit[];
  readonly refused: readonly { readonly key: string; readonly reason: EditRefusal }[];
}

export function literalEdits(
  model: Model,
  blocks: readonly ParameterBlock[],
  wanted: readonly WantedValue[],
  fileOf: (path: string) => RuleText | undefined,
): LiteralEdits {
  const cells = valueCells(blocks);
  const edits: LiteralEdit[] = [];
  const refused: { readonly key: string; readonly reason: EditRefusal }[] = [];
  for (const { key, value } of wanted) {
    const cell = cells.find((candidate) => candidate.key === key);
    const place = cell && literalOf(cell, cells, model);
    const file = place && fileOf(place.span.file);
    const found = place && file && digitsOf(file.text.slice(place.span.start, place.span.end), place.written);
    if (cell === undefined || place === undefined || !file || !found) {
      refused.push({ key, reason: 'no-number' });
      continue;
    }
    const now = place.factor === undefined ? value : multiply(value, place.factor);
    const { at, digits: old } = found;
    const text = writtenLike(old, now, file);
    if (text === undefined) {
      refused.push({ key, reason: 'not-decimal' });
      continue;
    }
    const start = place.span.start + at;
    const span: Span = { file: place.span.file, start, end: start + old.length };
    const rival = edits.find((edit) => edit.span.file === span.file && edit.span.start === start);
    if (rival !== undefined) {
      if (rival.text !== text) refused.push({ key, reason: 'contradiction' });
      continue;
    }
    edits.push({ key, value, span, old, text, written: { old: place.written, now } });
  }
  return { edits, refused };
}

export const valueCells = (blocks: readonly ParameterBlock[]): readonly ValueCell[] =>
  blocks.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell?.kind === 'value' ? [cell] : []))),
  );

interface Literal {
  readonly span: Span;
  readonly written: Rational;
  /** From the cell's value to the written one: 100 for per cent. */
  readonly factor: Rational | undefined;
}

/** The cell's own number; for a limit, whose place is the whole row, the one number there that says it. */
function literalOf(cell: ValueCell, cells: readonly ValueCell[], model: Model): Literal | undefined {
  const { span: place, value } = cell;
  if (place === undefined) return undefined;
  const own = model.numbers.find(({ span }) => sameSpan(span, place));
  if (own !== undefined) {
    const factor = value.n === 0n ? perCent(own.percent) : divide(own.value, value);
    return own.value.n === 0n && value.n !== 0n ? undefined : { span: own.span, written: own.value, factor };
  }
  const inRow = model.numbers.filter(
    ({ span, value: written, percent }) =>
      span.file === place.file &&
      span.start >= place.start &&
      span.end <= place.end &&
      equals(multiply(value, perCent(percent) ?? rational(1)), written) &&
      !cells.some((other) => other.span !== undefined && sameSpan(other.span, span)),
  );
  // Two limits of one row that are alike: the cells stand in the order of the numbers.
  const alike = cells.filter(
    (other) =>
      other.span !== undefined &&
      sameSpan(other.span, place) &&
      other.follows === undefined &&
      equals(other.value, value),
  );
  const found = inRow.length === alike.length ? inRow[alike.indexOf(cell)] : undefined;
  return found && { span: found.span, written: found.value, factor: perCent(found.percent) };
}

const perCent = (percent: boolean): Rational | undefined => (percent ? rational(100) : undefined);

const sameSpan = (a: Span, b: Span): boolean => a.file === b.file && a.start === b.start && a.end === b.end;
