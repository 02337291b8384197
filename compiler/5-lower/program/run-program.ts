// The interpreter of integer programs: every node is computed, needed or not, and asserted to lie within its bounds. Slow
// and plain on purpose: it is the test of lowering and of the range analysis, and what printers of programs are held to.

import { isTime } from '../../3-model/model.js';
import { writeTime } from '../../runtime/exact/cycles.js';
import { writeDate, writeQuantity } from '../../runtime/exact/outputs.js';
import { divide, multiply, rational } from '../../runtime/exact/rational.js';
import type { FactShape, FactValues, Value } from '../../runtime/facts/fact-shapes.js';
import { itemName } from '../../runtime/facts/fact-values.js';
import type { CaseErrorCode, OutputValue } from '../../runtime/outcome/assessment.js';
import { type Computed, computeNode } from './compute-node.js';
import { computeStep, type Values, valueAt } from './compute-step.js';
import type { Input, Node, Output, Program } from './program.js';
import { rootsOf, stepsOf } from './program-walk.js';
import { refusalAt } from './sites.js';

export type ProgramOutcome =
  | {
      readonly ok: true;
      readonly outputs: Readonly<Record<string, OutputValue>>;
      readonly notices: readonly string[];
    }
  /** The first refusal, as the evaluator tells it. */
  | { readonly ok: false; readonly code: CaseErrorCode; readonly path: string };

type Item = Readonly<Record<string, Value | undefined>>;

/** What the facts of one case are in the program: counted in steps, with stand-ins for what is not given. */
export class CaseInputs {
  readonly #program: Program;
  readonly #facts: FactValues;
  readonly #inputs: ReadonlyMap<string, Input>;

  constructor(program: Program, facts: FactValues) {
    this.#program = program;
    this.#facts = facts;
    this.#inputs = new Map(program.inputs.map((input) => [input.shape.name, input]));
  }

  readonly count = (list: string): number => this.#facts.lists[list]?.length ?? 0;

  readonly #raw = (name: string, list: string | undefined, item: number): Value | undefined => {
    const record: Item | undefined =
      list === undefined ? this.#facts.values : this.#facts.lists[list]?.[item];
    return record?.[name];
  };

  readonly given = (name: string, list: string | undefined, item: number): boolean =>
    this.#raw(name, list, item) !== undefined;

  readonly value = (name: string, list: string | undefined, item: number): bigint | boolean | string => {
    const input = this.#inputs.get(name);
    const value = this.#raw(name, list, item);
    if (input === undefined) throw new Error(`the program has no input ${name}`);
    const { shape, steps } = input;
    if (value === undefined) return standIn(input);
    if (shape.kind === 'choice') return BigInt(shape.options.findIndex((option) => option.name === value));
    if (typeof value !== 'object' || steps === undefined) return typeof value === 'object' ? 0n : value;
    return divide(value, steps.grid).n;
  };

  /** The first fact that the case needs and does not give. */
  missing(isNeeded: (input: Input, item: number) => boolean): string | undefined {
    const lists = new Set<string>();
    for (const { shape } of this.#program.inputs) {
      const { list, name } = shape;
      if (list === undefined) {
        if (this.#lacks(shape, -1, isNeeded)) return name;
      } else if (!lists.has(list)) {
        lists.add(list);
        const path = this.#missingOfList(list, isNeeded);
        if (path !== undefined) return path;
      }
    }
    const others = this.#program.lists.filter(({ name }) => !lists.has(name));
    return others.find(({ name, mayBeAbsent }) => !mayBeAbsent && this.#facts.lists[name] === undefined)
      ?.name;
  }

  #missingOfList(list: string, isNeeded: (input: Input, item: number) => boolean): string | undefined {
    const items = this.#facts.lists[list];
    if (items === undefined) {
      return this.#program.lists.find(({ name }) => name === list)?.mayBeAbsent ? undefined : list;
    }
    for (let item = 0; item < items.length; item++) {
      const lacking = this.#program.inputs.find(
        ({ shape }) => shape.list === list && this.#lacks(shape, item, isNeeded),
      );
      if (lacking !== undefined) return itemName(list, item, lacking.shape.name);
    }
    return undefined;
  }

  #lacks(shape: FactShape, item: number, isNeeded: (input: Input, item: number) => boolean): boolean {
    const input = this.#inputs.get(shape.name);
    if (input === undefined || this.given(shape.name, shape.list, item)) return false;
    return shape.presence === 'always' || (shape.presence === 'when' && isNeeded(input, item));
  }
}

function standIn({ shape, steps }: Input): bigint | boolean | string {
  if (shape.kind === 'yes-no') return false;
  return (shape.kind satisfies 'choice' | 'date' | 'time' | 'text' | 'quantity') === 'text'
    ? ''
    : (steps?.lo ?? 0n);
}

/** Runs a program on facts that are already read. Throws where a node leaves its bounds: then the program is wrong. */
export function runProgram(program: Program, facts: FactValues): ProgramOutcome {
  const inputs = new CaseInputs(program, facts);
  const values = new Map<Node, Values>();
  const at = valueAt((node) => values.get(node));
  const compute = (node: Node, item: number) => asserted(node, computeNode(node, item, at, inputs));
  for (const step of stepsOf(rootsOf(program))) {
    computeStep(step, inputs.count, compute, (node, found) => values.set(node, found));
  }
  const isNeeded = ({ needed }: Input, item: number) => needed !== undefined && at(needed, item) === true;
  const missing = inputs.missing(isNeeded);
  if (missing !== undefined) return { ok: false, code: 'missing_fact', path: missing };
  const refusal = refusalAt(program.sites, Number(at(program.refusal, -1)));
  if (refusal !== undefined) return { ok: false, ...refusal };
  return {
    ok: true,
    outputs: Object.fromEntries(
      program.outputs.map((output) => [output.result.name, outputOf(output, at, inputs.count)]),
    ),
    notices: program.notices.filter(({ when }) => at(when, -1) === true).map(({ text }) => text),
  };
}

function asserted(node: Node, value: Computed): Computed {
  if (node.sort !== 'integer') return value;
  if (typeof value !== 'bigint' || value < node.lo || value > node.hi) {
    throw new Error(`node ${node.id} (${node.kind}) is ${value}, not from ${node.lo} to ${node.hi}`);
  }
  return value;
}

function outputOf(
  { result, value, list }: Output,
  at: (node: Node, item: number) => Computed,
  count: (list: string) => number,
): OutputValue {
  const { type, decimals } = result;
  const written = (item: number): string | boolean => {
    switch (value.kind) {
      case 'scaled': {
        const exact = multiply(rational(BigInt(at(value.integer, item))), value.grid);
        if (type.kind === 'date') return writeDate(exact);
        if (isTime(type)) return writeTime(exact);
        return writeQuantity(exact, type.kind === 'quantity' && type.percent, decimals) ?? '';
      }
      case 'truth':
        return at(value.truth, item) === true;
      case 'option':
        return value.options[Number(at(value.place, item))] ?? '';
      case 'text':
        return String(at(value.text, item));
      case 'fraction':
      case 'none':
        throw new Error(`the program gives no value of ${result.name}`);
      default:
        return value satisfies never;
    }
  };
  return list === undefined ? written(-1) : Array.from({ length: count(list) }, (_, item) => written(item));
}
