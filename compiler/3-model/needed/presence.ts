// When nothing is absent that an expression needs: what `otherwise` asks. A hole of the document, a date on which nothing is
// in force, a division by zero are no absence: they refuse the case.

import type { CheckedList } from '../../2-check/types/checked.js';
import type { ComputedKind, LiteralKind } from '../../2-check/types/expression.js';
import type { Build } from '../build/build.js';
import { childrenOf } from '../expressions/children.js';
import { expressionKey } from '../expressions/key.js';
import { calledAt } from '../expressions/loop-names.js';
import { listAskedFor } from '../expressions/loops.js';
import type { DefinitionId, Expression, LoopId, Table, Type } from '../model.js';
import { listGiven, outside } from './given-lists.js';
import {
  bandReached,
  compared,
  every,
  limitsOf,
  negated,
  rowTaken,
  some,
  someItem,
  truth,
} from './guards.js';

type Condition = Expression | undefined;

/** Operations over items that refuse the case where no item counts: `otherwise` stands in then. */
const needsItem: Readonly<
  Record<Extract<Expression, { kind: 'aggregate' | 'before' }>['operation'], boolean>
> = { sum: false, count: false, some: true, highest: true, lowest: true, last: true };

/** A condition that is looked at, what it asks for itself, and what is asked for where it holds. */
interface Step {
  readonly asked: Condition;
  readonly when: Expression;
  readonly then: Condition;
}

/** Undefined stands for always. */
export class Presence {
  readonly #definitions = new Map<DefinitionId, Condition>();
  readonly #facts = new Map<string, Condition>();
  readonly #lists = new Map<string, Condition>();
  #looked = 0;

