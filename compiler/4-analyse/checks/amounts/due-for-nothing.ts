// A minimum that is due by somebody who uses nothing: the amount would be zero, but for its minimum.

import type { Definition, Fact, Model } from '../../../3-model/model.js';
import { dueForNothing } from '../../../diagnostics/catalogue/analysis/analysis-steps.js';
import { sign, zero } from '../../../runtime/exact/rational.js';
import { factsUnder, type ModelIndex } from '../../model-index.js';
import { type Abstract, numbers, rangeOf } from '../../range/abstract.js';
import { point, pointOf } from '../../range/interval.js';
import { type Values, valuesOf } from '../../range/values.js';
import { writtenValue } from '../../written-value.js';
import type { Check } from '../check.js';

export const dueWithoutUse: Check = ({ index }, report) => {
  const { model } = index;
  const floors = model.definitions.filter(
    ({ body, role, counterfactual, list }) =>
      counterfactual === undefined &&
      list === undefined &&
      ((body.kind === 'maximum' && role === 'step') ||
        (body.kind === 'alternatives' && body.rule === 'higher')),
  );
  if (floors.length === 0) return;
  const nothing = new Map<string, Abstract>(
    model.facts.filter(canBeZero).map(({ name }) => [name, numbers(point(zero))]),
  );
  const values = valuesOf(model, { readings: 'chosen', facts: nothing });
  const reported = new Set<string>();
  for (const floor of floors) {
    const amount = index.definitions.get(floor.owner);
    if (amount === undefined || reported.has(floor.owner) || !isMoney(model, amount)) continue;
    if (!decides(floor, values)) continue;
    const { lo, hi } = rangeOf(values.ofDefinition(amount.id));
    if (lo === undefined || sign(lo) <= 0 || !isUse(index, amount)) continue;
    reported.add(floor.owner);
    const due = pointOf({ lo, hi, grid: undefined }) ?? lo;
    report(dueForNothing(floor.span, { name: floor.owner, amount: writtenValue(due, amount.type, model) }));
  }
};

const isMoney = ({ currencies }: Model, { type }: Definition): boolean =>
  type.kind === 'quantity' &&
  type.unit.powers.length === 1 &&
  currencies.some(({ code }) => code === type.unit.powers[0]?.symbol);

const canBeZero = ({ type, domain, list }: Fact): boolean =>
  type.kind === 'quantity' && list === undefined && domain !== undefined && sign(domain.from) === 0;

/** Whether there would be nothing without the minimum. */
function decides({ body }: Definition, values: Values): boolean {
  const operands =
    body.kind === 'maximum'
      ? body.operands
      : body.kind === 'alternatives'
        ? body.items.map(({ value }) => value)
        : [];
  const ranges = operands.map((operand) => rangeOf(values.ofExpression(operand)));
  const [first] = ranges;
  const isNothing =
    first?.lo !== undefined && first.hi !== undefined && sign(first.lo) === 0 && sign(first.hi) === 0;
  return isNothing && ranges.some(({ lo }) => lo !== undefined && sign(lo) > 0);
}

/** Whether it goes by quantities that can all be zero. */
function isUse(index: ModelIndex, amount: Definition): boolean {
  const quantities = [...factsUnder(index, [amount.body])].flatMap((name) => {
    const fact = index.facts.get(name);
    return fact?.type.kind === 'quantity' || fact?.type.kind === 'date' ? [fact] : [];
  });
  return quantities.length > 0 && quantities.every(canBeZero);
}
