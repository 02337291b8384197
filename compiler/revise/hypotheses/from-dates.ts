// Days and periods counted otherwise: a date a day off, months as thirty days, a change of rates applied early or late.

import { childrenOf, mapOperands } from '../../3-model/expressions/children.js';
import { walk } from '../../3-model/expressions/walk.js';
import type { DateMeasure, Expression, Model, Type } from '../../3-model/model.js';
import { isoFromDays, shiftDate } from '../../runtime/exact/calendar.js';
import { compare, type Rational, rational } from '../../runtime/exact/rational.js';
import { editFact, editModel, replaceBodies } from '../edits/edit-model.js';
import { keyOf, labelOf } from '../edits/sites.js';
import type { Hypothesis } from './hypothesis.js';

const unit = (symbol: string): Type => ({
  kind: 'quantity',
  unit: { powers: [{ symbol, power: 1 }] },
  percent: false,
});

const symbolOf = { days: 'day', months: 'month' } as const;

/** The date so many days or months from another. */
function shifted(date: Expression, by: number, of: keyof typeof symbolOf): Expression {
  const { span, type } = date;
  const value = { n: BigInt(by), d: 1n };
  return {
    kind: 'date-shift',
    unit: of,
    date,
    by: { kind: 'number', value, type: unit(symbolOf[of]), span },
    type,
    span,
  };
}

const shifts = [
  [1, 'days', 'a day', 'un jour'],
  [1, 'months', 'a month', 'un mois'],
  [12, 'months', 'a year', 'un an'],
] as const;

/** A date as a day, a month, a year before or after. */
export function* fromShiftedDates(model: Model): Generator<Hypothesis> {
  for (const fact of model.facts) {
    if (fact.type.kind !== 'date' || fact.list !== undefined || fact.synthetic) continue;
    for (const [by, of, en, fr] of shifts) {
      for (const sign of [1, -1]) {
        yield {
          id: `date/${fact.name}/${sign * by}/${of}`,
          kind: 'fact',
          change: 'a date off',
          names: { fact: fact.name, by: `${sign * by} ${of}` },
          says: {
            en: `it takes “${fact.label}” ${en} ${sign > 0 ? 'later' : 'earlier'}`,
            fr: `il prend « ${fact.label} » ${fr} plus ${sign > 0 ? 'tard' : 'tôt'}`,
          },
          does: {
            kind: 'rules',
            edit: (rules) => editFact(rules, fact, (node) => shifted(node, sign * by, of)),
          },
        };
      }
    }
  }
}

const isDate = ({ type }: Expression): boolean => type.kind === 'date';

/** The two dates of which a quantity is made and nothing else but numbers; undefined where it is something else. */
function datesOf(node: Expression): readonly Expression[] | undefined {
  const dates = new Map<string, Expression>();
  const made = (one: Expression): boolean => {
    if (isDate(one) && (one.kind === 'fact' || one.kind === 'reference')) {
      dates.set(one.kind === 'fact' ? one.fact : one.definition, one);
      return true;
    }
    const parts = childrenOf(one);
    return parts.length === 0 ? one.kind === 'number' : parts.every(made);
  };
  return made(node) && dates.size === 2 ? [...dates.values()] : undefined;
}

const lengths = ['day', 'night', 'month', 'year'] as const;
type Length = (typeof lengths)[number];

function lengthOf({ type }: Expression): Length | undefined {
  const [power, ...more] = type.kind === 'quantity' ? type.unit.powers : [];
  return more.length === 0 && power?.power === 1 ? lengths.find((one) => one === power.symbol) : undefined;
}

interface Way {
  readonly measure: DateMeasure;
  /** So many of the measure are one. */
  readonly per?: Rational;
  readonly en: string;
  readonly fr: string;
}

