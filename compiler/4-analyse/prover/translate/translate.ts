// Model → terms of the prover: definitions are followed to the facts, under the chosen readings, in one world or another.

import type { Definition, Expression, Fact, Match } from '../../../3-model/model.js';
import { firstDay, lastDay } from '../../../runtime/exact/calendar.js';
import { negate, one, rational, zero } from '../../../runtime/exact/rational.js';
import type { ModelIndex } from '../../model-index.js';
import { sliceOf } from '../../model-index.js';
import { type Abstract, unsure } from '../../range/abstract.js';
import { wholeBetween } from '../../range/interval.js';
import { ofFact } from '../../range/values.js';
import type { Pool } from '../terms/pool.js';
import type { Rules } from '../terms/rules.js';
import type { Condition, Poly, Value, Variable } from '../terms/terms.js';
import { asValue, compared, matchOf, variablesOf } from '../terms/values-of-terms.js';
import { actual, outside, type Place, type Translating, thisItem, type World } from './places.js';
import { translateListNode } from './translate-lists.js';
import { isByRank } from './translate-ranks.js';
import { translateScale } from './translate-scales.js';
import { translateLookup } from './translate-tables.js';

export { actual, outside, type Place, type World } from './places.js';

export class Translator implements Translating {
  readonly #memory = new Map<string, Value>();

  constructor(
    readonly index: ModelIndex,
    readonly pool: Pool,
    readonly readings: Readonly<Record<string, string>>,
    readonly focus: string | undefined,
    /** What texts may be: see `distinctTexts`. */
    readonly texts: readonly string[],
    readonly rules: Rules,
  ) {}

  /** The value of an expression, in terms of variables. Definitions are translated in their order, however long the chain. */
  value(expression: Expression, place: Place, world: World): Value {
    for (const definition of sliceOf(this.index, [expression])) {
      if (definition.list === undefined) this.#ofDefinition(definition, outside, world);
    }
    return this.translate(expression, place, world);
  }

  condition(expression: Expression, place: Place, world: World): Condition {
    return this.truth(this.value(expression, place, world));
  }

