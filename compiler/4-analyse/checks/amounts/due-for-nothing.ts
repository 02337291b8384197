// A minimum that is due by somebody who uses nothing: the amount would be zero, but for its minimum.

import { childrenOf } from '../../../3-model/expressions/children.js';
import { walk } from '../../../3-model/expressions/walk.js';
import type { Definition, Expression, Fact, Model } from '../../../3-model/model.js';
import { dueForNothing } from '../../../diagnostics/catalogue/analysis/analysis-steps.js';
import { sign, zero } from '../../../runtime/exact/rational.js';
import type { Span } from '../../../source.js';
import { factsUnder, type ModelIndex } from '../../model-index.js';
import { type Abstract, canFail, canHold, numbers, rangeOf } from '../../range/abstract.js';
import { point, pointOf } from '../../range/interval.js';
import { type Values, valuesOf } from '../../range/values.js';
import { writtenValue } from '../../written-value.js';
import type { Check } from '../check.js';

export const dueWithoutUse: Check = ({ index }, report) => {
  const { model } = index;
  const nothing = new Map<string, Abstract>(
    model.facts.filter(canBeZero).map(({ name }) => [name, numbers(point(zero))]),
  );
  const amounts = model.definitions.filter(
    (definition) =>
      definition.counterfactual === undefined &&
      definition.list === undefined &&
      index.definitions.get(definition.owner) === definition &&
      isMoney(model, definition) &&
      mayHaveFloor(index, definition),
  );
  if (amounts.length === 0) return;
  const values = valuesOf(model, { readings: 'chosen', facts: nothing });
  for (const amount of amounts) {
    const { lo, hi } = rangeOf(values.ofDefinition(amount.id));
    if (lo === undefined || sign(lo) <= 0 || !isUse(index, amount)) continue;
    const floor = reachedIn(index, amount, values).find(({ body }) => decides(body, values));
    if (floor === undefined) continue;
    const due = pointOf({ lo, hi, grid: undefined }) ?? lo;
    report(dueForNothing(floor.span, { name: amount.owner, amount: writtenValue(due, amount.type, model) }));
  }
};

interface Reached {
  readonly body: Expression;
  readonly span: Span;
}

const isFloor = ({ kind, ...body }: Expression): boolean =>
  kind === 'maximum' || (kind === 'alternatives' && 'rule' in body && body.rule === 'higher');

/** Some step of the amount is a minimum. */
const mayHaveFloor = (index: ModelIndex, { owner }: Definition): boolean =>
  index.model.definitions.some((definition) => {
    if (definition.owner !== owner) return false;
    let found = false;
    walk(definition.body, (node) => {
      found ||= isFloor(node);
    });
    return found;
  });

/** What the amount computes when every quantity is zero, in its own steps: a row that is not taken then says nothing. */
function reachedIn(index: ModelIndex, amount: Definition, values: Values): readonly Reached[] {
  const reached: Reached[] = [];
  const seen = new Set<string>();
  const open: Reached[] = [amount];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { body, span } = next;
    reached.push(next);
    if (body.kind === 'conditional') {
      let goesOn = true;
      for (const { when, then } of body.branches) {
        const holds = values.ofExpression(when);
        if (canHold(holds)) open.push({ body: then, span: then.span });
        goesOn = canFail(holds);
        if (!goesOn) break;
      }
      if (goesOn) open.push({ body: body.otherwise, span: body.otherwise.span });
    } else if (body.kind === 'reference') {
      const definition = index.definitions.get(body.definition);
      const isOwn = definition?.owner === amount.owner && !seen.has(body.definition);
      seen.add(body.definition);
      if (definition !== undefined && isOwn) open.push(definition);
    } else {
      for (const child of childrenOf(body)) open.push({ body: child, span });
    }
  }
  return reached;
}

const isMoney = ({ currencies }: Model, { type }: Definition): boolean =>
  type.kind === 'quantity' &&
  type.unit.powers.length === 1 &&
  currencies.some(({ code }) => code === type.unit.powers[0]?.symbol);

const canBeZero = ({ type, domain, list }: Fact): boolean =>
  type.kind === 'quantity' && list === undefined && domain !== undefined && sign(domain.from) === 0;

/** Whether there would be nothing without the minimum. */
function decides(body: Expression, values: Values): boolean {
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
