// The checks of a file proved, with the case of each counterexample as the form takes it.

import { isTime, type Model } from '../../../compiler/3-model/model.js';
import { prove } from '../../../compiler/4-analyse/prover/prove.js';
import { writeValue } from '../../../compiler/6-emit/receipt/written.js';
import type { Locale } from '../../../compiler/languages.js';
import { isoFromDays } from '../../../compiler/runtime/exact/calendar.js';
import { writeTime } from '../../../compiler/runtime/exact/cycles.js';
import { formatDecimal, hundred, multiply } from '../../../compiler/runtime/exact/rational.js';
import type { Value } from '../../../compiler/runtime/facts/fact-shapes.js';
import type { FactValues } from '../../../compiler/runtime/facts/facts.js';
import type { ProofTold } from './messages.js';

const verdicts = {
  en: { proved: 'proved', false: 'false', undecided: 'undecided', skipped: 'not looked at' },
  fr: { proved: 'prouvé', false: 'faux', undecided: 'indécis', skipped: 'non examiné' },
} as const;

const workTold = {
  en: (boxes: number, tested: number) => {
    const s = (number: number) => (number === 1 ? '' : 's');
    return `${boxes} part${s(boxes)}, ${tested} case${s(tested)} tried`;
  },
  fr: (boxes: number, tested: number) => {
    const s = (number: number) => (number > 1 ? 's' : '');
    return `${boxes} partie${s(boxes)}, ${tested} cas essayé${s(tested)}`;
  },
} satisfies Readonly<Record<Locale, unknown>>;

/** Parts of the domain for each check: somebody waits for all of them, and no verdict hangs on how fast the machine is. */
const mostParts = 200;

export function proofs(model: Model, locale: Locale): readonly ProofTold[] {
  return prove(model, { boxes: mostParts }).map(({ property, status, counterexample, tested, boxes }) => {
    const values = counterexample?.values
      .map((value) =>
        value === undefined || property.kind === 'always' || (typeof value === 'object' && 'code' in value)
          ? ''
          : writeValue(value as Value, property.subject.type, model, locale),
      )
      .filter((text) => text !== '');
    const work = workTold[locale](boxes, tested);
    return {
      text: property.text,
      span: property.span,
      verdict: verdicts[locale][status],
      says: values === undefined || values.length === 0 ? work : values.join(' → '),
      facts: counterexample && inputsOf(model, (counterexample.after ?? counterexample.before) as FactValues),
    };
  });
}

/** Facts as a case writes them. */
function inputsOf(model: Model, { values, lists }: FactValues): Readonly<Record<string, unknown>> {
  const write = (name: string, value: Value | undefined): [string, unknown][] => {
    const type = model.facts.find((fact) => fact.name === name)?.type;
    if (value === undefined || type === undefined) return [];
    if (typeof value !== 'object') return [[name, value]];
    if (type.kind === 'date') return [[name, isoFromDays(Number(value.n))]];
    if (isTime(type)) return [[name, writeTime(value)]];
    const percent = type.kind === 'quantity' && type.percent;
    return [[name, formatDecimal(percent ? multiply(value, hundred) : value, 0) ?? '']];
  };
  const own = Object.entries(values).flatMap(([name, value]) => write(name, value));
  const items = Object.entries(lists).map(([list, all]): [string, unknown] => [
    list,
    all.map((item) =>
      Object.fromEntries(Object.entries(item).flatMap(([name, value]) => write(name, value))),
    ),
  ]);
  return Object.fromEntries([...own, ...items]);
}
