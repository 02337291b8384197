// Which step a step takes its value from, and under which condition: read off the formulas themselves, so that what is said to
// have counted is what the workbook calculated.

import type { Bench } from '../book/bench.js';
import type { Step } from '../book/step.js';
import {
  all,
  type CellKey,
  cell,
  contrary,
  type Formula,
  hasIf,
  holds,
  isEqual,
  nought,
  operandsOf,
  operation,
  someNode,
} from '../formula/formula.js';
import { isItemStep } from '../formula/instantiate.js';

/** A value goes into another one where the condition holds; undefined means always. */
export interface Way {
  readonly from: CellKey;
  readonly to: CellKey;
  readonly when: Formula | undefined;
}

/**
 * All ways between steps of the calculation; those of lists are taken to be gone for every item. `asked`: what counted for a value
 * (its operand that was the least, its addends that are not nought), or what can have an effect on it as soon as it changes.
 */
export function waysOf(bench: Bench, asked: 'counted' | 'effects' = 'counted'): readonly Way[] {
  const places = new Map(bench.steps.map((step, place) => [step.key, place]));
  const alone = new Map(bench.steps.map((step) => [step.key, step]));
  const comparing = flagsOfAlternatives(bench, places);
  return bench.steps.flatMap((step): readonly Way[] => {
    // Which alternative is the lower one is a comparison of all: only the one retained counts.
    if (asked === 'counted' && comparing.has(step.key)) return [];
    const uses = new Uses(bench.steps, places, step, asked);
    return uses
      .of(step.formula)
      .filter(({ from }) => counts(alone.get(from)))
      .map((use) => ({ ...use, to: step.key }));
  });
}

/** What only says that there is a value, or belongs to the workbook itself, is not on the way to an amount. */
const counts = (step: Step | undefined): boolean =>
  step !== undefined && step.kind !== 'status' && step.group !== 'state' && step.group !== 'checks';

function flagsOfAlternatives(bench: Bench, places: ReadonlyMap<CellKey, number>): ReadonlySet<CellKey> {
  const found = new Set<CellKey>();
  for (const [id, { flags }] of bench.retained) {
    if (bench.model.definitions.find((definition) => definition.id === id)?.role !== 'retained') continue;
    for (const { key } of between(bench.steps, places, flags.from, flags.to)) found.add(key);
  }
  return found;
}

function between(
  steps: readonly Step[],
  places: ReadonlyMap<CellKey, number>,
  from: CellKey,
  to: CellKey,
): readonly Step[] {
  const [first, last] = [places.get(from), places.get(to)];
  if (first === undefined || last === undefined) return [];
  const list = steps[first]?.list;
  return steps.slice(first, last + 1).filter((step) => step.list === list);
}

const isOfItems = (node: Formula): boolean =>
  node.kind === 'column' || node.kind === 'range' || (node.kind === 'cell' && isItemStep(node.key));

type Use = Omit<Way, 'to'>;

class Uses {
  constructor(
    readonly steps: readonly Step[],
    readonly places: ReadonlyMap<CellKey, number>,
    readonly step: Step,
    readonly asked: 'counted' | 'effects',
  ) {}

  of(formula: Formula): readonly Use[] {
    switch (formula.kind) {
      case 'cell':
        return this.#cells(formula.key, formula.key);
      case 'column':
        return this.#cells(formula.key, formula.key);
      case 'range':
        return this.#cells(formula.from, formula.to);
      case 'call':
        return this.#ofCall(formula);
      case 'operation':
        return formula.operator === '+' || formula.operator === '-'
          ? [...this.#addend(formula.left), ...this.#addend(formula.right)]
          : this.#operands(formula);
      case 'negate':
        return this.of(formula.operand);
      case 'number':
      case 'text':
      case 'truth':
        return [];
      default:
        return formula satisfies never;
    }
  }

  #operands(formula: Formula): readonly Use[] {
    return operandsOf(formula).flatMap((operand) => this.of(operand));
  }

  #ofCall(formula: Extract<Formula, { kind: 'call' }>): readonly Use[] {
    const [first, second, third] = formula.arguments;
    if (formula.name === 'IF' && first !== undefined && second !== undefined && third !== undefined) {
      return [
        ...this.of(first),
        ...this.#under(first, this.of(second)),
        ...this.#under(contrary(first), this.of(third)),
      ];
    }
    if (formula.name === 'SUMPRODUCT' && first?.kind === 'range' && second?.kind === 'range')
      return this.#retained(first, second);
    // Of several the least or greatest counts: that which is the value.
    if (formula.name === 'MIN' || formula.name === 'MAX') {
      return formula.arguments.flatMap((one) =>
        one.kind === 'cell' && !isItemStep(one.key) && this.asked === 'counted'
          ? this.#under(isEqual(cell(one.key), cell(this.step.key)), this.of(one))
          : this.of(one),
      );
    }
    return this.#operands(formula);
  }

  /** Nothing is added by nought. */
  #addend(formula: Formula): readonly Use[] {
    return formula.kind === 'cell' && !isItemStep(formula.key) && this.asked === 'counted'
      ? this.#under(operation('<>', cell(formula.key), nought), this.of(formula))
      : this.of(formula);
  }

  /** One flag for each value: the value counts where its flag is 1. */
  #retained(flags: Formula & { kind: 'range' }, values: Formula & { kind: 'range' }): readonly Use[] {
    const marks = between(this.steps, this.places, flags.from, flags.to);
    const held = between(this.steps, this.places, values.from, values.to);
    if (marks.length !== held.length && held.length > 0)
      return [...this.#cells(flags.from, flags.to), ...this.#cells(values.from, values.to)];
    return marks.flatMap(({ key }, index): readonly Use[] => {
      const value = held[index];
      const mark: Use = { from: key, when: undefined };
      return value === undefined
        ? [mark]
        : [mark, ...this.#under(holds(key), this.#cells(value.key, value.key))];
    });
  }

  #cells(from: CellKey, to: CellKey): readonly Use[] {
    return between(this.steps, this.places, from, to).map(({ key }) => ({ from: key, when: undefined }));
  }

  /** No condition can be asked of the items of a list from outside of it. */
  #under(when: Formula, uses: readonly Use[]): readonly Use[] {
    if (this.step.list !== undefined || hasIf(when) || someNode(when, isOfItems)) return uses;
    return uses.map((use) => ({ ...use, when: use.when === undefined ? when : all([when, use.when]) }));
  }
}
