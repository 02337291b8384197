import { describe, expect, it } from 'vitest';
import { checkGood, checkText, head, statementOf } from './compile-text.js';
import { show, showFormula, showRows, showType } from './show.js';

function formula(text: string, extra = ''): string {
  const statement = statementOf(checkGood(`${head}${extra}${text}\n`), 'x');
  if (!('formula' in statement)) throw new Error('no formula');
  return `${showType(statement.type)}: ${showFormula(statement.formula)}`;
}
const codes = (text: string) => checkText(`${head}${text}\n`).codes;

describe('every measure of dates', () => {
  it.each([
    ['days from 2024-01-01 to day', 'day: (days 2024-01-01 day)'],
    ['days from 2024-01-01 to day both included', 'day: (days-inclusive 2024-01-01 day)'],
    ['nights from 2024-01-01 to day', 'night: (nights 2024-01-01 day)'],
    ['whole months from 2024-01-01 to day', 'month: (whole-months 2024-01-01 day)'],
    ['started months from 2024-01-01 to day', 'month: (started-months 2024-01-01 day)'],
    ['whole years from 2024-01-01 to day', 'year: (whole-years 2024-01-01 day)'],
    ['calendar weeks from 2024-01-01 to day', 'week: (calendar-weeks 2024-01-01 day)'],
    ['calendar months from 2024-01-01 to day both included', 'month: (calendar-months 2024-01-01 day)'],
    ['calendar years from 2024-01-01 to day', 'year: (calendar-years 2024-01-01 day)'],
    [
      'whole months from 2024-01-01 to day both included',
      'month: (whole-months 2024-01-01 (shift days day 1))',
    ],
    ['30/360 days from 2024-01-01 to day', 'day: (days-30-360 2024-01-01 day)'],
    ['year of day', 'number: (year day)'],
    ['month of day', 'number: (month day)'],
    ['day of day', 'number: (day day)'],
    ['weekday of day', 'number: (weekday day)'],
    ['days in month of day', 'day: (days-in-month day)'],
    ['days in year of day', 'day: (days-in-year day)'],
    ['start of month of day', 'date: (start-of-month day)'],
    ['end of month of day', 'date: (end-of-month day)'],
    ['start of year of day', 'date: (start-of-year day)'],
    ['end of year of day', 'date: (end-of-year day)'],
  ])('reads %s', (text, shown) => {
    expect(formula(`value x = ${text}`)).toBe(shown);
  });
});

describe('tables and scales as functions', () => {
  it('take the next argument for each `on`, and know the others', () => {
    const table =
      'table rate by season, on hours gives x\n| s | h | x |\n| low | up to 10 hours | 1 EUR |\n| low | the rest | 2 EUR |\n| high | the rest | 3 EUR |\nvalue y = x(3 hours)\n';
    const tariff = checkGood(`${head}${table}`);
    const y = statementOf(tariff, 'y');
    expect('formula' in y && showFormula(y.formula)).toBe('(@x 3)');
    expect(codes(`${table}value z = x(3 hours; 2 EUR)\n`)).toEqual(['E312']);
    expect(codes(`${table}value z = x\n`)).toEqual(['E312']);
  });

  it('read another option of a scale', () => {
    const scale =
      'scale tax on EUR across season\n| rate | low | high |\n| 10 % | up to 5 EUR | up to 10 EUR |\n| 22 % | then the rest | then the rest |\n';
    expect(formula('value x = tax(price) for high', scale)).toBe('EUR: (@tax for high price)');
    expect(codes(`${scale}value x = tax(price) for middle`)).toEqual(['E210']);
    expect(codes(`${scale}value x = tax(area)`)).toEqual(['E302']);
  });
});

describe('readings', () => {
  const reading =
    'reading blocks(size in m2) "Blocks"\n| option | value | because |\n| started | started blocks of 100 m2 in size | "a" |\n| exact | exact blocks of 100 m2 in size | "b" |\nchosen exact\n';

  it('with parameters are functions, and may be replaced', () => {
    expect(formula('value x = (3 EUR/block * blocks(area) with blocks started)', reading)).toBe(
      "EUR: ((multiply 3 (@blocks area)) with reading blocks = 'started)",
    );
    const tariff = checkGood(head + reading);
    expect(tariff.readings[0]).toMatchObject({
      name: 'blocks',
      label: 'Blocks',
      chosen: 'exact',
      options: [
        { name: 'started', because: 'a', formula: 'started blocks of 100 m2 in size' },
        { name: 'exact', because: 'b' },
      ],
    });
    expect(tariff.statements.map(({ kind }) => kind)).toEqual(['reading-value']);
  });

  it('without values are switches', () => {
    const order =
      'reading order "Order"\n| option | because |\n| first | "a" |\n| last | "b" |\nchosen last\n';
    expect(formula('answer x = order is last', order)).toBe("yes-no: (equal (reading order) 'last)");
    expect(checkGood(head + order).statements).toEqual([]);
  });
});

