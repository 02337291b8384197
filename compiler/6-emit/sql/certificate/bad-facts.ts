// Cases with one fact or list that cannot be read: beyond both limits, between two steps, no option, too long, missing, too many items;
// and with the last values that can.

import type { Input, Program } from '../../../5-lower/program/program.js';
import { isoFromDays } from '../../../runtime/exact/calendar.js';
import { minutesOfDay, timeText } from '../../../runtime/exact/cycles.js';
import { formatDecimal } from '../../../runtime/exact/rational.js';
import { longestText } from '../../../runtime/facts/fact-values.js';
import { own } from '../../../runtime/outcome/assessed.js';
import type { Dialect } from '../dialect.js';
import { unitsOf } from '../inputs.js';

export type CaseFacts = Readonly<Record<string, unknown>>;

/** Lists beyond this are not filled to see that one item more is refused: the certificate would be long. */
const longestList = 60;

/** Each differs from `base` in one fact or list. */
export function badCases(program: Program, dialect: Dialect, base: CaseFacts): readonly CaseFacts[] {
  const own = program.inputs.flatMap((input) => {
    const { list, name } = input.shape;
    return [undefined, ...valuesOf(input, dialect)].flatMap((value) =>
      list === undefined ? [withFact(base, name, value)] : inItems(base, list, name, value),
    );
  });
  const lists = program.lists.flatMap(({ name, capacity }) => {
    const [first] = itemsOf(base, name);
    const counts = capacity < longestList && first !== undefined ? [capacity, capacity + 1] : [];
    const filled = counts.map((count) =>
      withFact(
        base,
        name,
        Array.from({ length: count }, () => first),
      ),
    );
    const { storage, none } = dialect.lists;
    // A child table has no list that is missing, and no array of ClickHouse is NULL.
    const missing = storage === 'nested' && none === 'NULL' ? [withFact(base, name, undefined)] : [];
    return [...missing, withFact(base, name, []), ...filled];
  });
  return [...own, ...lists];
}

/** Limits of the domain and what lies beside them, as facts write them. */
function valuesOf(input: Input, dialect: Dialect): readonly unknown[] {
  const { shape, steps } = input;
  switch (shape.kind) {
    case 'yes-no':
      return [true, false];
    case 'choice': {
      const spellings = shape.options.flatMap(({ name, code }) =>
        code === undefined ? [name] : [name, code],
      );
      return [...spellings, `${spellings[0]} `, "no 'option"];
    }
    case 'text':
      return ['x'.repeat(longestText), 'x'.repeat(longestText + 1)];
    case 'date': {
      if (steps === undefined) return [];
      const days = [steps.lo - 1n, steps.lo, steps.hi, steps.hi + 1n].map(Number);
      return days.filter((day) => day >= dialect.days.first && day <= dialect.days.last).map(isoFromDays);
    }
    case 'quantity': {
      if (steps === undefined) return [];
      const { decimals, per } = unitsOf(input);
      const [lo, hi] = [steps.lo * per, steps.hi * per];
      const units = [lo - per, lo, lo + 1n, hi - 1n, hi, hi + per];
      const between = decimals === 0 ? [] : [lo * 10n + 5n, hi * 10n - 5n, hi * 10n + 1n];
      return [
        ...units.map((value) => decimalText(value, decimals)),
        ...between.map((value) => decimalText(value, decimals + 1)),
      ];
    }
    case 'time': {
      if (steps === undefined) return [];
      const { per } = unitsOf(input);
      const [lo, hi] = [Number(steps.lo * per), Number(steps.hi * per)];
      const minutes = [lo - Number(per), lo, lo + 1, hi - 1, hi, hi + 1, hi + Number(per)];
      const within = minutes.filter((value) => value >= 0 && value <= minutesOfDay).map(timeText);
      return [...within, timeText(lo).replace(/^0/, ''), ...noTimes];
    }
    default:
      return shape.kind satisfies never;
  }
}

/** Of one digit too few, beyond the day, with seconds, of digits that are no digits. */
const noTimes = ['8:3', '24:01', '25:00', '12:60', '08:30:00', '-1:30', ' 8:30', '8h30', '٠٨:٣٠', ''];

const decimalText = (units: bigint, decimals: number): string =>
  formatDecimal({ n: units, d: 10n ** BigInt(decimals) }) ?? '';

function withFact(facts: CaseFacts, name: string, value: unknown): CaseFacts {
  const { [name]: _, ...others } = facts;
  return value === undefined ? others : { ...others, [name]: value };
}

export function itemsOf(facts: CaseFacts, list: string): readonly CaseFacts[] {
  const items = own(facts, list);
  return Array.isArray(items) ? items : [];
}

/** In the first item and in the last one. */
function inItems(facts: CaseFacts, list: string, name: string, value: unknown): readonly CaseFacts[] {
  const items = itemsOf(facts, list);
  return [...new Set([0, items.length - 1])].flatMap((at) =>
    at < 0 || at >= items.length
      ? []
      : [
          {
            ...facts,
            [list]: items.map((item, place) => (place === at ? withFact(item, name, value) : item)),
          },
        ],
  );
}
