// The lines below a declaration's first: rows, steps, quotes and the rest, each where it belongs.

import type { IToken } from 'chevrotain';
import { misplacedLine, saidTwice } from '../../compiler/diagnostics/catalogue/syntax/syntax.js';
import { rowsWithoutTable } from '../../compiler/diagnostics/catalogue/syntax/syntax-rows.js';
import { joinSpans, type Span } from '../../compiler/source.js';
import { type Reader, spanOf } from '../lines/reader.js';
import {
  type BodyItem,
  isStepStart,
  type Line,
  type Row,
  rangeOf,
  type Statement,
} from '../lines/statements.js';
import { type Form, formOf } from '../mistakes/forms.js';
import { readRule } from '../parser/read-rule.js';
import type { DeclarationBase, Expr, Name, Step, Text } from '../tree/syntax.js';
import { wordOf } from '../words/keywords.js';
import { nodes, optionalText, requiredName, requiredText } from './cst-access.js';
import { stepsFrom } from './expressions.js';
import { isPasted, isRuled, reportPasted, reportRuled, unknown } from './odd-lines.js';

/** What may stand below a kind of declaration, beside `quote` and `allow`. */
export interface Accepts {
  readonly rows?: boolean;
  readonly steps?: boolean;
  readonly chosen?: boolean;
  /** Reads a line that begins with no keyword; false where it cannot. */
  readonly other?: (tokens: readonly IToken[]) => boolean;
}

export interface Body {
  readonly base: DeclarationBase;
  readonly rows: readonly Row[];
  readonly steps: readonly Step[];
  readonly due: Expr | undefined;
  readonly chosen: Name | undefined;
  /** A line was not understood: what is declared would not be what was meant. */
  readonly broken: boolean;
}

export function statementSpan(reader: Reader, statement: Statement): Span {
  const item = statement.body.at(-1);
  const end = item ? itemRange(item).end : Math.max(statement.keyword.end, rangeOf(statement.head).end);
  return spanOf(reader, { start: statement.keyword.start, end });
}

export const itemRange = (item: BodyItem) =>
  item.kind === 'row' || !item.keyword
    ? rangeOf(item.tokens)
    : { start: item.keyword.start, end: Math.max(item.keyword.end, rangeOf(item.tokens).end) };

/** Reads what stands below a declaration; the declaration's own steps on its first line come in `first`. */
export function readBody(
  reader: Reader,
  statement: Statement,
  accepts: Accepts,
  first: { readonly steps: readonly Step[]; readonly due: readonly Expr[] } = { steps: [], due: [] },
): Body {
  const quotes: Text[] = [];
  const allowed: { code: Name; because: Text | undefined }[] = [];
  const rows: Row[] = [];
  const steps: Step[] = [...first.steps];
  const due: Expr[] = [...first.due];
  let chosen: Name | undefined;
  let broken = false;
  let told = false;
  // Steps end the rows; quotes may stand between them.
  let ended = false;
  const pasted: Line[] = [];
  for (const item of statement.body) {
    if (item.kind === 'row') {
      if (isRuled(item)) reportRuled(reader, item);
      else if (accepts.rows && !ended) rows.push(item);
      else if (!told) {
        told = true;
        broken = true;
        reader.report(
          rowsWithoutTable(spanOf(reader, rangeOf(item.tokens)), {
            keyword: keywordText(reader, statement),
            form: formOf('alternative', reader.locale),
          }),
        );
      }
      continue;
    }
    if (accepts.rows && item.concept === undefined && isPasted(reader, item)) {
      pasted.push(item);
      continue;
    }
    switch (item.concept) {
      case 'quote': {
        const cst = readRule(reader, 'quotedLine', item.tokens, placeOf(item, 'quote'));
        if (cst) quotes.push(requiredText(reader, cst));
        break;
      }
      case 'allow': {
        const cst = readRule(reader, 'allowLine', item.tokens, placeOf(item, 'allow'));
        if (cst)
          allowed.push({ code: requiredName(reader, cst), because: optionalText(reader, cst, 'reason') });
        break;
      }
      case 'chosen': {
        if (!accepts.chosen) {
          broken = misplaced(reader, statement, item);
          break;
        }
        const cst = readRule(reader, 'nameLine', item.tokens, placeOf(item, 'chosen'));
        if (cst && chosen) twice(reader, item);
        if (cst) chosen ??= requiredName(reader, cst);
        else broken = true;
        break;
      }
      case undefined: {
        if (item.tokens[0] && isStepStart(item.tokens[0])) {
          if (!accepts.steps) {
            broken = misplaced(reader, statement, item);
            break;
          }
          const cst = readRule(reader, 'steps', item.tokens, placeOf(item, 'step'));
          ended = rows.length > 0;
          if (!cst) broken = true;
          else {
            const read = stepsFrom(reader, nodes(cst, 'stepOrDue'));
            for (const step of read.steps) steps.push(step);
            if (read.due.length > 0 && due.length > 0) twice(reader, item);
            for (const condition of read.due) due.push(condition);
          }
        } else if (!accepts.other?.(item.tokens)) {
          broken = true;
          unknown(reader, item, statement);
        }
        break;
      }
      default:
        item.concept satisfies undefined | 'given' | 'expect';
        broken = misplaced(reader, statement, item);
    }
  }
  if (pasted.length > 0) reportPasted(reader, pasted);
  return {
    base: { span: statementSpan(reader, statement), quotes, allowed },
    rows,
    steps,
    due: due[0],
    chosen,
    broken: broken || pasted.length > 0,
  };
}

const keywordText = (reader: Reader, statement: Statement): string =>
  reader.text.slice(statement.keyword.start, statement.keyword.end);

const placeOf = (line: Line, form: Form) => ({ form, at: itemRange(line) });

function twice(reader: Reader, line: Line): void {
  const range = itemRange(line);
  const word = line.keyword
    ? reader.text.slice(line.keyword.start, line.keyword.end)
    : wordOf('dueWhen', reader.locale);
  reader.report(saidTwice(spanOf(reader, range), { word }));
}

function misplaced(reader: Reader, statement: Statement, line: Line): true {
  const range = line.keyword ?? rangeOf(line.tokens.slice(0, 1));
  reader.report(
    misplacedLine(spanOf(reader, range), {
      word: reader.text.slice(range.start, range.end),
      keyword: keywordText(reader, statement),
    }),
  );
  return true;
}

/** The smallest span over several parts. */
export const spanOver = (spans: readonly Span[], otherwise: Span): Span =>
  spans.length === 0 ? otherwise : spans.reduce(joinSpans);
