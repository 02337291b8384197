// Model + ranges → integer program, under the readings and on the date that are asked for.

import { isOfSeveral, looksOutside } from '../3-model/expressions/loops.js';
import { factShapesOf } from '../3-model/fact-shapes.js';
import type { DefinitionId, Expression, Model, Rational, Requirement, Result } from '../3-model/model.js';
import { reach } from '../3-model/reached/facts-reached.js';
import { indexOf } from '../4-analyse/model-index.js';
import { valuesOf } from '../4-analyse/range/values.js';
import { rational } from '../runtime/exact/rational.js';
import { Carried, Refuses } from './carried.js';
import { endless } from './formulas/endless.js';
import { lower } from './formulas/expressions.js';
import { siteOfItem, stepsOfInput } from './formulas/facts.js';
import { firstOfItems } from './formulas/lists.js';
import { refusedBy, type Scope } from './formulas/scope.js';
import { CalendarNodes } from './nodes/calendar-nodes.js';
import { Limit, limit } from './nodes/limits.js';
import { Nodes } from './nodes/nodes.js';
import { isQuantity, narrowed, nothing } from './nodes/quantities.js';
import { firstRefusal, isAccepted, type Refusal, refusalUnder } from './nodes/refusals.js';
import type { CannotLower, Input, Lowered, Output, Program, TruthNode } from './program/program.js';
import { Sites } from './program/sites.js';

export interface LowerOptions {
  /** Option per reading; those left out are as chosen in the file. */
  readonly readings?: Readonly<Record<string, string>>;
  /** The day (since 1970-01-01) that decides what is in force, where the file's versions go by one beside the facts. */
  readonly on?: number;
}

export type LowerResult =
  | { readonly ok: true; readonly program: Program }
  | { readonly ok: false; readonly limits: readonly CannotLower[] };

/** The program of all listed results, or what stands in its way, by declared name. Readings must exist. */
export function lowerModel(model: Model, options: LowerOptions = {}): LowerResult {
  const refusing = new Set<string>();
  // Each further time it knows of one more definition that refuses at least: no more often than there are definitions.
  for (;;) {
    try {
      return new Lowering(model, options, refusing).run();
    } catch (thrown) {
      if (!(thrown instanceof Refuses)) throw thrown;
    }
  }
}

class Lowering {
  readonly #model: Model;
  readonly #scope: Scope;
  readonly #whole = new Map<DefinitionId, Lowered | Limit>();
  readonly #partial = new Map<DefinitionId, Lowered | Limit>();
  readonly #limits: CannotLower[] = [];
  readonly #carried: Carried;
  /** Definitions on the way to which others are lowered. */
  readonly #busy = new Set<DefinitionId>();

