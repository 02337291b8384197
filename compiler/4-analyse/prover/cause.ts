// Why a property fails: the step, row or alternative that turns the amounts the wrong way, and its clause.

import type { Definition, Expression, Property } from '../../3-model/model.js';
import { absolute, compare, type Rational, subtract } from '../../runtime/exact/rational.js';
import type { FactValues, Value } from '../../runtime/facts/fact-shapes.js';
import type { Span } from '../../source.js';
import { abstractOf } from '../cases/point.js';
import { type ModelIndex, sliceOf, usesOf } from '../model-index.js';
import type { Abstract } from '../range/abstract.js';
import { pointOf } from '../range/interval.js';
import { valuesOnDemand } from '../range/values.js';
import { expressionTaken, type RowTaken, rowsTaken } from './rows-taken.js';
import type { Trials, Tried } from './trial.js';

export interface Cause {
  /** The definition whose step is to blame. */
  readonly definition: string;
  readonly owner: string;
  readonly label: string;
  /** As written. */
  readonly formula: string;
  /** Section id. */
  readonly section: string | undefined;
  readonly quote: string | undefined;
  readonly span: Span;
  /** Its value in each case. */
  readonly values: readonly Value[];
  /** The row of a table, or of what is chosen from, that each case takes. */
  readonly rows: readonly RowTaken[];
}

/** The deepest step that goes wrong although what it is made of, looked at one by one, does not make it so. */
export function causeOf(
  index: ModelIndex,
  trials: Trials,
  property: Property,
  tried: Tried,
  item: number,
): Cause | undefined {
  const subject = property.kind === 'always' ? property.condition : property.subject;
  const ids = sliceOf(index, [subject]).map(({ id }) => id);
  const first = trials.values(tried.before, ids, item);
  const describe = (at: Definition, values: readonly ReadonlyMap<string, Value>[]): Cause =>
    described(
      at,
      values,
      rowsTaken(index, trials, at, tried.after ? [tried.before, tried.after] : [tried.before], item),
    );
  if (property.kind === 'always' || !tried.after) {
    const taken = (body: Expression) => expressionTaken(index, trials, body, tried.before, item);
    const at = lastStep(index, subject, first, taken);
    return at && describe(at, [first]);
  }
  const second = trials.values(tried.after, ids, item);
  const moved = (id: string): number => {
    const [a, b] = [rank(first.get(id)), rank(second.get(id))];
    return a && b ? Math.sign(compare(b, a)) : 0;
  };
  let at = rootOf(index, subject, (id) => moved(id) !== 0);
  for (let guard = 0; at && guard < ids.length; guard++) {
    const next = culprit(
      index,
      at,
      first,
      second,
      moved,
      [tried.before, tried.after].map((facts) => ofItem(facts, item)),
    );
    if (!next) break;
    at = next;
  }
  return at && describe(at, [first, second]);
}

/**
 * Of what a definition names, the one whose change alone turns it furthest the way it went; none where the facts that it
 * reads itself, the key of a table for one, turn it further.
 */
function culprit(
  index: ModelIndex,
  definition: Definition,
  first: ReadonlyMap<string, Value>,
  second: ReadonlyMap<string, Value>,
  moved: (id: string) => number,
  [before, after]: readonly Values[],
): Definition | undefined {
  const direction = moved(definition.id);
  const start = rank(first.get(definition.id));
  const changed = [...usesOf(index, definition.body).definitions].filter((id) => moved(id) !== 0);
  const reach = (values: ReadonlyMap<string, Value>, facts: Values | undefined): Rational | undefined => {
    const alone = bodyWith(index, definition.body, values, facts);
    if (!alone || !start) return undefined;
    const way = subtract(alone, start);
    return Math.sign(compare(alone, start)) === direction ? absolute(way) : undefined;
  };
  let best: { readonly id: string | undefined; readonly by: Rational } | undefined;
  const own = reach(first, after);
  if (own) best = { id: undefined, by: own };
  for (const id of changed) {
    const value = second.get(id);
    const by = value === undefined ? undefined : reach(new Map(first).set(id, value), before);
    if (by && (!best || compare(by, best.by) > 0)) best = { id, by };
  }
  if (best) return best.id === undefined ? undefined : index.definitions.get(best.id);
  // Several changes together, each harmless alone: the only one there is, or none.
  return changed.length === 1 && isHandedOn(definition.body)
    ? index.definitions.get(changed[0] ?? '')
    : undefined;
}

