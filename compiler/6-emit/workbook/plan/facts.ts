// Inputs: what each cell accepts, and the step that brings an accepted value to the calculation. What is refused or
// missing comes as a harmless value, and withholds the results.

import { type Fact, isTime } from '../../../3-model/model.js';
import { compare, maximum, minimum, one, type Rational, rational } from '../../../runtime/exact/rational.js';
import { spellingsOf } from '../blocks/spellings.js';
import type { Bench } from '../book/bench.js';
import { firstSerial, lastSerial, serialOf } from '../book/dates.js';
import { acceptedKey, inputKey, leastKey } from '../book/input-keys.js';
import { flagShow, showFor } from '../book/show.js';
import { type Precision, typed, whole } from '../exactness/precision.js';
import {
  all,
  any,
  call,
  cell,
  choose,
  type Formula,
  flagOf,
  isEqual,
  nought,
  operation,
  range,
  telling,
  text,
  times,
  truth,
  unity,
} from '../formula/formula.js';
import { minutesIn, partOfDay } from '../formula/times.js';
import { lower } from '../lower/lower-expression.js';
import { addPart, type Scope } from '../lower/scope.js';
import { spoken } from '../words/spoken.js';

/** Limits as they stand beside the input: per cent as a cell holds them (0.47 for 47 %), dates as serial numbers. */
export interface InputDomain {
  readonly from: Rational;
  readonly to: Rational;
  readonly step: Rational;
}

export const isPercent = (fact: Fact): boolean => fact.type.kind === 'quantity' && fact.type.percent;

export function inputDomain(fact: Fact): InputDomain | undefined {
  if (fact.type.kind === 'date') {
    const first = rational(firstSerial);
    const last = rational(lastSerial);
    if (fact.domain === undefined) return { from: first, to: last, step: one };
    // What spreadsheets count each in their own way is not accepted; the build says so.
    const from = maximum(first, serialOf(fact.domain.from.n));
    const to = minimum(last, serialOf(fact.domain.to.n));
    return { from, to, step: one };
  }
  if (fact.domain === undefined || fact.type.kind !== 'quantity') return undefined;
  if (isTime(fact.type)) {
    const { from, to, step } = fact.domain;
    return { from: partOfDay(from), to: partOfDay(to), step: partOfDay(step) };
  }
  return fact.domain;
}

/** Whether a date fact can be a day that spreadsheets do not count alike. */
export const exceedsCalendar = ({ type, domain }: Fact): boolean =>
  type.kind === 'date' &&
  domain !== undefined &&
  (compare(serialOf(domain.from.n), rational(firstSerial)) < 0 ||
    compare(serialOf(domain.to.n), rational(lastSerial)) > 0);

const scopeOf = (bench: Bench, fact: Fact): Scope => ({
  bench,
  lower,
  list: fact.list,
  owner: `in_${fact.name}`,
  declared: fact.name,
  label: fact.label,
  group: 'inputs',
  section: fact.section,
  quote: fact.quote,
});

/**
 * Adds the step that says when a fact is needed; the condition may look at other steps, so it comes after them. Values
 * do not depend on it, only the check beside the input does.
 */
export function addNeed(bench: Bench, fact: Fact): Formula | undefined {
  if (fact.presence.kind !== 'when') return undefined;
  const scope = scopeOf(bench, fact);
  const condition = lower(fact.presence.condition, scope);
  return cell(
    addPart(scope, {
      id: `in_${fact.name}/needed`,
      label: `${fact.label} – ${bench.words.neededQuestion}`,
      kind: 'flag',
      formula: flagOf(all([condition.defined, condition.formula])),
      show: flagShow,
    }),
  );
}

