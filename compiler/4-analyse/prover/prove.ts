// Decides the declared properties of a model: proved for every input, false with the simplest counterexample, or undecided.

import type { Model, Property } from '../../3-model/model.js';
import type { FactValues } from '../../runtime/facts/fact-shapes.js';
import { distinctTexts } from '../cases/landmarks.js';
import {
  dependsOnLists,
  dependsOnSeveralItems,
  factsUnder,
  indexOf,
  type ModelIndex,
} from '../model-index.js';
import { type Cause, causeOf } from './cause.js';
import { casesOf, randomCases, shrunk } from './counterexample.js';
import { engineOf } from './engine.js';
import { movementsOf } from './movements.js';
import {
  type Change,
  expressionsOf,
  focusOf,
  type Obligation,
  obligationsOf,
  requirementsFor,
} from './search/obligations.js';
import { searched, type Trial } from './search/search.js';
import { type Side, sidesOf } from './sides.js';
import { Stages, type Way } from './stages.js';
import type { Engine } from './terms/frame.js';
import { Pool } from './terms/pool.js';
import { type Rules, rules as usualRules } from './terms/rules.js';
import { Translator } from './translate/translate.js';
import { Trials, type Tried } from './trial.js';

export interface ProofOptions {
  /** Options of readings other than the chosen ones. */
  readonly readings?: Readonly<Record<string, string>>;
  /** Parts of the domain looked at per property, at most; 4 000 unless told. */
  readonly boxes?: number;
  /** Cases tried on a property that is neither proved nor refuted by the search; 300 unless told. */
  readonly tests?: number;
  readonly seed?: number;
  /** Only these properties, by id. */
  readonly only?: ReadonlySet<string>;
  /** Milliseconds from any start, for the report; the core has no clock of its own. */
  readonly clock?: () => number;
  /** Other rules than the proven ones, to show that tests find a wrong rule. */
  readonly rules?: Rules;
}

export interface Proof {
  readonly property: Property;
  readonly status: 'proved' | 'false' | 'undecided' | 'skipped';
  readonly counterexample?: Tried;
  readonly cause?: Cause;
  /** What a comparison that fails has on its left and on its right. */
  readonly sides?: readonly [Side, Side];
  /** Readings under which a false property holds, where another option alone makes it so. */
  readonly holdsWith?: readonly { readonly reading: string; readonly option: string }[];
  /** Parts of the domain that were looked at. */
  readonly boxes: number;
  /** Cases that were evaluated. */
  readonly tested: number;
  readonly ms?: number;
}

/** Claims are about the model on its declared domains and steps, under the readings given. Never throws, always ends. */
export function prove(model: Model, options: ProofOptions = {}): readonly Proof[] {
  const prover = new Prover(model, options);
  return model.properties
    .filter((property) => options.only?.has(property.id) ?? true)
    .map((property) => prover.proof(property));
}

/** Refinements per part of the domain. */
const fuel = 400;
/** Parts of the domain looked at before a value is taken apart into stages. */
const firstLook = 1;
/** Cases in which it is watched which way values move. */
const mostMovements = 60;

class Prover {
  readonly #index: ModelIndex;
  readonly #engine: Engine;
  readonly #translators = new Map<string, Translator>();
  readonly #readings: Readonly<Record<string, string>>;
  readonly #movements = new Map<string, ReadonlyMap<string, ReadonlySet<Way>>>();
  #random: readonly FactValues[] | undefined;
  #watched: readonly FactValues[] | undefined;

  constructor(
    readonly model: Model,
    readonly options: ProofOptions,
  ) {
    this.#index = indexOf(model);
    this.#engine = engineOf(new Pool(), options.rules ?? usualRules);
    this.#readings = options.readings ?? {};
  }

  proof(property: Property): Proof {
    const started = this.options.clock?.();
    const result = this.#decided(property);
    const { counterexample } = result;
    const holdsWith = counterexample ? this.#readingsThatHelp(property, counterexample) : [];
    return {
      ...result,
      ...(holdsWith.length > 0 ? { holdsWith } : {}),
      ...(started === undefined ? {} : { ms: (this.options.clock?.() ?? started) - started }),
    };
  }

