// A call into definitions below the caller: a function's formula, a table's row, a scale, a reading with parameters.

import type { Statement } from '../../2-check/types/checked.js';
import { expressionKey, isPlain } from '../expressions/key.js';
import type { Expression } from '../model.js';
import type { Build, Call, Scope } from './build.js';
import { buildFormula } from './build-formula.js';
import { bandReached } from './build-from-top.js';
import { applyScale, lookupColumn, variantOf } from './build-table.js';
import { slug } from './names/identifiers.js';
import { fixedOption } from './names/name-uses.js';
import { placing } from './names/placing.js';
import { actual, restrict, suffixOf } from './names/world.js';
import { chooseByReading } from './readings.js';
import { constantDate, inForce, periodsOf } from './versions.js';

export function buildCall(build: Build, call: Call, scope: Scope, root: boolean): Expression {
  const statements = build.statements.get(call.name) ?? [];
  const [first] = statements;
  if (first === undefined) {
    return { kind: 'not-given', what: call.name, type: call.type, span: call.span };
  }
  const values = call.arguments.map((argument) => build.expression(argument, scope, true));
  const node = call.option === undefined ? call.name : fixedOption(call.name);
  const world = restrict(scope.world, node, build.graph);
  const place = placing(first.list, world, scope);
  // A table's value for one option is the same wherever it is named.
  const common = first.kind === 'table' && values.length === 0;
  const shared = common ? build.common : scope.shared;
  const here = (made: Expression): Expression => (common ? place.here(made) : made);
  const own = common ? place.key : (scope.loops.at(-1)?.id ?? '');
  const key = [
    call.name,
    call.option ?? '',
    call.reached ?? '',
    world.key,
    own,
    ...values.map(expressionKey),
  ].join('\n');
  const known = values.every(isPlain) ? shared.get(key) : undefined;
  if (known !== undefined) return { ...here(known), span: call.span };
  const option = slug(call.option ?? '');
  const id = build.store.take(
    common
      ? `${call.name}${suffixOf(world)}/${option}`
      : `${scope.prefix}/${slug(call.name)}${option === '' ? '' : `_${option}`}`,
  );
  const given = values.map((value, index) => argumentOf(build, first, call, index, value, id, scope));
  const inner: Scope = {
    ...scope,
    world: world.key === '' ? actual : world,
    owner: common ? call.name : scope.owner,
    loops: common ? place.loops : scope.loops,
    section: first.place.section,
    quote: first.place.quote,
    soFar: undefined,
  };
  const value = ofVersions(build, call, statements, given, { ...inner, prefix: id });
  if (isPlain(value) || (root && !common)) {
    if (isPlain(value)) shared.set(key, value);
    return here(value);
  }
  const asked = call.reached === undefined ? '' : build.words.written(call.span);
  const label = asked || build.words.label(call.name);
  const made = build.store.add(inner, {
    id,
    final: false,
    label: call.option === undefined ? label : `${label} – ${optionOf(first, call.option)}`,
    role: 'formula',
    type: value.type,
    body: value,
    formula: build.words.written(call.span) || call.name,
    span: call.span,
  });
  shared.set(key, made);
  return here(made);
}

/** What needs calculating is a definition below the call, with the label of the parameter. */
function argumentOf(
  build: Build,
  called: Statement,
  call: Call,
  index: number,
  value: Expression,
  id: string,
  scope: Scope,
): Expression {
  if (isPlain(value)) return value;
  const parameter = parameterOf(called, index);
  const span = call.arguments[index]?.span ?? call.span;
  return build.store.add(scope, {
    id: build.store.take(`${id}/${slug(parameter.name)}`),
    final: false,
    label: parameter.label,
    role: 'argument',
    type: value.type,
    body: value,
    formula: build.words.written(span),
    span,
  });
}

