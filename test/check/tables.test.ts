import { describe, expect, it } from 'vitest';
import { checkGood, checkText, head, statementOf } from './compile-text.js';
import { show, showRows, showType } from './show.js';

function rows(text: string, name = 'rate'): readonly string[] {
  const table = statementOf(checkGood(`${head}${text}\n`), name);
  if (table.kind !== 'table') throw new Error('no table');
  return showRows(table);
}
const codes = (text: string) => checkText(`${head}${text}\n`).codes;
const messages = (text: string) => checkText(`${head}${text}\n`).diagnostics.map(({ message }) => message.en);

describe('rows of a table', () => {
  it('give every value to one row, the closest bound first', () => {
    expect(
      rows(
        'table rate by area\n| a | r |\n| up to 45 m2 | 3 EUR |\n| up to 10 m2 | 1 EUR |\n| up to 25 m2 | 2 EUR |\n| above 45 m2 | 4 EUR |',
      ),
    ).toEqual([']25, 45] → 3', ']-∞, 10] → 1', ']10, 25] → 2', ']45, ∞[ → 4']);
  });

  it('go on from the row before', () => {
    expect(
      rows(
        'table rate by area\n| a | r |\n| below 10 m2 | 1 EUR |\n| then up to 25 m2 | 2 EUR |\n| then the rest | 3 EUR |',
      ),
    ).toEqual([']-∞, 10[ → 1', '[10, 25] → 2', ']25, ∞[ → 3']);
  });

  it('count the first and the next units from the row before', () => {
    expect(
      rows(
        'table rate by area\n| a | r |\n| on the first 10 m2 | 1 EUR |\n| the next 15 m2 | 2 EUR |\n| the next 5 m2 | 3 EUR |\n| the remainder | 4 EUR |',
      ),
    ).toEqual([']-∞, 10] → 1', ']10, 25] → 2', ']25, 30] → 3', ']30, ∞[ → 4']);
    expect(
      codes('table rate by area\n| a | r |\n| the next 15 m2 | 2 EUR |\n| the remainder | 4 EUR |'),
    ).toEqual(['E409']);
  });

  it('take the limit before its word, and two limits joined as in a sentence', () => {
    expect(
      rows(
        'table rate by area\n| a | r |\n| 10 m2 or less | 1 EUR |\n| over 10 but not over 25 m2 | 2 EUR |\n| exceeding 25 m2 and below 30 m2 | 3 EUR |\n| 30 m2 and over | 4 EUR |',
      ),
    ).toEqual([']-∞, 10] → 1', ']10, 25] → 2', ']25, 30[ → 3', '[30, ∞[ → 4']);
  });

  it('leave the rest to the row that says so, wherever it stands', () => {
    expect(
      rows(
        'table rate by area\n| a | r |\n| the rest | 3 EUR |\n| from 5 to 10 m2 | 1 EUR |\n| 20 m2 | 2 EUR |',
      ),
    ).toEqual([']-∞, 5[ → 3', ']10, 20[ → 3', ']20, ∞[ → 3', '[5, 10] → 1', '[20, 20] → 2']);
  });

  it('leave gaps between bands for the analysis, which knows the domain', () => {
    expect(
      codes(
        'table rate by share\n| a | r |\n| up to 10 % | 1 % |\n| from 11 to 30 % | 2 % |\n| from 31 % | 3 % |',
      ),
    ).toEqual([]);
  });

  it('go by options, yes and no, and dates', () => {
    expect(rows('table rate by season\n| s | r |\n| low or high | 1 EUR |')).toEqual(['any → 1']);
    expect(rows('table rate by member\n| s | r |\n| yes | 1 EUR |\n| the rest | 2 EUR |')).toEqual([
      'yes → 1',
      'no → 2',
    ]);
    expect(
      rows(
        'table rate by day\n| s | r |\n| from 2010-01-01 to 2018-12-31 | 2 EUR |\n| from 2019-01-01 | not given |\n| below 2010-01-01 | 1 EUR |',
      ),
    ).toEqual(['[14610, 17896] → 2', '[17897, ∞[ → not-given', ']-∞, 14610[ → 1']);
  });

  it('make columns of the bands that their headings say', () => {
    expect(
      rows(
        'table rate by season, across area\n| s | area up to 10 m2 | the rest |\n| low | 1 EUR | 2 EUR |\n| high | 3 EUR | 4 EUR |',
      ),
    ).toEqual(['low ; ]-∞, 10] → 1', 'low ; ]10, ∞[ → 2', 'high ; ]-∞, 10] → 3', 'high ; ]10, ∞[ → 4']);
    expect(codes('table rate by season, across area\n| s | small |\n| low or high | 1 EUR |')).toEqual([
      'E405',
    ]);
    expect(
      codes(
        'table by_area by season, across area gives rate, other\n| s | up to 10 m2 | the rest |\n| low or high | 1 EUR | 2 EUR |',
      ),
    ).toEqual(['E414']);
  });

  it('are counted from the row before where a width is written', () => {
    expect(
      rows(
        'table rate by area\n| a | r |\n| first 10 m2 | 1 EUR |\n| next 5 m2 | 2 EUR |\n| next m2 | 3 EUR |\n| thereafter | 4 EUR |',
      ),
    ).toEqual([']-∞, 10] → 1', ']10, 15] → 2', ']15, 16] → 3', ']16, ∞[ → 4']);
  });

  it('of two keys take the rest of each', () => {
    expect(
      rows(
        'table rate by season, area\n| s | a | r |\n| low | up to 10 m2 | 1 EUR |\n| low | the rest | 2 EUR |\n| the rest | the rest | 3 EUR |',
      ),
    ).toEqual(['low ; ]-∞, 10] → 1', 'low ; ]10, ∞[ → 2', 'high ; any → 3']);
  });

  it('of two one-sided keys take the closest bound of each', () => {
    const table =
      'fact height : m, whole, from 0 to 9\ntable rate by area, height\n| a | h | r |\n| up to 10 m2 | up to 1 m | 1 EUR |\n| up to 10 m2 | up to 5 m | 2 EUR |\n| up to 20 m2 | up to 1 m | 3 EUR |\n| up to 20 m2 | up to 5 m | 4 EUR |';
    expect(rows(table)).toEqual([
      ']-∞, 10] ; ]-∞, 1] → 1',
      ']-∞, 10] ; ]1, 5] → 2',
      ']10, 20] ; ]-∞, 1] → 3',
      ']10, 20] ; ]1, 5] → 4',
    ]);
  });

  it('convert the units of their limits, and take them from the heading', () => {
    const fact = 'fact weight : kg, whole, from 0 to 999 000\n';
    expect(
      rows(`${fact}table rate by weight\n| w | r |\n| up to 2 t | 1 EUR |\n| the rest | 2 EUR |`),
    ).toEqual([']-∞, 2000] → 1', ']2000, ∞[ → 2']);
    expect(
      rows(`${fact}table rate by weight\n| Poids in kg | Prix in EUR |\n| up to 5 | 1 |\n| above 5 | 2.50 |`),
    ).toEqual([']-∞, 5] → 1', ']5, ∞[ → 2.5']);
  });

  it('have limits that are values made of numbers', () => {
    expect(
      rows(
        'value limit = 5 m2\ntable rate by area\n| a | r |\n| up to limit | 1 EUR |\n| above 2 * limit | 2 EUR |\n| the rest | 3 EUR |',
      ),
    ).toEqual([']-∞, 5] → 1', ']10, ∞[ → 2', ']5, 10] → 3']);
  });

  it('that overlap are named with a value', () => {
    expect(
      messages(
        'table rate by area\n| a | r |\n| up to 10 m2 | 1 EUR |\n| up to 25 m2 | 1 EUR |\n| from 20 to 30 m2 | 2 EUR |\n| the rest | 3 EUR |',
      ),
    ).toEqual(['two rows take `20 m2`']);
    expect(
      messages('table rate by area\n| a | r |\n| up to 10 m2 | 1 EUR |\n| from 10 m2 | 2 EUR |'),
    ).toEqual(['two rows take `10 m2`']);
    expect(codes('table rate by area\n| a | r |\n| up to 10 m2 | 1 EUR |\n| above 10 m2 | 2 EUR |')).toEqual(
      [],
    );
  });

  it('that are missing for options are named', () => {
    expect(
      messages(
        'table rate by season, member\n| s | m | r |\n| low | yes | 1 EUR |\n| high | the rest | 1 EUR |',
      ),
    ).toEqual(['no row is for `season low, member no`']);
  });
});

