// A declared name into definitions: one chain per statement, and where it has several versions the one in force.

import type { CheckedExpression, CheckedFact, Statement } from '../../2-check/types/checked.js';
import { nothingRounded } from '../../diagnostics/catalogue/rules/model.js';
import { calledAt } from '../expressions/loop-names.js';
import type { DefinitionId, Expression } from '../model.js';
import type { Build, Scope, Use } from './build.js';
import { ownScope } from './build.js';
import { buildStatement } from './build-statement.js';
import { hasValue } from './declared.js';
import { slug } from './names/identifiers.js';
import { type Around, itemOf, placing } from './names/placing.js';
import { restrict, suffixOf } from './names/world.js';
import { constantDate, inForce, periodsOf } from './versions.js';

/** Calls may nest this deep before what they need is built first. */
const deepest = 60;

/** Builds every name at most once per world. */
export class NameBuilder {
  readonly #made = new Map<string, Expression>();
  /** By the key of what is made. */
  readonly #wanted = new Map<string, { readonly id: DefinitionId; readonly build: () => void }>();
  #depth = 0;

  build(build: Build, name: string, around: Around, use: Use): Expression {
    const replacement = around.world.replacements.get(name);
    if (replacement !== undefined && replacement.of !== 'reading') return replacement.value;
    const world = restrict(around.world, name, build.graph);
    const place = placing(listOf(build, name), world, around);
    const key = `${name}\n${world.key}\n${place.key}`;
    const known = this.#made.get(key);
    if (known !== undefined) return { ...place.here(known), span: use.span };
    const inner: Around = { world, loops: place.loops };
    const own = listOf(build, name);
    const carried =
      own !== undefined && build.graph.carried.has(name)
        ? this.#want(build, name, key, inner, use)
        : undefined;
    if (carried !== undefined && own !== undefined && itemOf(own, around)?.isEarlier) {
      const items = [itemOf(own, inner)?.id ?? own];
      const made: Expression = {
        kind: 'earlier',
        definition: carried,
        items,
        type: use.type,
        span: use.span,
      };
      return { ...place.here(made), span: use.span };
    }
    if (this.#depth >= deepest) this.#prepare(build, name, inner, use);
    this.#depth++;
    const fact = build.facts.get(name);
    const made =
      this.#made.get(key) ??
      (fact ? buildDefault(build, fact, inner, carried) : buildName(build, name, inner, use, carried));
    this.#depth--;
    this.#made.set(key, made);
    return { ...place.here(made), span: use.span };
  }

  /** The id of what goes back to itself is known before it is made: values of items before speak of it. */
  #want(build: Build, name: string, key: string, around: Around, use: Use): DefinitionId {
    const wanted = this.#wanted.get(key) ?? {
      id: build.store.take(`${name}${suffixOf(around.world)}`),
      build: () => this.build(build, name, around, use),
    };
    this.#wanted.set(key, wanted);
    return wanted.id;
  }

  /** Makes what was only spoken of as a value of an item before. */
  finish(): void {
    for (const [key, wanted] of this.#wanted) if (!this.#made.has(key)) wanted.build();
  }

  /** Builds what the name needs, deepest first, so that long chains do not cost stack. */
  #prepare(build: Build, name: string, around: Around, use: Use): void {
    const needed = new Set([name]);
    for (const node of needed) {
      for (const used of build.graph.uses.get(node)?.keys() ?? []) {
        const replacement = around.world.replacements.get(used);
        if (replacement === undefined || replacement.of === 'reading') needed.add(used);
      }
    }
    const order = [...needed].sort((a, b) => (build.graph.rank.get(a) ?? 0) - (build.graph.rank.get(b) ?? 0));
    const depth = this.#depth;
    for (const node of order) {
      if (node === name || !hasValue(build, node)) continue;
      // For which items a value of a list will be needed is known where it is used.
      const list = listOf(build, node);
      if (list !== undefined && around.world.loops.size > 0 && itemOf(list, around) === undefined) continue;
      this.#depth = 0;
      this.build(build, node, around, use);
    }
    this.#depth = depth;
  }
}

const listOf = (build: Build, name: string): string | undefined => {
  const fact = build.facts.get(name);
  return fact === undefined ? build.statements.get(name)?.[0]?.list : fact.list;
};