/** Adds the steps of a fact: whether it is given, and its value. */
export function addFact(bench: Bench, fact: Fact): void {
  const { words, model } = bench;
  const scope = scopeOf(bench, fact);
  if (fact.presence.kind !== 'always') {
    addPart(scope, {
      id: `in_${fact.name}/given`,
      label: `${fact.label} – ${words.givenQuestion}`,
      kind: 'flag',
      formula: telling(choose(isEqual(cell(inputKey(fact)), text('')), nought, unity), () =>
        words.told.oneIf(words.told.filled(spoken(bench.words, fact.label))),
      ),
      show: flagShow,
      clause: {
        yes: words.told.filled(spoken(bench.words, fact.label)),
        no: words.told.notFilled(spoken(bench.words, fact.label)),
      },
      link: inputKey(fact),
    });
  }
  if (bench.tracked.has(fact.name)) addAccepted(bench, fact, scope);
  const { formula, precision } = linkedValue(bench, fact);
  bench.add({
    id: `in_${fact.name}`,
    label: fact.label,
    kind: 'link',
    list: fact.list,
    formula: telling(formula(scope), () => filledIn(bench, fact)),
    show: showFor(fact.type, model, words),
    precision,
    group: 'inputs',
    section: fact.section,
    quote: fact.quote,
    link: inputKey(fact),
  });
}

/** Whether the fact is there, for the results that can do without it. */
function addAccepted(bench: Bench, fact: Fact, scope: Scope): void {
  const label = spoken(bench.words, fact.label);
  const clause = { yes: bench.words.told.isAccepted(label), no: bench.words.told.notAccepted(label) };
  addPart(scope, {
    id: `in_${fact.name}/accepted`,
    label: `${fact.label} – ${bench.words.accepted}`,
    kind: 'status',
    // A blank cell is equal to FALSE, and so accepted as a no.
    formula: telling(
      flagOf(
        all([
          operation('>', cell(acceptedKey(fact)), nought),
          operation('<>', cell(inputKey(fact)), text('')),
        ]),
      ),
      () => bench.words.told.oneIf(clause.yes),
    ),
    show: flagShow,
    precision: whole(0, 1),
    clause,
    link: inputKey(fact),
  });
}

/** Where the value of an input comes from. */
function filledIn({ words, portfolio }: Bench, fact: Fact): string {
  return fact.list === undefined || fact.list === portfolio
    ? words.told.fromSheet(fact.list === undefined ? words.sheets.inputs : words.sheets.calculation)
    : words.told.fromRow;
}

function linkedValue(
  bench: Bench,
  fact: Fact,
): { readonly formula: (scope: Scope) => Formula; readonly precision: Precision | undefined } {
  const input = cell(inputKey(fact));
  const accepted = isEqual(cell(acceptedKey(fact)), unity);
  switch (fact.type.kind) {
    case 'quantity':
    case 'date': {
      if (isTime(fact.type) && fact.domain !== undefined) {
        const { from, to, step } = fact.domain;
        const held = choose(accepted, minutesIn(input), minutesIn(cell(leastKey(fact))));
        return { formula: () => held, precision: typed(from, to, step) };
      }
      const domain = inputDomain(fact);
      const value = choose(accepted, input, cell(leastKey(fact)));
      const raw = domain === undefined ? undefined : typed(domain.from, domain.to, domain.step);
      return { formula: () => value, precision: raw };
    }
    case 'yes-no':
      return {
        formula: () =>
          flagOf(
            any([isEqual(input, truth(true)), isEqual(input, unity), isEqual(input, text(bench.words.yes))]),
          ),
        precision: whole(0, 1),
      };
    case 'choice': {
      const { texts, numbers, names } = spellingsOf(bench, fact.type.set);
      const place = call(
        'SUMPRODUCT',
        times(unity, isEqual(range(texts.from, texts.to), input)),
        range(numbers.from, numbers.to),
      );
      return {
        formula: (scope) => {
          const at = addPart(scope, {
            id: `in_${fact.name}/option`,
            label: `${fact.label} – ${bench.words.optionNumber}`,
            kind: 'part',
            formula: telling(place, () => bench.words.told.optionNumber(spoken(bench.words, fact.label))),
            show: { kind: 'number', format: '0', unit: '' },
          });
          return call('INDEX', range(names.from, names.to), call('MAX', unity, cell(at)));
        },
        precision: undefined,
      };
    }
    case 'text':
      return { formula: () => choose(accepted, input, text('')), precision: undefined };
    default:
      return fact.type satisfies never;
  }
}
