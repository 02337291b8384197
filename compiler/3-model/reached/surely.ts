// What a value cannot do without, whichever branches, rows and periods are taken: facts, and the definitions that it uses itself.

import type { ArithmeticKind, DateKind, ListKind, LiteralKind } from '../../2-check/types/expression.js';
import { childrenOf } from '../expressions/children.js';
import type { DefinitionId, Expression, Model, Table } from '../model.js';
import type { ChosenKind, ReferenceKind } from '../model-expression.js';

/** Sets of facts and definitions as bits. */
export type Bits = bigint;

/** What is used where a condition turns out to hold, and where it turns out not to. */
interface Outcomes {
  readonly holds: Bits;
  readonly fails: Bits;
}

/** Of definitions only those that the value refers to itself; of facts also those behind its definitions. */
export class Surely {
  readonly #facts: ReadonlyMap<string, number>;
  readonly #definitions = new Map<DefinitionId, number>();
  readonly #names: readonly string[];
  readonly #ids: readonly DefinitionId[];
  readonly #behind = new Map<DefinitionId, Bits>();
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #known = new Map<Expression, Bits>();
  readonly #onlyFacts: Bits;
  readonly #ofCase: readonly boolean[];

  constructor(model: Model) {
    this.#names = model.facts.map(({ name }) => name);
    this.#ofCase = model.facts.map(({ list }) => list === undefined);
    this.#ids = model.definitions.map(({ id }) => id);
    this.#facts = new Map(this.#names.map((name, index) => [name, index]));
    this.#ids.forEach((id, index) => {
      this.#definitions.set(id, this.#names.length + index);
    });
    this.#onlyFacts = (1n << BigInt(this.#names.length)) - 1n;
    this.#tables = new Map(model.tables.map((table) => [table.id, table]));
    // A definition refers to earlier ones only.
    for (const { id, body } of model.definitions) this.#behind.set(id, this.#of(body) & this.#onlyFacts);
  }

  of(expression: Expression): { readonly facts: readonly string[]; readonly definitions: readonly string[] } {
    const facts: string[] = [];
    const definitions: DefinitionId[] = [];
    for (const place of placesOf(this.#of(expression))) {
      const name = this.#names[place];
      const id = this.#ids[place - this.#names.length];
      if (name !== undefined) facts.push(name);
      else if (id !== undefined) definitions.push(id);
    }
    return { facts, definitions };
  }

  /** The facts of the case itself that the definition cannot do without. */
  behind(definition: DefinitionId): readonly string[] {
    const places = placesOf(this.#behind.get(definition) ?? 0n);
    return places.flatMap((place) => (this.#ofCase[place] === true ? (this.#names[place] ?? []) : []));
  }

  #of(expression: Expression): Bits {
    const known = this.#known.get(expression);
    if (known !== undefined) return known;
    const bits = this.#look(expression);
    this.#known.set(expression, bits);
    return bits;
  }

  #any(operands: readonly Expression[]): Bits {
    return operands.reduce((bits, operand) => bits | this.#of(operand), 0n);
  }

  #look(expression: Expression): Bits {
    switch (expression.kind) {
      case 'fact':
        return bit(this.#facts.get(expression.fact));
      case 'reference':
      case 'retained-label': {
        const { definition } = expression;
        return bit(this.#definitions.get(definition)) | (this.#behind.get(definition) ?? 0n);
      }
      case 'conditional': {
        // Whoever takes a branch has found its condition to hold, and those before it not to.
        let before = 0n;
        const ends = expression.branches.map(({ when, then }) => {
          const { holds, fails } = this.#outcomes(when);
          const end = before | holds | this.#of(then);
          before |= fails;
          return end;
        });
        return common([...ends, before | this.#of(expression.otherwise)]);
      }
      case 'and':
      case 'or': {
        const { holds, fails } = this.#outcomes(expression);
        return holds & fails;
      }
      case 'in-force':
        return this.#of(expression.date) | common(expression.periods.map(({ value }) => this.#of(value)));
      case 'lookup': {
        const rows = this.#tables.get(expression.table)?.rows ?? [];
        const cells = rows.flatMap(({ cells: all }) => all[expression.column] ?? []);
        // Definitions that cells refer to are of the items that the table names, not of those at hand.
        const shared = cells.every(isConstant) ? 0n : common(cells.map((cell) => this.#of(cell)));
        return this.#any(expression.keys) | (shared & this.#onlyFacts);
      }
      case 'aggregate':
      case 'before':
      case 'earlier':
      case 'running-total':
      case 'rank':
        return 0n;
      case 'item':
        return this.#of(expression.index);
      default:
        expression.kind satisfies
          | ArithmeticKind
          | LiteralKind
          | DateKind
          | 'scale'
          | 'alternatives'
          | 'reading'
          | 'given'
          | 'not'
          | 'not-given'
          | 'position'
          | 'compare';
        return this.#any(partsOf(expression));
    }
  }

  #outcomes(condition: Expression): Outcomes {
    switch (condition.kind) {
      case 'not': {
        const { holds, fails } = this.#outcomes(condition.operand);
        return { holds: fails, fails: holds };
      }
      case 'and':
      case 'or': {
        // Operands are looked at one after the other until one decides.
        let before = 0n;
        const decided: Bits[] = [];
        for (const operand of condition.operands) {
          const { holds, fails } = this.#outcomes(operand);
          const [goesOn, decides] =
            (condition.kind satisfies 'and' | 'or') === 'and' ? [holds, fails] : [fails, holds];
          decided.push(before | decides);
          before |= goesOn;
        }
        const one = common(decided);
        return { and: { holds: before, fails: one }, or: { holds: one, fails: before } }[condition.kind];
      }
      default: {
        condition.kind satisfies
          | ArithmeticKind
          | LiteralKind
          | DateKind
          | ListKind
          | ChosenKind
          | ReferenceKind
          | 'fact'
          | 'reading'
          | 'given'
          | 'not-given'
          | 'position'
          | 'compare'
          | 'conditional';
        const bits = this.#of(condition);
        return { holds: bits, fails: bits };
      }
    }
  }
}

const bit = (place: number | undefined): Bits => (place === undefined ? 0n : 1n << BigInt(place));

const common = ([first, ...others]: readonly Bits[]): Bits =>
  first === undefined ? 0n : others.reduce((bits, other) => bits && bits & other, first);

/** The places of the bits that are set. */
function placesOf(bits: Bits): readonly number[] {
  const places: number[] = [];
  const digits = bits.toString(16);
  for (let index = 0; index < digits.length; index++) {
    const digit = Number.parseInt(digits[digits.length - 1 - index] ?? '0', 16);
    for (let place = 0; place < 4; place++) if (digit & (1 << place)) places.push(4 * index + place);
  }
  return places;
}

/** The operands of a node; those of a long sum or product all at once, since it may be written in thousands of terms. */
export function partsOf(expression: Expression): readonly Expression[] {
  const parts: Expression[] = [];
  let first = expression;
  while (first.kind === 'add' || first.kind === 'subtract' || first.kind === 'multiply') {
    parts.push(first.right);
    first = first.left;
  }
  return parts.length === 0 ? childrenOf(expression) : [first, ...parts.reverse()];
}

export const isConstant = (cell: Expression): boolean => childrenOf(cell).length === 0 && !isUse(cell);

const isUse = ({ kind }: Expression): boolean =>
  kind === 'fact' || kind === 'reference' || kind === 'earlier' || kind === 'retained-label';
