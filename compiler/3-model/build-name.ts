// A declared name into definitions: one chain per statement, and where it has several versions the one in force.

import type { CheckedFact, Statement } from '../2-check/checked.js';
import type { Build, Scope, Use } from './build.js';
import { ownScope } from './build.js';
import { buildFormula, type Operation } from './build-formula.js';
import { lookupColumn } from './build-table.js';
import { slug } from './identifiers.js';
import type { DefinitionId, Expression } from './model.js';
import { chooseByReading } from './readings.js';
import { constantDate, inForce, periodsOf } from './versions.js';
import { listOf, restrict, suffixOf, type World } from './world.js';

/** Calls may nest this deep before what they need is built first. */
const deepest = 60;

/** Builds every name at most once per world. */
export class NameBuilder {
  readonly #made = new Map<string, Expression>();
  #depth = 0;

  build(build: Build, name: string, anyWorld: World, use: Use): Expression {
    const replacement = anyWorld.replacements.get(name);
    if (replacement !== undefined) return replacement.value;
    const world = restrict(anyWorld, name, build.graph);
    const key = `${name}\n${world.key}`;
    const known = this.#made.get(key);
    if (known !== undefined) return { ...known, span: use.span };
    if (this.#depth >= deepest) this.#prepare(build, name, world, use);
    this.#depth++;
    const fact = build.facts.get(name);
    const made =
      this.#made.get(key) ?? (fact ? buildDefault(build, fact, world) : buildName(build, name, world, use));
    this.#depth--;
    this.#made.set(key, made);
    return { ...made, span: use.span };
  }

  /** Builds what the name needs, deepest first, so that long chains do not cost stack. */
  #prepare(build: Build, name: string, world: World, use: Use): void {
    const needed = new Set([name]);
    for (const node of needed) {
      for (const used of build.graph.uses.get(node)?.keys() ?? []) {
        if (!world.replacements.has(used)) needed.add(used);
      }
    }
    const order = [...needed].sort((a, b) => (build.graph.rank.get(a) ?? 0) - (build.graph.rank.get(b) ?? 0));
    const depth = this.#depth;
    for (const node of order) {
      if (node === name || !hasValue(build, node)) continue;
      this.#depth = 0;
      this.build(build, node, world, use);
    }
    this.#depth = depth;
  }
}

/** True for names that are values by themselves: not functions, scales, or tables and readings with arguments. */
export function hasValue(build: Build, name: string): boolean {
  const [statement] = build.statements.get(name) ?? [];
  if (statement === undefined) return build.facts.get(name)?.presence.kind === 'default';
  switch (statement.kind) {
    case 'amount':
    case 'value':
    case 'answer':
    case 'choice':
      return true;
    case 'reading-value':
      return statement.parameters.length === 0;
    case 'table':
      return statement.keys.every((key) => key.value !== undefined);
    case 'function':
    case 'scale':
      return false;
    default:
      statement satisfies never;
      return false;
  }
}

/** Type and place of a name's value. */
export function useOf(build: Build, name: string): Use {
  const [statement] = build.statements.get(name) ?? [];
  if (statement === undefined) {
    const fact = build.facts.get(name);
    return { type: fact?.type ?? { kind: 'text' }, span: fact?.place.span ?? { file: '', start: 0, end: 0 } };
  }
  const { span } = statement.place;
  switch (statement.kind) {
    case 'table':
      return {
        type: statement.columns.find((column) => column.name === name)?.type ?? { kind: 'text' },
        span,
      };
    case 'scale':
      return { type: statement.resultType, span };
    default:
      return { type: statement.type, span };
  }
}

