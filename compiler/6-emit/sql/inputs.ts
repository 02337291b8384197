// Facts from columns: each is tested as it stands, and only values of its domain go on. What is wrong with a row is a number.

import type { Input, Program, Site } from '../../5-lower/program/program.js';
import { isoFromDays } from '../../runtime/exact/calendar.js';
import { writeTime } from '../../runtime/exact/cycles.js';
import { decimalsOf, formatDecimal, hundred, multiply, type Rational } from '../../runtime/exact/rational.js';
import { longestText } from '../../runtime/facts/fact-values.js';
import type { CaseErrorCode } from '../../runtime/outcome/assessment.js';
import type { Dialect, Stages } from './dialect.js';
import type { Levels, Use } from './levels.js';
import { timeStages } from './times.js';

/** Levels of a query before the first one of the program. */
export const inputLevels = { counts: 1, first: 2, second: 3, values: 4 } as const;

/** Sites of the program, and after them those of its facts. */
export class QuerySites {
  readonly all: Site[];
  #next: number;

  constructor(program: Program) {
    this.all = [...program.sites];
    this.#next = 1 + Math.max(0, ...program.sites.map(({ number, items }) => number + (items?.count ?? 1)));
  }

  number(code: CaseErrorCode, path: string, items?: Site['items']): number {
    const known = this.all.find(
      (site) => site.code === code && site.path === path && site.items?.after === items?.after,
    );
    if (known !== undefined) return known.number;
    const number = this.#next;
    this.#next += items?.count ?? 1;
    this.all.push({ number, code, path, items });
    return number;
  }
}

export interface InputColumn {
  readonly input: Input;
  readonly value: string;
  readonly given: string;
  /** The number of what is wrong with what was given, or 0; of items, for their first one: add the place from 0. */
  readonly code: string;
}

/** How a number is written: value = units / 10^decimals, a step being `per` units. */
export function unitsOf({ shape, steps }: Input): { readonly decimals: number; readonly per: bigint } {
  const grid = steps?.grid ?? { n: 1n, d: 1n };
  const shown = shape.percent ? multiply(grid, hundred) : grid;
  const decimals = decimalsOf(shown) ?? 0;
  return { decimals, per: multiply(shown, { n: 10n ** BigInt(decimals), d: 1n }).n };
}

/** A limit of the domain as facts write it. */
export function limitText(input: Input, end: 'lo' | 'hi'): string {
  const { shape } = input;
  const value = limitOf(input, end);
  if (shape.kind === 'date') return isoFromDays(Number(value.n));
  if ((shape.kind satisfies 'time' | 'choice' | 'text' | 'yes-no' | 'quantity') === 'time')
    return writeTime(value);
  return formatDecimal(shape.percent ? multiply(value, hundred) : value) ?? '0';
}

function limitOf({ shape, steps }: Input, end: 'lo' | 'hi'): Rational {
  const { domain } = shape;
  if (domain === undefined || steps === undefined) return { n: steps?.[end] ?? 0n, d: 1n };
  return end === 'lo' ? domain.from : domain.to;
}

