// New numbers look like the old ones, and tables keep their bars where there is room.

import { describe, expect, it } from 'vitest';
import { editedText } from '../../compiler/6-emit/workbook/import/edit-text.js';
import { digitsOf, writtenLike } from '../../compiler/6-emit/workbook/import/number-style.js';
import { parseDecimal } from '../../compiler/runtime/exact/rational.js';

const like = (old: string, value: string, text = '', language: 'en' | 'fr' = 'en') =>
  writtenLike(old, parseDecimal(value) ?? { n: 1n, d: 3n }, { text, language });

describe('a new number', () => {
  it.each([
    ['13 000 XPF', '14500', '14 500'],
    ['13\u00a0000', '1014500', '1\u00a0014\u00a0500'],
    ['13\u202f000', '500', '500'],
    ['13_000', '14500', '14_500'],
    ['13000', '1014500', '1014500'],
    ['2.50 %', '2.6', '2.60'],
    ['2.50 %', '2.625', '2.625'],
    ['2,50', '3', '3,00'],
    ['1 600.00 EUR', '1750.5', '1 750.50'],
    ['25', '30', '30'],
  ])('in place of %s, %s is written %s', (old, value, expected) => {
    expect(like(old, value)).toBe(expected);
  });

  it('takes from the file what the old number does not show', () => {
    expect(like('900', '1200', 'fee = 13 000 EUR')).toBe('1 200');
    expect(like('900', '1200', 'fee = 13000 EUR')).toBe('1200');
    expect(like('15', '17.5', 'taux 2,5 %', 'fr')).toBe('17,5');
    expect(like('15', '17.5', 'taux 2.5 %, part 3.25 %, 1,5', 'fr')).toBe('17.5');
    expect(like('15', '17.5', 'citation "2.5 et 3.5"', 'fr')).toBe('17,5');
    expect(like('15', '17.5', '2,5', 'en')).toBe('17.5');
  });

  it('is refused without finite decimals, and in place of what is no number', () => {
    expect(writtenLike('15', { n: 1n, d: 3n }, { text: '', language: 'en' })).toBeUndefined();
    expect(like('area', '3')).toBeUndefined();
  });
});

describe('an edited line', () => {
  const edited = (line: string, old: string, text: string) =>
    editedText(`a\n${line}\nz\n`, [
      { start: 2 + line.indexOf(old), end: 2 + line.indexOf(old) + old.length, text },
    ]);

  it.each([
    ['  | up to 10 | 25 %     |', '25', '33.5', '  | up to 10 | 33.5 %   |'],
    ['  | up to 10 | 25.5 %   |', '25.5', '3', '  | up to 10 | 3 %      |'],
    ['  | up to 10 | 25 % |', '25', '33.5', '  | up to 10 | 33.5 % |'],
    ['value x = 25 % # old | new', '25', '3', 'value x = 3 % # old | new'],
  ])('%s', (line, old, text, expected) => {
    expect(edited(line, old, text)).toBe(`a\n${expected}\nz\n`);
  });

  it('with two edits in one cell', () => {
    const line = '| from 2 001 to 4 000 m2   | x |';
    const edits = [
      { start: line.indexOf('2 001'), end: line.indexOf('2 001') + 5, text: '901' },
      { start: line.indexOf('4 000'), end: line.indexOf('4 000') + 5, text: '10 000' },
    ];
    expect(editedText(line, edits)).toBe('| from 901 to 10 000 m2    | x |');
  });
});

describe('the digits of a literal', () => {
  it.each([
    ['13 000 XPF/day', '13000', 0, '13 000'],
    ['5/9 %', '5', 0, '5'],
    ['5/9', '9', 2, '9'],
    ['1/12 mile', '12', 2, '12'],
    ['12,50 EUR', '12.5', 0, '12,50'],
  ])('of %s that are %s', (literal, value, at, digits) => {
    expect(digitsOf(literal, parseDecimal(value) ?? { n: 0n, d: 1n })).toEqual({ at, digits });
  });

  it('are none where the literal says another number', () => {
    expect(digitsOf('5/9 %', { n: 7n, d: 1n })).toBeUndefined();
    expect(digitsOf('area', { n: 7n, d: 1n })).toBeUndefined();
  });
});
