// The values of each fact at which something in the model changes: thresholds, bounds of rows and bands, blocks.

import { walk } from '../../3-model/expressions/walk.js';
import type { Expression, Fact } from '../../3-model/model.js';
import type {
  ChosenKind,
  DateKind,
  ExtremeKind,
  ListKind,
  LogicKind,
  ProductKind,
  ReferenceKind,
  SumKind,
} from '../../3-model/model-expression.js';
import {
  add,
  compare,
  divide,
  floor,
  multiply,
  negate,
  type Rational,
  rational,
  subtract,
  zero,
} from '../../runtime/exact/rational.js';
import type { ModelIndex } from '../model-index.js';

/** slope × fact + offset; no fact: the constant offset. */
interface Linear {
  readonly fact: string | undefined;
  readonly slope: Rational;
  readonly offset: Rational;
}

export interface Landmarks {
  /** By fact, in ascending order, within the declared domain where there is one. */
  readonly numbers: ReadonlyMap<string, readonly Rational[]>;
  /** Texts that are written anywhere in the model: what is compared may be named by a value first. */
  readonly texts: readonly string[];
}

const mostPerFact = 400;

/**
 * Thresholds on facts, also through constant factors and terms and through definitions that add no other fact; some points
 * of rounding too, unless these are not asked for.
 */
export function landmarksOf(index: ModelIndex, { roundings = true } = {}): Landmarks {
  const { model } = index;
  const found = new Map<string, Map<string, Rational>>();
  const texts = new Set<string>();
  const linearOf = linearForms(index);

  function mark(expression: Expression, value: Rational): void {
    const linear = linearOf(expression);
    if (linear?.fact === undefined || linear.slope.n === 0n) return;
    const at = divide(subtract(value, linear.offset), linear.slope);
    const fact = index.facts.get(linear.fact);
    const { domain } = fact ?? {};
    if (!fact || (domain && (compare(at, domain.from) < 0 || compare(at, domain.to) > 0))) return;
    const marks = found.get(linear.fact) ?? new Map<string, Rational>();
    found.set(linear.fact, marks);
    if (marks.size < mostPerFact) marks.set(`${at.n}/${at.d}`, at);
  }

  /** Values of the expression that are one step apart: the first ones, the last ones and some between. */
  function markSteps(expression: Expression, step: Rational, phase: Rational): void {
    const linear = linearOf(expression);
    const domain = linear?.fact === undefined ? undefined : index.facts.get(linear.fact)?.domain;
    if (!linear || !domain || linear.slope.n === 0n) return;
    const ends = [domain.from, domain.to].map((end) => add(multiply(linear.slope, end), linear.offset));
    const [lo, hi] = ends.sort(compare);
    if (!lo || !hi) return;
    const first = floor(divide(subtract(lo, phase), step));
    const last = floor(divide(subtract(hi, phase), step)) + 1n;
    for (const count of new Set([first, first + 1n, first + 2n, (first + last) / 2n, last - 1n, last])) {
      mark(expression, add(multiply(rational(count), step), phase));
    }
  }

  function markPair(left: Expression, right: Expression): void {
    const [a, b] = [linearOf(left), linearOf(right)];
    if (!a || !b) return;
    if (b.fact === undefined) mark(left, b.offset);
    else if (a.fact === undefined) mark(right, a.offset);
    else if (a.fact === b.fact && compare(a.slope, b.slope) !== 0) {
      const at = divide(subtract(b.offset, a.offset), subtract(a.slope, b.slope));
      mark(left, add(multiply(a.slope, at), a.offset));
    }
  }

  function visit(node: Expression): void {
    switch (node.kind) {
      case 'text':
        texts.add(node.value);
        break;
      case 'begins-with':
        for (const other of beginningWith(node.prefix, model.facts)) texts.add(other);
        break;
      case 'compare':
        markPair(node.left, node.right);
        break;
      case 'minimum':
      case 'maximum':
        for (const operand of node.operands) markPair(operand, node.operands[0] ?? operand);
        break;
      case 'alternatives':
        for (const { value } of node.items) markPair(value, node.items[0]?.value ?? value);
        break;
      case 'round': {
        if (!roundings) break;
        const half = node.mode === 'up' || node.mode === 'down' ? zero : divide(node.step, rational(2));
        markSteps(node.operand, node.step, half);
        break;
      }
      case 'lookup':
        for (const row of index.tables.get(node.table)?.rows ?? []) {
          node.keys.forEach((key, place) => {
            const match = row.matches[place];
            if (match?.kind !== 'band') return;
            if (match.from) mark(key, match.from.value);
            if (match.to) mark(key, match.to.value);
          });
        }
        break;
      case 'scale':
        for (const { bands } of index.scales.get(node.scale)?.variants ?? []) {
          for (const band of bands) {
            mark(node.input, band.from);
            if (band.started) mark(node.input, add(band.from, band.started.width));
          }
        }
        break;
      case 'in-force':
        for (const { from, to } of node.periods) {
          if (from !== undefined) mark(node.date, rational(from));
          if (to !== undefined) mark(node.date, rational(to));
        }
        break;
      default:
        node.kind satisfies
          | ReferenceKind
          | ListKind
          | DateKind
          | LogicKind
          | SumKind
          | ProductKind
          | 'number'
          | 'fact'
          | 'reading'
          | 'given'
          | 'option'
          | 'date'
          | 'not-given'
          | 'yes-no'
          | 'negate'
          | 'position'
          | 'conditional';
        break;
    }
  }

  const roots = [
    ...model.definitions.map((definition) => definition.body),
    ...model.requirements.map((requirement) => requirement.condition),
    ...model.facts.flatMap((fact) => (fact.presence.kind === 'when' ? [fact.presence.condition] : [])),
    ...model.notices.flatMap((notice) => notice.when ?? []),
    ...model.properties.flatMap((property) => property.when ?? []),
  ];
  for (const root of roots) walk(root, visit);
  for (const { rows } of model.tables)
    for (const { cells } of rows) for (const cell of cells) walk(cell, visit);
  const promised = model.properties.map((property) =>
    property.kind === 'always' ? property.condition : property.subject,
  );
  for (const root of promised) {
    walk(root, (node) => {
      if (node.kind === 'text' || node.kind === 'begins-with') visit(node);
    });
  }
  for (const { from, to } of model.versions) {
    if (model.dating.kind === 'none') continue;
    const date: Expression = {
      kind: 'fact',
      fact: model.dating.fact,
      item: undefined,
      type: { kind: 'date' },
      span: nowhere,
    };
    for (const day of [from, to]) if (day !== undefined) mark(date, rational(day));
  }
  const sorted = [...found].map(([fact, marks]) => [fact, [...marks.values()].sort(compare)] as const);
  return { numbers: new Map(sorted), texts: [...texts] };
}