/** Adds the stages of one fact. `column` is its raw column; of items, an expression at their place. */
export function addInput(
  levels: Levels,
  dialect: Dialect,
  sites: QuerySites,
  input: Input,
  index: number,
  column: (use: Use, place: string | undefined) => string,
  count: string | undefined,
  capacity: number,
): InputColumn {
  const { shape, steps } = input;
  const prefix = `i${index}`;
  const names = { input, value: `${prefix}_value`, given: `${prefix}_given`, code: `${prefix}_code` };
  /** A column of the fact, or an array with one element per item. */
  const add = (name: string, level: number, make: (use: Use, place: string | undefined) => string): void =>
    levels.add(name, level, (use) =>
      count === undefined ? make(use, undefined) : dialect.lists.map(use(count), (place) => make(use, place)),
    );
  const at = (use: Use, place: string | undefined) => (name: string) =>
    place === undefined ? use(name) : dialect.lists.element(use(name), place);
  const stages = (use: Use, place: string | undefined): Stages => {
    const raw = column(use, place);
    if (shape.kind === 'time') {
      const limits = { from: limitOf(input, 'lo').n, to: limitOf(input, 'hi').n };
      return timeStages(dialect, raw, limits, prefix, at(use, place));
    }
    const [from, to] = [limitText(input, 'lo'), limitText(input, 'hi')];
    return (shape.kind satisfies 'date' | 'choice' | 'text' | 'yes-no' | 'quantity') === 'date'
      ? dialect.date(raw, from, to, prefix, at(use, place))
      : dialect.number(raw, { from, to, decimals: unitsOf(input).decimals }, prefix, at(use, place));
  };
  const list = shape.list;
  const site = (code: CaseErrorCode): bigint =>
    BigInt(
      list === undefined
        ? sites.number(code, shape.name)
        : sites.number(code, list, { list, count: Math.max(1, capacity), after: `.${shape.name}` }),
    );
  const wide = (value: bigint) => dialect.integer(value, true);
  const { values } = inputLevels;
  switch (shape.kind) {
    case 'quantity':
    case 'time':
    case 'date': {
      // The names are the same for every use of a column.
      const plain = stages((name) => name, count === undefined ? undefined : '1');
      for (const [stage, level] of [
        ['first', inputLevels.first],
        ['second', inputLevels.second],
      ] as const) {
        for (const name of Object.keys(plain[stage])) {
          add(name, level, (use, place) => stages(use, place)[stage][name] ?? '0');
        }
      }
      const per = unitsOf(input).per;
      const test = (use: Use, place: string | undefined) => {
        const { state, units } = stages(use, place);
        const onStep = per === 1n ? '' : ` AND ${units} % ${per} = 0`;
        return { state, units, whole: `${state} = 4${onStep}` };
      };
      add(names.value, values, (use, place) => {
        const { units, whole } = test(use, place);
        const found = per === 1n ? units : dialect.divide(units, `${per}`);
        return `CASE WHEN ${whole} THEN ${found} ELSE ${wide(steps?.lo ?? 0n)} END`;
      });
      add(names.given, values, (use, place) => `(${test(use, place).whole})`);
      add(names.code, values, (use, place) => {
        const { state, whole } = test(use, place);
        return `CASE WHEN ${state} = 0 OR (${whole}) THEN ${wide(0n)} WHEN ${state} = 1 THEN ${wide(site('wrong_type'))} WHEN ${state} = 2 THEN ${wide(site('out_of_domain'))} ELSE ${wide(site('off_step'))} END`;
      });
      return names;
    }
    case 'choice': {
      const cases = shape.options.map(({ name, code }, place) => {
        // A name comes before a code that another option has.
        const spellings = shape.options.some((other) => other.name === code) ? [name] : [name, code];
        return { place: BigInt(place), spellings: spellings.filter((text) => text !== undefined) };
      });
      const isOneOf = (raw: string) =>
        `${raw} IN (${cases.flatMap(({ spellings }) => spellings.map(dialect.text)).join(', ')})`;
      add(names.value, values, (use, item) => {
        const raw = column(use, item);
        const arms = cases.map(
          ({ place, spellings }) =>
            `WHEN ${spellings.map((text) => `${raw} = ${dialect.text(text)}`).join(' OR ')} THEN ${wide(place)}`,
        );
        return `CASE ${arms.join(' ')} ELSE ${wide(0n)} END`;
      });
      add(names.given, values, (use, item) => {
        const raw = column(use, item);
        return `(${raw} IS NOT NULL AND ${isOneOf(raw)})`;
      });
      add(names.code, values, (use, item) => {
        const raw = column(use, item);
        return `CASE WHEN ${raw} IS NULL OR ${isOneOf(raw)} THEN ${wide(0n)} ELSE ${wide(site('unknown_option'))} END`;
      });
      return names;
    }
    case 'yes-no': {
      add(names.value, values, (use, item) => dialect.isTrue(column(use, item)));
      add(names.given, values, (use, item) => `(${dialect.truthState(column(use, item))} = 4)`);
      add(
        names.code,
        values,
        (use, item) =>
          `CASE WHEN ${dialect.truthState(column(use, item))} = 1 THEN ${wide(site('wrong_type'))} ELSE ${wide(0n)} END`,
      );
      return names;
    }
    case 'text': {
      const fits = (raw: string) => `${dialect.textLength(raw)} <= ${longestText}`;
      add(names.value, values, (use, item) => {
        const raw = column(use, item);
        return `CASE WHEN ${fits(raw)} THEN ${raw} ELSE '' END`;
      });
      add(names.given, values, (use, item) => {
        const raw = column(use, item);
        return `(${raw} IS NOT NULL AND ${fits(raw)})`;
      });
      add(names.code, values, (use, item) => {
        const raw = column(use, item);
        return `CASE WHEN ${raw} IS NULL OR ${fits(raw)} THEN ${wide(0n)} ELSE ${wide(site('wrong_type'))} END`;
      });
      return names;
    }
    default:
      return shape.kind satisfies never;
  }
}
