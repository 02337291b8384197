// Collects the definitions, tables and scales of the model in the order in which they are complete: used before user.

import type { Span } from '../../../source.js';
import { openLoops } from '../../expressions/loops.js';
import type {
  At,
  Definition,
  DefinitionId,
  Expression,
  KeyedRows,
  Loop,
  Quote,
  Role,
  RowClaim,
  Scale,
  Table,
  Type,
} from '../../model.js';
import { Identifiers } from './identifiers.js';
import { type World, wordsOf } from './world.js';

/** What the definitions made in one place have in common. */
export interface Origin {
  /** Declared name to whose value they lead. */
  readonly owner: string;
  /** The items around, from the outside in: what is made is computed for those that it speaks of. */
  readonly loops: readonly Loop[];
  readonly world: World;
  readonly section: string | undefined;
  readonly quote: Quote | undefined;
}

export interface NewDefinition {
  /** Taken from `take` before. */
  readonly id: DefinitionId;
  readonly final: boolean;
  readonly label: string;
  readonly role: Role;
  readonly type: Type;
  readonly body: Expression;
  readonly formula: string;
  readonly span: Span;
  /** Id of the definition whose alternative `retained in` names. */
  readonly retained?: DefinitionId | undefined;
}

export interface Retained extends At {
  readonly definition: DefinitionId;
}

/** Thrown, and caught where the model is asked for, when there are more steps than may be. */
export class TooManySteps extends Error {
  constructor(
    readonly owner: string,
    readonly span: Span,
  ) {
    super('too many steps');
  }
}

export class DefinitionStore {
  readonly #most: number;
  readonly definitions: Definition[] = [];
  readonly tables: Table[] = [];
  readonly scales: Scale[] = [];
  readonly claims: RowClaim[] = [];
  readonly keyedRows: KeyedRows[] = [];
  /** By the definition of a rounded amount: the value before, with what gates it. */
  readonly beforeRounding = new Map<DefinitionId, Expression>();
  readonly #byId = new Map<DefinitionId, Definition>();
  readonly #retained = new Map<DefinitionId, DefinitionId>();
  readonly #identifiers = new Identifiers();

  constructor(most: number) {
    this.#most = most;
  }

  /** A free id like the one wanted. */
  take(wanted: string): DefinitionId {
    return this.#identifiers.take(wanted);
  }

  add(scope: Origin, made: NewDefinition): Expression {
    if (this.definitions.length >= this.#most) throw new TooManySteps(scope.owner, made.span);
    const counterfactual = wordsOf(scope.world);
    const loops = loopsOf(scope.loops, made.body);
    const definition: Definition = {
      id: made.id,
      owner: scope.owner,
      final: made.final && counterfactual === undefined,
      label: made.label,
      role: made.role,
      list: loops.at(-1)?.list,
      loops: loops.map(({ id, list }) => ({ id, list })),
      type: made.type,
      body: made.body,
      formula: made.formula,
      section: scope.section,
      quote: scope.quote,
      span: made.span,
      counterfactual,
    };
    this.definitions.push(definition);
    this.#byId.set(made.id, definition);
    if (made.retained !== undefined) this.#retained.set(made.id, made.retained);
    const items = loops.map(({ id }) => id);
    return { kind: 'reference', definition: made.id, items, type: made.type, span: made.span };
  }

  get(id: DefinitionId): Definition | undefined {
    return this.#byId.get(id);
  }

  /** The definition whose alternatives led to the value of this one. */
  retainedOf(expression: Expression): Retained | undefined {
    if (expression.kind !== 'reference') return undefined;
    const id = this.#retained.get(expression.definition);
    const found = id === undefined ? undefined : this.get(id);
    if (found === undefined) return undefined;
    // What leads to a value speaks of no more items than the value does, unless that speaks of none.
    const loops = this.get(expression.definition)?.loops ?? [];
    const items = found.loops.map(
      ({ id: loop }) => expression.items[loops.findIndex((own) => own.id === loop)] ?? loop,
    );
    return { definition: found.id, items };
  }
}

/** Of the items around those that the body speaks of; what speaks of none stays beside what it was written for. */
function loopsOf(around: readonly Loop[], body: Expression): readonly Loop[] {
  const open = openLoops(body);
  const own = around.filter(({ id }) => open.has(id));
  return own.length === 0 ? around.slice(-1) : own;
}
