// A sequence of statements being written, with the variables that it needs on the way.

import { type Code, joinedBy, js, nought } from '../code/code.js';
import type { Names } from '../code/names.js';
import { around, constant, plain, type Statement } from '../code/statements.js';
import { isLiteral } from './integer.js';
import { type Operand, operandOf, shapeOf, slotsOf, slotTypes } from './operand.js';

export class Block {
  readonly statements: Statement[] = [];
  readonly names: Names;
  readonly parent: Block | undefined;
  readonly #called = new Map<string, readonly Code[]>();
  #refuses = false;

  constructor(names: Names, parent?: Block) {
    this.names = names;
    this.parent = parent;
  }

  /** Statements of an inner block, not yet part of this one. */
  inner(): Block {
    return new Block(this.names, this);
  }

  /** The body of an inner function: its names are its own. */
  body(): Block {
    return new Block(this.names.within(), this);
  }

  push(...statements: readonly Statement[]): void {
    for (const statement of statements) this.statements.push(statement);
  }

  get isEmpty(): boolean {
    return this.statements.length === 0;
  }

  /** `head {` inner `}` */
  embed(head: Code, inner: Block): void {
    this.push(around(head, inner.statements));
  }

  /** This block, or one around it, is the other. */
  isWithin(other: Block): boolean {
    return this === other || (this.parent?.isWithin(other) ?? false);
  }

  /**
   * What a call that may refuse gives, in constants of this block: called once, and not again within it. Undefined names
   * stand for a call that gives nothing.
   */
  called(call: Code, wanted: readonly string[]): readonly Code[] {
    this.mayRefuse();
    const known = this.#find(call.text);
    if (known !== undefined) return known;
    const names = wanted.map((name) => this.names.fresh(name));
    const [only] = names;
    if (only === undefined) this.push(plain(js`throw ${call};`));
    else if (names.length === 1) this.push(constant(only, call, { refuses: true }));
    else this.push(plain(js`const [${joinedBy(', ', names)}] = ${call};`));
    this.#called.set(call.text, names);
    return names;
  }

  #find(call: string): readonly Code[] | undefined {
    const own = this.#called.get(call);
    return own !== undefined || this.parent === undefined ? own : this.parent.#find(call);
  }

  /** Something in here may end the evaluation: it must not run unless it is needed. */
  mayRefuse(): void {
    this.#refuses = true;
    this.parent?.mayRefuse();
  }

  get refuses(): boolean {
    return this.#refuses;
  }

  /** Keeps an operand in constants, so that it may be used more than once. */
  keep(operand: Operand, wanted: string): Operand {
    if (isCheap(operand)) return operand;
    const shape = shapeOf([operand]);
    const codes = slotsOf(operand, shape);
    const slots = slotTypes(shape);
    return operandOf(
      shape,
      slots.map((slot, index) => {
        const code = codes[index];
        if (code === undefined || isShort(code)) return code ?? nought;
        const name = this.names.fresh(`${wanted}${slot.suffix}`, slot.type);
        this.push(constant(name, code));
        return name;
      }),
    );
  }
}

const isShort = (code: Code): boolean => code.known.isShort === true;

function isCheap(operand: Operand): boolean {
  switch (operand.kind) {
    case 'scaled':
      return isLiteral(operand.integer) || isShort(operand.integer.code);
    case 'fraction':
      return isShort(operand.numerator.code) && isShort(operand.denominator.code);
    case 'none':
      return true;
    default:
      operand.kind satisfies 'option' | 'text' | 'truth' | 'loose';
      return isShort(operand.code);
  }
}
