// Results that may have more decimals than their currency, because nothing rounds them.

import type { Expression } from '../../../3-model/model.js';
import type {
  ChosenKind,
  DateKind,
  ExtremeKind,
  ListKind,
  LiteralKind,
  LogicKind,
  ProductKind,
  SumKind,
} from '../../../3-model/model-expression.js';
import { neverRounded } from '../../../diagnostics/catalogue/analysis/analysis-steps.js';
import { formatDecimal, rational } from '../../../runtime/exact/rational.js';
import type { ModelIndex } from '../../model-index.js';
import { liesOn } from '../../range/interval.js';
import type { Check } from '../check.js';

export const amountsNeverRounded: Check = ({ index, ranges }, report) => {
  for (const { definition: id, kind, listed, name, type, decimals } of index.model.results) {
    const definition = index.definitions.get(id);
    if (kind !== 'amount' || !listed || definition === undefined) continue;
    if (isRounding(definition.body, index)) continue;
    const step = rational(1n, 10n ** BigInt(decimals));
    if (liesOn(ranges.of(id), step)) continue;
    const currency = type.kind === 'quantity' ? (type.unit.powers[0]?.symbol ?? '') : '';
    report(neverRounded(definition.span, { name, currency, step: formatDecimal(step) ?? '1' }));
  }
};

/** A rounding, or one of several by conditions. */
const isRounding = (body: Expression | undefined, index: ModelIndex): boolean => {
  switch (body?.kind) {
    case 'round':
      return true;
    case 'reference':
      return isRounding(index.definitions.get(body.definition)?.body, index);
    case 'conditional':
      return [...body.branches.map(({ then }) => then), body.otherwise].every((each) =>
        isRounding(each, index),
      );
    default:
      body?.kind satisfies
        | 'earlier'
        | ChosenKind
        | LiteralKind
        | ListKind
        | DateKind
        | LogicKind
        | SumKind
        | ProductKind
        | ExtremeKind
        | undefined
        | 'fact'
        | 'reading'
        | 'given'
        | 'not-given'
        | 'negate'
        | 'position'
        | 'compare'
        | 'retained-label';
      return false;
  }
};
