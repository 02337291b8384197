// The values that expressions of a model have in a case: definitions followed, tables and scales as rows and sums.

import { openLoops } from '../../../3-model/expressions/loops.js';
import type { At, Expression, Loop, LoopId, Match, Model, Requirement } from '../../../3-model/model.js';
import { divide, negate, one, type Rational, rational } from '../../../runtime/exact/rational.js';
import { own } from '../../../runtime/outcome/assessed.js';
import type { ModelIndex } from '../../model-index.js';
import { compared } from './compared.js';
import { sortOf, stepOf } from './facts.js';
import { carried, item, levelOf, overItems, type Place, placed, type Valued } from './of-items.js';
import type { About, Kind, Sort, Value } from './value.js';
import { Values } from './values.js';

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;
type Band = Model['scales'][number]['variants'][number]['bands'][number];

const number: About = { sort: 'number' };
const extremes = { minimum: 'lowest', maximum: 'highest', lower: 'lowest', higher: 'highest' } as const;

export class FromModel implements Valued {
  readonly values = new Values((fact) => stepOf(this.index.facts.get(fact)));
  readonly #definitions = new Map<string, Value>();
  readonly #required = new Map<string, readonly Value[]>();
  /** Those that the claim is about. */
  requirements: readonly Requirement[] = [];

  constructor(
    readonly index: ModelIndex,
    readonly readings: Readonly<Record<string, string>>,
    /** The list of whose items one is looked at by itself, and the fact that differs between the two cases. */
    readonly focus: string | undefined,
    readonly moving: string | undefined,
  ) {}

  /** What is required of the item of a level, in both cases. */
  required(list: string, level: number): readonly Value[] {
    const key = `${list} ${level}`;
    const made =
      this.#required.get(key) ??
      this.requirements.flatMap(({ condition, list: of }) => {
        if (of !== list) return [];
        const value = this.value(condition, new Map([...openLoops(condition)].map((loop) => [loop, level])));
        return [value, this.values.turned(value, 'B')];
      });
    this.#required.set(key, made);
    return made;
  }

  /** What a definition is of the item of a level; undefined where that is no item of its list. */
  definition(id: string, level: number): { readonly value: Value; readonly list: string } | undefined {
    const found = this.index.definitions.get(id);
    const [loop, second] = found?.loops ?? [];
    if (!found || !loop || second) throw new RangeError('what is carried for several items at once');
    if (level === 0 && loop.list !== this.focus) return undefined;
    return { value: this.value(found.body, new Map([[loop.id, level]])), list: loop.list };
  }

  fact(name: string, level: number | undefined, kind: 'fact' | 'given' = 'fact'): Value {
    const fact = this.index.facts.get(name);
    if (kind === 'given' && fact?.presence.kind === 'always') return this.values.yes;
    const item = fact?.list === undefined ? undefined : level;
    const side = this.moving === name && (item ?? 0) === 0 ? 'A' : undefined;
    const sort = { given: 'truth' as const, fact: fact ? sortOf(fact.type) : 'number' }[kind];
    return this.values.make(kind, [], { sort, text: name, level: item, side });
  }

