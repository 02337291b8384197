// One checked expression into one of the model: names, calls and counterfactuals become references to definitions.

import type { CheckedExpression, CheckedLanguage, CheckedNode } from '../../2-check/types/checked.js';
import type {
  CommonNode,
  DateKind,
  ExtremeKind,
  LiteralKind,
  LogicKind,
  Typed,
} from '../../2-check/types/expression.js';
import { punctuation } from '../../languages.js';
import { mapCommon } from '../expressions/children.js';
import { expressionKey, isPlain } from '../expressions/key.js';
import { openLoops } from '../expressions/loops.js';
import type { Expression, LoopId, ModelLanguage } from '../model.js';
import type { Build, Scope } from './build.js';
import { buildFormula } from './build-formula.js';
import { beforeRounding } from './build-name.js';
import { slug } from './names/identifiers.js';
import { dateNode } from './names/name-uses.js';
import { type Around, itemOf, within } from './names/placing.js';
import { type Replacement, replace, suffixOf } from './names/world.js';
import { buildMiddle } from './totals/build-middle.js';
import { addTotal, perItem } from './totals/build-total.js';

/** `root`: the expression is to be the whole body of a definition. */
export function buildExpression(
  build: Build,
  expression: CheckedExpression,
  scope: Scope,
  root: boolean,
): Expression {
  switch (expression.kind) {
    case 'name':
      return scope.parameters.get(expression.name) ?? build.name(expression.name, scope, expression);
    case 'fact':
      return build.fact(expression.fact, scope, expression);
    case 'given':
      return scope.world.replacements.has(expression.fact)
        ? { kind: 'yes-no', value: true, type: expression.type, span: expression.span }
        : givenAndNeeded(build, expression, scope);
    case 'reading':
      return (
        scope.world.replacements.get(expression.reading)?.value ?? {
          kind: 'reading',
          reading: expression.reading,
          type: expression.type,
          span: expression.span,
        }
      );
    case 'call':
      return build.call({ ...expression, option: undefined }, scope, root);
    case 'for':
      return build.call(expression, scope, root);
    case 'with':
      return buildWith(build, expression, scope, root);
    case 'formula':
      return buildNested(build, expression, scope);
    case 'so-far':
      return scope.soFar ?? refused(expression, scope);
    case 'otherwise': {
      const { type, span } = expression;
      const value = build.expression(expression.value, scope, false);
      const otherwise = build.expression(expression.instead, scope, false);
      const when = build.presence.of(build, value);
      tellStandIn(build, expression, when !== undefined);
      if (when === undefined) return value;
      return { kind: 'conditional', branches: [{ when, then: value }], otherwise, type, span };
    }
    case 'before-rounding':
      return beforeRounding(build, expression, scope);
    case 'retained':
      return build.retained(expression.name, scope, expression);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return buildChain(build, expression, scope);
    case 'aggregate':
      return buildAggregate(build, expression, scope, root);
    case 'middle':
      return buildMiddle(build, expression, scope);
    case 'before':
      return buildBefore(build, expression, scope, root);
    case 'item': {
      const { list, type, span } = expression;
      const index = build.expression(expression.index, scope, false);
      const { scope: inner, loop } = within(scope, list);
      const of = perItem(build, expression.of, inner);
      return { kind: 'item', list, loop, index, of, type, span };
    }
    case 'this-one':
      return perItem(build, expression.of, {
        ...scope,
        loops: [
          ...scope.loops.filter(({ id }) => id !== scope.thisOne?.id && scope.world.loops.has(id)),
          ...(scope.thisOne === undefined ? [] : [scope.thisOne]),
        ],
      });
    case 'position': {
      const { list, type, span } = expression;
      return { kind: 'position', list, item: itemOf(list, scope)?.id, type, span };
    }
    case 'running-total':
    case 'rank': {
      const { list, type, span } = expression;
      const item = itemOf(list, scope)?.id;
      const isEarlier = expression.kind === 'running-total' && !expression.inclusive;
      const { scope: inner, loop } = within(scope, list, isEarlier);
      const of = perItem(build, expression.of, inner);
      return expression.kind === 'rank'
        ? { kind: 'rank', list, item, loop, of, type, span }
        : { kind: 'running-total', list, item, loop, of, inclusive: expression.inclusive, type, span };
    }
    default:
      expression.kind satisfies
        | LiteralKind
        | DateKind
        | LogicKind
        | ExtremeKind
        | 'not-given'
        | 'negate'
        | 'round'
        | 'compare'
        | 'conditional';
      return {
        ...mapCommon<CheckedLanguage, ModelLanguage>(expression, (child) =>
          build.expression(child, scope, false),
        ),
        type: expression.type,
        span: expression.span,
      };
  }
}

type Of<K extends string> = Typed & Extract<CheckedNode | CommonNode<CheckedLanguage>, { readonly kind: K }>;

const refused = (use: Typed, scope: Scope): Expression => ({
  kind: 'not-given',
  what: scope.owner,
  type: use.type,
  span: use.span,
});

type Arithmetic = Of<'add' | 'subtract' | 'multiply' | 'divide'>;

/** Long sums lean to the left: they are unrolled, so that their length does not cost stack. */
function buildChain(build: Build, expression: Arithmetic, scope: Scope): Expression {
  const chain: Arithmetic[] = [];
  let first: CheckedExpression = expression;
  while (
    first.kind === 'add' ||
    first.kind === 'subtract' ||
    first.kind === 'multiply' ||
    first.kind === 'divide'
  ) {
    chain.push(first);
    first = first.left;
  }
  let left = build.expression(first, scope, false);
  for (let node = chain.pop(); node !== undefined; node = chain.pop()) {
    const right = build.expression(node.right, scope, false);
    left = { kind: node.kind, left, right, type: node.type, span: node.span };
  }
  return left;
}