/** The definition that carries a fact's name: what was given, else what stands in for it. */
function buildDefault(
  build: Build,
  fact: CheckedFact,
  { world, loops }: Around,
  wanted: DefinitionId | undefined,
): Expression {
  const { name, type, place, label } = fact;
  const span = place.span;
  const id = wanted ?? build.store.take(`${name}${suffixOf(world)}`);
  const scope: Scope = {
    owner: name,
    prefix: id,
    loops,
    world,
    parameters: new Map(),
    soFar: undefined,
    thisOne: loops.at(-1),
    section: place.section,
    quote: place.quote,
    shared: new Map(),
  };
  const item = fact.list === undefined ? undefined : itemOf(fact.list, scope)?.id;
  const value: Expression = { kind: 'fact', fact: name, item, type, span };
  if (fact.presence.kind !== 'default') return value;
  const when: Expression = { kind: 'given', fact: name, item, type: { kind: 'yes-no' }, span };
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

function buildName(
  build: Build,
  name: string,
  { world, loops }: Around,
  use: Use,
  wanted: DefinitionId | undefined,
): Expression {
  const statements = build.statements.get(name) ?? [];
  const [first] = statements;
  if (first === undefined) return { kind: 'not-given', what: name, type: use.type, span: use.span };
  const periods = periodsOf(build.checked, statements);
  const date = periods === undefined ? undefined : build.date({ world, loops }, use);
  const only = date === undefined ? undefined : constantDate(date, periods ?? []);
  if (periods === undefined || date === undefined || only !== undefined) {
    const statement = only ?? first;
    const id = wanted ?? build.store.take(`${name}${suffixOf(world)}`);
    return buildStatement(build, name, statement, ownScope(statement, id, world, loops), true);
  }
  const id = wanted ?? build.store.take(`${name}${suffixOf(world)}`);
  const values = new Map<Statement, Expression>();
  for (const { statement, version } of periods) {
    if (values.has(statement)) continue;
    if (date.kind === 'date') {
      // A known day in no period is refused whatever stands in them: nothing of that is computed.
      values.set(statement, { kind: 'not-given', what: name, type: use.type, span: use.span });
      continue;
    }
    const part = build.store.take(`${id}/${slug(version ?? '') || values.size + 1}`);
    values.set(
      statement,
      buildStatement(build, name, statement, ownScope(statement, part, world, loops), false),
    );
  }
  const last = statements.at(-1) ?? first;
  const scope = ownScope(last, id, world, loops);
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

/** Id of the definition that `retained in NAME` reads, as a text. */
export function buildRetained(build: Build, name: string, around: Around, use: Use): Expression {
  const value = build.name(name, around, use);
  const labelOf = (of: Expression): Expression => {
    const definition = build.store.retainedOf(of);
    return definition === undefined
      ? { kind: 'not-given', what: name, type: use.type, span: use.span }
      : { kind: 'retained-label', ...definition, type: use.type, span: use.span };
  };
  const made = value.kind === 'reference' ? build.store.get(value.definition) : undefined;
  if (value.kind !== 'reference' || made === undefined) return labelOf(value);
  const body = calledAt(made.body, made.loops, value.items);
  if (body.kind !== 'in-force') return labelOf(value);
  const periods = body.periods.map((period) => ({ ...period, value: labelOf(period.value) }));
  return { ...body, periods, type: use.type, span: use.span };
}

/** An amount as it is before the file's rule rounds it: what its rounding takes, under the same due gate. */
export function beforeRounding(
  build: Build,
  expression: Extract<CheckedExpression, { readonly kind: 'before-rounding' }>,
  scope: Scope,
): Expression {
  const { name, span } = expression;
  const rounded = build.name(name, scope, expression);
  // A value that stands in for the amount is taken as it is.
  if (scope.world.replacements.has(name)) return rounded;
  const exact = exactOf(build, rounded);
  if (exact === undefined) build.report(nothingRounded(span, { name }));
  return exact === undefined ? rounded : { ...exact, span };
}

function exactOf(build: Build, rounded: Expression): Expression | undefined {
  if (rounded.kind !== 'reference') return undefined;
  const exact = build.store.beforeRounding.get(rounded.definition);
  if (exact !== undefined) return exact;
  // Of several versions each has its own.
  const body = build.store.get(rounded.definition)?.body;
  if (body?.kind !== 'in-force') return undefined;
  const periods = body.periods.map((period) => ({ ...period, value: exactOf(build, period.value) }));
  return periods.every((period): period is (typeof body.periods)[number] => period.value !== undefined)
    ? { ...body, periods }
    : undefined;
}
