// The cell that people fill in: what it holds at first, how it looks, what it accepts.

import { cycleOf, type Fact, isCalendarYear, isTime } from '../../../3-model/model.js';
import { inPercent } from '../../../3-model/wording.js';
import { decimalsOf, type Rational, rational, subtract } from '../../../runtime/exact/rational.js';
import { valueInWords } from '../../wording/matches.js';
import { unitText } from '../../wording/unit-text.js';
import { spellingsOf } from '../blocks/spellings.js';
import type { Bench } from '../book/bench.js';
import { currencyOf, numberFormat, percentFormat, showFor } from '../book/show.js';
import type { CellKey } from '../formula/formula.js';
import { timeFormat } from '../formula/times.js';
import { serialOffset } from '../formula/value-from-formula.js';
import { inputDomain, isPercent } from '../plan/facts.js';
import type { Content, Put, Validation } from './parts/image.js';

const longestText = 1000;
const dateType = { kind: 'date' } as const;

const dayInWords = (bench: Bench, serial: Rational): string =>
  valueInWords(subtract(serial, rational(serialOffset)), dateType, bench.words);

export const numberInWords = (bench: Bench, value: Rational): string =>
  valueInWords(value, { kind: 'quantity', unit: { powers: [] }, percent: false }, bench.words);

function inputValidation(bench: Bench, fact: Fact): Validation {
  const { words } = bench;
  switch (fact.type.kind) {
    case 'quantity': {
      const domain = inputDomain(fact);
      if (domain === undefined) return { kind: 'text', longest: longestText, prompt: words.textPrompt };
      const { from, to, step } = domain;
      if (isTime(fact.type) && fact.domain !== undefined) {
        const at = (minutes: Rational): string => valueInWords(minutes, fact.type, words);
        const prompt = words.timePrompt(
          at(fact.domain.from),
          at(fact.domain.to),
          numberInWords(bench, fact.domain.step),
        );
        return {
          kind: 'time',
          least: fact.domain.from,
          most: fact.domain.to,
          step: fact.domain.step,
          prompt,
        };
      }
      const said = (value: Rational): string =>
        isPercent(fact)
          ? percentInWords(bench, value)
          : isCalendarYear(fact.type)
            ? valueInWords(value, fact.type, words)
            : numberInWords(bench, value);
      const prompt = words.numberPrompt(said(from), said(to), said(step));
      return { kind: 'number', least: from, most: to, step, prompt };
    }
    case 'date': {
      const domain = inputDomain(fact);
      const from = domain?.from ?? rational(61);
      const to = domain?.to ?? rational(2958465);
      return {
        kind: 'date',
        least: from,
        most: to,
        prompt: words.datePrompt(dayInWords(bench, from), dayInWords(bench, to)),
      };
    }
    case 'yes-no':
      return { kind: 'list-of', texts: [words.yes, words.no], prompt: words.choicePrompt };
    case 'choice': {
      const { offered } = spellingsOf(bench, fact.type.set);
      return { kind: 'list-at', ...offered, prompt: words.choicePrompt };
    }
    case 'text':
      return { kind: 'text', longest: longestText, prompt: words.textPrompt };
    default:
      return fact.type satisfies never;
  }
}

const percentInWords = (bench: Bench, value: Rational): string =>
  valueInWords(value, { kind: 'quantity', unit: { powers: [] }, percent: true }, bench.words);

/** Format of the input; a cell of per cent takes 15 and 15 % alike for 15 %. */
export function inputFormat(bench: Bench, fact: Fact): string {
  if (fact.type.kind !== 'quantity')
    return (fact.type.kind satisfies 'choice' | 'date' | 'text' | 'yes-no') === 'date' ? 'yyyy-mm-dd' : '@';
  if (isTime(fact.type)) return timeFormat;
  if (isCalendarYear(fact.type)) return '0';
  const currency = currencyOf(fact.type, bench.model);
  const digits = decimalsOf(inputDomain(fact)?.step ?? rational(1)) ?? 0;
  if (isPercent(fact)) return percentFormat(digits);
  if (currency !== undefined) return numberFormat(Math.max(currency.decimals, digits));
  return numberFormat(digits);
}

export function inputUnit(bench: Bench, fact: Fact): string {
  if (fact.type.kind === 'quantity' && cycleOf(fact.type) === undefined) {
    const unit = unitText(fact.type.unit, bench.model);
    return fact.type.percent ? inPercent(unit) : unit;
  }
  return isTime(fact.type) ? bench.words.time : showFor(fact.type, bench.model, bench.words).unit;
}

export const inputPut = (bench: Bench, fact: Fact, key: CellKey, content: Content): Put => ({
  role: 'input',
  key,
  content,
  format: inputFormat(bench, fact),
  unlocked: true,
  validation: inputValidation(bench, fact),
});