/** A formula in parentheses: its steps are definitions; without any it stands in its place. */
function buildNested(build: Build, { formula }: Of<'formula'>, scope: Scope): Expression {
  const inner: Scope = { ...scope, soFar: undefined };
  if (formula.base.kind === 'expression' && formula.steps.length === 0) {
    return build.expression(formula.base.expression, inner, false);
  }
  const id = build.store.take(`${scope.prefix}/part`);
  return buildFormula(
    build,
    formula,
    { ...inner, prefix: id },
    {
      id,
      final: false,
      always: false,
      label: undefined,
      after: [],
    },
  );
}

function buildAggregate(build: Build, expression: Of<'aggregate'>, scope: Scope, root: boolean): Expression {
  const { scope: inner, loop } = within(scope, expression.list);
  const where = expression.where === undefined ? undefined : perItem(build, expression.where, inner);
  const of = expression.of === undefined ? undefined : perItem(build, expression.of, inner);
  const { operation, list, type, span } = expression;
  return total(build, { kind: 'aggregate', operation, list, loop, of, where, type, span }, scope, root);
}

/** Over the items before the one that the declaration speaks of, or before the one that is looked at where that is of another list. */
function buildBefore(build: Build, expression: Of<'before'>, scope: Scope, root: boolean): Expression {
  const { operation, list, type, span } = expression;
  const isOwn = expression.ofLookedAt === undefined && scope.thisOne?.list === list;
  const own = isOwn ? scope.thisOne : itemOf(list, scope);
  const { scope: inner, loop } = within(scope, list, true);
  const where = expression.where === undefined ? undefined : perItem(build, expression.where, inner);
  const of = expression.of === undefined ? undefined : perItem(build, expression.of, inner);
  const body: Expression = { kind: 'before', operation, list, item: own?.id, loop, of, where, type, span };
  // What the first item has not stands where it is asked for, under the condition that there is one.
  return operation === 'sum' || operation === 'count' ? total(build, body, scope, root) : body;
}

function total(
  build: Build,
  body: Extract<Expression, { readonly kind: 'aggregate' | 'before' }>,
  scope: Scope,
  root: boolean,
): Expression {
  if (root) return body;
  return addTotal(build, body, scope, build.words.written(body.span));
}

/** The item whose fact is meant; undefined for a fact of the case. */
export function itemOfFact(build: Build, fact: string, around: Around): LoopId | undefined {
  const list = build.facts.get(fact)?.list;
  return list === undefined ? undefined : itemOf(list, around)?.id;
}

function buildWith(build: Build, expression: Of<'with'>, scope: Scope, root: boolean): Expression {
  const replacements = expression.replacements.map((replacement): Replacement => {
    const { name } = replacement;
    const built = build.expression(replacement.value, scope, false);
    const value = isPlain(built) ? built : argument(build, built, replacement.value, name, scope);
    const label = build.words.label(name);
    const shown = build.words.value(value, (id) => build.store.get(id)?.label);
    const short = value.kind === 'option' ? value.value : shown;
    return {
      name: isVersionDate(build, name) ? dateNode : name,
      of: replacement.of,
      value,
      key: expressionKey(value),
      words: `${label}${punctuation[build.words.language].colon} ${shown}`,
      slug: slug(`${name} ${short}`),
      loops: openLoops(value),
    };
  });
  const world = replace(scope.world, replacements);
  const inner: Scope = { ...scope, world, prefix: `${scope.prefix}${suffixOf(world)}` };
  return build.expression(expression.value, inner, root);
}

/** `with on DATE` where the file's dates are decided by a fact of another name. */
function isVersionDate(build: Build, name: string): boolean {
  return name === 'on' && !build.facts.has(name);
}

function argument(
  build: Build,
  body: Expression,
  written: CheckedExpression,
  name: string,
  scope: Scope,
): Expression {
  const open = openLoops(body);
  const loops = scope.loops.filter(({ id }) => open.has(id));
  const formula = build.words.written(written.span);
  return build.store.add(
    { ...scope, loops },
    {
      id: build.store.take(`${scope.prefix}/${slug(name)}`),
      final: false,
      label: build.words.label(name),
      role: 'argument',
      type: body.type,
      body,
      formula,
      span: written.span,
    },
  );
}

/** A fact that is not needed in the case is not looked at, though it is given. */
function givenAndNeeded(
  build: Build,
  { fact, type, span }: Extract<CheckedExpression, { readonly kind: 'given' }>,
  scope: Scope,
): Expression {
  const list = build.lists.get(fact);
  if (list !== undefined)
    return build.presence.ofList(build, list) ?? { kind: 'yes-no', value: true, type, span };
  const item = itemOfFact(build, fact, scope);
  const given: Expression = { kind: 'given', fact, item, type, span };
  const stated = build.facts.get(fact);
  if (stated?.presence.kind !== 'when') return given;
  const needed = build.presence.of(build, { kind: 'fact', fact, item, type: stated.type, span });
  return needed === undefined ? given : { kind: 'and', operands: [needed, given], type, span };
}

/** What a function stands in for may be absent in one call and never in another: only what counts nowhere is a mistake. */
function tellStandIn(
  build: Build,
  { instead: { span }, word }: Extract<CheckedExpression, { readonly kind: 'otherwise' }>,
  counts: boolean,
): void {
  const key = `${span.file} ${span.start}`;
  const known = build.standIns.get(key) ?? { span, word, counts: false };
  known.counts ||= counts;
  build.standIns.set(key, known);
}