const thirty = { per: rational(30), en: 'by days, thirty to the month', fr: 'en jours, trente par mois' };
const days: readonly Way[] = [
  { measure: 'days', en: 'without the last day', fr: 'sans le dernier jour' },
  { measure: 'days-inclusive', en: 'with both days', fr: 'les deux jours compris' },
  { measure: 'days-30-360', en: 'by months of thirty days', fr: 'en mois de trente jours' },
];
const waysOf: Readonly<Record<Length, readonly Way[]>> = {
  day: days,
  night: days,
  month: [
    { measure: 'whole-months', en: 'by full months', fr: 'en mois entiers' },
    { measure: 'started-months', en: 'by months begun', fr: 'en mois commencés' },
    {
      measure: 'calendar-months',
      en: 'by months of the calendar that it touches',
      fr: 'en mois du calendrier touchés',
    },
    { measure: 'days', ...thirty },
    {
      measure: 'days-inclusive',
      ...thirty,
      en: `${thirty.en}, with both`,
      fr: `${thirty.fr}, les deux compris`,
    },
    {
      measure: 'days-30-360',
      per: rational(30),
      en: 'by months of thirty days',
      fr: 'en mois de trente jours',
    },
    ...([360, 365] as const).map((year) => ({
      measure: 'days-inclusive' as const,
      per: rational(year, 12),
      en: `by days, as twelfths of ${year}`,
      fr: `en jours, douzièmes de ${year}`,
    })),
  ],
  year: [
    { measure: 'whole-years', en: 'by full years', fr: 'en années entières' },
    {
      measure: 'calendar-years',
      en: 'by years of the calendar that it touches',
      fr: 'en années du calendrier touchées',
    },
    { measure: 'days', per: rational(365), en: 'by days of 365', fr: 'en jours de 365' },
    {
      measure: 'days-inclusive',
      per: rational(365),
      en: 'by days of 365, with both',
      fr: 'en jours de 365, les deux compris',
    },
    {
      measure: 'days-30-360',
      per: rational(360),
      en: 'by months of thirty days',
      fr: 'en mois de trente jours',
    },
  ],
};

/** The time between two dates, measured in another way. */
export function* fromMeasures(model: Model): Generator<Hypothesis> {
  for (const definition of model.definitions) {
    // The outermost nodes that are made of two dates.
    const found: {
      readonly node: Expression;
      readonly dates: readonly Expression[];
      readonly length: Length;
    }[] = [];
    const look = (node: Expression): void => {
      const length = lengthOf(node);
      const dates = length && datesOf(node);
      if (length !== undefined && dates !== undefined) found.push({ node, dates, length });
      else for (const child of childrenOf(node)) look(child);
    };
    look(definition.body);
    for (const [index, { node, dates, length }] of found.entries()) {
      const label = labelOf(model, definition);
      const [from, to] = dates;
      const key = keyOf(node.kind, node.span);
      const put = (make: (node: Expression) => Expression) => (rules: Model) =>
        replaceBodies(rules, ({ id, body }) => {
          if (id !== definition.id) return undefined;
          const within = (one: Expression): Expression =>
            keyOf(one.kind, one.span) === key && lengthOf(one) === length
              ? make(one)
              : mapOperands(one, within);
          return within(body);
        });
      if (from === undefined || to === undefined) continue;
      const { span, type } = node;
      const hypothesis = (
        id: string,
        en: string,
        fr: string,
        make: (node: Expression) => Expression,
      ): Hypothesis => ({
        id: `measure/${definition.id}/${index}/${id}`,
        kind: 'unit',
        change: 'another measure of time',
        names: { in: definition.owner, measure: id },
        says: { en: `in “${label}” it counts ${en}`, fr: `dans « ${label} » il compte ${fr}` },
        does: { kind: 'rules', edit: put(make) },
      });
      for (const [way, { measure, per, en, fr }] of waysOf[length].entries()) {
        yield hypothesis(`${measure}/${way}`, en, fr, () => {
          const between: Expression = { kind: 'date-between', measure, from, to, type, span };
          const by: Expression | undefined = per && {
            kind: 'number',
            value: per,
            type: { kind: 'quantity', unit: { powers: [] }, percent: false },
            span,
          };
          return by === undefined ? between : { kind: 'divide', left: between, right: by, type, span };
        });
      }
      yield hypothesis('one', `one ${length} always`, 'toujours une unité', () => ({
        kind: 'number',
        value: rational(1),
        type,
        span,
      }));
      for (const [which, en, fr] of [
        [from, 'first', 'premier'],
        [to, 'last', 'dernier'],
      ] as const) {
        for (const by of [1, -1]) {
          const moved = (one: Expression): Expression =>
            JSON.stringify(nameOf(one)) === JSON.stringify(nameOf(which))
              ? shifted(one, by, 'days')
              : mapOperands(one, moved);
          yield hypothesis(
            `${en}/${by}`,
            `with the ${en} day one ${by > 0 ? 'later' : 'earlier'}`,
            `le ${fr} jour un jour plus ${by > 0 ? 'tard' : 'tôt'}`,
            moved,
          );
        }
      }
    }
  }
}

