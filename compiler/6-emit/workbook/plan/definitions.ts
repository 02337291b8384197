// A definition of the model as a step, with a flag beside it that says whether it has a value.

import type { Definition, Model } from '../../../3-model/model.js';
import { compare, divide, rational } from '../../../runtime/exact/rational.js';
import type { Bench } from '../book/bench.js';
import { showFor } from '../book/show.js';
import type { StepGroup } from '../book/step.js';
import { type Precision, spread, within } from '../exactness/precision.js';
import type { CellKey, Formula } from '../formula/formula.js';
import { combinedRows, rowsOfDefinition } from '../lower/combine.js';
import { lower, lowerValue } from '../lower/lower-expression.js';
import { isAlways } from '../lower/pick.js';
import { type Scope, shorten } from '../lower/scope.js';
import { valueClause } from '../words/step-in-words.js';
import { settledValue } from './carried-values.js';
import { whetherValued } from './whether-valued.js';

export function addDefinition(bench: Bench, definition: Definition, group: StepGroup = 'document'): void {
  const { model, words } = bench;
  const section = definition.section ?? sectionOfOwner(model, definition);
  const list = rowsOfDefinition(definition);
  const scope: Scope = combinedRows({
    bench,
    lower,
    list,
    places: new Map(definition.loops.map(({ id }, place) => [id, place])),
    owner: definition.id,
    declared: definition.owner,
    label: definition.label,
    group,
    section,
    quote: definition.quote,
  });
  const doubts = bench.limitations.length;
  const value = lowerValue(definition.body, scope);
  const carried = bench.carried.has(definition.id) ? settledValue(bench, definition, value) : value;
  const formula = shorten(scope, carried.formula, definition.label);
  const precision = carried.precision && narrowed(bench, definition, carried.precision);
  let status: CellKey | undefined;
  // Whether a condition that is inferred has a value is not asked: what it comes to, the results that it is about come to themselves.
  if (definition.inferred !== true && (!isAlways(value.defined) || bench.lacking.has(definition.id))) {
    if (bench.carried.has(definition.id)) bench.lacking.add(definition.id);
    const isCarried = bench.carried.has(definition.id);
    status = whetherValued(scope, value.defined, {
      id: isCarried ? `${definition.id}/defined` : undefined,
      label: `${definition.label} – ${words.hasValue}`,
      clause: valueClause(bench, definition.label),
    });
  }
  const key = bench.add({
    id: definition.id,
    label:
      definition.counterfactual === undefined
        ? definition.label
        : `${definition.label} (${definition.counterfactual})`,
    kind: definition.role === 'rounding' ? 'rounding' : 'step',
    list,
    formula,
    show: showFor(definition.type, model, words, undefined, precision),
    precision,
    group,
    section,
    quote: definition.quote,
    rule: definition.formula,
    definition: definition.id,
    doubtful: bench.limitations
      .slice(doubts)
      .some(({ kind }) => kind === 'rounding' || kind === 'comparison'),
  });
  if (status !== undefined) bench.statuses.set(key, status);
  if (bench.pass.kind === 'survey' && isLiteral(formula)) bench.constants.set(key, formula);
}

/** Steps of a function stand where the amount that calls it does. */
const sectionOfOwner = (model: Model, { owner }: Definition): string | undefined =>
  model.definitions.find((other) => other.final && other.owner === owner)?.section;

const isLiteral = (formula: Formula): boolean =>
  formula.kind === 'text' || (formula.kind === 'number' && formula.value.d === 1n);

/** In a survey, what the analysis of the model knows of a value is used where it is narrower. */
function narrowed(bench: Bench, { id, type }: Definition, own: Precision): Precision {
  const known = bench.known?.of(id);
  if (known?.lo === undefined || known.hi === undefined || type.kind !== 'quantity') return own;
  const limited = within(own, known.lo, known.hi);
  if (known.grid === undefined || known.grid.n === 0n) return limited;
  const finest = divide(own.grid, rational(spread(own)));
  return compare(known.grid, finest) > 0 ? { ...limited, grid: known.grid, divisors: new Map() } : limited;
}
