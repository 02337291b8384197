// Being in force is a condition of the whole case: whatever its results touch, a date in no version and outside
// `valid from … to …` has no price.

import type { Locale } from '../../languages.js';
import { isoFromDays } from '../../runtime/exact/calendar.js';
import { compare, rational } from '../../runtime/exact/rational.js';
import type { Expression, InForceOn, Requirement } from '../model.js';
import type { Build } from './build.js';
import { actual } from './names/world.js';
import { versionDate } from './versions.js';

type Period = InForceOn['periods'][number];

/** Nothing where no date decides, or where every date that the case can have is in force. */
export function inForceRequirement(build: Build): readonly Requirement[] {
  const { dating, versions } = build.checked;
  if (dating.kind === 'none' || build.graph.broken.has(dating.fact)) return [];
  const fact = build.facts.get(dating.fact);
  if (fact === undefined) return [];
  const span = fact.place.span;
  const periods = versions
    .map(({ name, from, to }): Period => ({ name, from, to }))
    .filter(({ from, to }) => from === undefined || to === undefined || from <= to);
  if (periods.length === 0 || covers(fact.domain, periods)) return [];
  const date = versionDate(build, { loops: [], world: actual }, { type: { kind: 'date' }, span });
  if (date === undefined) return [];
  return [
    {
      condition: either(
        runsOf(periods).map((run) => within(date, run)),
        span,
      ),
      message: messageOf(build, fact.label, periods),
      list: undefined,
      span,
      inForce: { date, fact: dating.fact, periods },
    },
  ];
}

function covers(
  domain:
    | { readonly from: Parameters<typeof compare>[0]; readonly to: Parameters<typeof compare>[0] }
    | undefined,
  periods: readonly Period[],
): boolean {
  return runsOf(periods).some(
    ({ from, to }) =>
      (from === undefined || (domain !== undefined && compare(rational(from), domain.from) <= 0)) &&
      (to === undefined || (domain !== undefined && compare(domain.to, rational(to)) <= 0)),
  );
}

/** Periods that follow one another day by day as one. */
function runsOf(periods: readonly Period[]): readonly Period[] {
  const runs: Period[] = [];
  for (const period of periods) {
    const last = runs.at(-1);
    const follows = last?.to !== undefined && period.from !== undefined && period.from <= last.to + 1;
    if (last !== undefined && (follows || last.to === undefined)) {
      const to = last.to === undefined || period.to === undefined ? undefined : Math.max(last.to, period.to);
      runs[runs.length - 1] = { ...last, to };
    } else runs.push(period);
  }
  return runs;
}

export function within(date: Expression, { from, to }: Pick<Period, 'from' | 'to'>): Expression {
  const { span } = date;
  const type = { kind: 'yes-no' } as const;
  const limit = (operator: 'from' | 'up-to', value: number): Expression => ({
    kind: 'compare',
    operator,
    left: date,
    right: { kind: 'date', value, type: date.type, span },
    type,
    span,
  });
  const limits = [
    ...(from === undefined ? [] : [limit('from', from)]),
    ...(to === undefined ? [] : [limit('up-to', to)]),
  ];
  const [only] = limits;
  if (only === undefined) return { kind: 'yes-no', value: true, type, span };
  return limits.length === 1 ? only : { kind: 'and', operands: limits, type, span };
}

export function either(conditions: readonly Expression[], span: Expression['span']): Expression {
  const [only] = conditions;
  if (only !== undefined && conditions.length === 1) return only;
  return { kind: 'or', operands: conditions, type: { kind: 'yes-no' }, span };
}

const words = {
  en: {
    since: 'from',
    until: 'to',
    inForce: (label: string, periods: string) => `in force on the date “${label}”: ${periods}`,
  },
  fr: {
    since: 'du',
    until: 'au',
    inForce: (label: string, periods: string) => `en vigueur à la date « ${label} » : ${periods}`,
  },
} as const satisfies Readonly<Record<Locale, unknown>>;

function messageOf(build: Build, label: string, periods: readonly Period[]): string {
  const { since, until, inForce } = words[build.checked.documents[0]?.language ?? build.checked.language];
  const named = periods.map(({ name, from, to }) =>
    [
      name === undefined ? '' : `« ${name} »`,
      from === undefined ? '' : `${since} ${isoFromDays(from)}`,
      to === undefined ? '' : `${until} ${isoFromDays(to)}`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  );
  return inForce(label, named.join(', '));
}
