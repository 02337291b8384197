// A minimum that a later step of the same amount takes away again: which comes first is often left open by the document.

import type { Definition, Expression } from '../../../3-model/model.js';
import { floorBeforeReduction } from '../../../diagnostics/catalogue/analysis/analysis-steps.js';
import { compare, one, sign } from '../../../runtime/exact/rational.js';
import type { Ranges } from '../../ranges.js';
import type { Check } from '../check.js';

export const floorsBeforeReductions: Check = ({ index, ranges }, report) => {
  const reported = new Set<string>();
  for (const definition of index.model.definitions) {
    if (definition.role !== 'step' || definition.counterfactual !== undefined) continue;
    if (!reduces(definition.body, ranges)) continue;
    const floor = floorBelow(definition, index.definitions, ranges);
    const place = `${definition.span.file}:${definition.span.start}`;
    if (floor === undefined || reported.has(place) || isRestored(definition, index.model.definitions))
      continue;
    reported.add(place);
    const related = [{ span: floor.span, label: { en: 'the minimum', fr: 'le minimum' } }];
    report(
      floorBeforeReduction(
        definition.span,
        { owner: definition.owner, floor: floor.formula, step: definition.formula },
        { related },
      ),
    );
  }
};

/** Whether a step may make the value so far smaller: a factor that may be below one, something taken off. */
function reduces(body: Expression, ranges: Ranges): boolean {
  if (body.kind !== 'multiply' && body.kind !== 'subtract') return false;
  if (body.left.kind !== 'reference') return false;
  const { lo, hi } = ranges.ofExpression(body.right);
  if (body.kind === 'subtract') return hi === undefined || sign(hi) > 0;
  body.kind satisfies 'multiply';
  return hi !== undefined && compare(hi, one) <= 0 && (lo === undefined || compare(lo, one) < 0);
}

/** The unconditional minimum among the steps that lead straight to this one. */
function floorBelow(
  { body, owner }: Definition,
  definitions: ReadonlyMap<string, Definition>,
  ranges: Ranges,
): Definition | undefined {
  let before = leftOf(body);
  for (;;) {
    const definition = before === undefined ? undefined : definitions.get(before);
    if (definition?.owner !== owner || definition.role !== 'step') return undefined;
    const [soFar, limit] = definition.body.kind === 'maximum' ? definition.body.operands : [];
    if (soFar !== undefined && limit !== undefined) {
      const { hi } = ranges.ofExpression(limit);
      return hi === undefined || sign(hi) > 0 ? definition : undefined;
    }
    before = leftOf(definition.body);
  }
}

function leftOf(body: Expression): string | undefined {
  const left =
    body.kind === 'multiply' || body.kind === 'subtract' || body.kind === 'add' || body.kind === 'divide'
      ? body.left
      : body.kind === 'round'
        ? body.operand
        : undefined;
  return left?.kind === 'reference' ? left.definition : undefined;
}

/** A later minimum of the same amount holds for what is paid. */
const isRestored = ({ owner, id, counterfactual }: Definition, all: readonly Definition[]): boolean => {
  const place = all.findIndex((one) => one.id === id);
  return all
    .slice(place + 1)
    .some((one) => one.owner === owner && one.counterfactual === counterfactual && hasMaximum(one.body));
};

const hasMaximum = (body: Expression): boolean =>
  body.kind === 'maximum' ||
  (body.kind === 'conditional' && body.branches.some(({ then }) => then.kind === 'maximum'));