  #ofDefinition(definition: Definition, place: Place, world: World): Value {
    const put = world.replaced?.get(definition.id);
    if (put) return put;
    const key = `${world.key}|${place.item}|${definition.id}`;
    const known = this.#memory.get(key);
    if (known) return known;
    let value: Value;
    if (world.key !== '' && !world.replaced) {
      const usual = this.#ofDefinition(definition, place, actual);
      value = this.#concerns(usual, world) ? this.translate(definition.body, place, world) : usual;
    } else value = this.translate(definition.body, place, world);
    this.#memory.set(key, value);
    return value;
  }

  #concerns(value: Value, world: World): boolean {
    const set = variablesOf(value);
    return this.pool.variablesIn(set).some(({ name }) => world.changed.has(name));
  }

  number(value: Value): Poly {
    const { pool } = this;
    if (value.kind === 'number') return value.poly;
    if (value.kind === 'symbol') return pool.nothing;
    return pool.cases(
      [
        { when: value.condition, then: pool.constant(one) },
        { when: pool.holds, then: pool.constant(zero) },
      ],
      '',
    );
  }

  truth(value: Value): Condition {
    return value.kind === 'truth' ? value.condition : this.pool.refused;
  }

  /** The variable of a fact, in an item or outside. */
  variable(name: string, place: Place): Variable {
    const fact = this.index.facts.get(name);
    const item = fact?.list === undefined ? '' : place.item;
    return this.pool.variable(`${name}${item}`, () => ({
      initial: fact ? this.#initial(fact) : unsure,
      splittable: !item.startsWith('@any'),
      // The k-th highest may be the item that is looked at.
      hides: isByRank({ item }) ? this.variable(name, thisItem(fact?.list ?? '')).bit : 0n,
    }));
  }

  /** The variables that make one case: facts outside lists, and whether they are given. */
  variablesOfCase(facts: ReadonlySet<string>): readonly Variable[] {
    return this.index.model.facts.flatMap((fact) => {
      if (fact.list !== undefined || !facts.has(fact.name)) return [];
      const variable = this.variable(fact.name, outside);
      return fact.presence.kind === 'always' || fact.presence.kind === 'when'
        ? [variable]
        : [variable, this.#given(fact.name, outside)];
    });
  }

  #given(name: string, place: Place): Variable {
    const item = this.index.facts.get(name)?.list === undefined ? '' : place.item;
    return this.pool.variable(`given ${name}${item}`, () => ({
      initial: unsure,
      splittable: !item.startsWith('@any'),
    }));
  }

  #initial(fact: Fact): Abstract {
    if (fact.type.kind === 'date' && !fact.domain) {
      return { kind: 'numbers', range: wholeBetween(firstDay, lastDay) };
    }
    if (fact.type.kind === 'text') return { kind: 'symbols', values: new Set(this.texts) };
    return ofFact(fact);
  }

  translate(expression: Expression, place: Place, world: World): Value {
    const { pool } = this;
    const value = (operand: Expression): Value => this.translate(operand, place, world);
    const number = (operand: Expression): Poly => this.number(value(operand));
    const truth = (operand: Expression): Condition => this.truth(value(operand));
    const numeric = (poly: Poly): Value => ({ kind: 'number', poly });
    const logical = (condition: Condition): Value => ({ kind: 'truth', condition });
    const origin = `${expression.span.file}:${expression.span.start}:${expression.kind}`;
    switch (expression.kind) {
      case 'number':
        return numeric(pool.constant(expression.value));
      case 'date':
        return numeric(pool.constant(rational(expression.value)));
      case 'text':
      case 'option':
        return { kind: 'symbol', rows: [{ when: pool.holds, value: expression.value }] };
      case 'yes-no':
        return logical(expression.value ? pool.holds : pool.fails);
      case 'fact': {
        const variable = this.variable(expression.fact, place);
        return world.changed.get(variable.name) ?? asValue(pool, variable);
      }
      case 'given': {
        const fact = this.index.facts.get(expression.fact);
        if (fact?.presence.kind === 'always') return logical(pool.holds);
        const variable = this.#given(expression.fact, place);
        return world.changed.get(variable.name) ?? asValue(pool, variable);
      }
      case 'reading': {
        const chosen =
          this.readings[expression.reading] ?? this.index.readings.get(expression.reading)?.chosen;
        return { kind: 'symbol', rows: [{ when: pool.holds, value: chosen ?? '' }] };
      }
      case 'reference': {
        const definition = this.index.definitions.get(expression.definition);
        if (!definition) return numeric(pool.nothing);
        return this.#ofDefinition(definition, definition.list === undefined ? outside : place, world);
      }
      case 'add':
        return numeric(pool.sum([number(expression.left), number(expression.right)]));
      case 'subtract':
        return numeric(pool.minus(number(expression.left), number(expression.right)));
      case 'multiply':
        return numeric(pool.product(number(expression.left), number(expression.right)));
      case 'divide':
        return numeric(pool.product(number(expression.left), pool.inverse(number(expression.right), origin)));
      case 'negate':
        return numeric(pool.scaled(number(expression.operand), negate(one)));
      case 'round':
        return numeric(pool.round(number(expression.operand), expression.mode, expression.step, origin));
      case 'minimum':
        return numeric(pool.extreme('lowest', expression.operands.map(number), origin));
      case 'maximum':
        return numeric(pool.extreme('highest', expression.operands.map(number), origin));
      case 'alternatives': {
        const all = expression.items.map((item) => number(item.value));
        if (expression.rule === 'sum') return numeric(pool.sum(all));
        return numeric(pool.extreme(expression.rule === 'lower' ? 'lowest' : 'highest', all, origin));
      }
      case 'not':
        return logical(pool.not(truth(expression.operand)));
      case 'and':
        return logical(pool.and(expression.operands.map(truth)));
      case 'or':
        return logical(pool.or(expression.operands.map(truth)));
      case 'compare':
        return logical(compared(pool, expression.operator, value(expression.left), value(expression.right)));
      case 'conditional':
        return this.chosen(
          [
            ...expression.branches.map((branch) => ({ when: truth(branch.when), value: value(branch.then) })),
            { when: pool.holds, value: value(expression.otherwise) },
          ],
          origin,
        );
      case 'lookup': {
        const table = this.index.tables.get(expression.table);
        if (!table) return numeric(pool.nothing);
        return translateLookup(this, table, expression.keys.map(value), expression.column, value, origin);
      }
      case 'scale': {
        const scale = this.index.scales.get(expression.scale);
        if (!scale) return numeric(pool.nothing);
        const variant = expression.variant && value(expression.variant);
        return numeric(translateScale(this, scale, number(expression.input), variant, number, origin));
      }
      case 'in-force': {
        const date = number(expression.date);
        const day = (at: number): Poly => pool.constant(rational(at));
        return this.chosen(
          expression.periods.map((period) => ({
            when: pool.and([
              period.from === undefined ? pool.holds : pool.sign('up-to', pool.minus(day(period.from), date)),
              period.to === undefined
                ? pool.holds
                : pool.sign('up-to', pool.minus(date, day(this.rules.lastInForce(period.to)))),
            ]),
            value: value(period.value),
          })),
          origin,
        );
      }
      case 'retained-label':
        return this.#label(expression.definition, place, world);
      case 'aggregate':
      case 'item':
      case 'position':
      case 'running-total':
      case 'rank':
        return numeric(translateListNode(this, expression, place, world, origin));
      case 'date-part':
        return numeric(
          pool.calendar({ kind: 'part', part: expression.part }, [number(expression.date)], origin),
        );
      case 'date-between': {
        const { measure } = expression;
        const [from, to] = [number(expression.from), number(expression.to)];
        if (measure === 'days' || measure === 'nights') return numeric(pool.minus(to, from));
        if (measure === 'days-inclusive') {
          return numeric(pool.sum([pool.minus(to, from), pool.constant(one)]));
        }
        return numeric(pool.calendar({ kind: 'between', measure }, [from, to], origin));
      }
      case 'date-shift': {
        const [date, by] = [number(expression.date), number(expression.by)];
        return numeric(
          expression.unit === 'days'
            ? pool.sum([date, by])
            : pool.calendar({ kind: 'shift' }, [date, by], origin),
        );
      }
      case 'date-of':
        return numeric(
          pool.calendar(
            { kind: 'date' },
            [number(expression.year), number(expression.month), number(expression.day)],
            origin,
          ),
        );
      case 'not-given':
        return expression.type.kind === 'yes-no'
          ? logical(pool.refused)
          : expression.type.kind === 'quantity' || expression.type.kind === 'date'
            ? numeric(pool.nothing)
            : { kind: 'symbol', rows: [] };
      default:
        expression satisfies never;
        return numeric(pool.nothing);
    }
  }

  /** The value of the first row whose condition holds. */
  chosen(rows: readonly { readonly when: Condition; readonly value: Value }[], origin: string): Value {
    const { pool } = this;
    const [first] = rows;
    if (!first || rows.every(({ value }) => value.kind === 'number')) {
      return {
        kind: 'number',
        poly: pool.cases(
          rows.map((row) => ({ when: row.when, then: this.number(row.value) })),
          origin,
        ),
      };
    }
    if (rows.every(({ value }) => value.kind === 'truth')) {
      return {
        kind: 'truth',
        condition: rows.reduceRight<Condition>(
          (rest, { when, value }) => pool.either(when, this.truth(value), rest),
          pool.refused,
        ),
      };
    }
    return {
      kind: 'symbol',
      rows: rows.flatMap(({ when, value }) =>
        value.kind === 'symbol'
          ? value.rows.map((row) => ({ when: pool.and([when, row.when]), value: row.value }))
          : [],
      ),
    };
  }

  matches(match: Match, key: Value | undefined): Condition {
    return matchOf(this.pool, match, key);
  }

  #label(id: string, place: Place, world: World): Value {
    const { pool } = this;
    const body = this.index.definitions.get(id)?.body;
    if (body?.kind === 'alternatives') {
      const values = body.items.map((item) => this.number(this.translate(item.value, place, world)));
      const better = (a: Poly, b: Poly, tie: boolean): Condition => {
        const lead = body.rule === 'higher' ? pool.minus(b, a) : pool.minus(a, b);
        return pool.sign(tie ? 'up-to' : 'below', lead);
      };
      const rows = body.items.map((item, at) => ({
        when: pool.and(
          values.flatMap((other, index) => {
            const own = values[at];
            return !own || index === at ? [] : [better(own, other, index > at)];
          }),
        ),
        value: item.label,
      }));
      return { kind: 'symbol', rows };
    }
    if (body?.kind !== 'conditional') return { kind: 'symbol', rows: [] };
    return {
      kind: 'symbol',
      rows: [
        ...body.branches.map((branch) => ({
          when: this.truth(this.translate(branch.when, place, world)),
          value: branch.label ?? '',
        })),
        { when: pool.holds, value: body.otherwiseLabel ?? '' },
      ],
    };
  }
}
