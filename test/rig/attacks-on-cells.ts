// What people do to the cells that they may fill in, one by one and whole rows of a list at once.

import type { Model } from '../../compiler/3-model/model.js';
import { inputKey } from '../../compiler/6-emit/workbook/book/input-keys.js';
import { declaredPresenceKey } from '../../compiler/6-emit/workbook/book/list-columns.js';
import type { CellKey } from '../../compiler/6-emit/workbook/formula/formula.js';
import { itemCell } from '../../compiler/6-emit/workbook/formula/instantiate.js';
import type { WorkbookImage } from '../../compiler/6-emit/workbook/layout/workbook-image.js';
import { formatDecimal, type Rational, rational } from '../../compiler/runtime/exact/rational.js';
import { errorValue, type Held, truthValue } from './vandal-case.js';

const kinds = [
  'delete',
  'text',
  'number as text',
  'per cent as text',
  'spaces',
  'negative',
  'zero',
  'thousandfold',
  'per cent',
  'finer',
  'a hair more',
  'a hair less',
  'next to nothing',
  'date',
  'date as text',
  'a day more',
  'huge',
  'hard spaces',
  'TRUE',
  'error',
] as const;

export interface Attack {
  readonly key: CellKey;
  readonly what: (typeof kinds)[number];
  readonly value: Held;
}

/** Rows of a list that are tried: filled ones, the first blank one and the last. */
const triedRows = (filled: number, capacity: number): readonly number[] =>
  [...new Set([1, 2, filled, filled + 1, capacity])].filter((row) => row >= 1 && row <= capacity);

/** Further by 10⁻⁹, or by 10⁻¹² of a large number: below what any cell shows, and within the fifteen digits that it holds. */
function beside(held: Rational, by: 1n | -1n): Rational {
  const size = held.n < 0n ? -held.n : held.n;
  const isLarge = size > 1000n * held.d;
  return isLarge
    ? rational(held.n * 10n ** 12n + by * size, held.d * 10n ** 12n)
    : rational(held.n * 10n ** 9n + by * held.d, held.d * 10n ** 9n);
}

const pastedDate = rational(45_292);

/** Every cell that is unlocked and counts, with all that is done to it. */
export function attacksOn({ layout, plan }: WorkbookImage): readonly Attack[] {
  const { bench } = plan;
  return layout.sheets.flatMap((sheet) =>
    sheet.cells.flatMap(({ unlocked, keys, content }): readonly Attack[] => {
      const [key] = keys;
      if (!unlocked || key === undefined || key.startsWith('sign:')) return [];
      const item = /^item:([^:]*):.*\t(\d+)$/.exec(key);
      if (item !== null) {
        const list = item[1] ?? '';
        if (
          !triedRows(filledRows(layout, bench.model, list), bench.capacities.get(list) ?? 0).includes(
            Number(item[2]),
          )
        )
          return [];
      }
      const held = content.kind === 'number' ? content.value : rational(1);
      const said = content.kind === 'text' ? content.value : (formatDecimal(held) ?? '1');
      const done: Readonly<Record<Attack['what'], Held>> = {
        delete: undefined,
        text: 'abc',
        'number as text': said,
        'per cent as text': `${said}%`,
        spaces: ` ${said} `,
        negative: rational(held.n === 0n ? -1n : -held.n, held.d),
        zero: rational(0),
        thousandfold: rational(held.n === 0n ? 1000n : held.n * 1000n, held.d),
        'per cent': rational(held.n === 0n ? 1n : held.n, held.d * 100n),
        finer: rational(held.n * 1_000_000n + held.d, held.d * 1_000_000n),
        'a hair more': beside(held, 1n),
        'a hair less': beside(held, -1n),
        'next to nothing': rational(1n, 10n ** 20n),
        date: pastedDate,
        'date as text': '31/12/2024',
        'a day more': rational(held.n + held.d, held.d),
        huge: rational(10n ** 300n),
        'hard spaces': `\u00a0${said}\u00a0`,
        TRUE: truthValue,
        error: errorValue,
      };
      // A limit that two rows write cannot be moved in one of them by a day; an amount is, by the thousand.
      const own = key.startsWith('par:') ? kinds.filter((what) => what !== 'a day more') : kinds;
      return own.map((what): Attack => ({ key, what, value: done[what] }));
    }),
  );
}

