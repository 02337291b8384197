// Two tariffs → one model in which both are priced on the same case, under their own chosen readings. Facts are shared by name.

import { mapOperands } from '../../3-model/expressions/children.js';
import type { Definition, Domain, Expression, Fact, Loop, Model, Scale, Table } from '../../3-model/model.js';
import { maximum, minimum, type Rational } from '../../runtime/exact/rational.js';
import { type PartNames, withPartNames } from './part-names.js';

/** Before each name of the new tariff; no declared name holds this sign. */
const mark = 'new:';

export const renamed = (name: string): string => `${mark}${name}`;

export interface Joined {
  readonly model: Model;
  /** Facts that only one of the two has, or that they declare as different kinds of values: nothing is claimed across these. */
  readonly apart: readonly string[];
}

/** On the cases that both admit: domains are what they have in common, requirements are those of both. */
export function joinedTariffs(before: Model, after: Model): Joined {
  const old = withReadingsBound(before);
  const renewed = withRenamedParts(withReadingsBound(after));
  const others = new Map(renewed.facts.map((fact) => [fact.name, fact]));
  const apart: string[] = [];
  const facts = old.facts.map((fact) => {
    const other = others.get(fact.name);
    others.delete(fact.name);
    if (other === undefined) return fact;
    const shared = sharedFact(fact, other);
    if (shared === undefined) apart.push(fact.name);
    return shared ?? fact;
  });
  return {
    apart,
    model: {
      ...old,
      facts: [...facts, ...others.values()],
      lists: [
        ...old.lists,
        ...renewed.lists.filter(({ name }) => !old.lists.some((list) => list.name === name)),
      ],
      readings: [],
      tables: [...old.tables, ...renewed.tables],
      scales: [...old.scales, ...renewed.scales],
      definitions: [...old.definitions, ...renewed.definitions],
      results: [
        ...old.results,
        ...renewed.results.map((result) => ({
          ...result,
          name: renamed(result.name),
          definition: renamed(result.definition),
          ...(result.exists === undefined ? {} : { exists: renamed(result.exists) }),
        })),
      ],
      requirements: [...old.requirements, ...renewed.requirements],
      properties: [],
      examples: [],
      notices: [],
    },
  };
}

function sharedFact(a: Fact, b: Fact): Fact | undefined {
  if (JSON.stringify(a.type) !== JSON.stringify(b.type) || a.list !== b.list) return undefined;
  if (a.presence.kind !== b.presence.kind) return undefined;
  return { ...a, domain: a.domain && b.domain && commonDomain(a.domain, b.domain) };
}

/** What both take; where their steps differ, the coarser one when it is a multiple of the other. */
function commonDomain(a: Domain, b: Domain): Domain {
  const from = maximum(a.from, b.from);
  const to = minimum(a.to, b.to);
  const step: Rational = maximum(a.step, b.step);
  return { from, to, step };
}

function mapped(model: Model, map: (expression: Expression) => Expression): Model {
  const maybe = (expression: Expression | undefined) => expression && map(expression);
  const definition = (one: Definition): Definition => ({ ...one, body: map(one.body) });
  const table = (one: Table): Table => ({
    ...one,
    rows: one.rows.map((row) => ({ ...row, cells: row.cells.map(map) })),
  });
  const scale = (one: Scale): Scale => ({
    ...one,
    variants: one.variants.map((variant) => ({
      ...variant,
      bands: variant.bands.map((band) => ({
        ...band,
        once: maybe(band.once),
        rate: maybe(band.rate),
        started: band.started && { ...band.started, amount: map(band.started.amount) },
      })),
    })),
  });
  return {
    ...model,
    facts: model.facts.map((fact) =>
      fact.presence.kind === 'when'
        ? { ...fact, presence: { ...fact.presence, condition: map(fact.presence.condition) } }
        : fact,
    ),
    definitions: model.definitions.map(definition),
    tables: model.tables.map(table),
    scales: model.scales.map(scale),
    requirements: model.requirements.map((one) => ({ ...one, condition: map(one.condition) })),
  };
}

/** Unbound, two tariffs that differ in a chosen reading would be proved the same. */
function withReadingsBound(model: Model): Model {
  const chosen = new Map(model.readings.map((reading) => [reading.name, reading.chosen]));
  const bind = (expression: Expression): Expression => {
    if (expression.kind !== 'reading') return mapOperands(expression, bind);
    const { type, span } = expression;
    return { kind: 'option', value: chosen.get(expression.reading) ?? '', type, span };
  };
  return mapped(model, bind);
}

function withRenamedParts(model: Model): Model {
  // Readings are bound before: none is left to be named.
  const names: PartNames = { definition: renamed, table: renamed, scale: renamed, reading: (name) => name };
  const rename = (expression: Expression): Expression =>
    withPartNames(mapOperands(expression, rename), names);
  const all = mapped(model, rename);
  const own = <T extends { readonly id: string; readonly loops: readonly Loop[] }>(one: T): T => ({
    ...one,
    id: renamed(one.id),
  });
  return {
    ...all,
    facts: all.facts.map((fact) =>
      fact.presence.kind === 'default'
        ? { ...fact, presence: { ...fact.presence, definition: renamed(fact.presence.definition) } }
        : fact,
    ),
    definitions: all.definitions.map((one) => ({ ...own(one), owner: renamed(one.owner) })),
    tables: all.tables.map((one) => ({ ...own(one), origin: renamed(one.origin) })),
    scales: all.scales.map((one) => ({ ...own(one), origin: renamed(one.origin) })),
  };
}
