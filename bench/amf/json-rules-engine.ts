// The AMF tariff on json-rules-engine: brackets as rules over facts, amounts as computed facts (it has no arithmetic of its own).

import { Engine } from 'json-rules-engine';
import type { Amounts, Row } from './row.js';

const below = (fact: string, limit: number, operator: string) => ({ fact, operator, value: limit });

/** Brackets become prioritised rules; the first that fires sets the value. */
const brackets = [
  {
    name: 'share',
    fact: 'hours',
    operator: 'lessThanInclusive',
    rows: [
      [10, 0.25],
      [25, 0.33],
      [45, 0.66],
    ],
    rest: 1,
  },
  {
    name: 'rate',
    fact: 'part',
    operator: 'lessThanInclusive',
    rows: [
      [10, 0.004],
      [30, 0.008],
      [50, 0.012],
      [69, 0.016],
    ],
    rest: 0.02,
  },
] as const;

export function jsonRulesPeer(): (row: Row) => Promise<Amounts> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const { name, fact, operator, rows, rest } of brackets) {
    rows.forEach(([limit, value], index) => {
      const from = rows[index - 1]?.[0];
      engine.addRule({
        conditions: {
          all: [
            below(fact, limit, operator),
            ...(from === undefined ? [] : [below(fact, from, 'greaterThan')]),
          ],
        },
        event: { type: name, params: { value } },
      });
    });
    const last = rows[rows.length - 1]?.[0] ?? 0;
    engine.addRule({
      conditions: { all: [below(fact, last, 'greaterThan')] },
      event: { type: name, params: { value: rest } },
    });
  }
  return async (row) => {
    const { events } = await engine.run({
      hours: row.weekly_hours_quarters / 4,
      part: row.programme_submitted ? row.protected_share : 100,
    });
    const value = (type: string) => Number(events.find((event) => event.type === type)?.params?.value ?? 0);
    const share = value('share');
    const rate = value('rate');
    const surcharge = Math.max(1, row.entry_price_cents / 100 / 3.05);
    const device = (count: number, perDay: number, perDevice: number) =>
      Math.min(perDay * surcharge * row.opening_days * Math.ceil(count / 100), perDevice * count) * share;
    const round = (euros: number) => Math.round(euros * 100);
    const flat = row.area <= 2000 ? 0.8 * row.area : row.area <= 4000 ? 1600 : row.area <= 8000 ? 2000 : 2400;
    const amounts = [
      row.area > 0 ? round(Math.max(flat, 90.89) * share) : 0,
      round(device(row.kiosks, 12.2, 156.38)),
      round(device(row.screens, 6.1, 78.3)),
      round(device(row.headphones, 2.44, 31.36)),
      round(device(row.free_audioguides, 6.1, 78.3)),
      row.paid_audioguides > 0
        ? round(
            Math.max(
              (rate * row.audioguide_revenue_cents) / 100,
              (rate * row.audioguide_expenses_cents) / 100,
              device(row.paid_audioguides, 6.1, 78.3),
            ),
          )
        : 0,
    ];
    return [...amounts, amounts.reduce((sum, amount) => sum + amount, 0)];
  };
}
