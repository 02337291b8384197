// The model's expressions as nodes: definitions followed, tables and scales as rows and sums, readings settled.

import type { At, Expression, Fact, Model, Scale, Table } from '../../../3-model/model.js';
import { firstDay, lastDay } from '../../../runtime/exact/calendar.js';
import { negate, one, rational } from '../../../runtime/exact/rational.js';
import { own } from '../../../runtime/outcome/assessed.js';
import { anything, type Range, range, wholeBetween } from '../../range/interval.js';
import { bandOf } from './band-of.js';
import type { Graph } from './graph.js';
import { matched } from './matched.js';
import type { Known, Node, Row, Sort } from './node.js';
import { OfAnyItem, type Spoken } from './of-any-item.js';
import { carried, item, overItems, placed } from './of-items.js';
import { levelOf, type Place, placeFor, sortOfType, type Valued } from './place.js';
import { retainedLabel } from './retained-label.js';

export class ModelGraph implements Valued {
  readonly focus: string | undefined;
  readonly definitions: ReadonlyMap<string, Model['definitions'][number]>;
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #scales: ReadonlyMap<string, Scale>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly #values = new Map<string, Node>();
  readonly items = new OfAnyItem(this);

  constructor(
    readonly graph: Graph,
    readonly spoken: Spoken,
  ) {
    const { model } = spoken;
    this.focus = spoken.focus;
    this.definitions = new Map(model.definitions.map((definition) => [definition.id, definition]));
    this.#tables = new Map(model.tables.map((table) => [table.id, table]));
    this.#scales = new Map(model.scales.map((scale) => [scale.id, scale]));
    this.facts = new Map(model.facts.map((fact) => [fact.name, fact]));
  }

  capacityOf(list: string): number {
    return this.spoken.model.lists.find(({ name }) => name === list)?.capacity ?? 0;
  }

  movesUnder = (definition: string): boolean => this.items.movesUnder(definition);

  /** What a fact can be, whatever the case. */
  knownOf(name: string): Known {
    const fact = this.facts.get(name);
    switch (fact?.type.kind) {
      case 'quantity':
      case 'date':
        return { range: rangeOfFact(fact), options: undefined };
      case 'choice':
        return { range: undefined, options: fact.type.set.options.map((option) => option.name) };
      default:
        fact?.type.kind satisfies undefined | 'text' | 'yes-no';
        return { range: undefined, options: undefined };
    }
  }

  fact(name: string, level: number | undefined): Node {
    const { item, side } = this.#whose(name, level);
    return this.graph.fact(name, item, side, sortOf(this.facts.get(name)));
  }

  given(name: string, level: number | undefined): Node {
    const presence = this.facts.get(name)?.presence.kind;
    if (presence === 'always') return this.graph.yes;
    const { item, side } = this.#whose(name, level);
    return this.graph.given(name, item, side);
  }

