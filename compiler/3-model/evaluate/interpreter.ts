// The exact reference interpreter: a model made ready to evaluate any number of cases.

import type { Dating, OptionShapes } from '../../runtime/case/case-options.js';
import type { FactShapes, FactValues, Value } from '../../runtime/facts/facts.js';
import type { CaseError } from '../../runtime/outcome/assessment.js';
import { openLoops } from '../expressions/loops.js';
import { factShapesOf } from '../fact-shapes.js';
import type {
  Definition,
  DefinitionId,
  Expression,
  Fact,
  LoopId,
  Model,
  Result,
  Scale,
  Table,
} from '../model.js';
import { type Reached, reach } from '../reached/facts-reached.js';
import { Surely } from '../reached/surely.js';
import { CaseRun, type Compute, type Frame, type Program, Refused, type Taken } from './case-run.js';
import { type Compiling, compileExpression, type Lookup, type Scaling } from './evaluate-expression.js';
import { compileScale, compileTable } from './evaluate-tables.js';
import { datingOf, optionShapesOf } from './option-shapes.js';

/** The place of the one item that is meant, from 0 (-1 outside of lists), or the places by loop. */
export type Items = number | ReadonlyMap<LoopId, number>;

/** Evaluates definitions and expressions of one model on facts that are already read. Nothing is kept between cases. */
export class Interpreter {
  readonly model: Model;
  readonly shapes: FactShapes;
  readonly options: OptionShapes<Result>;
  readonly dating: Dating;
  readonly #slots: ReadonlyMap<DefinitionId, number>;
  readonly #facts: ReadonlyMap<string, Fact>;
  readonly #tablesById: ReadonlyMap<string, Table>;
  readonly #scalesById: ReadonlyMap<string, Scale>;
  readonly #computes: (Compute | undefined)[] = [];
  readonly #expressions = new WeakMap<
    Expression,
    { readonly loops: readonly LoopId[]; readonly compute: Compute }
  >();
  readonly #tables = new Map<string, Lookup>();
  readonly #scales = new Map<string, Scaling>();
  readonly #reached = new Map<string, Reached>();
  readonly #program: Program;
  readonly #chosen: Readonly<Record<string, string>>;
  #surely: Surely | undefined;

