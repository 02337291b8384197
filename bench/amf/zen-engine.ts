// The AMF tariff as one expression node of GoRules zen-engine: its fastest form, without a graph of tables.

import { ZenEngine } from '@gorules/zen-engine';
import type { Amounts, Row } from './row.js';

const device = (count: string, perDay: string, perDevice: string) =>
  `min([${perDay} * $.surcharge * opening_days * ceil(${count} / 100), ${perDevice} * ${count}]) * $.share`;

const expressions: readonly (readonly [string, string])[] = [
  ['share', 'weekly_hours <= 10 ? 0.25 : weekly_hours <= 25 ? 0.33 : weekly_hours <= 45 ? 0.66 : 1'],
  ['surcharge', 'max([1, entry_price / 3.05])'],
  ['flat', 'area <= 2000 ? 0.8 * area : area <= 4000 ? 1600 : area <= 8000 ? 2000 : 2400'],
  ['music', 'area > 0 ? round(max([$.flat, 90.89]) * $.share, 2) : 0'],
  ['rate', 'part <= 10 ? 0.004 : part <= 30 ? 0.008 : part <= 50 ? 0.012 : part < 70 ? 0.016 : 0.02'],
  ['kiosks_fee', `round(${device('kiosks', '12.20', '156.38')}, 2)`],
  ['screens_fee', `round(${device('screens', '6.10', '78.30')}, 2)`],
  ['headphones_fee', `round(${device('headphones', '2.44', '31.36')}, 2)`],
  ['free_fee', `round(${device('free_audioguides', '6.10', '78.30')}, 2)`],
  ['minimum', device('paid_audioguides', '6.10', '78.30')],
  ['paid_fee', 'paid_audioguides > 0 ? round(max([$.rate * revenue, $.rate * expenses, $.minimum]), 2) : 0'],
];

const graph = {
  nodes: [
    { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
    {
      id: 'fee',
      name: 'fee',
      type: 'expressionNode',
      position: { x: 1, y: 0 },
      content: { expressions: expressions.map(([key, value], index) => ({ id: String(index), key, value })) },
    },
    { id: 'out', name: 'out', type: 'outputNode', position: { x: 2, y: 0 } },
  ],
  edges: [
    { id: 'a', sourceId: 'in', targetId: 'fee', type: 'edge' },
    { id: 'b', sourceId: 'fee', targetId: 'out', type: 'edge' },
  ],
};

const outputs = ['music', 'kiosks_fee', 'screens_fee', 'headphones_fee', 'free_fee', 'paid_fee'];

export function zenPeer(): (row: Row) => Promise<Amounts> {
  const decision = new ZenEngine().createDecision(graph);
  return async (row) => {
    const { result } = await decision.evaluate({
      area: row.area,
      kiosks: row.kiosks,
      screens: row.screens,
      headphones: row.headphones,
      free_audioguides: row.free_audioguides,
      paid_audioguides: row.paid_audioguides,
      opening_days: row.opening_days,
      weekly_hours: row.weekly_hours_quarters / 4,
      entry_price: row.entry_price_cents / 100,
      revenue: row.audioguide_revenue_cents / 100,
      expenses: row.audioguide_expenses_cents / 100,
      part: row.programme_submitted ? row.protected_share : 100,
    });
    const amounts = outputs.map((name) => Math.round(Number(result[name]) * 100));
    return [...amounts, amounts.reduce((sum, amount) => sum + amount, 0)];
  };
}