  #whose(
    name: string,
    level: number | undefined,
  ): { readonly item: number | undefined; readonly side: 'A' | undefined } {
    const item = this.facts.get(name)?.list === undefined ? undefined : level;
    const moves = this.spoken.moving === name && (item === undefined || item === 0);
    return { item, side: moves ? 'A' : undefined };
  }

  value(expression: Expression, place: Place): Node {
    const { graph } = this;
    const of = (operand: Expression): Node => this.value(operand, place);
    switch (expression.kind) {
      case 'number':
        return graph.number(expression.value);
      case 'date':
        return graph.number(rational(expression.value));
      case 'text':
      case 'option':
        return graph.symbol(expression.value);
      case 'yes-no':
        return graph.truth(expression.value);
      case 'fact':
        return this.fact(expression.fact, levelOf(place, expression.item));
      case 'given':
        return this.given(expression.fact, levelOf(place, expression.item));
      case 'reading': {
        const reading = this.spoken.model.readings.find(({ name }) => name === expression.reading);
        return graph.symbol(own(this.spoken.readings, expression.reading) ?? reading?.chosen ?? '');
      }
      case 'reference':
        return this.#definition(expression, place);
      case 'retained-label':
        return this.#retained(expression, place);
      case 'add':
        return graph.sum([
          { by: one, of: of(expression.left) },
          { by: one, of: of(expression.right) },
        ]);
      case 'subtract':
        return graph.minus(of(expression.left), of(expression.right));
      case 'negate':
        return graph.sum([{ by: negate(one), of: of(expression.operand) }]);
      case 'multiply':
        return graph.product([of(expression.left), of(expression.right)]);
      case 'divide':
        return graph.product([of(expression.left), graph.reciprocal(of(expression.right))]);
      case 'minimum':
        return graph.extreme('lowest', expression.operands.map(of));
      case 'maximum':
        return graph.extreme('highest', expression.operands.map(of));
      case 'round':
        return graph.round(expression.mode, expression.step, of(expression.operand));
      case 'not':
        return graph.not(of(expression.operand));
      case 'begins-with':
        return this.#begins(of(expression.operand), expression.prefix);
      case 'and':
        return graph.and(expression.operands.map(of));
      case 'or':
        return graph.or(expression.operands.map(of));
      case 'compare':
        return this.#compared(expression, of(expression.left), of(expression.right));
      case 'conditional':
        return graph.rows(
          [
            ...expression.branches.map(({ when, then }) => ({ when: of(when), value: of(then) })),
            { when: graph.yes, value: of(expression.otherwise) },
          ],
          sortOfType(expression.type),
        );
      case 'alternatives': {
        const values = expression.items.map(({ value }) => of(value));
        if (expression.rule === 'sum') return graph.sum(values.map((value) => ({ by: one, of: value })));
        return graph.extreme(({ lower: 'lowest', higher: 'highest' } as const)[expression.rule], values);
      }
      case 'lookup':
        return this.#lookedUp(expression, expression.keys.map(of), place);
      case 'scale':
        return this.#scaled(expression, place);
      case 'in-force': {
        const date = of(expression.date);
        const rows = expression.periods.map(({ from, to, value }): Row => {
          const after = from === undefined ? [] : [graph.not(graph.positive(this.#less(from, date)))];
          const before = to === undefined ? [] : [graph.not(graph.positive(this.#more(date, to)))];
          return { when: graph.and([...after, ...before]), value: of(value) };
        });
        return graph.rows(rows, sortOfType(expression.type));
      }
      case 'not-given':
        return graph.none(sortOfType(expression.type));
      case 'aggregate':
      case 'before':
        return overItems(this, expression, place);
      case 'earlier':
        return carried(this, expression, place);
      case 'item':
        return item(this, expression, place);
      case 'position':
      case 'running-total':
      case 'rank':
        return placed(this, expression, place);
      case 'date-part':
        return graph.plain({ kind: 'part', part: expression.part, of: [of(expression.date)] });
      case 'date-between':
        return graph.plain({
          kind: 'between',
          measure: expression.measure,
          of: [of(expression.from), of(expression.to)],
        });
      case 'date-shift':
        return graph.plain({
          kind: 'shift',
          unit: expression.unit,
          of: [of(expression.date), of(expression.by)],
        });
      case 'date-of':
        return graph.plain({
          kind: 'day',
          of: [of(expression.year), of(expression.month), of(expression.day)],
        });
      default:
        expression satisfies never;
        return graph.none('number');
    }
  }

  #less(from: number, date: Node): Node {
    return this.graph.sum([{ by: negate(one), of: date }], rational(from));
  }

  #more(date: Node, to: number): Node {
    return this.graph.sum([{ by: one, of: date }], rational(-to));
  }

  /** A definition for the items that it is named for; what belongs to none is the same wherever it is named. */
  #definition({ definition: id, items }: At & { readonly definition: string }, place: Place): Node {
    const definition = this.definitions.get(id);
    if (!definition) return this.graph.none('number');
    const own = placeFor(definition.loops, items, place);
    const key = `${[...own.values()].join(' ')} ${id}`;
    const known = this.#values.get(key);
    if (known) return known;
    const made = this.value(definition.body, own);
    this.#values.set(key, made);
    return made;
  }

  #retained({ definition: id, items }: At & { readonly definition: string }, place: Place): Node {
    const definition = this.definitions.get(id);
    return retainedLabel(this, definition, placeFor(definition?.loops ?? [], items, place));
  }

  #compared({ operator, left }: Extract<Expression, { kind: 'compare' }>, a: Node, b: Node): Node {
    const { graph } = this;
    if (left.type.kind !== 'quantity' && left.type.kind !== 'date') {
      const equal = this.#same(a, b);
      return operator === 'equal' ? equal : graph.not(equal);
    }
    switch (operator) {
      case 'below':
        return graph.positive(graph.minus(b, a));
      case 'up-to':
        return graph.not(graph.positive(graph.minus(a, b)));
      case 'from':
        return graph.not(graph.positive(graph.minus(b, a)));
      case 'above':
        return graph.positive(graph.minus(a, b));
      case 'equal':
        return graph.isZero(graph.minus(a, b));
      case 'not-equal':
        return graph.not(graph.isZero(graph.minus(a, b)));
      default:
        operator satisfies never;
        return graph.no;
    }
  }

  /** Known of a text that is written out; of any other it holds or not. */
  #begins(text: Node, prefix: string): Node {
    if (text.kind === 'symbol') return this.graph.truth(text.value.startsWith(prefix));
    return this.graph.plain(
      {
        kind: 'opaque',
        what: 'other',
        note: `begins with ${prefix}`,
        list: '',
        level: 31,
        own: undefined,
        of: [text],
      },
      'truth',
    );
  }

  #same(a: Node, b: Node): Node {
    const { graph } = this;
    if (a === b) return graph.yes;
    if (b.kind === 'symbol') return graph.is(a, b.value);
    if (a.kind === 'symbol') return graph.is(b, a.value);
    if (a.sort === 'truth' && b.sort === 'truth') {
      return graph.or([graph.and([a, b]), graph.and([graph.not(a), graph.not(b)])]);
    }
    const options = a.kind === 'fact' ? this.knownOf(a.fact).options : undefined;
    if (options) return graph.or(options.map((each) => graph.and([graph.is(a, each), graph.is(b, each)])));
    const [first, second] = a.id < b.id ? [a, b] : [b, a];
    return graph.plain(
      {
        kind: 'opaque',
        what: 'other',
        note: 'same',
        list: '',
        level: 31,
        own: undefined,
        of: [first, second],
      },
      'truth',
    );
  }

  #lookedUp(
    { table, column, type, items }: Extract<Expression, { kind: 'lookup' }>,
    keys: readonly Node[],
    place: Place,
  ): Node {
    const { graph } = this;
    const own = placeFor(this.#tables.get(table)?.loops ?? [], items, place);
    const rows = (this.#tables.get(table)?.rows ?? []).map(({ matches, cells }): Row => {
      const when = graph.and(
        matches.map((match, index) => {
          const key = keys[index];
          return key ? matched(graph, match, key) : graph.no;
        }),
      );
      const cell = cells[column];
      return { when, value: cell ? this.value(cell, own) : graph.none(sortOfType(type)) };
    });
    return graph.rows(rows, sortOfType(type));
  }

  #scaled({ scale, input, variant, items }: Extract<Expression, { kind: 'scale' }>, place: Place): Node {
    const { graph } = this;
    const reached = this.value(input, place);
    const option = variant && this.value(variant, place);
    const own = placeFor(this.#scales.get(scale)?.loops ?? [], items, place);
    const rows = (this.#scales.get(scale)?.variants ?? []).map((one_): Row => {
      const bands = one_.bands.map((band) => ({ by: one, of: bandOf(this, band, reached, own) }));
      const when = one_.option === undefined || !option ? graph.yes : graph.is(option, one_.option);
      return { when, value: graph.sum(bands) };
    });
    return graph.rows(rows, 'number');
  }
}

function rangeOfFact({ domain, type }: Fact): Range {
  if (domain) return range(domain.from, domain.to, domain.step);
  return type.kind === 'date' ? wholeBetween(firstDay, lastDay) : anything;
}

function sortOf(fact: Fact | undefined): Sort {
  return fact ? sortOfType(fact.type) : 'number';
}
