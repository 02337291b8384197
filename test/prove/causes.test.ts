// The cause of a counterexample is the row that makes it: through branches, functions and tables, wherever these are named.

import { describe, expect, it } from 'vitest';
import { proofOf } from '../../compiler/4-analyse/prover/prove.js';
import { modelOf } from './model-of.js';

const rules = [
  'tariff made "Made"',
  'currency EUR',
  'rounding each amount half up to 0.01 EUR',
  'results fee',
  'fact x : number, whole, from 0 to 900',
  'fact f : yes/no',
  'value fancy = (3 EUR when x is below 50, otherwise 2 EUR)',
  'table rate on number',
  '  | band | value |',
  '  | up to 100 | fancy |',
  '  | then up to 500 | 4 EUR |',
  '  | the rest | 5 EUR |',
  'value part = (rate(x) when f, otherwise 1 EUR)',
  'value double = (rate(x) * 2 when f, otherwise 1 EUR)',
  'value best = lower of (part; 900 EUR)',
  'value least = 3 EUR when f, otherwise 2 EUR',
  'value stepped = x * 1 EUR',
  '  at least least',
  '  times (2 when x is above 500, otherwise 1)',
  'amount fee "Fee" = (part when x is above 1, otherwise 2 EUR)',
];

function causeOf(check: string): { readonly formula?: string; readonly rows?: readonly string[] } {
  const made = modelOf([...rules, `check ${check}`, ''].join('\n'));
  const [property] = made.properties;
  if (!property) throw new Error('no check');
  const { status, cause } = proofOf(made, property);
  expect(status).toBe('false');
  return cause ? { formula: cause.formula, rows: cause.rows.map(({ printed }) => printed.join(' | ')) } : {};
}

describe('the cause of a counterexample', () => {
  it('is the row of the table that a branch names', () => {
    const row = { formula: 'rate(x)', rows: ['the rest | 5 EUR'] };
    expect(causeOf('fee is at most 4.50 EUR')).toEqual(row);
    expect(causeOf('part is at most 4.50 EUR')).toEqual(row);
    expect(causeOf('best is at most 4.50 EUR')).toEqual(row);
  });

  it('is what the row names', () => {
    const named = '(3 EUR when x is below 50, otherwise 2 EUR)';
    expect(causeOf('fee is at most 2.50 EUR when x is up to 30').formula).toBe(named);
    expect(causeOf('fee never decreases in x when f and x is from 10 and x is up to 80').formula).toBe(named);
  });

  it('stops where something is reckoned, and tells the row that this looks at', () => {
    expect(causeOf('double is at most 9 EUR')).toEqual({
      formula: '(rate(x) * 2 when f, otherwise 1 EUR)',
      rows: ['the rest | 5 EUR'],
    });
  });

  it('tells no row of a table that the case does not look into', () => {
    expect(causeOf('double is at least 2 EUR')).toEqual({
      formula: '(rate(x) * 2 when f, otherwise 1 EUR)',
      rows: [],
    });
  });

  it('is what a step leaves as it was, not the step', () => {
    expect(causeOf('stepped is at least 3 EUR when x is up to 3').formula).toContain('2 EUR');
    expect(causeOf('stepped is at most 4 EUR when x is above 500').formula).toContain('times');
  });

  it('is the first row that turns an amount the wrong way', () => {
    const down = causeOf('fee never increases in x when f and x is above 100');
    expect(down.rows).toEqual(['then up to 500 | 4 EUR', 'the rest | 5 EUR']);
  });
});
