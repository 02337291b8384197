// The case that the cells of a workbook say, read in a way of its own.

import { factShapesOf } from '../../compiler/3-model/fact-shapes.js';
import type { Fact, Model } from '../../compiler/3-model/model.js';
import { inputKey, readingKey } from '../../compiler/6-emit/workbook/book/input-keys.js';
import { declaredPresenceKey } from '../../compiler/6-emit/workbook/book/list-columns.js';
import type { CellKey } from '../../compiler/6-emit/workbook/formula/formula.js';
import { itemCell } from '../../compiler/6-emit/workbook/formula/instantiate.js';
import type { WorkbookImage } from '../../compiler/6-emit/workbook/layout/workbook-image.js';
import { isoFromDays } from '../../compiler/runtime/exact/calendar.js';
import { formatDecimal, type Rational, rational } from '../../compiler/runtime/exact/rational.js';
import { readFacts } from '../../compiler/runtime/facts/facts.js';
import { clockOfCell } from './clock.js';

/** What a cell holds that shows `#N/A`. */
export const errorValue = { formula: '=NA()' } as const;

/** What a cell holds into which TRUE was typed. */
export const truthValue = { formula: '=TRUE()' } as const;

/** What stands in a cell: a decimal, a text, an error value, TRUE, or nothing. */
export type Held = Rational | string | typeof errorValue | typeof truthValue | undefined;

export const isTruth = (held: Held): held is typeof truthValue =>
  typeof held === 'object' && 'formula' in held && held.formula === truthValue.formula;

export const isDecimal = (held: Held): held is Rational => typeof held === 'object' && 'n' in held;

export interface Case {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly readings: Readonly<Record<string, string>>;
  /** Rows of each list that hold its items, in order. */
  readonly rows: ReadonlyMap<string, readonly number[]>;
  /** Cells that hold what cannot be read, where a blank one would be right. */
  readonly refused: readonly Refused[];
}

interface Refused {
  readonly kind: 'fact' | 'reading' | 'list';
  readonly name: string;
}

type Bench = WorkbookImage['plan']['bench'];

/** The case that the cells say. */
export function caseIn(
  model: Model,
  declared: ReadonlySet<string>,
  bench: Bench,
  held: ReadonlyMap<CellKey, Held>,
): Case {
  const refused: Refused[] = [];
  const facts: Record<string, unknown> = {};
  const put = (record: Record<string, unknown>, fact: Fact, value: Held): void => {
    if (value === undefined) return;
    const said = factIn(fact, value, bench);
    if (said !== undefined) record[fact.name] = said;
    else if (!isMissed(fact)) refused.push({ kind: 'fact', name: fact.name });
  };
  for (const fact of model.facts) if (fact.list === undefined) put(facts, fact, held.get(inputKey(fact)));
  const rows = new Map<string, readonly number[]>();
  for (const { name } of model.lists) {
    const own = model.facts.filter(({ list }) => list === name);
    const items: Record<string, unknown>[] = [];
    const places: number[] = [];
    for (let row = 1; row <= (bench.capacities.get(name) ?? 0); row++) {
      const said = declared.has(name) ? held.get(itemCell(declaredPresenceKey(name), row)) : undefined;
      const answer = yesOrNo(said, bench);
      if (said !== undefined && (answer === undefined || typeof said !== 'string'))
        refused.push({ kind: 'list', name });
      const filled = own.some((fact) => held.get(itemCell(inputKey(fact), row)) !== undefined);
      const record: Record<string, unknown> = {};
      for (const fact of own) put(record, fact, held.get(itemCell(inputKey(fact), row)));
      if (answer === false || !(filled || answer === true)) continue;
      items.push(record);
      places.push(row);
    }
    facts[name] = items;
    rows.set(name, places);
  }
  const readings: Record<string, string> = {};
  for (const { name, options } of model.readings) {
    const value = held.get(readingKey(name));
    const option = options.find(
      (one) => typeof value === 'string' && one.name.toLowerCase() === value.toLowerCase(),
    );
    if (option === undefined) refused.push({ kind: 'reading', name });
    else readings[name] = option.name;
  }
  return { ...acceptable(model, facts, refused), readings, rows, refused };
}

/** The facts without those that no case takes, such as numbers outside of the limits. */
function acceptable(
  model: Model,
  facts: Readonly<Record<string, unknown>>,
  refused: Refused[],
): Pick<Case, 'facts'> {
  const wrong = new Set(readFacts(factShapesOf(model), facts).errors.map(({ path }) => path));
  const left = (record: Readonly<Record<string, unknown>>, pathOf: (name: string) => string) =>
    Object.fromEntries(
      Object.entries(record).filter(([name]) => {
        if (!wrong.has(pathOf(name))) return true;
        const fact = model.facts.find((one) => one.name === name);
        if (fact === undefined || !isMissed(fact)) refused.push({ kind: 'fact', name });
        return false;
      }),
    );
  const own = left(facts, (name) => name);
  for (const [name, value] of Object.entries(own)) {
    if (!Array.isArray(value)) continue;
    own[name] = value.map((item: Readonly<Record<string, unknown>>, index) =>
      left(item, (fact) => `${name}[${index}].${fact}`),
    );
  }
  return { facts: own };
}

/** Whether a case that comes to the fact lacks it where nothing can be read. */
const isMissed = ({ presence }: Fact): boolean =>
  presence.kind === 'always' || (presence.kind === 'when' && presence.inferred === true);

function yesOrNo(value: Held, { words }: Bench): boolean | undefined {
  if (isTruth(value)) return true;
  if (isDecimal(value)) return value.d !== 1n || value.n > 1n || value.n < 0n ? undefined : value.n === 1n;
  const said = typeof value === 'string' ? value.toLowerCase() : undefined;
  return said === words.yes ? true : said === words.no ? false : undefined;
}

function factIn(fact: Fact, value: Exclude<Held, undefined>, bench: Bench): unknown {
  const { type } = fact;
  if (isTruth(value)) return type.kind === 'yes-no' ? true : undefined;
  if (typeof value === 'object' && !isDecimal(value)) return undefined;
  switch (type.kind) {
    case 'quantity': {
      if (typeof value === 'string') return undefined;
      if (type.unit.powers[0]?.symbol === 'time of day')
        return clockOfCell(Number(value.n) / Number(value.d));
      const scaled = type.percent ? rational(value.n * 100n, value.d) : value;
      return formatDecimal(scaled);
    }
    case 'date':
      if (typeof value === 'string' || value.d !== 1n || value.n < 61n || value.n > 2_958_465n)
        return undefined;
      return isoFromDays(Number(value.n) - 25_569);
    case 'yes-no':
      return yesOrNo(value, bench);
    case 'choice': {
      if (typeof value !== 'string') return undefined;
      const said = value.toLowerCase();
      const { options } = type.set;
      const named = options.find(({ label }) => label.toLowerCase() === said);
      return (
        named ?? options.find(({ name, code }) => name.toLowerCase() === said || code?.toLowerCase() === said)
      )?.name;
    }
    case 'text':
      return typeof value === 'string' ? value : undefined;
    default:
      return type satisfies never;
  }
}
