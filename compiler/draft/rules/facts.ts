// The keys of the tables of a workbook → facts; keys of the same name and kind are one fact.

import type { Locale } from '../../diagnostics/diagnostic.js';
import {
  equals,
  isInteger,
  maximum,
  minimum,
  one,
  type Rational,
  rational,
} from '../../runtime/exact/rational.js';
import { sameUnit, type Unit } from '../cells/unit-words.js';
import type { Dimension, KeyValue } from '../layout/raw-table.js';
import { isName, type Names, nameFrom } from './names.js';
import { type Decision, decisionWords, defaultStep, isCounted, type Settled } from './settle-limits.js';
import { headingText, quantity, quoted, writtenType } from './written.js';

export interface Fact {
  readonly name: string;
  readonly label: string;
  readonly kind: Dimension['kind'];
  readonly unit: Unit;
  /** Label → name, in the order of the sheet. */
  readonly options: Map<string, string>;
  /** Of a date: the first and the last day that a table names. */
  readonly days: { first: string | undefined; last: string | undefined };
  from: Rational | undefined;
  to: Rational | undefined;
  step: Rational | undefined;
  readonly decide: Set<Decision>;
}

export class Facts {
  readonly all: Fact[] = [];
  readonly #names: Names;
  /** Names of the columns of a book that the draft is tried on, by what they read like. */
  readonly #known: ReadonlyMap<string, string>;

  constructor(names: Names, columns: readonly string[]) {
    this.#names = names;
    this.#known = new Map(columns.filter(isName).map((name) => [nameFrom(name), name]));
  }

  /** The fact of a dimension; `fallback` names one that no heading names. One of the same table is `used`, and not meant again. */
  of({ label, kind, unit }: Dimension, fallback: string, used: readonly Fact[]): Fact {
    const shown = headingText(label === '' ? fallback : label);
    const known = this.all.find(
      (fact) =>
        !used.includes(fact) && fact.label === shown && fact.kind === kind && sameUnit(fact.unit, unit),
    );
    if (known !== undefined) return known;
    const inBook = this.#known.get(nameFrom(shown));
    const name =
      inBook !== undefined && this.#names.claim(inBook) ? inBook : this.#names.take([shown], fallback);
    const fact: Fact = {
      name,
      label: shown,
      kind,
      unit,
      options: new Map(),
      days: { first: undefined, last: undefined },
      from: undefined,
      to: undefined,
      step: undefined,
      decide: new Set(),
    };
    this.all.push(fact);
    return fact;
  }

  /** The name of an option, from now on one of the fact's. */
  optionOf(fact: Fact, { label }: Extract<KeyValue, { readonly kind: 'option' }>): string {
    const known = fact.options.get(label);
    if (known !== undefined) return known;
    const base = nameFrom(label);
    const wanted =
      base === ''
        ? 'option'
        : /^[a-z]/.test(base) && isName(base)
          ? base
          : `${nameFrom(fact.name) || 'option'}_${base}`;
    const names = new Set(fact.options.values());
    let name = wanted;
    for (let count = 2; names.has(name); count++) name = `${wanted}_${count}`;
    fact.options.set(label, name);
    return name;
  }

  /** Makes room for a period. */
  admitDays({ days }: Fact, { from, to }: Extract<KeyValue, { readonly kind: 'days' }>): void {
    for (const day of [from, to]) {
      if (day === undefined) continue;
      if (days.first === undefined || day < days.first) days.first = day;
      if (days.last === undefined || day > days.last) days.last = day;
    }
  }

  /** Makes room for the limits of one more table. */
  admit(fact: Fact, { from, to, step, decide }: Settled): void {
    fact.from = fact.from === undefined ? from : minimum(fact.from, from);
    const whole = rational(100);
    const end = fact.unit.percent && decide.includes('end') ? maximum(whole, minimum(to, whole)) : to;
    fact.to = fact.to === undefined ? end : maximum(fact.to, end);
    if (step !== undefined) fact.step = fact.step === undefined ? step : minimum(fact.step, step);
    for (const one of decide) fact.decide.add(one);
    if (fact.step !== undefined) fact.decide.delete('step');
  }
}

const words = {
  en: {
    fact: 'fact',
    whole: 'whole',
    to: 'to',
    from: 'from',
    upTo: 'to',
    oneOf: 'one of',
    coded: 'coded',
    yesNo: 'yes/no',
    date: 'date',
  },
  fr: {
    fact: 'donnée',
    whole: 'entier',
    to: 'à',
    from: 'de',
    upTo: 'à',
    oneOf: 'parmi',
    coded: 'codé',
    yesNo: 'oui/non',
    date: 'date',
  },
} as const satisfies Record<Locale, unknown>;

/** Its declaration, what it leaves to decide in comments above. */
export function writtenFact(fact: Fact, locale: Locale, toDecide: string): readonly string[] {
  const w = words[locale];
  const head = `${w.fact} ${fact.name} ${quoted(fact.label)} :`;
  switch (fact.kind) {
    case 'yes-no':
      return [`${head} ${w.yesNo}`];
    case 'date': {
      const { first = '2000-01-01', last = first } = fact.days;
      // A year on both sides: periods may be open.
      const year = (day: string, by: number) =>
        `${Number(day.slice(0, 4)) + by}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`;
      const [start, end] = fact.decide.has('start') ? [year(first, -1), last] : [first, last];
      const until = fact.decide.has('end') ? year(end, 10) : end;
      const decisions = [...fact.decide].map((decision) =>
        `# ${toDecide} ${decisionWords[decision]({ step: '', end: until, start }[decision])[locale]}`.replace(
          / +/g,
          ' ',
        ),
      );
      return [...decisions, `${head} ${w.date}, ${w.from} ${start} ${w.upTo} ${until}`];
    }
    case 'category':
      return [
        `${head} ${w.oneOf}`,
        ...[...fact.options].map(([label, name]) => {
          const text = quoted(label);
          // Books say what the sheet says: its words are the option's code.
          return `| ${name} ${text}${label === name ? '' : ` ${w.coded} ${text}`} |`;
        }),
      ];
    case 'quantity': {
      const { unit, from = rational(0), to = rational(100) } = fact;
      const step = fact.step ?? (isCounted(unit) ? one : defaultStep([from, to]));
      const grain =
        isInteger(step) && equals(step, one)
          ? w.whole
          : `${w.to} ${quantity(step, { ...unit, currency: undefined, units: [], percent: false }, locale)}`;
      const number = (value: Rational) =>
        quantity(value, { ...unit, currency: undefined, units: [], percent: false }, locale);
      const decisions = [...fact.decide].map((decision) => {
        const value = { step: number(step), end: number(to), start: number(from) } satisfies Record<
          Decision,
          string
        >;
        return `# ${toDecide} ${decisionWords[decision](value[decision])[locale]}`;
      });
      return [
        ...decisions,
        `${head} ${writtenType(unit, locale)}, ${grain}, ${w.from} ${number(from)} ${w.upTo} ${number(to)}`,
      ];
    }
    default:
      return fact.kind satisfies never;
  }
}
