// Collects the definitions, tables and scales of the model in the order in which they are complete: used before user.

import type { Span } from '../../../source.js';
import type {
  Definition,
  DefinitionId,
  Expression,
  KeyedRows,
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
  /** They are computed per item of this list. */
  readonly list: string | undefined;
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

export class DefinitionStore {
  readonly definitions: Definition[] = [];
  readonly tables: Table[] = [];
  readonly scales: Scale[] = [];
  readonly claims: RowClaim[] = [];
  readonly keyedRows: KeyedRows[] = [];
  readonly #byId = new Map<DefinitionId, Definition>();
  readonly #retained = new Map<DefinitionId, DefinitionId>();
  readonly #identifiers = new Identifiers();

  /** A free id like the one wanted. */
  take(wanted: string): DefinitionId {
    return this.#identifiers.take(wanted);
  }

  add(scope: Origin, made: NewDefinition): Expression {
    const counterfactual = wordsOf(scope.world);
    const definition: Definition = {
      id: made.id,
      owner: scope.owner,
      final: made.final && counterfactual === undefined,
      label: made.label,
      role: made.role,
      list: scope.list,
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
    return { kind: 'reference', definition: made.id, type: made.type, span: made.span };
  }

  get(id: DefinitionId): Definition | undefined {
    return this.#byId.get(id);
  }

  /** The definition whose alternatives led to the value of this one. */
  retainedOf(expression: Expression): DefinitionId | undefined {
    return expression.kind === 'reference' ? this.#retained.get(expression.definition) : undefined;
  }
}
