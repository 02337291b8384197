// One case of the AMF tariff as a billing program holds it, and seeded cases that sit on the tariff's edges.

/** Money in cents, hours in quarters, the share in whole per cent. */
export interface Row {
  readonly area: number;
  readonly kiosks: number;
  readonly screens: number;
  readonly headphones: number;
  readonly free_audioguides: number;
  readonly paid_audioguides: number;
  readonly opening_days: number;
  readonly weekly_hours_quarters: number;
  readonly entry_price_cents: number;
  readonly audioguide_revenue_cents: number;
  readonly audioguide_expenses_cents: number;
  readonly programme_submitted: boolean;
  readonly protected_share: number;
}

/** Amounts in cents, in the order of `outputNames`. */
export type Amounts = readonly number[];

export const outputNames = [
  'background_music_fee',
  'kiosks_fee',
  'screens_fee',
  'headphones_fee',
  'free_audioguides_fee',
  'paid_audioguides_fee',
  'total',
] as const;

/** A small seeded generator (mulberry32): the same rows on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function rowsAtEdges(seed: number, count: number): Row[] {
  const random = seeded(seed);
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const near = (edges: readonly number[], from: number, to: number) => {
    if (random() >= 0.6) return whole(from, to);
    const edge = edges[whole(0, edges.length - 1)] ?? from;
    return Math.min(to, Math.max(from, edge + whole(-1, 1)));
  };
  const devices = () => near([0, 1, 100, 200, 300], 0, 500);
  return Array.from({ length: count }, () => ({
    area: near([0, 113, 114, 2000, 4000, 8000], 0, 20_000),
    kiosks: devices(),
    screens: devices(),
    headphones: devices(),
    free_audioguides: devices(),
    paid_audioguides: devices(),
    opening_days: near([0, 12, 13, 365], 0, 366),
    weekly_hours_quarters: near([40, 100, 180], 0, 400),
    entry_price_cents: near([0, 305, 610], 0, 1500),
    audioguide_revenue_cents: whole(0, 10_000_000),
    audioguide_expenses_cents: whole(0, 10_000_000),
    programme_submitted: random() < 0.7,
    protected_share: near([10, 30, 50, 69, 70], 0, 100),
  }));
}

/** The same case as the evaluator's facts: decimals as strings. */
export function factsOf(row: Row) {
  return {
    area: row.area,
    kiosks: row.kiosks,
    screens: row.screens,
    headphones: row.headphones,
    free_audioguides: row.free_audioguides,
    paid_audioguides: row.paid_audioguides,
    opening_days: row.opening_days,
    weekly_hours: (row.weekly_hours_quarters / 4).toFixed(2),
    entry_price: cents(row.entry_price_cents),
    audioguide_revenue: cents(row.audioguide_revenue_cents),
    audioguide_expenses: cents(row.audioguide_expenses_cents),
    programme_submitted: row.programme_submitted,
    protected_share: row.protected_share,
  };
}

const cents = (amount: number) => `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
