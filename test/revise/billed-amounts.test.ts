// What people write as an amount: every form of a number comes back as that number, or is refused; never as another.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount } from '../../apps/cli/revise/billed-amount.js';

const groupedBy = (digits: string, mark: string): string => digits.replace(/\B(?=(?:\d{3})+$)/g, mark);

const groupMarks = ['', ' ', '\u00a0', '\u202f', "'", '\u2019', '.', ','] as const;

const dressings: readonly ((body: string) => string)[] = [
  (body) => body,
  (body) => `${body} €`,
  (body) => `€ ${body}`,
  (body) => `${body} EUR`,
  (body) => `CHF ${body}`,
  (body) => `${body} euros`,
  (body) => `$${body}`,
  (body) => `="${body}"`,
  (body) => `'${body}`,
  (body) => `  ${body}\u00a0`,
];

const negatives: readonly ((body: string) => string)[] = [
  (body) => `-${body}`,
  (body) => `\u2212${body}`,
  (body) => `${body}-`,
  (body) => `(${body})`,
  (body) => `-${body} €`,
  (body) => `€ -${body}`,
  (body) => `-€${body}`,
];

describe('an amount as it is written', () => {
  it('is read as the number that it is, or refused where it could be two', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.constantFrom('', '0', '05', '50', '56'),
        fc.constantFrom(...groupMarks),
        fc.constantFrom('.', ','),
        fc.constantFrom(...dressings),
        (whole, cents, mark, point, dress) => {
          fc.pre(mark !== point);
          const body = `${groupedBy(String(whole), mark)}${cents === '' ? '' : point + cents}`;
          const read = readAmount(dress(body));
          const twofold =
            (mark === '.' || mark === ',') && cents === '' && whole >= 1000 && whole < 1_000_000;
          if (twofold) expect(read).toEqual({ not: 'two' });
          else expect('amount' in read && Number(read.amount)).toBe(Number(`${whole}.${cents || '0'}`));
        },
      ),
    );
  });

  it('may be negative in each of the usual ways', () => {
    for (const negative of negatives) {
      expect(readAmount(negative('1 234,56')), negative('1 234,56')).toEqual({ amount: '-1234.56' });
    }
  });

  it.each([
    '1 23',
    '12 34,5',
    '1.23.4',
    '1,23,456',
    '1 2 3',
    '--1',
    '-1-',
    '(-1)',
    'n/a',
    '-',
    '€',
    '1e3',
    '12 €/m2',
    '１２',
  ])('that is none is refused: %s', (text) => {
    expect(readAmount(text)).toEqual({ not: 'none' });
  });

  it.each([undefined, null, '', '  ', '\u00a0'])('that is empty is told apart: %o', (given) => {
    expect(readAmount(given)).toEqual({ not: 'empty' });
  });

  it('with three decimals after a point is one where the currency has three', () => {
    expect(readAmount('1.234', 3)).toEqual({ amount: '1.234' });
    expect(readAmount('1,234', 3)).toEqual({ not: 'two' });
    expect(readAmount('1.234', 2)).toEqual({ not: 'two' });
    expect(readAmount(1.234)).toEqual({ amount: '1.234' });
  });
});
