// What drawing must know of a model: where tables and scales are used, which values are constant, how things are called.

import { evaluateExpression } from '../../3-model/evaluate/evaluate.js';
import { Interpreter } from '../../3-model/evaluate/interpreter.js';
import { walk } from '../../3-model/expressions/walk.js';
import type { Expression, Model, Rational, Type } from '../../3-model/model.js';
import { factsUnder, indexOf, type ModelIndex, sliceOf, usesOf } from '../../4-analyse/model-index.js';
import { hundred, multiply } from '../../runtime/exact/rational.js';
import { sectionText } from '../wording/section-text.js';
import { unitText } from '../wording/unit-text.js';
import { type Words, wordsFor } from '../wording/words.js';
import type { Axis } from './picture.js';

export interface Surroundings {
  readonly model: Model;
  readonly index: ModelIndex;
  readonly interpreter: Interpreter;
  readonly words: Words;
  /** What each table is looked up by, and each scale applied to, where it is first used. */
  readonly keys: ReadonlyMap<string, readonly Expression[]>;
}

export function surroundingsOf(model: Model): Surroundings {
  const keys = new Map<string, readonly Expression[]>();
  const note = (node: Expression): void => {
    if (node.kind === 'lookup' && !keys.has(node.table)) keys.set(node.table, node.keys);
    if (node.kind === 'scale' && !keys.has(node.scale)) {
      keys.set(node.scale, node.variant === undefined ? [node.input] : [node.input, node.variant]);
    }
  };
  for (const { body } of model.definitions) walk(body, note);
  for (const { rows } of model.tables)
    for (const { cells } of rows) for (const cell of cells) walk(cell, note);
  const index = indexOf(model);
  return { model, index, interpreter: new Interpreter(model), words: wordsFor(model.language), keys };
}

/** The number that an expression is whatever the facts are, under the chosen readings. */
export function constantOf(
  { interpreter, index }: Surroundings,
  expression: Expression,
): Rational | undefined {
  if (expression.kind === 'number') return expression.value;
  if (expression.type.kind !== 'quantity' || factsUnder(index, [expression]).size > 0) return undefined;
  const lists = [expression, ...sliceOf(index, [expression]).map(({ body }) => body)];
  if (lists.some((one) => usesOf(index, one).lists.size > 0)) return undefined;
  const value = evaluateExpression(interpreter, { values: {}, lists: {} }, {}, expression);
  return typeof value === 'object' && 'n' in value ? value : undefined;
}

/** An expression that depends on one fact only, the one that a key is, as a function of that fact. */
export function formulaOver(
  { interpreter, index }: Surroundings,
  key: Expression | undefined,
  expression: Expression,
): ((at: Rational) => Rational | undefined) | undefined {
  if (key === undefined || expression.type.kind !== 'quantity') return undefined;
  const facts = new Set([...factsUnder(index, [key]), ...factsUnder(index, [expression])]);
  const [fact] = facts;
  const isFactItself = (one: Expression): boolean =>
    one.kind === 'fact' ||
    (one.kind === 'reference' &&
      index.model.facts.some(
        ({ presence }) => presence.kind === 'default' && presence.definition === one.definition,
      ));
  if (
    facts.size !== 1 ||
    fact === undefined ||
    index.facts.get(fact)?.list !== undefined ||
    !isFactItself(key)
  ) {
    return undefined;
  }
  return (at) => {
    const value = evaluateExpression(interpreter, { values: { [fact]: at }, lists: {} }, {}, expression);
    return typeof value === 'object' && 'n' in value ? value : undefined;
  };
}

/** The fact or amount that a key is, where it is one of them. */
export function subjectOf(
  { model, index }: Surroundings,
  key: Expression | undefined,
): {
  readonly label: string;
  readonly domain: { readonly from: Rational; readonly to: Rational } | undefined;
} {
  if (key?.kind === 'fact') {
    const fact = index.facts.get(key.fact);
    return { label: fact?.label ?? '', domain: fact?.domain };
  }
  if (key?.kind !== 'reference') return { label: '', domain: undefined };
  const definition = index.definitions.get(key.definition);
  const fact = model.facts.find(
    ({ presence }) => presence.kind === 'default' && presence.definition === key.definition,
  );
  return { label: fact?.label ?? definition?.label ?? '', domain: fact?.domain };
}

export const isPercent = (type: Type): boolean => type.kind === 'quantity' && type.percent;

/** A value on an axis of its type. */
export const onAxis = (value: Rational, type: Type): Rational =>
  isPercent(type) ? multiply(value, hundred) : value;

export function axisOf({ model }: Surroundings, title: string, type: Type): Axis {
  const unit = isPercent(type) ? '%' : type.kind === 'quantity' ? unitText(type.unit, model) : '';
  return { title, unit, kind: type.kind === 'date' ? 'date' : 'number' };
}

export const clauseOf = ({ model }: Surroundings, section: string | undefined): string =>
  sectionText(model.sections.find(({ id }) => id === section));

/** The label; where there is none but the name, the title of the section. */
export function titleOf(
  { model }: Surroundings,
  {
    label,
    origin,
    section,
  }: { readonly label: string; readonly origin: string; readonly section: string | undefined },
): string {
  if (label !== origin) return label;
  return model.sections.find(({ id }) => id === section)?.title || label;
}

/** What a heading says, unless the letters of the pictures do not have it. */
export const readable = (heading: string, otherwise: string): string =>
  heading === '' || /[^ -\u024f\u0370-\u04ff\u2000-\u20bf\u2100-\u22ff]/u.test(heading)
    ? otherwise || heading
    : heading;

/** `impot_par_part/revenus de 2022` as a file name. */
export const fileName = (...parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .join('-')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}_]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
