// A case of the form priced result by result: what one fact is missing for does not take the amounts of the others.

import { evaluate } from '../../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../../compiler/3-model/model.js';
import { receiptOf } from '../../../compiler/6-emit/receipt/receipt-of-case.js';
import { writeOutput } from '../../../compiler/6-emit/receipt/written.js';
import type { CaseAsked, CasePriced } from './messages.js';

const interpreters = new WeakMap<Model, Interpreter>();

export function interpreterOf(model: Model): Interpreter {
  const known = interpreters.get(model) ?? new Interpreter(model);
  interpreters.set(model, known);
  return known;
}

/** What a model does not know is left out: a fact that a broken line declares, a reading that is gone. */
function knownCase(model: Model, { facts, readings }: Pick<CaseAsked, 'facts' | 'readings'>) {
  const names = new Set(
    [...model.facts.filter(({ list }) => list === undefined), ...model.lists].map(({ name }) => name),
  );
  const own = (list: string) =>
    new Set(model.facts.filter((fact) => fact.list === list).map(({ name }) => name));
  const kept = Object.entries(facts).flatMap(([name, value]): [string, unknown][] => {
    if (!names.has(name)) return [];
    if (!Array.isArray(value)) return [[name, value]];
    const items = own(name);
    return [
      [
        name,
        value.map((item: object) =>
          Object.fromEntries(Object.entries(item).filter(([key]) => items.has(key))),
        ),
      ],
    ];
  });
  return {
    facts: Object.fromEntries(kept),
    readings: Object.fromEntries(
      Object.entries(readings).filter(([name, option]) =>
        model.readings.some((one) => one.name === name && one.options.some((other) => other.name === option)),
      ),
    ),
  };
}

export function priceCase(model: Model, asked: CaseAsked): CasePriced {
  const interpreter = interpreterOf(model);
  const { facts, readings } = knownCase(model, asked);
  const definitions = new Map(model.definitions.map((definition) => [definition.id, definition]));
  const missing = new Set<string>();
  const results = model.results
    .filter(({ listed }) => listed)
    .flatMap((result): CasePriced['results'] => {
      const span = definitions.get(result.definition)?.span;
      if (span === undefined) return [];
      const outcome = evaluate(interpreter, facts, { readings, results: [result.name] });
      const base = { name: result.name, label: result.label, span };
      if (!outcome.ok) {
        for (const { code, path } of outcome.errors) if (code === 'missing_fact') missing.add(path);
        const refusals = outcome.errors.map(({ path, message }) => ({ path, message }));
        return [{ ...base, written: undefined, refusals }];
      }
      const value = outcome.outputs[result.name];
      if (value === undefined) return [{ ...base, written: undefined, refusals: [] }];
      return [{ ...base, written: writeOutput(value, result, model, asked.locale), refusals: [] }];
    });
  const priced = results.filter(({ written }) => written !== undefined).map(({ name }) => name);
  const told =
    priced.length === 0
      ? undefined
      : receiptOf(interpreter, facts, {
          readings,
          results: priced,
          locale: asked.locale,
          provenance: { compilerVersion: '', ruleHash: '', documentHashes: {} },
        });
  return { results, receipt: told?.ok === true ? told.receipt : undefined, missing: [...missing] };
}