/** A sum over items moves as the item that is looked at does; a comparison is about what it compares. */
const isHandedOn = ({ kind }: Expression): boolean =>
  kind === 'reference' || kind === 'round' || kind === 'aggregate' || kind === 'compare' || kind === 'not';

type Values = FactValues['values'];

/** The facts of a case, those of one item among them. */
const ofItem = ({ values, lists }: FactValues, item: number): Values =>
  Object.assign({}, values, ...Object.values(lists).map((items) => items[item]));

/** A body over given definitions and facts. */
function bodyWith(
  index: ModelIndex,
  body: Expression,
  values: ReadonlyMap<string, Value>,
  facts: Values | undefined,
): Rational | undefined {
  const scope = new Map<string, Abstract>();
  for (const [name, known] of values) scope.set(`definition ${name}`, abstractOf(known));
  const given = Object.entries(facts ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, abstractOf(value)] as const],
  );
  const found = valuesOnDemand(index, { readings: 'chosen', facts: new Map(given) }).at.valueIn(body, scope);
  return found?.kind === 'numbers' ? pointOf(found.range) : undefined;
}

function rootOf(
  index: ModelIndex,
  subject: Expression,
  isWanted: (id: string) => boolean,
): Definition | undefined {
  const named = [...usesOf(index, subject).definitions].filter(isWanted);
  return named.length > 0 ? index.definitions.get(named[0] ?? '') : undefined;
}

/** What a condition that fails is about: the last step but roundings on the way to the first amount in it, down to the row taken. */
function lastStep(
  index: ModelIndex,
  condition: Expression,
  values: ReadonlyMap<string, Value>,
  taken: (body: Expression) => Expression,
): Definition | undefined {
  let at = rootOf(index, condition, (id) => values.has(id));
  for (let guard = 0; at && guard < index.model.definitions.length; guard++) {
    // The branch or the row that the case takes, where it names something: a table, a function, another value.
    const row = taken(at.body);
    const named = row.kind === 'reference' ? index.definitions.get(row.definition) : undefined;
    const next = named && values.has(named.id) ? named : handedOn(index, at, values);
    if (!next) break;
    at = next;
  }
  return at;
}

const isStep = (role: Definition['role']): boolean => role === 'due' || role === 'step';

/** What a step hands on: what is rounded, due as it stands, or not touched by the step. */
function handedOn(
  index: ModelIndex,
  { id, role, body }: Definition,
  values: ReadonlyMap<string, Value>,
): Definition | undefined {
  const named = [...usesOf(index, body).definitions];
  if (role === 'rounding' || isHandedOn(body))
    return index.definitions.get(named.find((name) => values.has(name)) ?? '');
  const own = rank(values.get(id));
  // A factor of one and a surcharge of nothing leave a step as it was; what comes to nothing is reckoned here.
  const passes = isStep(role) && (own?.n !== 0n || (role === 'step' && body.kind === 'conditional'));
  if (!own || !passes) return undefined;
  const same = named.filter((name) => {
    const value = values.get(name);
    return typeof value === 'object' && compare(value, own) === 0;
  });
  return index.definitions.get(same[same.length - 1] ?? '');
}

function described(
  definition: Definition,
  cases: readonly ReadonlyMap<string, Value>[],
  rows: readonly RowTaken[],
): Cause {
  const { id, owner, label, formula, section, quote, span } = definition;
  return {
    definition: id,
    owner,
    label,
    formula,
    section,
    quote: quote?.text,
    span,
    values: cases.flatMap((values) => values.get(id) ?? []),
    rows,
  };
}

const rank = (value: Value | undefined): Rational | undefined =>
  typeof value === 'object' ? value : typeof value === 'boolean' ? { n: value ? 1n : 0n, d: 1n } : undefined;