  #decided(property: Property): Proof {
    const focus = focusOf(this.#index, property);
    const translator = this.#translator(focus);
    const obligations = obligationsOf(translator, this.#engine.rules, property);
    const trials = new Trials(this.model, this.#readings);
    if (!obligations) return { property, status: 'skipped', boxes: 0, tested: 0 };
    const item = focus === undefined ? -1 : 0;
    let boxes = 0;
    let open = false;
    let found: { readonly tried: Tried; readonly change: Change | undefined } | undefined;
    const facts = this.#factsOf(property);
    const requirements = requirementsFor(this.#index, expressionsOf(property));
    const overLists = dependsOnLists(this.#index, [
      ...expressionsOf(property),
      ...requirements.map(({ condition }) => condition),
    ]);
    const variables = translator.variablesOfCase(facts);
    // Terms know one item at a time: what compares two of them is only tried.
    const several = dependsOnSeveralItems(this.#index, [
      ...expressionsOf(property),
      ...requirements.map(({ condition }) => condition),
    ]);
    const search = (most: number): boolean => {
      open = false;
      for (const obligation of obligations) {
        const result = searched(
          this.#engine,
          obligation,
          variables,
          { boxes: most, fuel },
          (box, all): Trial => {
            let trial: Trial = 'refused';
            for (const facts_ of casesOf(this.model, facts, box, all, obligation.same, focus)) {
              const outcome = trials.try(property, requirements, facts_, obligation.change, item);
              if (outcome.kind === 'refuted') {
                found = { tried: outcome.tried, change: obligation.change };
                return 'refuted';
              }
              if (outcome.kind === 'holds') trial = 'holds';
            }
            // Items of lists have more to them than the cases that are tried: that these are refused says nothing of others.
            return overLists ? 'holds' : trial;
          },
        );
        boxes += result.boxes;
        if (found) return true;
        open ||= result.status === 'open';
      }
      return !open;
    };
    const budget = this.options.boxes ?? 4000;
    // Most is seen at once, or stage by stage; only what is not is searched for.
    const decided = !several && search(Math.min(budget, firstLook));
    if (several) {
      open = true;
    } else if (!decided && !found) {
      const stages = this.#byStages(property, translator, trials, obligations, budget);
      boxes = stages.boxes;
      if (stages.shown) open = false;
      else search(budget);
    }
    if (!found && open) found = this.#tested(property, obligations, trials, focus);
    if (!found) {
      return { property, status: open ? 'undecided' : 'proved', boxes, tested: trials.tested };
    }
    const { tested } = trials;
    const { change } = found;
    const simple = shrunk(this.model, found.tried.before, change?.fact, (candidate) => {
      const outcome = trials.try(property, requirements, candidate, change, item);
      return outcome.kind === 'refuted';
    });
    const last = trials.try(property, requirements, simple, change, item);
    const counterexample = last.kind === 'refuted' ? last.tried : found.tried;
    const cause = causeOf(this.#index, trials, property, counterexample, item);
    const sides = sidesOf(this.#index, trials, property, counterexample.before, item);
    return {
      property,
      status: 'false',
      counterexample,
      ...(cause ? { cause } : {}),
      ...(sides ? { sides } : {}),
      boxes,
      tested,
    };
  }

  /** Which ways definitions move with a change of one fact, in some cases. */
  #movementsWith(change: Change | undefined, trials: Trials): ReadonlyMap<string, ReadonlySet<Way>> {
    const known = change && this.#movements.get(change.fact);
    if (known) return known;
    const most = Math.min(mostMovements, this.options.tests ?? mostMovements);
    this.#watched ??= randomCases(this.model, most, this.options.seed ?? 1);
    const seen = change ? movementsOf(this.model, trials, this.#watched, change) : new Map();
    if (change) this.#movements.set(change.fact, seen);
    return seen;
  }

  #byStages(
    property: Property,
    translator: Translator,
    trials: Trials,
    obligations: readonly Obligation[],
    budget: number,
  ): { readonly shown: boolean; readonly boxes: number } {
    const none = { shown: false, boxes: 0 };
    const [obligation] = obligations;
    if (property.kind !== 'monotone' || property.direction === 'no-effect' || !obligation) return none;
    const fact = this.#index.facts.get(property.fact);
    if (!fact || fact.list !== undefined || translator.focus !== undefined) return none;
    const stages = new Stages(
      this.#index,
      this.#engine,
      translator,
      fact,
      obligation.assumed,
      this.#movementsWith(obligation.change, trials),
      budget,
    );
    const shown = stages.shows(property.subject, property.direction === 'never-decreases' ? 'up' : 'down');
    return { shown, boxes: stages.boxes };
  }

  /** Tries drawn cases, for what the search leaves open. */
  #tested(
    property: Property,
    obligations: readonly Obligation[],
    trials: Trials,
    focus: string | undefined,
  ): { readonly tried: Tried; readonly change: Change | undefined } | undefined {
    this.#random ??= randomCases(this.model, this.options.tests ?? 300, this.options.seed ?? 1);
    const requirements = requirementsFor(this.#index, expressionsOf(property));
    for (const facts of this.#random) {
      // The item that a property is about comes first, so that it stays where it is while others are left out.
      const items = focus === undefined ? [-1] : (facts.lists[focus] ?? []).map((_, place) => place);
      for (const item of items) {
        const turned = item > 0 && focus !== undefined ? withFirst(facts, focus, item) : facts;
        for (const { change } of obligations) {
          const outcome = trials.try(property, requirements, turned, change, Math.min(item, 0));
          if (outcome.kind === 'refuted') return { tried: outcome.tried, change };
        }
      }
    }
    return undefined;
  }

  #factsOf(property: Property): ReadonlySet<string> {
    const roots = expressionsOf(property);
    const requirements = requirementsFor(this.#index, roots).map(({ condition }) => condition);
    return factsUnder(this.#index, [...roots, ...requirements]);
  }

  #translator(focus: string | undefined): Translator {
    const known = this.#translators.get(focus ?? '');
    if (known) return known;
    const made = new Translator(
      this.#index,
      this.#engine.pool,
      this.#readings,
      focus,
      distinctTexts(this.#index),
      this.#engine.rules,
    );
    this.#translators.set(focus ?? '', made);
    return made;
  }

  /** Other options under which the property is proved, and the case that breaks it is not refused. */
  #readingsThatHelp(
    property: Property,
    { before, after }: Tried,
  ): readonly { reading: string; option: string }[] {
    const item = focusOf(this.#index, property) === undefined ? -1 : 0;
    const [root] = expressionsOf(property);
    const helpful: { reading: string; option: string }[] = [];
    for (const { name, set, chosen } of this.model.readings) {
      for (const option of set.options) {
        if (option.name === (this.#readings[name] ?? chosen)) continue;
        const readings = { ...this.#readings, [name]: option.name };
        const trials = new Trials(this.model, readings);
        const values = [before, after].map((facts) => facts && root && trials.value(facts, root, item));
        if (values[0] === undefined || (after && values[1] === undefined)) continue;
        if (property.kind === 'always' && values[0] !== true) continue;
        const other = new Prover(this.model, { ...this.options, boxes: 200, tests: 0, readings });
        if (other.#decided(property).status === 'proved')
          helpful.push({ reading: name, option: option.name });
      }
    }
    return helpful;
  }
}

function withFirst(facts: FactValues, list: string, item: number): FactValues {
  const items = facts.lists[list] ?? [];
  const chosen = items[item];
  if (!chosen) return facts;
  return {
    values: facts.values,
    lists: { ...facts.lists, [list]: [chosen, ...items.filter((_, place) => place !== item)] },
  };
}
