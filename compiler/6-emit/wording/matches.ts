// The rows of a table in words and by their limits.

import { cycleOf, type Match, type Type } from '../../3-model/model.js';
import { isoFromDays } from '../../runtime/exact/calendar.js';
import { cycleText } from '../../runtime/exact/cycles.js';
import { formatDecimal, hundred, multiply, type Rational } from '../../runtime/exact/rational.js';
import type { Words } from './words.js';

const written = (value: Rational): string => `${value.n}/${value.d}`;

/** Equal texts for equal matches. */
export function matchText(match: Match): string {
  switch (match.kind) {
    case 'any':
      return '*';
    case 'yes-no':
      return String(match.value);
    case 'options':
      return match.options.join('|');
    case 'band': {
      const from = match.from && `${match.from.inclusive ? '[' : ']'}${written(match.from.value)}`;
      const to = match.to && `${written(match.to.value)}${match.to.inclusive ? ']' : '['}`;
      return `${from ?? ''}…${to ?? ''}`;
    }
    default:
      return match satisfies never;
  }
}

/** A value as people read it, without its unit except for per cent. */
export function valueInWords(value: Rational, type: Type, words: Words): string {
  if (type.kind === 'date') return isoFromDays(Number(value.n));
  const cycle = cycleOf(type);
  const round = cycle && cycleText(value, cycle, words.language);
  if (round !== undefined) return round;
  const percent = type.kind === 'quantity' && type.percent;
  const shown = percent ? multiply(value, hundred) : value;
  const text = formatDecimal(shown) ?? `${shown.n}/${shown.d}`;
  const [whole = '', decimals] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return `${grouped}${decimals === undefined ? '' : `${words.decimalMark}${decimals}`}${percent ? ' %' : ''}`;
}

/** `from 2 001 up to 4 000`, `any other`, the labels of options. */
export function matchInWords(match: Match, type: Type, words: Words): string {
  switch (match.kind) {
    case 'any':
      return words.theRest;
    case 'yes-no':
      return match.value ? words.yes : words.no;
    case 'options':
      return match.options
        .map((name) =>
          type.kind === 'choice'
            ? (type.set.options.find((option) => option.name === name)?.label ?? name)
            : name,
        )
        .join(words.orJoin);
    case 'band': {
      const { from, to } = match;
      if (from !== undefined && to !== undefined && written(from.value) === written(to.value)) {
        return valueInWords(from.value, type, words);
      }
      const bound = type.kind === 'date' ? words.dayBound : words.bound;
      const low =
        from && `${bound(from.inclusive ? 'from' : 'above')} ${valueInWords(from.value, type, words)}`;
      const high = to && `${bound(to.inclusive ? 'up-to' : 'below')} ${valueInWords(to.value, type, words)}`;
      return [low, high].filter((part) => part !== undefined).join(' ') || words.theRest;
    }
    default:
      return match satisfies never;
  }
}
