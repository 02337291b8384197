// `scale raised = income_tax, every rate plus 1 point, every threshold times 1.1`: a scale made from another.

import type { ScaleDeclaration } from '../../../grammar/tree/syntax.js';
import { nothingToChange } from '../../diagnostics/catalogue/rules/scales.js';
import { bandsDoNotTouch } from '../../diagnostics/catalogue/rules/tables.js';
import { add, compare, multiply, type Rational, sign, subtract } from '../../runtime/exact/rational.js';
import { constantOf } from '../expressions/constants.js';
import { convertTo } from '../expressions/convert.js';
import { stepValue } from '../expressions/steps.js';
import { arithmetic, zeroOf } from '../types/build.js';
import type { CheckedBand, CheckedExpression, CheckedScale } from '../types/checked.js';
import type { Context, Scope } from '../types/context.js';
import { writeNumber } from '../types/describe.js';
import { plainNumber, type Type } from '../types/types.js';
import { withLimits } from './moving-bands.js';

type Change = ScaleDeclaration['changes'][number];

/** The scale after all changes, in the order written; undefined when one is wrong, which is reported. */
export function changeScale(
  context: Context,
  origin: CheckedScale,
  scale: ScaleDeclaration,
  scope: Scope,
): CheckedScale | undefined {
  let current: CheckedScale | undefined = origin;
  for (const change of scale.changes) {
    if (current === undefined) return undefined;
    if (!hasPart(current, change.of)) {
      context.report(nothingToChange(change.span, { part: change.of }));
      return undefined;
    }
    current =
      change.of === 'threshold'
        ? changeThresholds(context, current, change, scope)
        : changeValues(context, current, change, scope);
  }
  return current;
}

/** Whether any band has what `every …` speaks of; the nought where the first band begins is no threshold. */
const hasPart = ({ variants }: CheckedScale, part: Change['of']): boolean =>
  variants.some(({ bands }) =>
    bands.some((band) => {
      switch (part) {
        case 'rate':
          return band.rate !== undefined || band.started !== undefined;
        case 'once':
          return band.once !== undefined;
        case 'threshold':
          return band.to !== undefined || band.moving?.to !== undefined;
        default:
          return part satisfies never;
      }
    }),
  );

function changeThresholds(
  context: Context,
  scale: CheckedScale,
  change: Change,
  scope: Scope,
): CheckedScale | undefined {
  const type: Type = change.operation === 'times' ? plainNumber : scale.inputType;
  const checked = context.check(change.by, scope, type);
  const written = checked && convertTo(context, checked, { type, span: undefined });
  if (written === undefined) return undefined;
  const by = constantOf(written, context.statementsOf);
  const isMoving = scale.variants.some(({ bands }) => bands.some(({ moving }) => moving !== undefined));
  if (by === undefined || isMoving) return moveThresholds(scale, change, written);
  const apply = (value: Rational): Rational => {
    if (sign(value) === 0) return value;
    if (change.operation === 'times') return multiply(value, by);
    return (change.operation satisfies 'plus' | 'less') === 'plus' ? add(value, by) : subtract(value, by);
  };
  let failed = false;
  const variants = scale.variants.map(({ option, bands }) => ({
    option,
    bands: bands.map((band): CheckedBand => {
      const from = apply(band.from);
      const to = band.to && apply(band.to);
      if (to && compare(to, from) <= 0 && !failed) {
        failed = true;
        context.report(
          bandsDoNotTouch(change.span, {
            problem: 'overlap',
            value: writeNumber(from, scale.inputType, context.units),
          }),
        );
      }
      return { ...band, from, to };
    }),
  }));
  return failed ? undefined : { ...scale, variants };
}

// Limits that depend on facts stay values: each but nought is changed where it stands.
function moveThresholds(scale: CheckedScale, change: Change, by: CheckedExpression): CheckedScale {
  const type = scale.inputType;
  const kind = ({ times: 'multiply', plus: 'add', less: 'subtract' } as const)[change.operation];
  const apply = (value: CheckedExpression): CheckedExpression =>
    value.kind === 'number' && sign(value.value) === 0
      ? value
      : arithmetic(kind, value, by, type, change.span);
  const variants = scale.variants.map(({ option, bands }) => ({
    option,
    bands: bands.map((band): CheckedBand => {
      const { from, to } = withLimits(band, type).moving ?? { from: zeroOf(type, band.span), to: undefined };
      return { ...band, moving: { from: apply(from), to: to && apply(to) } };
    }),
  }));
  return { ...scale, variants };
}

// What a band owes per unit or per started block is its rate; what it owes when it is reached is `once`.
function changeValues(
  context: Context,
  scale: CheckedScale,
  change: Change,
  scope: Scope,
): CheckedScale | undefined {
  let failed = false;
  const apply = (value: CheckedExpression | undefined): CheckedExpression | undefined => {
    if (value === undefined || failed) return undefined;
    const common = { when: undefined, span: change.span, text: context.text(change.span) };
    const step =
      change.operation === 'less'
        ? { ...common, kind: 'less' as const, values: [change.by] }
        : { ...common, kind: change.operation, value: change.by };
    const changed = stepValue(context, step, value, scope);
    const own = changed && convertTo(context, changed, { type: value.type, span: undefined });
    if (own === undefined) failed = true;
    return own;
  };
  const variants = scale.variants.map(({ option, bands }) => ({
    option,
    bands: bands.map((band): CheckedBand => {
      if (change.of === 'once') return { ...band, once: apply(band.once) };
      const amount = apply(band.started?.amount);
      return {
        ...band,
        rate: apply(band.rate),
        started: band.started && amount ? { width: band.started.width, amount } : undefined,
      };
    }),
  }));
  return failed ? undefined : { ...scale, variants };
}