  of(build: Build, expression: Expression): Condition {
    // Definitions come before their users: looking at them in order costs no stack.
    const { definitions } = build.store;
    for (; this.#looked < definitions.length; this.#looked++) {
      const definition = definitions[this.#looked];
      if (definition !== undefined) this.#definitions.set(definition.id, this.#of(build, definition.body));
    }
    return this.#of(build, expression);
  }

  /** When a list counts as given; undefined for one that must always be. */
  ofList(build: Build, list: CheckedList): Condition {
    if (!this.#lists.has(list.name)) this.#lists.set(list.name, listGiven(build, list));
    return this.#lists.get(list.name);
  }

  #ofListNamed(build: Build, name: string): Condition {
    const list = build.lists.get(name);
    return list && this.ofList(build, list);
  }

  #of(build: Build, expression: Expression): Condition {
    const { span } = expression;
    if (asksForList(build, expression)) return undefined;
    const present = (operand: Expression): Condition => this.#of(build, operand);
    const all = (conditions: readonly Condition[]): Condition => {
      const stated = conditions.filter((condition) => condition !== undefined);
      return stated.length === 0 ? undefined : every(stated, span);
    };
    const unless = (conditions: readonly Expression[], then: Condition): Condition =>
      then && some([negated(every(conditions, span)), then], span);
    // What is looked at one after the other until something decides: what comes later is not absent, as nobody comes to it.
    const inOrder = (steps: readonly Step[], last: Condition): Condition => {
      const [first, ...others] = steps;
      if (first === undefined || ([...others, first].every(({ asked, then }) => !asked && !then) && !last))
        return all([first?.asked, last]);
      const yes = truth(true, expression);
      const no = truth(false, expression);
      const branches = steps.flatMap(({ asked, when, then }, index) => [
        ...(asked === undefined || index === 0 ? [] : [{ when: negated(asked), then: no }]),
        { when, then: then ?? yes },
      ]);
      const type = { kind: 'yes-no' } as const;
      return all([first.asked, { kind: 'conditional', branches, otherwise: last ?? yes, type, span }]);
    };
    switch (expression.kind) {
      case 'fact':
        return this.#fact(build, expression);
      case 'reference':
      case 'retained-label':
        return this.#ofDefinition(build, expression.definition, expression.items);
      case 'conditional': {
        const { branches, otherwise } = expression;
        return inOrder(
          branches.map(({ when, then }) => ({
            asked: present(when),
            when,
            then: known(present(then), when),
          })),
          present(otherwise),
        );
      }
      case 'and':
      case 'or': {
        const isDecidedBy = (operand: Expression): Expression =>
          (expression.kind satisfies 'and' | 'or') === 'and' ? negated(operand) : operand;
        const steps = expression.operands.map((operand) => ({
          asked: present(operand),
          when: isDecidedBy(operand),
          then: undefined,
        }));
        // After the last one with a condition of its own nothing is left to ask.
        const last = steps.findLastIndex(({ asked }) => asked !== undefined);
        return inOrder(steps.slice(0, last), steps[last]?.asked);
      }
      case 'lookup':
        return all([
          ...expression.keys.map(present),
          ...rowsOf(build.store.tables, expression.table).map((row) => {
            const written = row.cells[expression.column];
            const cell =
              written && calledAt(written, loopsOf(build.store.tables, expression.table), expression.items);
            return cell && unless(rowTaken(row, expression.keys), present(cell));
          }),
        ]);
      case 'scale': {
        const scale = build.store.scales.find(({ id }) => id === expression.scale);
        const bands = scale?.variants ?? [];
        const called = (part: Expression) => calledAt(part, scale?.loops ?? [], expression.items);
        return all([
          ...childrenOf(expression).map(present),
          ...bands.flatMap(({ bands: own }) =>
            own.flatMap((band) =>
              [band.once, band.rate, band.started?.amount].map(
                (part) => part && unless([bandReached(expression.input, band)], present(called(part))),
              ),
            ),
          ),
        ]);
      }
      case 'in-force':
        return all([
          present(expression.date),
          ...expression.periods.map(({ from, to, value }) =>
            unless(limitsOf(expression.date, from, to), present(value)),
          ),
        ]);
      case 'aggregate': {
        const { where, of, operation } = expression;
        const loop = { id: expression.loop, list: expression.list };
        const counted = where ?? truth(true, expression);
        const lacking = of && present(of);
        const asked = where && present(where);
        // The condition is asked of every item before any value.
        return all([
          this.#ofListNamed(build, expression.list),
          asked && negated(someItem(loop, negated(asked))),
          needsItem[operation] ? someItem(loop, counted) : undefined,
          lacking && negated(someItem(loop, every([counted, negated(lacking)], span))),
        ]);
      }
      case 'before':
        return this.#before(expression, present);
      case 'item': {
        const { list, loop, index, of } = expression;
        const compared = (operator: 'from' | 'up-to', right: Expression): Expression => ({
          kind: 'compare',
          operator,
          left: index,
          right,
          type: { kind: 'yes-no' },
          span,
        });
        const first: Expression = { kind: 'number', value: { n: 1n, d: 1n }, type: index.type, span };
        const count = {
          kind: 'aggregate',
          operation: 'count',
          list,
          loop,
          of: undefined,
          where: undefined,
        } as const;
        const there = all([
          this.#ofListNamed(build, list),
          present(index),
          compared('from', first),
          compared('up-to', { ...count, type: index.type, span }),
        ]);
        const own = present(of);
        if (own === undefined) return there;
        return all([there, { kind: 'item', list, loop, index, of: own, type: { kind: 'yes-no' }, span }]);
      }
      case 'rank': {
        // Every item is compared.
        const lacking = present(expression.of);
        const loop = { id: expression.loop, list: expression.list };
        return lacking && negated(someItem(loop, negated(lacking)));
      }
      case 'running-total': {
        const { list, loop, item, of, inclusive } = expression;
        const type = { kind: 'quantity', unit: { powers: [] }, percent: false } as const;
        const lacking = present(of);
        const at = (id: LoopId | undefined): Expression => ({ kind: 'position', list, item: id, type, span });
        const operator = inclusive ? 'up-to' : 'below';
        const counted = compared(at(loop), operator, at(item));
        return lacking && negated(someItem({ id: loop, list }, every([counted, negated(lacking)], span)));
      }
      default:
        expression.kind satisfies
          | 'earlier'
          | ComputedKind
          | LiteralKind
          | 'reading'
          | 'given'
          | 'not-given'
          | 'alternatives'
          | 'position';
        return all(childrenOf(expression).map(present));
    }
  }