function parameterOf(statement: Statement, index: number): { readonly name: string; readonly label: string } {
  const unnamed = { name: `${index + 1}`, label: statement.label };
  switch (statement.kind) {
    case 'function':
    case 'reading-value':
      return statement.parameters[index] ?? unnamed;
    case 'table': {
      const key = statement.keys.filter(({ value }) => value === undefined)[index];
      return key === undefined ? unnamed : { name: key.heading, label: key.heading };
    }
    default:
      statement.kind satisfies 'choice' | 'scale' | 'amount' | 'value' | 'answer';
      return unnamed;
  }
}

function optionOf(statement: Statement, option: string): string {
  const across =
    statement.kind === 'table'
      ? statement.keys.find((key) => key.across)?.type
      : statement.kind === 'scale'
        ? statement.across?.type
        : undefined;
  const set = across?.kind === 'choice' ? across.set.options : [];
  return set.find(({ name }) => name === option)?.label ?? option;
}

function ofVersions(
  build: Build,
  call: Call,
  statements: readonly Statement[],
  given: readonly Expression[],
  scope: Scope,
): Expression {
  const periods = periodsOf(build.checked, statements);
  const date = periods === undefined ? undefined : build.date(scope, call);
  const only = periods === undefined || date === undefined ? statements[0] : constantDate(date, periods);
  if (only !== undefined) return ofStatement(build, call, only, given, scope);
  if (periods === undefined || date === undefined) {
    return { kind: 'not-given', what: call.name, type: call.type, span: call.span };
  }
  const values = new Map<Statement, Expression>();
  for (const { statement, version } of periods) {
    if (values.has(statement)) continue;
    const prefix = build.store.take(`${scope.prefix}/${slug(version ?? '') || values.size + 1}`);
    const value = ofStatement(build, call, statement, given, { ...scope, prefix });
    values.set(
      statement,
      isPlain(value)
        ? value
        : build.store.add(scope, {
            id: prefix,
            final: false,
            label: `${build.words.label(call.name)} (${version ?? ''})`,
            role: 'formula',
            type: value.type,
            body: value,
            formula: build.words.written(call.span) || call.name,
            span: call.span,
          }),
    );
  }
  return inForce(date, periods, (statement) => values.get(statement), call.type, call.span);
}

function ofStatement(
  build: Build,
  call: Call,
  statement: Statement,
  given: readonly Expression[],
  scope: Scope,
): Expression {
  switch (statement.kind) {
    case 'function': {
      const parameters = bind(statement.parameters, given);
      return buildFormula(
        build,
        statement.formula,
        { ...scope, parameters },
        {
          id: scope.prefix,
          final: false,
          always: false,
          label: statement.label === statement.name ? undefined : statement.label,
          after: [],
        },
      );
    }
    case 'reading-value':
      return chooseByReading(build, statement, { ...scope, parameters: bind(statement.parameters, given) });
    case 'table':
      return lookupColumn(build, statement, call.name, given, call.option, scope, call);
    case 'scale': {
      const [input] = given;
      return input === undefined
        ? { kind: 'not-given', what: call.name, type: call.type, span: call.span }
        : call.reached === undefined
          ? applyScale(build, statement, input, call.option, scope, call)
          : bandReached(
              build,
              statement,
              input,
              variantOf(build, statement, call.option, scope, call),
              call,
              scope,
            );
    }
    case 'amount':
    case 'value':
    case 'answer':
    case 'choice':
      return { kind: 'not-given', what: call.name, type: call.type, span: call.span };
    default:
      statement satisfies never;
      return { kind: 'not-given', what: call.name, type: call.type, span: call.span };
  }
}

function bind(
  parameters: readonly { readonly name: string }[],
  given: readonly Expression[],
): ReadonlyMap<string, Expression> {
  const bound = new Map<string, Expression>();
  parameters.forEach(({ name }, index) => {
    const value = given[index];
    if (value !== undefined) bound.set(name, value);
  });
  return bound;
}