  constructor(model: Model, { readings = {}, on }: LowerOptions, refusing: Set<string>) {
    this.#model = model;
    const index = indexOf(model);
    const nodes = new Nodes(index.capacities);
    const chosen = {
      ...Object.fromEntries(model.readings.map((reading) => [reading.name, reading.chosen])),
      ...readings,
    };
    const { facts } = factShapesOf(model);
    const values = valuesOf(model, { readings: 'chosen', chosen });
    this.#carried = new Carried(nodes, values, refusing);
    this.#scope = {
      nodes,
      calendar: new CalendarNodes(nodes),
      index,
      values,
      sites: new Sites(),
      readings: chosen,
      shapes: new Map(facts.map((shape) => [shape.name, shape])),
      steps: new Map(facts.flatMap((shape) => stepsByName(shape))),
      fixed: fixedFacts(model, on),
      definition: (id, partial) => this.#definition(id, partial),
      earlier: (id, partial) => this.#earlier(id, partial),
      owner: '',
      isCarried: false,
      list: undefined,
      partial: false,
      certain: true,
      known: new Map(),
    };
  }

  run(): LowerResult {
    const { nodes, sites, shapes, fixed } = this.#scope;
    const model = this.#model;
    const listed = model.results.filter((result) => result.listed);
    const reached = reach(
      model,
      listed.map(({ definition }) => definition),
    );
    // In their order, so that long chains of definitions cost no stack.
    for (const { id } of model.definitions) if (reached.definitions.has(id)) this.#lowered(id, false);
    const requirements = reached.requirements.map((requirement) =>
      this.#guarded('', () => this.#requirement(requirement)),
    );
    const outputs = listed.map((result) => this.#guarded(result.name, () => this.#output(result)));
    const notices = model.notices.map(({ text, when }) => ({
      text,
      lowered: this.#guarded('', () => this.#condition(when)),
    }));
    const inputs = [...shapes.values()]
      .filter(({ name }) => reached.facts.has(name) && !fixed.has(name))
      .map((shape): Input => {
        const steps = stepsOfInput(shape);
        const needed = this.#guarded(shape.name, () => this.#needed(shape.name));
        if (
          steps === undefined &&
          (shape.kind === 'quantity' || shape.kind === 'date' || shape.kind === 'time')
        ) {
          this.#limits.push({ owner: shape.name, reason: 'unbounded' });
        }
        return { shape, steps, needed };
      });
    if (this.#limits.length === 0) {
      this.#guarded('', () => this.#carried.link((id, partial) => this.#definition(id, partial)));
    }
    if (this.#limits.length > 0) return { ok: false, limits: distinct(this.#limits) };
    const refusal = firstRefusal(
      nodes,
      ...requirements,
      ...outputs.map((output) => output?.refusal),
      ...notices.map(({ lowered }) => lowered?.refusal),
    );
    return {
      ok: true,
      program: {
        readings: this.#scope.readings,
        inputs,
        lists: model.lists
          .filter(({ name }) => reached.lists.has(name))
          .map(({ name, label, capacity, presence }) => ({
            name,
            label,
            capacity,
            mayBeAbsent: presence.kind === 'optional',
          })),
        sites: sites.all,
        refusal: refusal ?? nodes.constant(0n),
        outputs: outputs.flatMap((output) => (output === undefined ? [] : [output.output])),
        notices: notices.flatMap(({ text, lowered }) =>
          lowered?.value.kind === 'truth' ? [{ text, when: lowered.value.truth }] : [],
        ),
        steps: model.definitions.flatMap(({ id, list }) => {
          const lowered = this.#whole.get(id);
          return lowered === undefined || lowered instanceof Limit ? [] : [{ definition: id, list, lowered }];
        }),
      },
    };
  }

  /** Keeps what cannot be said, under the name that it was met for. */
  #guarded<T>(owner: string, make: () => T): T | undefined {
    try {
      return make();
    } catch (thrown) {
      if (!(thrown instanceof Limit)) throw thrown;
      this.#limits.push({ owner: thrown.owner ?? owner, reason: thrown.reason });
      return undefined;
    }
  }

  #definition(id: DefinitionId, partial: boolean): Lowered {
    const lowered = this.#lowered(id, partial);
    if (lowered instanceof Limit) throw lowered;
    return lowered;
  }

  #earlier(id: DefinitionId, partial: boolean): Lowered {
    const definition = this.#scope.index.definitions.get(id);
    if (definition === undefined) return { value: nothing, refusal: undefined };
    return this.#carried.promise(definition, partial);
  }

  #lowered(id: DefinitionId, partial: boolean): Lowered | Limit {
    const known = (partial ? this.#partial : this.#whole).get(id);
    if (known !== undefined) return known;
    const definition = this.#scope.index.definitions.get(id);
    if (definition === undefined) return { value: nothing, refusal: undefined };
    const { owner, list, body } = definition;
    let made: Lowered | Limit;
    try {
      if (isOfSeveral(definition)) limit('nested-lists');
      // Only what is said of items before may come back: nothing else that goes round is a value yet.
      if (this.#busy.has(id)) limit('items-before');
      this.#busy.add(id);
      const isCarried = this.#scope.index.carried.has(id);
      made = this.#masked(id, this.#lower(body, { ...this.#scope, owner, list, partial, isCarried }));
    } catch (thrown) {
      if (!(thrown instanceof Limit)) throw thrown;
      made = thrown.owner === undefined ? new Limit(thrown.reason, owner) : thrown;
    }
    this.#busy.delete(id);
    (partial ? this.#partial : this.#whole).set(id, made);
    return made;
  }

  /** Columns hold what is computed for one item at a time. */
  #lower(expression: Expression, scope: Scope): Lowered {
    return looksOutside(expression) ? limit('nested-lists') : lower(expression, scope);
  }

  /** What the analysis knows of the value holds where it is not refused; where it is, it becomes a value of the bounds. */
  #masked(id: DefinitionId, lowered: Lowered): Lowered {
    const { nodes, values } = this.#scope;
    const { value, refusal } = lowered;
    const known = values.ofDefinition(id);
    if (!isQuantity(value) || value.kind === 'fraction' || known?.kind !== 'numbers') return lowered;
    const { lo, hi } = known.range;
    const narrow = narrowed(nodes, value, lo, hi);
    if (refusal === undefined || narrow.kind === 'fraction' || narrow.integer === value.integer) {
      return { value: narrow, refusal };
    }
    const standIn = nodes.constant(narrow.integer.lo);
    const integer = nodes.choose(isAccepted(nodes, refusal), value.integer, standIn);
    return { value: narrowed(nodes, { ...value, integer }, lo, hi), refusal };
  }

  #requirement({ condition, list, fact, inForce }: Requirement): Refusal {
    const { nodes } = this.#scope;
    const scope: Scope = { ...this.#scope, list };
    const { value, refusal } = this.#lower(condition, scope);
    const site =
      inForce !== undefined
        ? refusedBy(scope, 'not_in_force', inForce.fact)
        : list === undefined
          ? refusedBy(scope, 'requirement_failed', fact ?? '')
          : siteOfItem(scope, 'requirement_failed', list, fact === undefined ? '' : `.${fact}`);
    const met = value.kind === 'truth' ? value.truth : nodes.truth(true);
    const broken = firstRefusal(nodes, refusal, refusalUnder(nodes, nodes.not(met), site));
    return list === undefined ? broken : firstOfItems(scope, list, broken);
  }

  #condition(when: Expression | undefined): Lowered {
    if (when !== undefined) return this.#lower(when, this.#scope);
    return { value: { kind: 'truth', truth: this.#scope.nodes.truth(true) }, refusal: undefined };
  }

  #needed(name: string): TruthNode | undefined {
    const fact = this.#scope.index.facts.get(name);
    if (fact?.presence.kind !== 'when') return undefined;
    const { nodes } = this.#scope;
    const scope: Scope = { ...this.#scope, partial: true, certain: false, list: fact.list };
    const { value, refusal } = this.#lower(fact.presence.condition, scope);
    // A condition that cannot be told asks for nothing yet.
    const holds = value.kind === 'truth' ? value.truth : nodes.truth(false);
    return nodes.junction('and', [isAccepted(nodes, refusal), holds]);
  }

  #output(result: Result): { readonly output: Output; readonly refusal: Refusal } {
    const { list, definition, exists, name } = result;
    if (exists !== undefined) limit('absent-result');
    const scope: Scope = { ...this.#scope, owner: name };
    const lowered = this.#definition(definition, false);
    const written = endless(scope, lowered.value);
    const refusal = firstRefusal(scope.nodes, lowered.refusal, written.refusal);
    return {
      output: { result, value: written.value, list },
      refusal: list === undefined ? refusal : firstOfItems(scope, list, refusal),
    };
  }
}

const stepsByName = (shape: Input['shape']): [string, NonNullable<Input['steps']>][] => {
  const steps = stepsOfInput(shape);
  return steps === undefined ? [] : [[shape.name, steps]];
};

function fixedFacts(model: Model, on: number | undefined): ReadonlyMap<string, Rational> {
  const { dating } = model;
  return on === undefined || dating.kind !== 'on' ? new Map() : new Map([[dating.fact, rational(on)]]);
}

function distinct(limits: readonly CannotLower[]): readonly CannotLower[] {
  const seen = new Map(limits.map((limit) => [`${limit.owner} ${limit.reason}`, limit]));
  return [...seen.values()];
}
