// The JSON Schema back end: `facts.schema.json`, which accepts the facts that the evaluator accepts, and says what they are.

import { factShapesOf } from '../../3-model/fact-shapes.js';
import type { Expression, Fact, Model } from '../../3-model/model.js';
import { reach } from '../../3-model/reached/facts-reached.js';
import { inexactStep } from '../../diagnostics/catalogue/outside/json-schema.js';
import { firstDay, lastDay } from '../../runtime/exact/calendar.js';
import type { FactShape } from '../../runtime/facts/fact-shapes.js';
import type { Backend } from '../backend.js';
import { conditionSchema } from './condition-schema.js';
import { datePattern } from './date-pattern.js';
import { decimalPattern } from './decimal-pattern.js';
import { type Schema, valueSchema, wordsOf, writtenLimits } from './fact-schema.js';

/** The schema of a case in which all listed results are asked for. Same model, same bytes. */
export const emitJsonSchema: Backend = async (model, provenance, report) => {
  for (const { fact, shape } of quantities(model)) {
    const limits = writtenLimits(shape);
    if (limits !== undefined && decimalPattern(limits)?.exact === false) {
      report(inexactStep(fact.span, { name: fact.name }));
    }
  }
  const schema = factsSchema(model, provenance.ruleHash);
  return [{ name: 'facts.schema.json', content: `${JSON.stringify(schema, undefined, 2)}\n` }];
};

function quantities(model: Model): readonly { readonly fact: Fact; readonly shape: FactShape }[] {
  const shapes = new Map(factShapesOf(model).facts.map((shape) => [shape.name, shape]));
  return model.facts.flatMap((fact) => {
    const shape = shapes.get(fact.name);
    return shape?.kind === 'quantity' ? [{ fact, shape }] : [];
  });
}

/** Numbers are to be compared with `multipleOf` by their decimal text: `factsValidator` does. */
const comment =
  'Decimal texts are checked exactly. Numbers stand for their shortest decimal text, so that 0.07 is a multiple of 0.01; a validator that divides in binary needs a tolerance for multipleOf.';

export function factsSchema(model: Model, ruleHash: string): Schema {
  const { facts: shapes, lists } = factShapesOf(model);
  const byName = new Map(shapes.map((shape) => [shape.name, shape]));
  const listed = model.results.filter((result) => result.listed).map((result) => result.definition);
  const needed = reach(model, listed);
  const record = (list: string | undefined): Schema => {
    const own = model.facts.filter((fact) => fact.list === list);
    const properties: Record<string, Schema> = {};
    for (const { name } of own) {
      const shape = byName.get(name);
      if (shape !== undefined)
        define(properties, name, {
          ...wordsOf(shape, model),
          ...(inForceSchema(model, shape) ?? valueSchema(shape, writtenLimits(shape))),
        });
    }
    const required = own
      .filter((fact) => fact.presence.kind === 'always' && needed.facts.has(fact.name))
      .map((fact) => fact.name);
    if (list === undefined) {
      for (const { name, label, capacity, presence = 'always' } of lists) {
        define(properties, name, {
          title: label,
          type: 'array',
          maxItems: capacity,
          items: itemSchema(name),
        });
        if (needed.lists.has(name) && presence === 'always') required.push(name);
      }
    }
    const conditions: Schema[] = own.flatMap((fact): readonly Schema[] => {
      if (fact.presence.kind !== 'when' || !needed.facts.has(fact.name)) return [];
      // One for each of several reasons: those that a schema cannot say are left to the evaluator.
      return reasonsFor(fact.presence.condition, model).flatMap((reason) => {
        const holds = conditionSchema(reason, model, byName, list);
        return holds === undefined ? [] : [{ if: holds, then: { required: [fact.name] } }];
      });
    });
    if (list === undefined) {
      for (const { name, presence } of model.lists) {
        if (presence.kind !== 'when' || !needed.lists.has(name)) continue;
        for (const reason of reasonsFor(presence.condition, model)) {
          const holds = conditionSchema(reason, model, byName, undefined);
          if (holds !== undefined) conditions.push({ if: holds, then: { required: [name] } });
        }
      }
    }
    return {
      type: 'object',
      properties,
      required,
      ...(conditions.length === 0 ? {} : { allOf: conditions }),
      additionalProperties: false,
    };
  };
  /** Items that have one fact may be given as its values. */
  function itemSchema(list: string): Schema {
    const [only, ...others] = shapes.filter((shape) => shape.list === list);
    const asRecord = record(list);
    if (only === undefined || others.length > 0) return asRecord;
    return { anyOf: [valueSchema(only, writtenLimits(only)), asRecord] };
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:bareme:${model.name}:facts`,
    $comment: `${comment} Rules: sha256 ${ruleHash}.`,
    title: model.label,
    ...record(undefined),
  };
}

function reasonsFor(condition: Expression, { definitions }: Model): readonly Expression[] {
  const body =
    condition.kind === 'reference'
      ? (definitions.find(({ id }) => id === condition.definition)?.body ?? condition)
      : condition;
  return body.kind === 'or' ? body.operands : [condition];
}

/** The date that decides what is in force: in one of the periods, and in its own domain. */
function inForceSchema(model: Model, shape: FactShape): Schema | undefined {
  const stated = model.requirements.find(({ inForce }) => inForce?.fact === shape.name)?.inForce;
  if (stated === undefined) return undefined;
  const days = shape.domain && { from: Number(shape.domain.from.n), to: Number(shape.domain.to.n) };
  const patterns = stated.periods.flatMap((period) => {
    const since = Math.max(period.from ?? firstDay, days?.from ?? firstDay);
    const until = Math.min(period.to ?? lastDay, days?.to ?? lastDay);
    return since > until ? [] : [{ pattern: datePattern(since, until) }];
  });
  return { type: 'string', format: 'date', anyOf: patterns.length === 0 ? [{ not: {} }] : patterns };
}

/** Also where the name means something to JavaScript. */
function define(record: Record<string, Schema>, name: string, value: Schema): void {
  Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
}
