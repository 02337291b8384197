import { describe, expect, it } from 'vitest';
import { checkGood, checkText, head, statementOf } from './compile-text.js';
import { showFormula, showType } from './show.js';

function formula(text: string, extra = ''): string {
  const statement = statementOf(checkGood(`${head}${extra}${text}\n`), 'x');
  if (!('formula' in statement)) throw new Error('no formula');
  return `${showType(statement.type)}: ${showFormula(statement.formula)}`;
}
const errors = (text: string) =>
  checkText(`${head}${text}\n`).diagnostics.map(({ code, message }) => `${code} ${message.en}`);

describe('units', () => {
  it('multiply and cancel', () => {
    expect(formula('value x = 3 EUR/m2/day * area')).toBe('EUR/day: (multiply 3 area)');
    expect(formula('value x = price / area')).toBe('EUR/m2: (divide price area)');
    expect(formula('value x = area / area')).toBe('number: (divide area area)');
  });

  it('of one dimension are reconciled by an exact factor that names itself', () => {
    expect(formula('value x = 3 EUR/t * 500 kg')).toBe(
      'EUR: (multiply (multiply 3 500) 0.001{1 EUR·kg/t = 0.001 EUR})',
    );
    expect(formula('value x = 2 EUR/hour * 3 days')).toBe(
      'EUR: (multiply (multiply 2 3) 24{1 EUR·day/hour = 24 EUR})',
    );
    expect(formula('value x = 1 quarter + 2 months + 1 year')).toBe(
      'quarter: (add (add 1 (multiply 2 1/3{1 month = 1/3 quarter})) (multiply 1 4{1 year = 4 quarter}))',
    );
    expect(formula('value x = 3 hl * 2 EUR/l')).toBe(
      'EUR: (multiply (multiply 3 2) 100{1 EUR·hl/l = 100 EUR})',
    );
  });

  it('know that areas are lengths multiplied and energies powers in time', () => {
    expect(formula('value x = area + 3 m * 2 m')).toBe('m2: (add area (multiply 3 2))');
    expect(formula('value x = 0.15 EUR/kWh * 2 kW * 3 hours')).toBe('EUR: (multiply (multiply 0.15 2) 3)');
  });

  it('of a file are its own where the language came to know them later, and only there', () => {
    const own = 'unit second, seconds = 2 minutes\nunit mm\n';
    expect(formula('value x = 3 EUR/minute * 1 second', own)).toBe(
      'EUR: (multiply (multiply 3 1) 2{1 EUR·second/minute = 2 EUR})',
    );
    expect(errors('unit mm\nvalue x = 3 mm + 1 cm')).not.toEqual([]);
    expect(errors('unit kg\nvalue x = 1 EUR')).toEqual(['E339 the unit `kg` exists already']);
  });

  it('are declared, also made of others in any order', () => {
    const declared = 'unit sack, sacks = 2 quintals\nunit quintal, quintals = 100 kg\n';
    expect(formula('value x = 3 sacks in kg', declared)).toBe('kg: (multiply 3 200{1 sack = 200 kg})');
    const tariff = checkGood(`${head}unit device, devices "appareil"\nvalue x = 3 devices\n`);
    expect(tariff.units.find(({ symbol }) => symbol === 'device')).toEqual({
      symbol: 'device',
      singular: 'appareil',
      plural: 'appareils',
    });
  });

  it('speak the language of the document', () => {
    const tariff = checkGood(
      `tariff demo "Demo"\nsource "Tarif" not held in French\ncurrency EUR\nvalue x = 3 days\n`.replace(
        'value',
        'rounding no amount\nvalue',
      ),
    );
    expect(tariff.units).toEqual([{ symbol: 'day', singular: 'jour', plural: 'jours' }]);
  });

  it('of time do not convert between days and months', () => {
    expect(errors('value x = 3 days + 1 month')).toEqual([
      'E302 `months` and `days` do not measure the same thing',
    ]);
  });

  it('that disagree are shown at both places', () => {
    const { diagnostics } = checkText(`${head}value x = area + 3 kg\n`);
    expect(diagnostics[0]?.code).toBe('E302');
    expect(diagnostics[0]?.related).toHaveLength(1);
  });
});

describe('percentages', () => {
  it('are hundredths without a unit', () => {
    expect(formula('value x = 20 % * price')).toBe('EUR: (multiply 0.2 price)');
    expect(formula('value x = share + 2 points')).toBe('%: (add share 0.02)');
    expect(formula('value x = share * 50 %')).toBe('%: (multiply share 0.5)');
    expect(formula('value x = share / 4')).toBe('%: (divide share 4)');
    expect(formula('value x = price / 4 EUR')).toBe('number: (divide price 4)');
  });
});

describe('currencies', () => {
  it('never mix', () => {
    expect(errors('value x = price + 3 XPF')).toEqual(['E303 XPF and EUR are mixed']);
  });

  it('convert explicitly at a declared ratio, both ways', () => {
    const ratio = 'conversion 1 000 XPF = 8.38 EUR\n';
    expect(formula('value x = 3 XPF in EUR', ratio)).toBe('EUR: (multiply 3 0.00838{1 XPF = 0.00838 EUR})');
    expect(formula('value x = 3 EUR in XPF', ratio)).toBe(
      'XPF: (multiply 3 50000/419{1 EUR = 50000/419 XPF})',
    );
    expect(formula('value x = 3 XPF/m2 in EUR/m2', ratio)).toBe(
      'EUR/m2: (multiply 3 0.00838{1 XPF = 0.00838 EUR})',
    );
  });

  it('convert at the ratio of the date that decides', () => {
    const ratio =
      'dated by day\nconversion 1 EUR = 120 XPF from 2000-01-01 to 2009-12-31\nconversion 1 EUR = 119 XPF from 2010-01-01\n';
    expect(formula('value x = price in XPF', ratio)).toBe(
      'XPF: (multiply price ((and (from day 2000-01-01) (up-to day 2009-12-31)) ? 120{1 EUR = 120 XPF} : (from day 2010-01-01) ? 119{1 EUR = 119 XPF} : not-given))',
    );
  });

  it('multiply by a rate that is a fact', () => {
    const rate = 'fact rate : EUR/USD, to 0.0001, from 0 to 10\n';
    expect(formula('value x = 3 USD * rate', rate)).toBe('EUR: (multiply 3 rate)');
  });

  it('have the decimals of ISO 4217, or those the file says', () => {
    const tariff = checkGood(
      'tariff demo "Demo"\ncurrency KWD\nrounding each amount half up to 0.001 KWD\nrounding each amount half up to 1 XPF\ncurrency BTC with 8 decimals\nfact a : KWD, from 0 to 9\nfact b : XPF, from 0 to 9\nfact c : BTC, from 0 to 9\nvalue x = 1 EUR\n',
    );
    expect(tariff.currencies).toEqual([
      { code: 'KWD', decimals: 3 },
      { code: 'XPF', decimals: 0 },
      { code: 'BTC', decimals: 8 },
      { code: 'EUR', decimals: 2 },
    ]);
    expect(tariff.facts.map(({ domain }) => domain?.step.d)).toEqual([1000n, 1n, 100000000n]);
  });

  it('of the using file are written `money` in a module', () => {
    const files = { 'm.bareme': 'module m "M"\nfunction fee(rate in money/m2) = rate * area\n' };
    const tariff = checkGood(`${head}use "m.bareme"\namount x = fee(3 EUR/m2)\n`, files);
    const fee = statementOf(tariff, 'fee');
    expect(fee.kind === 'function' && showType(fee.type)).toBe('EUR');
  });
});
