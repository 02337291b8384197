// What is known of every definition and expression of a model, by one pass in the order of the definitions.

import type { Expression, Fact, Model } from '../../3-model/model.js';
import { one, rational, zero } from '../../runtime/exact/rational.js';
import { indexOf, type ModelIndex } from '../model-index.js';
import { type Abstract, anySymbol, join, numbers, symbol, truth, unsure } from './abstract.js';
import { carrying } from './carried.js';
import { anything, point, type Range, range, wholeBetween } from './interval.js';
import { type Surroundings, valueOfNode } from './nodes.js';
import { everywhere, judged, type Scope } from './scope.js';

export interface Values {
  /** Undefined: the definition never has a value, every case that reaches it is refused. */
  readonly ofDefinition: (id: string) => Abstract | undefined;
  /** Within the rows, branches and conditions under which the model computes this very expression. */
  readonly ofExpression: (expression: Expression) => Abstract | undefined;
  /** Whether some case comes to this very expression; false says surely that none does. */
  readonly isReached: (expression: Expression) => boolean;
  /** Whether some case comes to it and is not refused there. */
  readonly hasValue: (expression: Expression) => boolean;
  /** For looking at expressions under further knowledge of the names in them. */
  readonly at: Surroundings;
}

export interface ValueOptions {
  /** `all`: any option of a reading may be chosen by whoever runs the tariff. */
  readonly readings: 'chosen' | 'all';
  /** Less than the declared domain, by the name of the fact. */
  readonly facts?: ReadonlyMap<string, Abstract>;
  /** Whether facts are given, where that is known. */
  readonly given?: ReadonlyMap<string, boolean>;
  /** Options of readings other than the chosen ones. */
  readonly chosen?: Readonly<Record<string, string>>;
  /** What is known beforehand of the names in definitions, those of a list or of none. */
  readonly assumed?: (list: string | undefined) => Scope;
}

/** Total over all models, one visit per definition; expressions met in several rows keep the hull of what they were. */
export function valuesOf(model: Model, options: ValueOptions): Values {
  const values = valuesOnDemand(indexOf(model), options);
  for (const definition of model.definitions) values.ofDefinition(definition.id);
  return values;
}

/** As `valuesOf`, in cases that meet every `require`: the others are refused before anything is computed. */
export function valuesOfAccepted(model: Model, options: ValueOptions): Values {
  const values = valuesOf(model, options);
  if (model.requirements.length === 0) return values;
  const scopes = new Map<string | undefined, Scope>();
  const assumed = (list: string | undefined): Scope => {
    const known = scopes.get(list);
    if (known !== undefined) return known;
    const scope = model.requirements
      .filter((requirement) => requirement.list === undefined || requirement.list === list)
      .reduce<Scope>(
        (narrowed, { condition }) => judged(values.at, condition, narrowed).holds ?? narrowed,
        everywhere,
      );
    scopes.set(list, scope);
    return scope;
  };
  return valuesOf(model, { ...options, assumed });
}

/** As `valuesOf`, where only what is asked for is looked at: ask for long chains of definitions in their order. */
export function valuesOnDemand(index: ModelIndex, options: ValueOptions): Values {
  const { definitions, tables, scales, readings, capacities, names } = index;
  const facts = new Map<string, Abstract>();
  const known = new Map<string, Abstract | undefined>();
  const busy = new Set<string>();
  const met = new Map<Expression, Abstract | undefined>();
  const lookups = new Map<string, Abstract | undefined>();

  function valueIn(expression: Expression, scope: Scope): Abstract | undefined {
    const value = valueOfNode(at, expression, scope);
    met.set(expression, met.has(expression) ? join(met.get(expression), value) : value);
    return value;
  }

  const computed = (id: string): Abstract | undefined => {
    const definition = definitions.get(id);
    return definition && valueIn(definition.body, options.assumed?.(definition.list) ?? everywhere);
  };
  const carriedOn = carrying(index, known, computed, () => lookups.clear());

  function ofDefinition(id: string): Abstract | undefined {
    carriedOn.settle(id);
    if (known.has(id)) return known.get(id);
    const definition = definitions.get(id);
    if (!definition || busy.has(id)) return numbers(anything);
    busy.add(id);
    const value = computed(id);
    busy.delete(id);
    known.set(id, value);
    return value;
  }

  const at: Surroundings = {
    names,
    valueIn,
    ofDefinition,
    ofFact: (name) => {
      const given = options.facts?.get(name) ?? facts.get(name);
      const fact = given ? undefined : index.facts.get(name);
      if (!fact) return given ?? numbers(anything);
      const declared = ofFact(fact);
      facts.set(name, declared);
      return declared;
    },
    ofGiven: (name) => {
      const given = options.given?.get(name);
      return given === undefined ? unsure : truth(given);
    },
    ofReading: (name) => {
      const reading = readings.get(name);
      if (!reading) return anySymbol;
      if (options.readings === 'chosen') return symbol(options.chosen?.[name] ?? reading.chosen);
      options.readings satisfies 'all';
      return { kind: 'symbols', values: new Set(reading.set.options.map((option) => option.name)) };
    },
    ofEarlier: carriedOn.ofEarlier,
    definition: (id) => definitions.get(id),
    table: (id) => tables.get(id),
    scale: (id) => scales.get(id),
    count: (list, from): Range => {
      const capacity = list === undefined ? undefined : capacities.get(list);
      return range(
        from === 0 ? zero : one,
        capacity === undefined ? undefined : rational(Math.max(capacity, 0)),
        one,
      );
    },
    perItem: (scope, of, where) => {
      const items = names.betweenItems(scope);
      const inside = where ? judged(at, where, items).holds : items;
      return inside && (of ? valueIn(of, inside) : numbers(point(one)));
    },
    remembered: (key, make) => {
      if (!lookups.has(key)) lookups.set(key, make());
      return lookups.get(key);
    },
  };

  return {
    ofDefinition,
    ofExpression: (expression) =>
      met.has(expression) ? met.get(expression) : valueIn(expression, everywhere),
    isReached: (expression) => met.has(expression),
    hasValue: (expression) => met.get(expression) !== undefined,
    at,
  };
}

/** What the declaration of a fact says of its value. */
function ofFact(fact: Fact): Abstract {
  switch (fact.type.kind) {
    case 'quantity':
    case 'date':
      return numbers(
        fact.domain
          ? range(fact.domain.from, fact.domain.to, fact.domain.step)
          : (fact.type.kind satisfies 'date' | 'quantity') === 'date'
            ? wholeBetween(undefined, undefined)
            : anything,
      );
    case 'yes-no':
      return unsure;
    case 'choice':
      return { kind: 'symbols', values: new Set(fact.type.set.options.map((option) => option.name)) };
    case 'text':
      return anySymbol;
    default:
      fact.type satisfies never;
      return anySymbol;
  }
}