  value(expression: Expression, place: Place): Value {
    const { values } = this;
    const of = (operand: Expression): Value => this.value(operand, place);
    const itemOf = (loop: LoopId | undefined) => levelOf(place, loop);
    const sort = sortOf(expression.type);
    switch (expression.kind) {
      case 'number':
        return values.number(expression.value);
      case 'date':
        return values.number(rational(expression.value));
      case 'text':
      case 'option':
        return values.symbol(expression.value);
      case 'yes-no':
        return expression.value ? values.yes : values.no;
      case 'fact':
      case 'given':
        return this.fact(expression.fact, itemOf(expression.item), expression.kind);
      case 'reading': {
        const { reading } = expression;
        return values.symbol(own(this.readings, reading) ?? this.index.readings.get(reading)?.chosen ?? '');
      }
      case 'reference': {
        const found = this.index.definitions.get(expression.definition);
        if (!found) return values.none(sort);
        const own = inner(found.loops, expression, place);
        const key = [...own.values(), found.id].join(' ');
        const made = this.#definitions.get(key) ?? this.value(found.body, own);
        this.#definitions.set(key, made);
        return made;
      }
      case 'retained-label':
        return this.#label(expression, place);
      case 'add':
      case 'subtract':
        return values.sum([
          [one, of(expression.left)],
          [{ add: one, subtract: negate(one) }[expression.kind], of(expression.right)],
        ]);
      case 'negate':
        return values.sum([[negate(one), of(expression.operand)]]);
      case 'multiply':
        return values.product([of(expression.left), of(expression.right)]);
      case 'divide':
        return values.product([of(expression.left), values.of('reciprocal', of(expression.right))]);
      case 'minimum':
      case 'maximum':
        return this.extreme(extremes[expression.kind], expression.operands.map(of));
      case 'round': {
        const { mode, step } = expression;
        return values.build('round', [of(expression.operand)], { ...number, mode, number: step });
      }
      case 'not':
        return values.not(of(expression.operand));
      case 'and':
        return values.all(expression.operands.map(of));
      case 'or':
        return values.any(expression.operands.map(of));
      case 'begins-with':
        // Of the same text it holds or not.
        return values.make('opaque', [of(expression.operand)], {
          sort,
          text: `begins with ${expression.prefix}`,
          level: 31,
        });
      case 'compare':
        return compared(this, expression, of(expression.left), of(expression.right));
      case 'conditional':
        return this.rows(sort, [
          ...expression.branches.map(({ when, then }) => [of(when), of(then)] as const),
          [values.yes, of(expression.otherwise)],
        ]);
      case 'alternatives': {
        const all = expression.items.map((each) => of(each.value));
        if (expression.rule === 'sum') return values.sum(all.map((each) => [one, each]));
        return this.extreme(extremes[expression.rule], all);
      }
      case 'lookup': {
        const table = this.index.tables.get(expression.table);
        const own = inner(table?.loops ?? [], expression, place);
        const keys = expression.keys.map(of);
        const rows = (table?.rows ?? []).map(({ matches, cells }) => {
          const when = matches.map((match, key) => this.#matched(match, keys[key]));
          const cell = cells[expression.column];
          return [values.all(when), cell ? this.value(cell, own) : values.none(sort)] as const;
        });
        return this.rows(sort, rows);
      }
      case 'scale': {
        const scale = this.index.scales.get(expression.scale);
        const own = inner(scale?.loops ?? [], expression, place);
        const [input, chosen] = [of(expression.input), expression.variant && of(expression.variant)];
        const rows = (scale?.variants ?? []).map(({ option, bands }) => {
          const when = option === undefined || !chosen ? values.yes : values.is(chosen, option);
          return [when, values.sum(bands.map((band) => [one, this.#band(band, input, own)]))] as const;
        });
        return this.rows('number', rows);
      }
      case 'in-force': {
        const date = of(expression.date);
        const rows = expression.periods.map(({ from, to, value }) => {
          const limits = [
            ...(from === undefined ? [] : [this.#atLeast(date, rational(from))]),
            ...(to === undefined ? [] : [values.not(this.#above(date, rational(to)))]),
          ];
          return [values.all(limits), of(value)] as const;
        });
        return this.rows(sort, rows);
      }
      case 'not-given':
        return values.none(sort);
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
        return values.make('part', [of(expression.date)], { ...number, text: expression.part });
      case 'date-between':
        return values.make('between', [of(expression.from), of(expression.to)], {
          ...number,
          text: expression.measure,
        });
      case 'date-shift':
        return values.make('shift', [of(expression.date), of(expression.by)], {
          ...number,
          text: expression.unit,
        });
      case 'date-of':
        return values.make('day', [of(expression.year), of(expression.month), of(expression.day)], number);
      default:
        expression satisfies never;
        return values.none('number');
    }
  }

  rows = (sort: Sort, rows: readonly (readonly [Value, Value])[]): Value =>
    rows.length > 0 ? this.values.build('rows', rows.flat(), { sort }) : this.values.none(sort);
  extreme = (kind: Kind, of: readonly Value[]): Value => this.values.build(kind, of, number);
  #above = (a: Value, limit: Rational): Value =>
    this.values.of('positive', this.values.sum([[one, a]], negate(limit)));
  #atLeast = (a: Value, limit: Rational): Value =>
    this.values.not(this.values.of('positive', this.values.sum([[negate(one), a]], limit)));

  #label({ definition: id, items }: Of<'retained-label'>, place: Place): Value {
    const { values } = this;
    const definition = this.index.definitions.get(id);
    const own = inner(definition?.loops ?? [], { items }, place);
    const body = definition?.body;
    if (body?.kind === 'conditional') {
      const last = values.symbol(body.otherwiseLabel ?? '');
      const rows = body.branches.map(
        ({ when, label }) =>
          [this.value(when, own), label === undefined ? last : values.symbol(label)] as const,
      );
      return this.rows('symbol', [...rows, [values.yes, last]]);
    }
    if (body?.kind !== 'alternatives' || body.rule === 'sum') return values.symbol('');
    const all = body.items.map(({ value }) => this.value(value, own));
    const rows = body.items.map(({ label }, at) => {
      // Ties go to the first: it is kept unless a later one is better, those before it having failed.
      const better = all.slice(at + 1).map((later) => {
        const [a, b] = body.rule === 'lower' ? [all[at], later] : [later, all[at]];
        return a && b ? values.not(values.of('positive', values.minus(a, b))) : values.no;
      });
      return [values.all(better), values.symbol(label)] as const;
    });
    return this.rows('symbol', rows);
  }

  #matched(match: Match, key: Value | undefined): Value {
    const { values } = this;
    if (!key) return values.no;
    switch (match.kind) {
      case 'any':
        return values.yes;
      case 'yes-no':
        return match.value ? key : values.not(key);
      case 'options':
        return values.any(match.options.map((option) => values.is(key, option)));
      case 'band': {
        const { from, to } = match;
        const limits: Value[] = [];
        if (from) limits.push(from.inclusive ? this.#atLeast(key, from.value) : this.#above(key, from.value));
        if (to)
          limits.push(values.not(to.inclusive ? this.#above(key, to.value) : this.#atLeast(key, to.value)));
        return values.all(limits);
      }
      default:
        match satisfies never;
        return values.no;
    }
  }

  /** Nothing below a band; within it what is owed once, the rate of the part and its started blocks. */
  #band({ from, to, reachedAtFrom, once, rate, started }: Band, input: Value, place: Place): Value {
    const { values } = this;
    const nothing = values.number({ n: 0n, d: 1n });
    const upTo = to === undefined ? input : this.extreme('lowest', [input, values.number(to)]);
    const part = this.extreme('highest', [values.sum([[one, upTo]], negate(from)), nothing]);
    const owed: Value[] = [];
    if (once) {
      const isReached = reachedAtFrom ? this.#atLeast(input, from) : this.#above(input, from);
      owed.push(
        this.rows('number', [
          [isReached, this.value(once, place)],
          [values.yes, nothing],
        ]),
      );
    }
    if (rate) owed.push(values.product([this.value(rate, place), part]));
    if (started) {
      const widths = values.sum([[divide(one, started.width), part]]);
      const blocks = values.build('round', [widths], { ...number, mode: 'up', number: one });
      owed.push(values.product([this.value(started.amount, place), blocks]));
    }
    return values.sum(owed.map((each) => [one, each]));
  }
}

const inner = (loops: readonly Loop[], { items }: Pick<At, 'items'>, place: Place): Place =>
  new Map(loops.map(({ id }, at) => [id, levelOf(place, items[at]) ?? 0]));