/** The prefix itself, and as many texts that go on from it as there can be different ones at a time. */
const beginningWith = (prefix: string, facts: readonly Fact[]): readonly string[] => {
  const others = 2 * facts.filter(({ type }) => type.kind === 'text').length + 1;
  return [prefix, ...Array.from({ length: others }, (_, place) => `${prefix} ${place + 1}`)];
};

/**
 * What texts may be, as far as anything can tell: those of the model, and as many others as there can be different ones
 * at a time, before and after a change.
 */
export function distinctTexts(index: ModelIndex): readonly string[] {
  const { texts } = landmarksOf(index, { roundings: false });
  const facts = index.model.facts.filter(({ type }) => type.kind === 'text');
  const others: string[] = [];
  for (let count = 1; others.length <= 2 * facts.length; count++) {
    const other = `text ${count}`;
    if (!texts.includes(other)) others.push(other);
  }
  return [...texts, ...others];
}

const nowhere = { file: '', start: 0, end: 0 };

/** Looks through definitions in their order, so that long chains need no deep recursion. */
function linearForms(index: ModelIndex): (expression: Expression) => Linear | undefined {
  const known = new Map<string, Linear | undefined>();
  const constant = (offset: Rational): Linear => ({ fact: undefined, slope: zero, offset });
  const scaled = (form: Linear, factor: Rational): Linear => ({
    fact: form.fact,
    slope: multiply(form.slope, factor),
    offset: multiply(form.offset, factor),
  });
  const sum = (a: Linear, b: Linear): Linear | undefined =>
    a.fact !== undefined && b.fact !== undefined && a.fact !== b.fact
      ? undefined
      : { fact: a.fact ?? b.fact, slope: add(a.slope, b.slope), offset: add(a.offset, b.offset) };

  function formOf(expression: Expression): Linear | undefined {
    switch (expression.kind) {
      case 'number':
        return constant(expression.value);
      case 'date':
        return constant(rational(expression.value));
      case 'fact':
        return { fact: expression.fact, slope: rational(1), offset: zero };
      case 'reference':
        return known.get(expression.definition);
      case 'negate': {
        const form = formOf(expression.operand);
        return form && scaled(form, rational(-1));
      }
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide': {
        const left = formOf(expression.left);
        const right = formOf(expression.right);
        if (!left || !right) return undefined;
        if (expression.kind === 'add') return sum(left, right);
        if (expression.kind === 'subtract') return sum(left, scaled(right, negate(rational(1))));
        if (right.fact === undefined) {
          if (expression.kind === 'multiply') return scaled(left, right.offset);
          expression.kind satisfies 'divide';
          return right.offset.n === 0n ? undefined : scaled(left, divide(rational(1), right.offset));
        }
        return expression.kind === 'multiply' && left.fact === undefined
          ? scaled(right, left.offset)
          : undefined;
      }
      // A default: what is given counts.
      case 'conditional': {
        const [branch] = expression.branches;
        return branch?.when.kind === 'given' && expression.branches.length === 1
          ? formOf(branch.then)
          : undefined;
      }
      default:
        expression.kind satisfies
          | 'earlier'
          | ChosenKind
          | ListKind
          | DateKind
          | LogicKind
          | ExtremeKind
          | 'reading'
          | 'given'
          | 'option'
          | 'text'
          | 'not-given'
          | 'yes-no'
          | 'position'
          | 'round'
          | 'compare'
          | 'retained-label';
        return undefined;
    }
  }
  for (const { id, body } of index.model.definitions) known.set(id, formOf(body));
  return formOf;
}
