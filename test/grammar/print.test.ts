import { describe, expect, it } from 'vitest';
import { print } from '../../grammar/format/print.js';
import { read } from './read.js';

const formatted = (text: string): string => print(read(text).tree);

describe('the canonical form', () => {
  it('indents what belongs to a declaration, aligns rows and keeps comments', () => {
    expect(
      formatted(`# head

   tariff  t   "T"  #  the tariff


fact  area:m2 ,whole,from 0 to 100 000
table t by area # rows
# about the heading
|SURFACE (en m²)|   PRIX   en colonne as   x|
| up to 5 m2|3 EUR|  # first
      # between
| the rest | not given |
quote "q  q"
amount a=-area*( b+c )/2
at least 30%,rounded up to 1 EUR
    # last
`),
    ).toBe(`# head

tariff t "T"  #  the tariff

fact area : m2, whole, from 0 to 100 000
table t by area  # rows
  # about the heading
  | SURFACE (en m²) | PRIX en colonne as x |
  | up to 5 m2      | 3 EUR                |  # first
  # between
  | the rest        | not given            |
  quote "q  q"
amount a = -area * (b + c) / 2
  at least 30 %, rounded up to 1 EUR
# last
`);
  });

  it('keeps line breaks in formulas, and deepens what goes on', () => {
    expect(formatted('amount a = b +\nc\n + d\nvalue e = (f\n, at least 5)')).toBe(
      'amount a = b +\n    c\n    + d\nvalue e = (f\n    , at least 5)\n',
    );
  });

  it.each([
    ['value a = f ( b ; c )', 'value a = f(b; c)'],
    ['value a = lower of( b;c )', 'value a = lower of (b; c)'],
    ['value a = b - -c * - 5', 'value a = b - -c * -5'],
    ['answer a = not(b)and c', 'answer a = not (b) and c'],
    ['valeur a = part  d’usage au-delà  de 5', 'valeur a = part d’usage au-delà de 5'],
    ['valeur a = fin de l’année  de b', 'valeur a = fin de l’année de b'],
    ['fact s : one of low"L"|high', 'fact s : one of low "L" | high'],
    ['value a = 13_000 + 13\u00a0000 XPF/day/block', 'value a = 13_000 + 13 000 XPF/day/block'],
    ['value a = 30/360 days from b to c', 'value a = 30/360 days from b to c'],
    ['check a never decreases in b,c', 'check a never decreases in b, c'],
  ])('%s', (text, expected) => {
    expect(formatted(text)).toBe(`${expected}\n`);
  });

  it('takes carriage returns, tabs and the byte order mark away', () => {
    expect(formatted('\ufefftariff t\r\n\tfact a : m2\r\n')).toBe('tariff t\nfact a : m2\n');
  });

  it('leaves broken lines readable and complete', () => {
    expect(formatted('amount a = (b +\nfoo bar baz\n| a | b')).toBe(
      'amount a = (b +\n    foo bar baz\n  | a | b |\n',
    );
  });

  it('of nothing is nothing', () => {
    expect(formatted('')).toBe('');
    expect(formatted(' \n\n')).toBe('');
  });
});
