// A reconciliation as data.

import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import type { Explained, Reconciliation } from '../../../compiler/revise/books/reconcile-book.js';
import type { Hypothesis } from '../../../compiler/revise/hypotheses/hypothesis.js';
import { formatDecimal, type Rational } from '../../../compiler/runtime/exact/rational.js';

export const decimal = (value: Rational): string => formatDecimal(value) ?? `${value.n}/${value.d}`;

export const hypothesisJson = ({ kind, change, names }: Hypothesis) => ({ kind, change, ...names });

const explanationJson = (
  { tally, alike, reach, where, explains, amount, decides }: Explained,
  locale: Locale,
) => ({
  hypothesis: hypothesisJson(tally.hypothesis),
  explains,
  breaks: tally.breaks,
  wrong: tally.wrong,
  amount: decimal(amount),
  says: tally.hypothesis.says[locale],
  reach,
  ...(where === undefined ? {} : { where }),
  cases: tally.examples,
  alike: alike.map((other) => hypothesisJson(other.hypothesis)),
  ...(decides === undefined ? {} : { decides }),
});

/** The shape that `docs/reconcile.md` describes. */
export const reconciliationJson = (
  {
    cases,
    equal,
    different,
    unexplained,
    explanations,
    excess,
    unexplainedExcess,
    tried,
    open,
    silent,
  }: Reconciliation,
  refused: number,
  locale: Locale,
) => ({
  cases: cases + refused,
  equal,
  refused,
  different,
  unexplained,
  explanations: explanations.map((explanation) => explanationJson(explanation, locale)),
  amount: decimal(excess),
  unexplainedAmount: decimal(unexplainedExcess),
  tried,
  open: open.map(({ number, priced, billed }) => ({ case: number, priced, billed })),
  cannotTell: silent.map(hypothesisJson),
});