describe('columns of a table', () => {
  it('go across a choice, named by as, by name or by label', () => {
    expect(
      rows('table rate across season\n| BASSE SAISON as low | HIGH Season |\n| 120 EUR | 100 EUR |'),
    ).toEqual(['low → 120', 'high → 100']);
  });

  it('go across a choice under bands', () => {
    expect(
      rows(
        'table rate by share, across season\n| s | low | high |\n| above 70 % | 2.50 % | 2.00 % |\n| the rest | 1 % | 0.5 % |',
      ),
    ).toEqual([
      ']0.7, ∞[ ; low → 0.025',
      ']0.7, ∞[ ; high → 0.02',
      ']-∞, 0.7] ; low → 0.01',
      ']-∞, 0.7] ; high → 0.005',
    ]);
  });

  it('give several values, also for each option', () => {
    const text =
      'table prices by area, across season gives ticket "Ticket", locker "Locker"\n| a | Ticket for low | Ticket for high | as locker for low | Locker for high |\n| up to 10 m2 | 1 EUR | 2 EUR | 3 EUR | 4 EUR |\n| the rest | 5 EUR | 6 EUR | 7 EUR | 8 EUR |\nvalue x = locker for high + ticket';
    expect(rows(text, 'prices')).toEqual([
      ']-∞, 10] ; low → 1 ; 3',
      ']-∞, 10] ; high → 2 ; 4',
      ']10, ∞[ ; low → 5 ; 7',
      ']10, ∞[ ; high → 6 ; 8',
    ]);
  });

  it('hold formulas, steps and what is not given', () => {
    expect(
      rows(
        'table rate by area\n| a | r |\n| up to 10 m2 | 2 EUR/m2 * area, at least 1 EUR |\n| 11 m2 | not given |\n| the rest | price |',
      ),
    ).toEqual([
      ']-∞, 10] → ((multiply 2 area) | at-least (maximum … 1))',
      '[11, 11] → not-given',
      ']10, 11[ → price',
      ']11, ∞[ → price',
    ]);
  });

  it('share one unit, whatever their cells say', () => {
    expect(rows('table rate by area\n| a | r |\n| up to 10 m2 | 2 t |\n| the rest | 500 kg |')).toEqual([
      ']-∞, 10] → 2',
      ']10, ∞[ → (multiply 500 0.001{1 kg = 0.001 t})',
    ]);
    expect(codes('table rate by area\n| a | r |\n| up to 10 m2 | 2 EUR |\n| the rest | 500 kg |')).toEqual([
      'E302',
    ]);
  });

  it('stand under bands where limits differ by option', () => {
    expect(
      rows(
        'table rate by price, across season\n| Rate in % | low | high |\n| 10 | up to 5 EUR | up to 7 EUR |\n| 20 | then the rest | then up to 9 EUR |\n| 30 | | then the rest |',
      ),
    ).toEqual([
      ']-∞, 5] ; low → 0.1',
      ']5, ∞[ ; low → 0.2',
      ']-∞, 7] ; high → 0.1',
      ']7, 9] ; high → 0.2',
      ']9, ∞[ ; high → 0.3',
    ]);
  });

  it('read another option with for', () => {
    const x = statementOf(
      checkGood(
        `${head}table rate across season\n| low | high |\n| 120 EUR | 100 EUR |\nvalue x = rate for low / rate for high\n`,
      ),
      'x',
    );
    if (x.kind !== 'value' || x.formula.base.kind !== 'expression') throw new Error('no value');
    expect(show(x.formula.base.expression)).toBe('(divide (@rate for low) (@rate for high))');
  });

  it('of a table on a unit take an argument', () => {
    const tariff = checkGood(
      `${head}table rate on hours\n| h | r |\n| up to 10 hours | 25 % |\n| the rest | 100 % |\nvalue x = rate(2 days)\n`,
    );
    const table = statementOf(tariff, 'rate');
    const x = statementOf(tariff, 'x');
    if (table.kind !== 'table' || x.kind !== 'value' || x.formula.base.kind !== 'expression')
      throw new Error();
    expect(table.keys.map(({ value, type }) => [value, showType(type)])).toEqual([[undefined, 'hour']]);
    expect(show(x.formula.base.expression)).toBe('(@rate (multiply 2 24{1 day = 24 hour}))');
  });
});
