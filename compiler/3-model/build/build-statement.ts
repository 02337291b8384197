// One statement into its definitions: formula, steps, rounding and due gate; the branches of a choice; the lookup of a column.

import type { Statement } from '../../2-check/types/checked.js';
import type { DefinitionId, Expression } from '../model.js';
import type { Build, Scope } from './build.js';
import { buildFormula, type Operation } from './build-formula.js';
import { isFromTop } from './build-from-top.js';
import { lookupColumn } from './build-table.js';
import { useOf } from './declared.js';
import { chooseByReading } from './readings.js';

/** The definitions of one statement; `final` when no version node follows. The scope's prefix is the id of the value. */
export function buildStatement(
  build: Build,
  name: string,
  statement: Statement,
  anyScope: Scope,
  final: boolean,
): Expression {
  const scope = { ...anyScope, owner: name };
  const id: DefinitionId = scope.prefix;
  const version = final ? '' : ` (${versionName(build, statement)})`;
  const label = `${build.words.label(name)}${version}`;
  const span = statement.place.span;
  const single = (
    type: Expression['type'],
    body: Expression,
    formula: string,
    role: 'formula' | 'condition',
  ) => build.store.add(scope, { id, final, label, role, type, body, formula, span });
  switch (statement.kind) {
    case 'amount':
    case 'value':
    case 'answer':
      return buildFormula(build, statement.formula, scope, {
        id,
        final,
        always: true,
        label,
        after: lastOperations(build, statement, scope),
      });
    case 'choice': {
      const { type } = statement;
      if (statement.by)
        return buildFormula(build, statement.by, scope, { id, final, always: true, label, after: [] });
      const option = (row: (typeof statement.rows)[number]): Expression => ({
        kind: 'option',
        value: row.option,
        type,
        span: row.span,
      });
      const branches = statement.rows.flatMap((row) =>
        row.when === undefined
          ? []
          : [{ when: build.expression(row.when, scope, false), then: option(row), label: row.label }],
      );
      const rest = statement.rows.find((row) => row.when === undefined);
      const otherwise: Expression =
        rest === undefined ? { kind: 'not-given', what: name, type, span } : option(rest);
      const body: Expression =
        branches.length === 0
          ? otherwise
          : {
              kind: 'conditional',
              branches,
              otherwise,
              ...(rest === undefined ? {} : { otherwiseLabel: rest.label }),
              type,
              span,
            };
      const rows = statement.rows.flatMap(({ label: of, when }) =>
        when === undefined ? [] : [`${of} : ${build.words.written(when.span)}`],
      );
      return single(type, body, rows.join(' ; '), 'formula');
    }
    case 'reading-value': {
      const body = chooseByReading(build, statement, scope);
      const options = statement.options.map(({ option }) => option);
      return single(statement.type, body, options.join(' | '), 'formula');
    }
    case 'table': {
      const target = { id, final, always: true, label, after: [] };
      const body = lookupColumn(build, statement, name, [], undefined, scope, useOf(build, name), target);
      if (isFromTop(statement)) return body;
      const keys = statement.keys.map(({ value }) => build.words.written(value?.span ?? span));
      return single(body.type, body, `${name}(${keys.join('; ')})`, 'formula');
    }
    case 'function':
    case 'scale':
      return { kind: 'not-given', what: name, type: { kind: 'text' }, span };
    default:
      statement satisfies never;
      return { kind: 'not-given', what: name, type: { kind: 'text' }, span };
  }
}

function versionName(build: Build, statement: Statement): string {
  const names = statement.versions.map((index) => build.checked.versions[index]?.name ?? `${index + 1}`);
  return names.length > 2 ? `${names[0]} … ${names.at(-1)}` : names.join(', ');
}

/** What an amount or value goes through after its own steps: the file's rounding, then the due gate. */
function lastOperations(
  build: Build,
  statement: Extract<Statement, { readonly kind: 'amount' | 'value' | 'answer' }>,
  scope: Scope,
): readonly Operation[] {
  const { rounding, due, type } = statement;
  const operations: Operation[] = [];
  if (rounding !== undefined) {
    const words = build.words.rounding(rounding.mode, rounding.step, type);
    const span = statement.place.span;
    operations.push({
      role: 'rounding',
      label: [rounding.unless, ...[...rounding.tail].reverse()]
        .flatMap((step) => step?.text ?? [])
        .concat(words)
        .join(', '),
      formula: words,
      type,
      span,
      ...(rounding.tail.length === 0 ? {} : { joinsLastStep: true }),
      body(soFar, earlier) {
        const { mode, step, tail, unless } = rounding;
        const before = earlier.slice(-tail.length);
        const exact = tail.length === 0 ? soFar : (before[0] ?? soFar);
        build.store.beforeRounding.set(scope.prefix, exact);
        const rounded: Expression = { kind: 'round', mode, step, operand: exact, type, span };
        // The step that applies is the last rounding: the latest of those whose condition holds.
        const branches = tail.flatMap(({ when, value }, place) => {
          const inner = { ...scope, soFar: before[place] };
          if (when === undefined) return [];
          const then = build.expression(value, inner, false);
          return [{ when: build.expression(when, inner, false), then }];
        });
        if (unless)
          branches.push({ when: build.expression(unless.when, { ...scope, soFar }, false), then: soFar });
        if (branches.length === 0) return rounded;
        return { kind: 'conditional', branches: branches.reverse(), otherwise: rounded, type, span };
      },
    });
  }
  if (due !== undefined) {
    const { span } = due;
    operations.push({
      role: 'due',
      label: build.words.word('due'),
      formula: build.words.written(span),
      type,
      span,
      body(then) {
        const when = build.expression(due, scope, false);
        const gated = (value: Expression): Expression => ({
          kind: 'conditional',
          branches: [{ when, then: value }],
          otherwise: nothing(statement.name, type, span),
          type,
          span,
        });
        const exact = build.store.beforeRounding.get(scope.prefix);
        if (exact !== undefined) build.store.beforeRounding.set(scope.prefix, gated(exact));
        return gated(then);
      },
    });
  }
  return operations;
}

/** What is not due: zero, no; other values have none and refuse the case. */
function nothing(name: string, type: Expression['type'], span: Expression['span']): Expression {
  if (type.kind === 'quantity') return { kind: 'number', value: { n: 0n, d: 1n }, type, span };
  if (type.kind === 'yes-no') return { kind: 'yes-no', value: false, type, span };
  type.kind satisfies 'choice' | 'date' | 'text';
  return { kind: 'not-given', what: name, type, span };
}