const nameOf = (node: Expression): string | undefined =>
  node.kind === 'fact'
    ? `fact ${node.fact}`
    : node.kind === 'reference'
      ? `of ${node.definition}`
      : undefined;

/** Changes that came into force so long before or after their day in the other system. */
const offsets = [
  [1, 'days', 'a day', 'un jour'],
  ...([1, 2, 3, 6, 12] as const).map(
    (by) => [by, 'months', by === 1 ? 'a month' : `${by} months`, `${by} mois`] as const,
  ),
] as const;

/** Rates that change on a day, applied from another day on: versions, and rows of a table by dates. */
export function* fromMovedChanges(model: Model): Generator<Hypothesis> {
  const days = new Set<number>();
  const look = (node: Expression): void =>
    walk(node, (one) => {
      if (one.kind !== 'in-force') return;
      for (const { from } of one.periods.slice(1)) if (from !== undefined) days.add(from);
    });
  for (const { body } of model.definitions) look(body);
  const dated = model.tables.filter(({ keys }) => keys.some(({ type }) => type.kind === 'date'));
  for (const { rows, keys } of dated) {
    for (const { matches } of rows) {
      for (const [key, match] of matches.entries()) {
        const from = match.kind === 'band' ? match.from : undefined;
        if (keys[key]?.type.kind === 'date' && from !== undefined)
          days.add(Number(from.value.n / from.value.d));
      }
    }
  }
  for (const day of days) {
    const iso = isoFromDays(day);
    for (const [by, of, en, fr] of offsets) {
      for (const sign of [1, -1]) {
        const moved = shiftDate(of, day, sign * by);
        yield {
          id: `change/${iso}/${sign * by}/${of}`,
          kind: 'version',
          change: 'a change on another day',
          names: { version: iso, by: `${sign * by} ${of}` },
          says: {
            en: `it applies what changes on ${iso} ${en} ${sign > 0 ? 'later' : 'earlier'}`,
            fr: `il applique ce qui change le ${iso} ${fr} plus ${sign > 0 ? 'tard' : 'tôt'}`,
          },
          does: { kind: 'rules', edit: (rules) => withChangeOn(rules, day, moved) },
        };
      }
    }
  }
}

function withChangeOn(model: Model, day: number, moved: number): Model {
  const limit = (
    bound: { readonly value: Rational; readonly inclusive: boolean } | undefined,
    at: number,
    to: number,
  ) =>
    bound !== undefined && compare(bound.value, rational(at)) === 0
      ? { ...bound, value: rational(to) }
      : bound;
  const periods = editModel(model, (node) => {
    if (node.kind !== 'in-force') return node;
    return {
      ...node,
      periods: node.periods.map((period) => ({
        ...period,
        from: period.from === day ? moved : period.from,
        to: period.to === day - 1 ? moved - 1 : period.to,
      })),
    };
  });
  return {
    ...periods,
    tables: periods.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({
        ...row,
        matches: row.matches.map((match, key) =>
          match.kind === 'band' && table.keys[key]?.type.kind === 'date'
            ? { ...match, from: limit(match.from, day, moved), to: limit(match.to, day - 1, moved - 1) }
            : match,
        ),
      })),
    })),
  };
}
