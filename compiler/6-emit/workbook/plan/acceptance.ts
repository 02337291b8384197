// What may stand in a cell that people fill in, and what the check beside it says.

import { type Fact, isTime } from '../../../3-model/model.js';
import { decimalsOf, one, type Rational, rational } from '../../../runtime/exact/rational.js';
import { spellingsOf } from '../blocks/spellings.js';
import type { Bench } from '../book/bench.js';
import { acceptedKey, inputKey, leastKey, mostKey, stepKey } from '../book/input-keys.js';
import { declaredPresenceKey, rowHeadKey } from '../book/list-columns.js';
import {
  all,
  any,
  type CellKey,
  call,
  cell,
  choose,
  type Formula,
  isEqual,
  nought,
  number,
  operation,
  over,
  range,
  text,
  times,
  truth,
  unity,
} from '../formula/formula.js';
import { inPlace, isInPlace, type Printed } from '../formula/in-place.js';
import { isBetween, onStepOfTime } from '../formula/times.js';
import { inputDomain } from './facts.js';

/** In LibreOffice TRUE is a number as well, told by how its cell is shown, as when it was pasted; Excel keeps them apart. */
const isPlainNumber = (input: Formula): readonly Formula[] => [
  call('ISNUMBER', input),
  call('NOT', call('ISLOGICAL', input)),
];

/**
 * The multiple of the step that is nearest, as a cell holds it: what is typed is that number or lies off the step. Compared
 * with `=`, they are told apart as far as spreadsheets tell numbers apart, in their fifteenth digit.
 */
function onStep(value: Formula, step: Formula, { n, d }: Rational): Formula {
  const digits = decimalsOf(rational(n, d));
  const isDecimalPlace = digits !== undefined && n === 1n && d === 10n ** BigInt(digits);
  if (isDecimalPlace) return call('ROUND', value, number(digits));
  const nearest = times(call('ROUND', over(value, step), nought), step);
  return digits === undefined ? nearest : call('ROUND', nearest, number(digits));
}

/** The condition under which the content of an input is acceptable, and still the one that formulas read. */
export const acceptance = (bench: Bench, fact: Fact, printed: Printed): Formula =>
  all([...contentAcceptance(bench, fact), isInPlace(printed)]);

function contentAcceptance(bench: Bench, fact: Fact): readonly Formula[] {
  const input = cell(inputKey(fact));
  const { words } = bench;
  switch (fact.type.kind) {
    case 'quantity':
    case 'date': {
      // N() keeps a text from becoming an error value.
      const value = call('N', input);
      if (isTime(fact.type))
        return [
          ...isPlainNumber(input),
          isBetween(cell(leastKey(fact)), value, cell(mostKey(fact))),
          onStepOfTime(value, cell(stepKey(fact))),
        ];
      return [
        ...isPlainNumber(input),
        // A text is greater than any number.
        operation('>=', input, cell(leastKey(fact))),
        operation('<=', input, cell(mostKey(fact))),
        isEqual(onStep(value, cell(stepKey(fact)), inputDomain(fact)?.step ?? one), value),
      ];
    }
    case 'yes-no':
      return [
        any([
          isEqual(input, truth(true)),
          isEqual(input, truth(false)),
          isEqual(input, unity),
          isEqual(input, nought),
          isEqual(input, text(words.yes)),
          isEqual(input, text(words.no)),
        ]),
      ];
    case 'choice': {
      const { texts } = spellingsOf(bench, fact.type.set);
      const found = call('SUMPRODUCT', times(unity, isEqual(range(texts.from, texts.to), input)));
      return [operation('>', found, nought)];
    }
    case 'text':
      return [call('ISTEXT', input)];
    default:
      return fact.type satisfies never;
  }
}

/** What the check beside an input says; where formulas read a blank cell, the place must be blank too. */
export const checkFormula = (fact: Fact, printed: Printed, blank: Formula): Formula =>
  choose(
    all([isEqual(cell(printed.key), text('')), isEqual(inPlace(printed), text(''))]),
    blank,
    cell(acceptedKey(fact)),
  );

/** What the check says of a blank cell: −1 when the fact is needed. */
export function blankCheck(fact: Fact, needed: Formula | undefined): Formula {
  switch (fact.presence.kind) {
    case 'always':
      return { kind: 'negate', operand: unity };
    case 'when':
      return needed === undefined ? nought : { kind: 'negate', operand: needed };
    case 'optional':
    case 'default':
      return nought;
    default:
      return fact.presence satisfies never;
  }
}

/** Where the cells of an item that may be filled in stand in its row, in the order of `keys`. */
export const printedIn =
  (list: string, keys: readonly CellKey[]) =>
  (key: CellKey): Printed => ({ key, head: rowHeadKey(list), after: keys.indexOf(key) + 1 });

/** The condition under which it is acceptable what is said of whether a row holds an item. */
export function presenceAcceptance({ words }: Bench, list: string, printed: Printed): Formula {
  const said = cell(declaredPresenceKey(list));
  return all([
    any([isEqual(said, text('')), isEqual(said, text(words.yes)), isEqual(said, text(words.no))]),
    isInPlace(printed),
  ]);
}
