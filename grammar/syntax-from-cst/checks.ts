// Checks and examples.

import type { CstNode } from 'chevrotain';
import { type Reader, spanOf } from '../lines/reader.js';
import { cellsOf } from '../lines/rows.js';
import type { BodyItem, Line, Row, Statement } from '../lines/statements.js';
import { readRule } from '../parser/read-rule.js';
import type { CheckDeclaration, Declaration, ExampleDeclaration, Expr } from '../tree/syntax.js';
import { itemRange, readBody, spanOver } from './body.js';
import { bodyRow } from './cells.js';
import { cstSpan, has, namesOf, node, nodes, optionalText, requiredName, token } from './cst-access.js';
import { expressionFrom } from './expressions.js';
import { headingRow } from './headings.js';
import { brokenDeclaration } from './one-line.js';

export function checkDeclaration(reader: Reader, statement: Statement): Declaration {
  const cst = readRule(reader, 'checkLine', statement.head, { form: 'check', at: statement.keyword });
  const body = readBody(reader, statement, {});
  if (!cst || body.broken) return brokenDeclaration(reader, { ...statement, head: [] }, body.base);
  const condition = node(cst, 'condition');
  return {
    ...body.base,
    kind: 'check',
    label: optionalText(reader, cst, 'label'),
    property: propertyFrom(reader, cst),
    when: condition && expressionFrom(reader, condition),
  };
}

function propertyFrom(reader: Reader, cst: CstNode): CheckDeclaration['property'] {
  const subject = expressionFrom(reader, node(cst, 'subject'));
  const facts = namesOf(reader, node(cst, 'names'));
  if (has(cst, 'noJumpAbove')) {
    return { kind: 'no-jump', subject, facts, limit: expressionFrom(reader, node(cst, 'limit')) };
  }
  const direction = token(cst, 'direction')?.tokenType.CATEGORIES?.[0]?.name;
  switch (direction) {
    case undefined:
      return { kind: 'always', condition: subject };
    case 'neverDecreases':
      return { kind: 'monotone', direction: 'never-decreases', subject, facts };
    case 'neverIncreases':
      return { kind: 'monotone', direction: 'never-increases', subject, facts };
    default:
      return { kind: 'monotone', direction: 'no-effect', subject, facts };
  }
}

type GivenList = ExampleDeclaration['givenLists'][number];
type Assignment = {
  readonly name: ReturnType<typeof requiredName>;
  readonly values: readonly Expr[];
  readonly span: ReturnType<typeof cstSpan>;
};

export function exampleDeclaration(reader: Reader, statement: Statement): Declaration {
  const cst = readRule(reader, 'exampleLine', statement.head, { form: 'example', at: statement.keyword });
  const given: Assignment[] = [];
  const expected: Assignment[] = [];
  const givenLists: GivenList[] = [];
  const ownRows: Row[] = [];
  const others: BodyItem[] = [];
  let broken = false;
  const collect = (line: Line, rows: readonly Row[]) => {
    const form = line.concept === 'given' ? 'given' : 'expect';
    const rule = ({ given: 'givenLine', expect: 'assignments' } as const)[form];
    const read = readRule(reader, rule, line.tokens, { form, at: itemRange(line) });
    if (!read) {
      broken = true;
      return;
    }
    if (token(read, 'list')) {
      const [header, ...body] = rows.map((row) => cellsOf(reader, row));
      givenLists.push({
        list: requiredName(reader, read, 'list'),
        header: header && headingRow(reader, header, 'table'),
        rows: body.map((row) => bodyRow(reader, row)),
        span: spanOf(reader, { start: itemRange(line).start, end: itemRange(rows.at(-1) ?? line).end }),
      });
      return;
    }
    const assigned = nodes(read, 'assignment').map((assignment) => assignmentFrom(reader, assignment));
    for (const each of assigned) ({ given: given, expect: expected })[form].push(each);
    // Rows below a line that names no list belong to nothing.
    for (const row of rows) others.push(row);
  };
  for (let index = 0; index < statement.body.length; index++) {
    const item = statement.body[index]!;
    if (item.kind === 'row') {
      if (given.length + expected.length + givenLists.length === 0 && !broken) ownRows.push(item);
      else others.push(item);
    } else if (item.concept === 'given' || item.concept === 'expect') {
      const rows: Row[] = [];
      for (let next = statement.body[index + 1]; next?.kind === 'row'; next = statement.body[++index + 1]) {
        rows.push(next);
      }
      collect(item, rows);
    } else others.push(item);
  }
  const body = readBody(reader, { ...statement, body: others }, {});
  const base = {
    ...body.base,
    span: spanOver([body.base.span, wholeSpan(reader, statement)], body.base.span),
  };
  const [header, ...rows] = ownRows.map((row) => cellsOf(reader, row));
  const headerRow = header && headingRow(reader, header, 'table');
  const bodyRows = rows.map((row) => bodyRow(reader, row));
  if (!cst || broken || body.broken) return brokenDeclaration(reader, { ...statement, head: [] }, base);
  return {
    ...base,
    kind: 'example',
    label: optionalText(reader, cst, 'label'),
    readings: nodes(cst, 'choiceOfReading').map((choice) => ({
      reading: requiredName(reader, choice, 'reading'),
      option: requiredName(reader, choice, 'option'),
    })),
    header: headerRow,
    rows: bodyRows,
    given: given.map(({ name, values, span }) => ({
      name,
      value: values[0] ?? { kind: 'broken', span },
      span,
    })),
    givenLists,
    expected,
  };
}

function wholeSpan(reader: Reader, statement: Statement) {
  const last = statement.body.at(-1);
  return spanOf(reader, {
    start: statement.keyword.start,
    end: last ? itemRange(last).end : statement.keyword.end,
  });
}

function assignmentFrom(reader: Reader, cst: CstNode): Assignment {
  return {
    name: requiredName(reader, cst),
    values: nodes(cst, 'sum').map((value) => expressionFrom(reader, value)),
    span: cstSpan(reader, cst),
  };
}