/** What people do to whole rows of a list: leave one blank between others, move the last one down, write one again, paste one over another. */
export function attacksOnRows({ layout, plan }: WorkbookImage): readonly (readonly Attack[])[] {
  const { bench } = plan;
  const { model } = bench;
  return model.lists.flatMap(({ name }) => {
    const keys = model.facts.filter(({ list }) => list === name).map(inputKey);
    if (plan.declaredPresence.has(name)) keys.push(declaredPresenceKey(name));
    const filled = filledRows(layout, model, name);
    const last = bench.capacities.get(name) ?? 0;
    const held = (key: CellKey, row: number): Held => {
      const place = layout.placeOf(itemCell(key, row));
      const content = place && layout.cellAt(place)?.content;
      return content?.kind === 'number' || content?.kind === 'text' ? content.value : undefined;
    };
    const put = (from: number | undefined, to: number): readonly Attack[] =>
      keys.map((key) => ({
        key: itemCell(key, to),
        what: 'delete',
        value: from === undefined ? undefined : held(key, from),
      }));
    const rows = Array.from({ length: filled }, (_, row) => row + 1);
    return [
      ...rows.map((row) => put(undefined, row)),
      ...(filled > 0 && last > filled
        ? [put(filled, last), [...put(undefined, filled), ...put(filled, last)]]
        : []),
      // One pasted over another, and behind the last.
      ...(filled > 1 ? [put(1, filled), put(filled, 1)] : []),
      ...(filled > 0 && last > filled ? [put(1, filled + 1)] : []),
      // Sorted the other way round.
      rows.flatMap((row) => put(filled + 1 - row, row)),
      // Every row one further down, a blank one first.
      ...(last > filled ? [[...put(undefined, 1), ...rows.flatMap((row) => put(row, row + 1))]] : []),
    ];
  });
}

/** What people do to rows of a table of parameters: paste one over the next, exchange the two, delete both. */
export function attacksOnParameterRows({ layout }: WorkbookImage): readonly (readonly Attack[])[] {
  return layout.sheets.flatMap(({ cells }) => {
    const figures = cells.flatMap(({ unlocked, keys: [key], content, row, column }) =>
      unlocked && key?.startsWith('par:') === true && content.kind === 'number'
        ? [{ key, value: content.value, row, column }]
        : [],
    );
    const below = (one: (typeof figures)[number]) =>
      figures.find(({ row, column }) => row === one.row + 1 && column === one.column);
    const rows = [...new Set(figures.map(({ row }) => row))];
    return rows.flatMap((row) => {
      const pairs = figures.flatMap((one) => {
        const next = one.row === row ? below(one) : undefined;
        return next === undefined ? [] : [[one, next] as const];
      });
      if (pairs.length === 0) return [];
      const put = (key: CellKey, value: Held): Attack => ({
        key,
        what: value === undefined ? 'delete' : 'text',
        value,
      });
      return [
        pairs.map(([one, next]) => put(next.key, one.value)),
        pairs.flatMap(([one, next]) => [put(one.key, next.value), put(next.key, one.value)]),
        pairs.flatMap(([one, next]) => [put(one.key, undefined), put(next.key, undefined)]),
      ];
    });
  });
}

function filledRows(layout: WorkbookImage['layout'], model: Model, list: string): number {
  const facts = model.facts.filter((fact) => fact.list === list);
  let row = 0;
  for (;;) {
    const filled = facts.some((fact) => {
      const place = layout.placeOf(itemCell(inputKey(fact), row + 1));
      return place !== undefined && (layout.cellAt(place)?.content.kind ?? 'blank') !== 'blank';
    });
    if (!filled) return row;
    row += 1;
  }
}