describe('counterfactuals', () => {
  it('move the date that decides on versions', () => {
    const versions =
      'value fee = 2 EUR\nversion "2023" valid from 2023-01-01 to 2023-12-31\nversion "2024" valid from 2024-01-01\nvalue fee = 3 EUR\nvalue x = (fee with on 2022-01-01)\n';
    expect(formula('', versions)).toBe('EUR: (@fee with fact on = 2022-01-01)');
    expect(formula('', `dated by day\n${versions}`)).toBe('EUR: (@fee with fact day = 2022-01-01)');
    const { diagnostics } = checkText(`${head}amount fee = price\nvalue x = (fee with on 2022-01-01)\n`);
    expect(diagnostics.map(({ code, help }) => [code, help?.en])).toEqual([
      ['E201', 'the tariff has one version only, so no date decides'],
    ]);
  });
});

describe('texts', () => {
  it('are compared for equality and chosen', () => {
    const fact = 'fact name : text, optional\n';
    expect(formula('answer x = (name or "nobody") is "me"', fact)).toBe(
      'yes-no: (equal (name otherwise "nobody") "me")',
    );
    expect(
      formula('value x = retained in fee', 'amount fee = lower of\n| a | price |\n| b | 2 EUR |\n'),
    ).toBe('text: (retained fee)');
    expect(codes(`${fact}table t by name\n| n | t |\n| "a" or "b" | 1 EUR |\n| the rest | 2 EUR |`)).toEqual(
      [],
    );
    expect(codes(`${fact}table t by name\n| n | t |\n| up to 3 | 1 EUR |`)).toEqual(['E405']);
  });
});

describe('what stands beside the rules', () => {
  it('is kept: notices, requirements, results, sections, quotes, allowances, what is not modelled', () => {
    const tariff = checkGood(
      `${head}source "Document" not held in English
results total
section "2.1" "Fees"
amount total = price
  quote "the fee"
  allow W602 because "known"
section "2.1" "Fees"
section our heading "Others"
notice "Ask first" when total is from 3 EUR
require area is from 1 m2 "too small"
require price is above 1 EUR
not modelled "the rest" because "no price"
`,
    );
    expect(tariff.results?.map(({ name }) => name)).toEqual(['total']);
    expect(tariff.sections.map(({ id, number, title, ours }) => [id, number, title, ours])).toEqual([
      ['2.1', '2.1', 'Fees', false],
      ['others', '', 'Others', true],
    ]);
    expect(tariff.statements[0]?.place).toMatchObject({
      section: '2.1',
      quote: { text: 'the fee', document: 'Document' },
    });
    expect(tariff.allowed).toMatchObject([{ code: 'W602', because: 'known' }]);
    expect(tariff.notices.map(({ text, when }) => [text, when && show(when)])).toEqual([
      ['Ask first', '(from @total 3)'],
    ]);
    expect(tariff.requirements.map(({ message }) => message)).toEqual(['too small', 'price is above 1 EUR']);
    expect(tariff.notModelled).toMatchObject([{ text: 'the rest', because: 'no price' }]);
    expect(tariff.documents).toMatchObject([{ name: 'Document', held: false, language: 'en' }]);
  });

  it('records every number with its use', () => {
    const tariff = checkGood(
      `tariff demo "Demo"\ncurrency EUR\nrounding each amount half up to 0.01 EUR\nfact area : m2, whole, from 0 to 1 000\namount total = 2.50 EUR/m2 * area\n  less 20 %\nnot used "70 000 notices" because "no price"\ncheck total is at most 99 EUR\nexample "e"\n  given area = 7 m2\n`,
    );
    expect(
      tariff.numbers.map(
        ({ value, use, percent }) => `${Number(value.n) / Number(value.d)}${percent ? ' %' : ''} ${use}`,
      ),
    ).toEqual([
      '0.01 rounding',
      '0 domain',
      '1000 domain',
      '2.5 rule',
      '20 % rule',
      '70000 not-used',
      '99 check',
      '7 example',
    ]);
  });
});

describe('a French file', () => {
  it('means the same as an English one', () => {
    const tariff = checkGood(`tarif demo "Démo"
source "Document" non joint en français
monnaie EUR
arrondi de chaque montant au plus proche à 0,01 EUR
donnée surface : m2, entier, de 0 à 1 000
donnée heures_ouvertes : heures, au pas de 0,25, de 0 à 168
donnée saison : parmi basse "Basse saison" | haute "Haute saison"
tableau part selon heures_ouvertes
| ouverture | du tarif |
| jusqu'à 10 heures | 25 % |
| au-delà de 10 jusqu'à 25 heures | 33 % |
| le reste | 100 % |
tableau prix en colonnes selon saison
| BASSE SAISON comme basse | haute |
| 2,50 EUR/m2 | 3 EUR/m2 |
montant total = prix * surface
  au moins 30 EUR quand saison est haute
  fois part
  moins 10 % et 5 %
`);
    const table = statementOf(tariff, 'part');
    expect(table.kind === 'table' && showRows(table)).toEqual([
      ']-∞, 10] → 0.25',
      ']10, 25] → 0.33',
      ']25, ∞[ → 1',
    ]);
    const total = statementOf(tariff, 'total');
    expect('formula' in total && showFormula(total.formula)).toBe(
      "(multiply @prix surface) | at-least (maximum … 30) when (equal saison 'haute) | times (multiply … @part) | less (multiply … (subtract 1 (add 0.1 0.05)))",
    );
    expect(tariff.units.map(({ symbol, plural }) => [symbol, plural])).toEqual([
      ['m2', 'm2'],
      ['hour', 'heures'],
    ]);
  });
});