/** The definition that carries a fact's name: what was given, else what stands in for it. */
function buildDefault(build: Build, fact: CheckedFact, world: World): Expression {
  const { name, type, place, label } = fact;
  const span = place.span;
  const id = build.store.take(`${name}${suffixOf(world)}`);
  const scope: Scope = {
    owner: name,
    prefix: id,
    list: fact.list ?? listOf(world),
    world,
    parameters: new Map(),
    soFar: undefined,
    section: place.section,
    quote: place.quote,
    shared: new Map(),
  };
  const value: Expression = { kind: 'fact', fact: name, type, span };
  if (fact.presence.kind !== 'default') return value;
  const when: Expression = { kind: 'given', fact: name, type: { kind: 'yes-no' }, span };
  const otherwise = build.expression(fact.presence.value, scope, false);
  return build.store.add(scope, {
    id,
    final: true,
    label,
    role: 'default',
    type,
    body: { kind: 'conditional', branches: [{ when, then: value }], otherwise, type, span },
    formula: build.words.written(fact.presence.value.span),
    span,
  });
}

function buildName(build: Build, name: string, world: World, use: Use): Expression {
  const statements = build.statements.get(name) ?? [];
  const [first] = statements;
  if (first === undefined) return { kind: 'not-given', what: name, type: use.type, span: use.span };
  const periods = periodsOf(build.checked, statements);
  const date = periods === undefined ? undefined : build.date(world, use);
  const list = first.list ?? listOf(world);
  const only = date === undefined ? undefined : constantDate(date, periods ?? []);
  if (periods === undefined || date === undefined || only !== undefined) {
    const statement = only ?? first;
    const id = build.store.take(`${name}${suffixOf(world)}`);
    return buildStatement(build, name, statement, ownScope(statement, id, world, list), true);
  }
  const id = build.store.take(`${name}${suffixOf(world)}`);
  const values = new Map<Statement, Expression>();
  for (const { statement, version } of periods) {
    if (values.has(statement)) continue;
    const part = build.store.take(`${id}/${slug(version ?? '') || values.size + 1}`);
    values.set(
      statement,
      buildStatement(build, name, statement, ownScope(statement, part, world, list), false),
    );
  }
  const last = statements.at(-1) ?? first;
  const scope = ownScope(last, id, world, list);
  const body = inForce(date, periods, (statement) => values.get(statement), use.type, last.place.span);
  return build.store.add(
    { ...scope, owner: name },
    {
      id,
      final: true,
      label: build.words.label(name),
      role: 'formula',
      type: body.type,
      body,
      formula: periods
        .map(({ version }) => version ?? '')
        .filter((version) => version !== '')
        .join(', '),
      span: last.place.span,
    },
  );
}

/** The definitions of one statement; `final` when no version node follows. The scope's prefix is the id of the value. */
function buildStatement(
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
      const body = lookupColumn(build, statement, name, [], undefined, scope.world, useOf(build, name));
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
      label: words,
      formula: words,
      type,
      span,
      body: (operand) => ({ kind: 'round', mode: rounding.mode, step: rounding.step, operand, type, span }),
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
      body: (then) => ({
        kind: 'conditional',
        branches: [{ when: build.expression(due, scope, false), then }],
        otherwise: nothing(statement.name, type, span),
        type,
        span,
      }),
    });
  }
  return operations;
}

/** What is not due: zero, no; other values have none and refuse the case. */
function nothing(name: string, type: Expression['type'], span: Expression['span']): Expression {
  if (type.kind === 'quantity') return { kind: 'number', value: { n: 0n, d: 1n }, type, span };
  if (type.kind === 'yes-no') return { kind: 'yes-no', value: false, type, span };
  return { kind: 'not-given', what: name, type, span };
}

/** Id of the definition that `retained in NAME` reads, as a text. */
export function buildRetained(build: Build, name: string, world: World, use: Use): Expression {
  const value = build.name(name, world, use);
  const labelOf = (of: Expression): Expression => {
    const definition = build.store.retainedOf(of);
    return definition === undefined
      ? { kind: 'not-given', what: name, type: use.type, span: use.span }
      : { kind: 'retained-label', definition, type: use.type, span: use.span };
  };
  const body = value.kind === 'reference' ? build.store.get(value.definition)?.body : undefined;
  if (body?.kind !== 'in-force') return labelOf(value);
  const periods = body.periods.map((period) => ({ ...period, value: labelOf(period.value) }));
  return { ...body, periods, type: use.type, span: use.span };
}