  constructor(model: Model) {
    this.model = model;
    this.shapes = factShapesOf(model);
    this.options = optionShapesOf(model);
    this.dating = datingOf(model);
    this.#slots = new Map(model.definitions.map(({ id }, slot) => [id, slot]));
    this.#facts = new Map(model.facts.map((fact) => [fact.name, fact]));
    this.#tablesById = new Map(model.tables.map((table) => [table.id, table]));
    this.#scalesById = new Map(model.scales.map((scale) => [scale.id, scale]));
    this.#chosen = Object.fromEntries(model.readings.map(({ name, chosen }) => [name, chosen]));
    this.#program = {
      computeOf: (slot) => this.#computeOf(slot),
      loopsOf: (slot) => model.definitions[slot]?.loops.length ?? 0,
      slotOf: (id) => this.#slots.get(id),
    };
  }

  /** The facts of the case itself that the definitions need whatever the case. */
  surely(definitions: readonly DefinitionId[]): ReadonlySet<string> {
    this.#surely ??= new Surely(this.model);
    const surely = this.#surely;
    return new Set(definitions.flatMap((id) => surely.behind(id)));
  }

  /** Begins a case. Readings that are left out are as chosen in the file. */
  start(facts: FactValues, readings: Readonly<Record<string, string>> = {}): CaseRun {
    return new CaseRun(this.#program, facts, { ...this.#chosen, ...readings });
  }

  /** The exact value of a definition; `item` is the place of the item (from 0) for definitions of a list. */
  value(run: CaseRun, id: DefinitionId, item: Items = -1): Value | CaseError {
    const slot = this.#slots.get(id);
    if (slot === undefined) return noDefinition(id);
    return settled(run, (inner, at) => inner.value(slot, at), this.#frame(this.#loopsOf(slot), item));
  }

  /** The exact value of an expression of this model. */
  expression(run: CaseRun, expression: Expression, item: Items = -1): Value | CaseError {
    const known = this.#expressions.get(expression);
    const loops = known?.loops ?? [...openLoops(expression)];
    const compute =
      known?.compute ?? compileExpression(expression, this.#compiling(undefined, undefined, loops));
    if (known === undefined) this.#expressions.set(expression, { loops, compute });
    return settled(run, compute, this.#frame(loops, item));
  }

  /** What a definition took: the row of its table, the branch or alternative; undefined when it was not computed. */
  taken(run: CaseRun, id: DefinitionId, item: Items = -1): Taken | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : run.taken(slot, this.#frame(this.#loopsOf(slot), item));
  }

  #loopsOf(slot: number): readonly LoopId[] {
    return this.model.definitions[slot]?.loops.map(({ id }) => id) ?? [];
  }

  #frame(loops: readonly LoopId[], items: Items): Frame {
    if (typeof items === 'number') return loops.map(() => items);
    return loops.map((loop) => items.get(loop) ?? -1);
  }

  /** What a run has computed of a definition so far: a value, or one per item (with holes for items not looked at). */
  computed(run: CaseRun, id: DefinitionId): Value | readonly (Value | undefined)[] | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : run.computed(slot);
  }

  /** Facts, requirements and definitions that results may need; see `reach`. */
  reached(definitions: readonly DefinitionId[]): Reached {
    const key = definitions.join('\n');
    const known = this.#reached.get(key);
    if (known !== undefined) return known;
    const made = reach(this.model, definitions);
    this.#reached.set(key, made);
    return made;
  }

  #computeOf(slot: number): Compute {
    const known = this.#computes[slot];
    if (known !== undefined) return known;
    const definition = this.model.definitions[slot];
    if (definition === undefined) return () => '';
    const made = compileExpression(definition.body, this.#compiling(definition, slot, this.#loopsOf(slot)));
    this.#computes[slot] = made;
    return made;
  }

  #compiling(
    definition: Definition | undefined,
    slot: number | undefined,
    loops: readonly LoopId[],
  ): Compiling {
    return {
      owner: definition?.owner ?? '',
      slot,
      loops,
      slotOf: (id) => this.#slots.get(id) ?? -1,
      fact: (name) => this.#facts.get(name) ?? { list: undefined, label: name },
      lookup: (id) => this.#lookup(id),
      scale: (id) => this.#scale(id),
      retainedLabel: (target, taken) => labelOf(this.model.definitions[target]?.body, taken),
    };
  }

  // Cells may refer to definitions that look up other tables: each is made ready when it is first used.
  #lookup(id: string): Lookup {
    return (run, at, keys, column, owner) => {
      const known = this.#tables.get(id);
      if (known !== undefined) return known(run, at, keys, column, owner);
      const table = this.#tablesById.get(id);
      if (table === undefined) throw new Refused(noDefinition(id));
      const made = compileTable(table, (cell) => compileExpression(cell, this.#compilingCells(table)));
      this.#tables.set(id, made);
      return made(run, at, keys, column, owner);
    };
  }

  #scale(id: string): Scaling {
    return (run, at, input, option, owner) => {
      const known = this.#scales.get(id);
      if (known !== undefined) return known(run, at, input, option, owner);
      const scale = this.#scalesById.get(id);
      if (scale === undefined) throw new Refused(noDefinition(id));
      const made = compileScale(scale, (part) => compileExpression(part, this.#compilingCells(scale)));
      this.#scales.set(id, made);
      return made(run, at, input, option, owner);
    };
  }

  #compilingCells({ origin: owner, loops }: Table | Scale): Compiling {
    const ids = loops.map(({ id }) => id);
    return { ...this.#compiling(undefined, undefined, ids), owner };
  }
}

function settled(run: CaseRun, compute: Compute, at: Frame): Value | CaseError {
  try {
    return run.settle(compute, at);
  } catch (thrown) {
    if (thrown instanceof Refused) return thrown.error;
    throw thrown;
  }
}

/** True for a refusal, false for a value. */
export function isCaseError(value: Value | CaseError): value is CaseError {
  return typeof value === 'object' && 'code' in value;
}

function noDefinition(id: string): CaseError {
  return {
    code: 'unknown_result',
    path: id,
    message: {
      en: `there is no value \`${id}\` in this tariff`,
      fr: `ce barème n'a pas de valeur \`${id}\``,
    },
  };
}

/** The label of the alternative or branch that a body took. */
export function labelOf(body: Expression | undefined, taken: Taken | undefined): string {
  if (taken?.kind !== 'branch') return '';
  if (body?.kind === 'alternatives') return body.items[taken.branch]?.label ?? '';
  if (body?.kind === 'conditional') {
    return body.branches[taken.branch]?.label ?? body.otherwiseLabel ?? '';
  }
  return '';
}
