// What the parts of phase 3 share while they turn checked statements into definitions.

import type {
  CheckedExpression,
  CheckedFact,
  CheckedList,
  CheckedTariff,
  Statement,
} from '../../2-check/types/checked.js';
import type { ReachedPart } from '../../2-check/types/expression.js';
import type { Type } from '../../2-check/types/types.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../source.js';
import type { Lookup } from '../definedness/conditions.js';
import type { At, Expression, Loop } from '../model.js';
import type { Wording } from '../wording.js';
import type { DefinitionStore, Origin } from './names/definition-store.js';
import type { NameGraph } from './names/name-graph.js';
import type { Around } from './names/placing.js';
import type { World } from './names/world.js';

/** Where an expression is being turned into definitions. */
export interface Scope extends Origin {
  /** Ids of definitions made here begin with it. */
  readonly prefix: string;
  readonly parameters: ReadonlyMap<string, Expression>;
  readonly soFar: Expression | undefined;
  /** The item that the declaration speaks of. */
  readonly thisOne: Loop | undefined;
  /** Calls already made for this owner, so that equal ones are computed once. */
  readonly shared: Map<string, Expression>;
}

/** `root`: the expression will be the whole body of a definition, so its own operation needs no further one. */
export interface Build {
  readonly checked: CheckedTariff;
  readonly report: Report;
  readonly words: Wording;
  readonly graph: NameGraph;
  readonly store: DefinitionStore;
  /** Statements by each name that they define, in order of versions. */
  readonly statements: ReadonlyMap<string, readonly Statement[]>;
  readonly facts: ReadonlyMap<string, CheckedFact>;
  readonly lists: ReadonlyMap<string, CheckedList>;
  readonly lookup: Lookup;
  readonly tables: Tables;
  /** Lookups that are the same wherever they are named. */
  readonly common: Map<string, Expression>;
  readonly expression: (expression: CheckedExpression, scope: Scope, root: boolean) => Expression;
  /** The value of a declared name, of the items around where it is used. */
  readonly name: (name: string, around: Around, use: Use) => Expression;
  readonly fact: (name: string, around: Around, use: Use) => Expression;
  /** Every `otherwise` and `or` that stands in for what is absent, and whether it counts anywhere it is used. */
  readonly standIns: Map<string, StandIn>;
  /** When nothing is absent that an expression needs. */
  readonly presence: {
    readonly of: (build: Build, expression: Expression) => Expression | undefined;
    /** Undefined for a list that must always be given. */
    readonly ofList: (build: Build, list: CheckedList) => Expression | undefined;
  };
  /** The date on which versions are decided; undefined when there is nothing to decide. */
  readonly date: (around: Around, use: Use) => Expression | undefined;
  readonly call: (call: Call, scope: Scope, root: boolean) => Expression;
  /** Id of the definition that holds the alternatives of a name. */
  readonly retained: (name: string, around: Around, use: Use) => Expression;
}

export interface StandIn {
  readonly span: Span;
  readonly word: 'otherwise' | 'or';
  counts: boolean;
}

export interface Tables {
  /** The table or scale as it is in a world, for the items around where it is used. */
  readonly made: (build: Build, statement: Statement, around: Around) => MadeTable;
  /** A key by an expression: what needs calculating has a definition, shared by all columns. */
  readonly key: (
    build: Build,
    statement: Statement,
    value: CheckedExpression,
    heading: string,
    around: Around,
  ) => Expression;
}

export interface MadeTable extends At {
  readonly id: string;
}

/** Type and place of the expression that uses something. */
export interface Use {
  readonly type: Type;
  readonly span: Span;
}

export interface Call extends Use {
  readonly name: string;
  readonly arguments: readonly CheckedExpression[];
  /** Of a scale: what the band says that takes the argument, in place of what is owed. */
  readonly reached?: ReachedPart;
  /** `T for OPTION`. */
  readonly option: string | undefined;
}

/** The scope in which a declared thing is built, away from whoever uses it. */
export function ownScope(statement: Statement, prefix: string, world: World, loops: readonly Loop[]): Scope {
  return {
    owner: statement.name,
    prefix,
    loops,
    world,
    parameters: new Map(),
    soFar: undefined,
    thisOne: loops.findLast(({ list }) => list === statement.list),
    section: statement.place.section,
    quote: statement.place.quote,
    shared: new Map(),
  };
}