  /** Something before the item that counts; for the item before, that there is one. What is carried is looked at where it is defined. */
  #before(
    expression: Extract<Expression, { readonly kind: 'before' }> & Expression,
    present: (operand: Expression) => Condition,
  ): Condition {
    const { operation, list, item, loop, of, where, span } = expression;
    const type: Type = { kind: 'quantity', unit: { powers: [] }, percent: false };
    const yesNo: Type = { kind: 'yes-no' };
    const number = (value: bigint): Expression => ({
      kind: 'number',
      value: { n: value, d: 1n },
      type,
      span,
    });
    const atLeast = (left: Expression, value: bigint): Expression => ({
      kind: 'compare',
      operator: 'from',
      left,
      right: number(value),
      type: yesNo,
      span,
    });
    const counted = (condition: Expression | undefined): Expression => ({
      kind: 'before',
      operation: 'count',
      list,
      item,
      loop,
      of: undefined,
      where: condition,
      type,
      span,
    });
    const lacking = of && present(of);
    const holds = where ?? truth(true, expression);
    const none = (condition: Expression): Expression => negated(atLeast(counted(condition), 1n));
    const asked = where && present(where);
    if (operation === 'last' && where !== undefined && asked !== undefined) {
      // Back from the item, up to the nearest that counts: nobody asks those behind it.
      const nearest = some([negated(asked), where], span);
      const there = lacking === undefined ? asked : every([asked, lacking], span);
      const last = { ...expression, where: nearest, of: there, type: yesNo };
      return every([atLeast(counted(every([asked, where], span)), 1n), last], span);
    }
    const conditions = [
      asked && none(negated(asked)),
      lacking && operation !== 'last' ? none(every([holds, negated(lacking)], span)) : undefined,
      !needsItem[operation]
        ? undefined
        : where === undefined
          ? atLeast({ kind: 'position', list, item, type, span }, 2n)
          : atLeast(counted(where), 1n),
      lacking && operation === 'last' ? { ...expression, of: lacking, type: yesNo } : undefined,
    ].filter((condition) => condition !== undefined);
    return conditions.length === 0 ? undefined : every(conditions, span);
  }

  #ofDefinition(build: Build, id: DefinitionId, items: readonly LoopId[]): Condition {
    const condition = this.#definitions.get(id);
    return condition && calledAt(condition, build.store.get(id)?.loops ?? [], items);
  }

  #fact(build: Build, { fact, item, span }: Extract<Expression, { readonly kind: 'fact' }>): Condition {
    if (!this.#facts.has(fact)) this.#facts.set(fact, this.#factOnce(build, fact, span));
    const condition = this.#facts.get(fact);
    const list = build.facts.get(fact)?.list;
    if (condition === undefined || list === undefined || item === undefined) return condition;
    return calledAt(condition, [{ id: list, list }], [item]);
  }

  #factOnce(build: Build, fact: string, span: Expression['span']): Condition {
    const stated = build.facts.get(fact);
    if (stated === undefined) return undefined;
    switch (stated.presence.kind) {
      case 'always':
      case 'default':
        return undefined;
      case 'optional':
        return { kind: 'given', fact, item: stated.list, type: { kind: 'yes-no' }, span };
      case 'when': {
        const scope = {
          ...outside,
          owner: fact,
          prefix: `${fact}/present`,
          loops: stated.list === undefined ? [] : [{ id: stated.list, list: stated.list }],
          thisOne: stated.list === undefined ? undefined : { id: stated.list, list: stated.list },
          section: stated.place.section,
          shared: new Map(),
        };
        return build.expression(stated.presence.condition, scope, false);
      }
      default:
        stated.presence satisfies never;
        return undefined;
    }
  }
}

/** What `extras is given` and the guards made here ask of an optional list is never absent itself; a count that the rules write is. */
function asksForList(build: Build, expression: Expression): boolean {
  const list = build.lists.get(listAskedFor(expression) ?? '');
  if (list?.presence.kind !== 'optional') return false;
  const { file, start } = expression.span;
  return list.span.file === file && list.span.start === start;
}

/** What is present anyway where the branch is taken. */
const known = (condition: Condition, when: Expression): Condition => {
  const holds = when.kind === 'and' ? when.operands : [when];
  if (condition === undefined) return undefined;
  const key = expressionKey(condition);
  return holds.some((one) => expressionKey(one) === key) ? undefined : condition;
};

const rowsOf = (tables: readonly Table[], id: string): Table['rows'] =>
  tables.find((table) => table.id === id)?.rows ?? [];

const loopsOf = (tables: readonly Table[], id: string): Table['loops'] =>
  tables.find((table) => table.id === id)?.loops ?? [];
